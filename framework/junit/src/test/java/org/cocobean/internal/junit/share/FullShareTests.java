package org.cocobean.internal.junit.share;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.cocobean.report.RunSummary;
import org.cocobean.report.ShareState;
import org.cocobean.report.TestOutcome;
import org.cocobean.settings.Settings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A run over a share that is full: a real file system of two megabytes.
@Timeout(120)
class FullShareTests {

    private static final int TESTS = 40;

    @TempDir Path directory;
    private Path disk;
    private final List<Process> started = new ArrayList<>();

    static class Samples {
        @RepeatedTest(TESTS)
        void waits() throws InterruptedException {
            Thread.sleep(60);
        }
    }

    @BeforeEach
    void mountSmallDisk() throws Exception {
        disk = Files.createDirectory(directory.resolve("disk"));
        boolean mounted = run("mount", "-t", "tmpfs", "-o", "size=2m", "none", disk.toString());
        if (Settings.load().continuousIntegration()) {
            assertThat(mounted).as("a small disk can be mounted, which CI needs").isTrue();
        }
        assumeTrue(mounted, "no small disk can be mounted here: mount is not permitted");
    }

    @AfterEach
    void unmount() throws Exception {
        for (Process process : started) {
            process.destroyForcibly().waitFor();
        }
        run("umount", "--lazy", disk.toString());
    }

    private static boolean run(String... command) throws Exception {
        return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor() == 0;
    }

    private Process build() throws IOException {
        Process process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:TieredStopAtLevel=1",
                                "-XX:+UseSerialGC",
                                "-Dcocobean.share=" + disk.resolve("run"),
                                "-Dcocobean.cache=off",
                                "-cp",
                                System.getProperty("java.class.path", ""),
                                SharedRunTests.Build.class.getName(),
                                Samples.class.getName())
                        .redirectErrorStream(true)
                        .redirectOutput(directory.resolve(started.size() + ".log").toFile())
                        .start();
        started.add(process);
        return process;
    }

    private String log(int number) throws IOException {
        return Files.readString(directory.resolve(number + ".log"), StandardCharsets.UTF_8);
    }

    /// Whatever becomes free is taken at once.
    private void fill() throws IOException {
        try (var filler = new FileOutputStream(disk.resolve("filler").toFile(), true)) {
            for (int size = 64 * 1024; size > 0; size /= 2) {
                writeUntilFull(filler, size);
            }
        }
    }

    private static void writeUntilFull(FileOutputStream filler, int size) {
        byte[] bytes = new byte[size];
        try {
            while (true) {
                filler.write(bytes);
            }
        } catch (IOException e) {
            // No more of this size.
        }
    }

    private long done() throws IOException {
        Path claims = disk.resolve("run/share/claims");
        if (!Files.isDirectory(claims)) {
            return 0;
        }
        try (Stream<Path> files = Files.list(claims)) {
            return files.filter(file -> file.toString().endsWith(".done")).count();
        }
    }

    @Test
    void everyProcessFailsAndSaysSoAndWithRoomTheRunGoesOn() throws Exception {
        build();
        build();
        while (done() < 4) {
            Thread.sleep(10);
        }
        while (started.stream().anyMatch(Process::isAlive)) {
            fill();
            Thread.sleep(5);
        }
        for (int i = 0; i < 2; i++) {
            assertThat(started.get(i).waitFor()).as(log(i)).isOne();
            assertThat(log(i)).contains("No space left on device");
        }
        Path run = disk.resolve("run");
        long ended = done();
        assertThat(ended).isLessThan(TESTS);
        assertThat(RunSummary.of(run).tests()).hasSize((int) ended);
        assertThat(ShareState.of(run).isWhole()).isFalse();

        Files.delete(disk.resolve("filler"));
        assertThat(build().waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(started.getLast().exitValue()).as(log(2)).isZero();
        List<TestOutcome> tests = RunSummary.of(run).tests();
        assertThat(tests).hasSize(TESTS);
        assertThat(tests.stream().map(test -> test.test().title()).distinct()).hasSize(TESTS);
        assertThat(tests).allMatch(test -> test.status() == TestOutcome.Status.PASSED);
        assertThat(ShareState.of(run).isWhole()).isTrue();
    }

    @Test
    void aProcessThatFindsNoRoomAtAllFailsAndSaysSo() throws Exception {
        fill();
        assertThat(build().waitFor()).isOne();
        assertThat(log(0)).contains("cannot take part in the run", "No space left on device");
    }
}
