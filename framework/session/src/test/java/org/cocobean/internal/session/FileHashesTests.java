package org.cocobean.internal.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileHashesTests {

    @TempDir Path directory;

    private final FileHashes hashes = new FileHashes();

    /// A second change within one tick of a file server's clock leaves size and times as they are.
    @Test
    void aFileThatWasJustWrittenIsReadAgainUntilItHasBeenSeenForTwoSeconds() throws Exception {
        Path file = Files.writeString(directory.resolve("a"), "one");
        String first = hashes.hash(file);
        assertThat(hashes.hash(file)).isEqualTo(first);
        assertThat(hashes.reads()).isEqualTo(2);
        Thread.sleep(2100);
        hashes.hash(file);
        hashes.hash(file);
        assertThat(hashes.reads()).isEqualTo(3);
    }

    /// Of a host whose clock is two minutes ahead: what was written now looks old to it.
    @Test
    void whatLooksTwoMinutesOldMayHaveBeenWrittenJustNow() throws Exception {
        Path file = Files.writeString(directory.resolve("a"), "one");
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(120)));
        hashes.hash(file);
        hashes.hash(file);
        assertThat(hashes.reads()).isEqualTo(2);
    }

    @Test
    void aChangeIsSeenWhateverTheTimeOfAFileSays() throws Exception {
        Path file = Files.writeString(directory.resolve("a"), "one");
        String first = hashes.hash(file);
        Files.writeString(file, "two");
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().plusSeconds(7200)));
        assertThat(hashes.hash(file)).isNotEqualTo(first);
        assertThat(FileHashes.isAbsent(hashes.hash(directory.resolve("b")))).isTrue();
    }
}
