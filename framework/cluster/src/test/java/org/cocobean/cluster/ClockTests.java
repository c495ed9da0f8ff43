package org.cocobean.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cocobean.report.RunSummary;
import org.cocobean.report.ShareState;
import org.cocobean.report.TestOutcome;
import org.cocobean.session.Session;
import org.cocobean.session.junit.Uses;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/// A run of three hosts whose clocks are two minutes behind, right, and two minutes ahead of that
/// of the file system.
@Timeout(180)
@Isolated
class ClockTests {

    private static final int SHORT_ONES = 6;
    private static final long SILENCE = 2500;

    @TempDir Path directory;

    private final List<Process> started = new ArrayList<>();

    /// Leaves a file, so that each run of a test is counted.
    private static void ran(String what) throws IOException {
        Path ran = Files.createDirectories(Path.of(System.getProperty("ran", "")));
        Files.createFile(ran.resolve(what + "," + UUID.randomUUID()));
    }

    static class Samples {

        /// Held for longer than the silence that counts as death.
        @BeforeAll
        static void onceForAll() {
            Session.current()
                    .once(
                            "slow",
                            () -> {
                                ran("once");
                                Thread.sleep(SILENCE + 1000);
                                return "";
                            })
                    .ensureDone();
        }

        /// Fails if another one has the only licence meanwhile.
        @RepeatedTest(SHORT_ONES)
        @Uses("licence")
        void takesAWhile() throws Exception {
            ran("short");
            Path used = Files.createFile(Path.of(System.getProperty("ran", "")).resolve("used"));
            Thread.sleep(100);
            Files.delete(used);
        }

        @Test
        void takesLongerThanSilenceThatCountsAsDeath() throws Exception {
            ran("long");
            Thread.sleep(SILENCE + 1000);
        }

        @Test
        @Uses("licence")
        void diesOnce() throws Exception {
            ran("dies");
            try {
                Files.createFile(Path.of(System.getProperty("ran", "")).resolve("died"));
            } catch (FileAlreadyExistsException e) {
                return;
            }
            Runtime.getRuntime().halt(9);
        }
    }

    @BeforeEach
    void needsHosts() {
        if (!ImitatedHost.canBe()) {
            assumeTrue(System.getenv("CI") == null, ImitatedHost.NEEDS);
            fail(ImitatedHost.NEEDS);
        }
    }

    @AfterEach
    void nothingIsLeftRunning() {
        started.forEach(process -> process.descendants().forEach(ProcessHandle::destroyForcibly));
        started.forEach(Process::destroyForcibly);
    }

    @Test
    void noClaimOfALivingHostIsTakenAndThoseOfADeadOneAre() throws Exception {
        Path run = directory.resolve("run");
        for (Map.Entry<String, Integer> host :
                Map.of("slow", -120, "right", 0, "fast", 120).entrySet()) {
            started.add(
                    new ImitatedHost(directory, host.getKey(), host.getValue())
                            .start(
                                    Samples.class,
                                    "-Dran=" + directory.resolve("ran"),
                                    "-Dcocobean.share=" + run,
                                    "-Dcocobean.resources=licence:1",
                                    "-Dcocobean.lock.heartbeat=200 ms",
                                    "-Dcocobean.lock.stale=" + SILENCE + " ms"));
        }
        List<Integer> exits = new ArrayList<>();
        for (Process process : started) {
            exits.add(process.waitFor());
        }
        assertThat(exits).as(logs()).containsExactlyInAnyOrder(0, 0, 9);
        try (Stream<Path> files = Files.list(directory.resolve("ran"))) {
            assertThat(
                            files.map(file -> file.getFileName().toString().split(",", -1)[0])
                                    .collect(Collectors.groupingBy(x -> x, Collectors.counting())))
                    .containsOnly(
                            Map.entry("once", 1L),
                            Map.entry("short", (long) SHORT_ONES),
                            Map.entry("long", 1L),
                            Map.entry("dies", 2L),
                            Map.entry("died", 1L));
        }
        List<TestOutcome> tests = RunSummary.of(run).tests();
        assertThat(tests).hasSize(SHORT_ONES + 2);
        assertThat(tests).allMatch(test -> test.status() == TestOutcome.Status.PASSED);
        assertThat(ShareState.of(run).isWhole()).isTrue();
        assertThat(logs()).containsOnlyOnce("is run again");
        assertThat(RunSummary.of(run).elapsed())
                .as("the clocks differ")
                .isGreaterThan(Duration.ofSeconds(100));
    }

    private String logs() throws IOException {
        StringBuilder text = new StringBuilder();
        for (String host : List.of("slow", "right", "fast")) {
            text.append(Files.readString(directory.resolve(host + ".log")));
        }
        return text.toString();
    }
}
