package org.cocobean.internal.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.cocobean.settings.Settings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class WindowTests {

    /// Of a signal whose values need four megabytes.
    private static final int WIDE = 100_000 * 64;

    @TempDir private Path directory;

    private Path disk(String size) throws Exception {
        Path disk = Files.createDirectories(directory.resolve("disk"));
        boolean mounted =
                run("mount", "-t", "tmpfs", "-o", "size=" + size, "none", disk.toString());
        if (Settings.load().continuousIntegration()) {
            assertThat(mounted).as("CI must be able to mount a small disk").isTrue();
        }
        assumeTrue(mounted, "this user may not mount a file system");
        return disk;
    }

    @AfterEach
    void unmount() throws Exception {
        run("umount", directory.resolve("disk").toString());
    }

    private static boolean run(String... command) throws Exception {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getInputStream().readAllBytes();
        return process.waitFor() == 0;
    }

    @Test
    void whereThereIsNoRoomForAWindowItIsAnErrorThatNamesThePlace() throws Exception {
        Path disk = disk("512k");
        assertThatThrownBy(() -> Window.create(disk))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no room for the memory that is shared with the simulator")
                .hasMessageContaining("No space left on device")
                .hasMessageContaining("df -h " + disk);
        try (var left = Files.list(disk)) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void whereThereIsNoRoomForMoreSignalsItIsAnErrorAndNotTheEndOfTheJvm() throws Exception {
        Path disk = disk("8m");
        try (Window window = Window.create(disk)) {
            SlotCell small = window.slots().allocate(1, ObjectKind.LOGIC, 64, 2);
            small.write(0, 0, 7);
            assertThatThrownBy(() -> window.slots().allocate(2, ObjectKind.LOGIC, WIDE, 2))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining("No space left on device");
            assertThat(small.written(0, 0)).isEqualTo(7);
        }
    }

    @Test
    void whatIsReservedLaterLeavesWhatIsThere() throws Exception {
        try (Window window = Window.create(directory)) {
            SlotCell small = window.slots().allocate(1, ObjectKind.LOGIC, 64, 2);
            small.write(0, 0, 5);
            SlotCell wide = window.slots().allocate(2, ObjectKind.LOGIC, WIDE, 2);
            wide.write(1, WIDE / 64 - 1, 6);
            assertThat(small.written(0, 0)).isEqualTo(5);
            assertThat(wide.written(1, WIDE / 64 - 1)).isEqualTo(6);
        }
    }
}
