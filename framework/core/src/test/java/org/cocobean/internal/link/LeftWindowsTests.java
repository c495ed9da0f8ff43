package org.cocobean.internal.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class LeftWindowsTests {

    @TempDir private Path directory;

    private Path old(String name) throws Exception {
        Path file = Files.createFile(directory.resolve(name));
        return Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(120)));
    }

    @Test
    void aWindowThatNobodyHoldsIsDeletedAndNothingElse() throws Exception {
        Path left = old("cocobean-1-x.window");
        Path other = old("other.window");
        Path young = Files.createFile(directory.resolve("cocobean-2-x.window"));
        LeftWindows.sweep(directory);
        assertThat(left).doesNotExist();
        assertThat(other).exists();
        assertThat(young).exists();
    }

    @Test
    void theWindowOfALivingProcessStays() throws Exception {
        Path held = old("cocobean-1-held.window");
        // As a JVM holds it; flock(1) takes another kind of lock.
        String hold =
                "use Fcntl; open F, '+<', $ARGV[0]; $l = pack('s s x![q] q q i x4', F_WRLCK, 0, 0, 0, 0); fcntl(F, F_SETLK, $l) or die; $| = 1; print qq(held\\n); sleep 60";
        Process holder = new ProcessBuilder("perl", "-e", hold, held.toString()).start();
        try {
            assertThat(holder.inputReader().readLine()).isEqualTo("held");
            LeftWindows.sweep(directory, Instant.now());
            assertThat(held).exists();
        } finally {
            holder.destroyForcibly().waitFor();
        }
        LeftWindows.sweep(directory, Instant.now());
        assertThat(held).doesNotExist();
    }
}
