package org.cocobean.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.cocobean.internal.session.Folder;
import org.cocobean.settings.Settings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Disks that are full or cannot be written: real ones, of a few pages.
@Timeout(30)
class BadStorageTests {

    @TempDir Path directory;
    private Path disk;
    private boolean mounted;
    private Session session;

    @BeforeEach
    void mountSmallDisk() throws Exception {
        disk = Files.createDirectory(directory.resolve("disk"));
        mounted = mount("-t", "tmpfs", "-o", "size=256k", "none", disk.toString());
        if (Settings.load().continuousIntegration()) {
            assertThat(mounted).as("a small disk can be mounted, which CI needs").isTrue();
        }
        assumeTrue(mounted, "no small disk can be mounted here: mount is not permitted");
        session = Sessions.open(directory, "cocobean.cache", "disk/cache");
    }

    @AfterEach
    void unmount() throws Exception {
        if (mounted) {
            run("umount", disk.toString());
        }
    }

    private static boolean mount(String... arguments) throws Exception {
        String[] command = new String[arguments.length + 1];
        command[0] = "mount";
        System.arraycopy(arguments, 0, command, 1, arguments.length);
        return run(command);
    }

    private static boolean run(String... command) throws Exception {
        try {
            return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private void fill() throws IOException {
        try {
            Files.write(disk.resolve("filler"), new byte[300 * 1024]);
        } catch (IOException e) {
            // That was the last page.
        }
        assertThat(Files.size(disk.resolve("filler"))).isGreaterThan(0);
    }

    private CallOnce<String> once() {
        return new CallOnce<>(
                disk.resolve("once"),
                "make-it",
                () -> "result",
                Duration.ofSeconds(5),
                session.context());
    }

    private CachedBuild build(int size, AtomicInteger builds) {
        return session.cache()
                .obtain(
                        BuildKey.of("fake", "top"),
                        out -> {
                            builds.incrementAndGet();
                            Files.write(out.resolve("out"), new byte[size]);
                            return List.of();
                        });
    }

    @Test
    void aFullDiskIsAnErrorAndNoResult() throws Exception {
        Files.createDirectory(disk.resolve("once"));
        fill();
        assertThatThrownBy(() -> once().ensureDone())
                .isExactlyInstanceOf(CallOnceException.class)
                .hasMessageStartingWith("'make-it' cannot be coordinated in ")
                .hasMessageContaining("No space left on device")
                .hasMessageEndingWith(
                        "Check that the directory can be written and the disk is not full.");
        assertThat(once().isDone()).isFalse();
        Files.delete(disk.resolve("filler"));
        assertThat(once().ensureDone()).isEqualTo("result");
    }

    @Test
    void aDiskThatFillsUpDuringTheActionLosesNoResultAndLeavesNoMarker() throws Exception {
        CallOnce<String> filling =
                new CallOnce<>(
                        disk.resolve("once"),
                        "make-it",
                        () -> {
                            fill();
                            return "x".repeat(20_000);
                        },
                        Duration.ofSeconds(5),
                        session.context());
        assertThatThrownBy(filling::ensureDone).isExactlyInstanceOf(CallOnceException.class);
        assertThat(Folder.names(disk.resolve("once"))).isEmpty();
        Files.delete(disk.resolve("filler"));
        assertThat(once().ensureDone()).isEqualTo("result");
    }

    @Test
    void aDiskThatFillsUpDuringABuildLeavesNoBuild() throws Exception {
        AtomicInteger builds = new AtomicInteger();
        assertThatThrownBy(() -> build(400 * 1024, builds))
                .isInstanceOf(BuildFailedException.class)
                .hasMessageContaining("No space left on device");
        session = Sessions.open(directory, "cocobean.cache", "disk/cache", "cocobean.run.dir", "2");
        assertThat(build(1000, builds).hit()).isFalse();
        assertThat(builds).hasValue(2);
    }

    @Test
    void aReadOnlyCacheGivesWhatItHasAndSaysThatItCannotTakeMore() throws Exception {
        AtomicInteger builds = new AtomicInteger();
        build(1000, builds);
        assertThat(mount("-o", "remount,ro", disk.toString())).isTrue();
        session = Sessions.open(directory, "cocobean.cache", "disk/cache", "cocobean.run.dir", "2");
        assertThat(build(1000, builds).hit()).isTrue();
        assertThat(builds).hasValue(1);
        assertThatThrownBy(() ->
                        session.cache().obtain(BuildKey.of("fake", "other"), out -> List.of()))
                .isExactlyInstanceOf(CallOnceException.class)
                .hasMessageStartingWith("'fake other' cannot be built or found in the cache ")
                .hasMessageContaining("Read-only file system")
                .hasMessageEndingWith(
                        "or choose another with -Dcocobean.cache=DIR or -Dcocobean.cache=off.");
    }

    @Test
    void aReadOnlyDirectoryGivesTheResultThatIsThereAndTakesNoOther() throws Exception {
        assertThat(once().ensureDone()).isEqualTo("result");
        assertThat(mount("-o", "remount,ro", disk.toString())).isTrue();
        assertThat(once().ensureDone()).isEqualTo("result");
        CallOnce<String> other =
                new CallOnce<>(
                        disk.resolve("once"),
                        "other",
                        () -> "result",
                        Duration.ofSeconds(5),
                        session.context());
        assertThatThrownBy(other::ensureDone)
                .isExactlyInstanceOf(CallOnceException.class)
                .hasMessageContaining("Read-only file system");
    }
}
