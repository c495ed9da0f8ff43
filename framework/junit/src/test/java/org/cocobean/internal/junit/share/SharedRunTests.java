package org.cocobean.internal.junit.share;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cocobean.report.OutcomeLog;
import org.cocobean.report.RunSummary;
import org.cocobean.report.TestOutcome;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/// Whole runs of several JVMs.
@Timeout(120)
class SharedRunTests {

    @TempDir Path directory;

    private final List<Process> started = new ArrayList<>();

    /// Runs sample classes as a build does: it fails if a test fails, or the end of the session.
    static final class Build {

        private Build() {}

        public static void main(String[] classes) throws ClassNotFoundException {
            var listener = new org.junit.platform.launcher.listeners.SummaryGeneratingListener();
            try (LauncherSession session = LauncherFactory.openSession()) {
                LauncherDiscoveryRequestBuilder request = LauncherDiscoveryRequestBuilder.request();
                for (String name : classes) {
                    request.selectors(selectClass(Class.forName(name)));
                }
                session.getLauncher().registerTestExecutionListeners(listener);
                session.getLauncher().execute(request.build());
            }
            System.exit(listener.getSummary().getTotalFailureCount() > 0 ? 1 : 0);
        }
    }

    static class Samples {

        @RepeatedTest(20)
        void repeated() throws InterruptedException {
            Thread.sleep(5);
        }

        @ParameterizedTest
        @ValueSource(ints = {8, 16, 32})
        void widths(int width) {
            assertThat(width).isPositive();
        }

        @Test
        void plain() {}

        @TestFactory
        Stream<DynamicTest> made() {
            return Stream.of("a", "b").map(name -> DynamicTest.dynamicTest(name, () -> {}));
        }

        @Nested
        @TestMethodOrder(MethodOrderer.OrderAnnotation.class)
        class Ordered {

            private static int before;

            @Test
            @Order(1)
            void first() {
                before = 1;
            }

            @Test
            @Order(2)
            void second() {
                assertThat(before).isOne();
            }
        }
    }

    static class Dying {
        /// The first process that comes here dies; the next one passes.
        @Test
        void diesOnce() throws IOException {
            try {
                Files.createFile(Path.of(System.getProperty("died", "")));
            } catch (FileAlreadyExistsException e) {
                return;
            }
            Runtime.getRuntime().halt(9);
        }

        @Test
        void lives() {}
    }

    static class FailingAgain {
        @Test
        void diesThenFails() throws IOException {
            try {
                Files.createFile(Path.of(System.getProperty("died", "")));
            } catch (FileAlreadyExistsException e) {
                throw new AssertionError("on purpose");
            }
            Runtime.getRuntime().halt(9);
        }
    }

    private Process build(Class<?>... classes) throws IOException {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:TieredStopAtLevel=1",
                                "-XX:+UseSerialGC",
                                "-Dcocobean.share=" + directory.resolve("run"),
                                "-Dcocobean.cache=off",
                                "-Ddied=" + directory.resolve("died"),
                                "-cp",
                                System.getProperty("java.class.path", ""),
                                Build.class.getName()));
        Stream.of(classes).map(Class::getName).forEach(command::add);
        Process process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(directory.resolve(started.size() + ".log").toFile())
                        .start();
        started.add(process);
        return process;
    }

    private String log(int number) throws IOException {
        return Files.readString(directory.resolve(number + ".log"), StandardCharsets.UTF_8);
    }

    private List<TestOutcome> outcomes() throws IOException {
        return RunSummary.of(directory.resolve("run")).tests();
    }

    @AfterEach
    void nothingIsLeftRunning() {
        started.forEach(Process::destroyForcibly);
    }

    @Test
    void eachTestRunsOnceInOneOfThreeProcesses() throws Exception {
        for (int i = 0; i < 3; i++) {
            build(Samples.class);
        }
        for (int i = 0; i < 3; i++) {
            assertThat(started.get(i).waitFor()).as(log(i)).isZero();
        }
        Map<String, Long> counts =
                outcomes().stream()
                        .collect(
                                Collectors.groupingBy(
                                        test -> test.test().title(), Collectors.counting()));
        assertThat(counts).hasSize(20 + 3 + 1 + 2 + 2).containsOnlyKeys(counts.keySet());
        assertThat(counts.values()).containsOnly(1L);
        assertThat(outcomes()).allMatch(test -> test.status() == TestOutcome.Status.PASSED);
        assertThat(
                        outcomes().stream()
                                .filter(test -> test.test().name().contains("Ordered"))
                                .map(TestOutcome::worker)
                                .distinct())
                .hasSize(1);
        assertThat(started).hasSize(3);
        assertThat(log(0) + log(1) + log(2)).containsOnlyOnce("28 passed, 0 failed, 0 skipped");
        assertThat(directory.resolve("run/report.html")).exists();
        assertThat(directory.resolve("durations.txt")).content().contains("Samples repeated ");
    }

    @Test
    void theTestOfAProcessThatDiedIsRunAgain() throws Exception {
        Process first = build(Dying.class);
        assertThat(first.waitFor()).isEqualTo(9);
        Process second = build(Dying.class);
        assertThat(second.waitFor()).as(log(1)).isZero();
        assertThat(outcomes())
                .extracting(test -> test.test().method() + " " + test.status().word())
                .containsExactlyInAnyOrder("diesOnce passed", "lives passed");
        assertThat(log(1)).contains("is run again");
    }

    /// A process can go between the line with the outcome and the mark that the test is finished.
    @Test
    void anOutcomeOfAProcessThatDiedCountsNotWhenTheTestIsRunAgain() throws Exception {
        assertThat(build(Dying.class).waitFor()).isEqualTo(9);
        assertThat(build(Dying.class).waitFor()).as(log(1)).isZero();
        TestOutcome second =
                outcomes().stream()
                        .filter(test -> test.test().method().equals("diesOnce"))
                        .findFirst()
                        .orElseThrow();
        String dead =
                second.worker().endsWith("-2")
                        ? second.worker().substring(0, second.worker().length() - 2)
                        : second.worker();
        new OutcomeLog(directory.resolve("run").resolve(dead))
                .append(
                        new TestOutcome(
                                second.test(),
                                TestOutcome.Status.PASSED,
                                "",
                                java.util.Optional.empty(),
                                second.setup(),
                                second.artefacts(),
                                dead,
                                1,
                                second.times()));
        assertThat(outcomes())
                .extracting(test -> test.test().method())
                .containsExactlyInAnyOrder("diesOnce", "lives");
        assertThat(outcomes()).contains(second);
    }

    static class Frozen {
        @Nested
        @TestMethodOrder(MethodOrderer.MethodName.class)
        class Together {
            @Test
            void a() throws Exception {
                Files.writeString(Path.of(System.getProperty("died", "")), "");
                Thread.sleep(200);
            }

            @ParameterizedTest
            @ValueSource(ints = {1, 2})
            void b(int number) {
                assertThat(number).isPositive();
            }
        }
    }

    /// On one host the process table says that the frozen one lives; so its name is taken off.
    @Test
    void whatAFrozenProcessRecordsLateIsTakenBack() throws Exception {
        Process frozen = build(Frozen.class);
        while (!Files.exists(directory.resolve("died"))) {
            Thread.sleep(10);
        }
        signal("-STOP", frozen);
        Path members = directory.resolve("run/share/members");
        try (Stream<Path> all = Files.walk(members)) {
            for (Path holder : all.filter(file -> file.toString().endsWith(".info")).toList()) {
                Files.delete(holder);
            }
        }
        assertThat(build(Frozen.class).waitFor()).as(log(1)).isZero();
        signal("-CONT", frozen);
        frozen.waitFor();
        assertThat(outcomes())
                .as(log(0) + log(1))
                .extracting(test -> test.test().title())
                .doesNotHaveDuplicates()
                .hasSize(3);
    }

    private static void signal(String signal, Process process) throws Exception {
        new ProcessBuilder("kill", signal, Long.toString(process.pid())).start().waitFor();
    }

    @Test
    void aTestThatFailsWhenItIsRunAgainFailsTheBuildThatRanIt() throws Exception {
        assertThat(build(FailingAgain.class).waitFor()).isEqualTo(9);
        assertThat(build(FailingAgain.class).waitFor()).isEqualTo(1);
        assertThat(outcomes())
                .singleElement()
                .matches(test -> test.status() == TestOutcome.Status.FAILED);
        assertThat(log(1)).contains("1 test that this process ran at the end");
    }

    @Test
    void aSecondRunInTheSameDirectoryFails() throws Exception {
        assertThat(build(Samples.class).waitFor()).as(log(0)).isZero();
        assertThat(build(Samples.class).waitFor()).isEqualTo(1);
        assertThat(log(1)).contains("had ended when this process came");
    }
}
