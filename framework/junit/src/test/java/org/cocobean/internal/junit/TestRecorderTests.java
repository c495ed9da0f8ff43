package org.cocobean.internal.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.cocobean.report.RunSummary;
import org.cocobean.report.TestOutcome;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/// In a JVM of its own, since this one's tests are being recorded already.
@Timeout(60)
class TestRecorderTests {

    /// Never set, so that a sample is skipped whose skipping is to be recorded.
    private static final String SKIPS = "cocobean.test.skips";

    @TempDir Path directory;

    /// Runs the tests of this class's samples as a build does.
    static final class Build {

        private Build() {}

        public static void main(String[] arguments) {
            run(
                    Samples.class,
                    BadClass.class,
                    SkippedClass.class,
                    AbortedClass.class,
                    AbortedParts.class);
        }

        static void run(Class<?>... tests) {
            LauncherDiscoveryRequestBuilder request = LauncherDiscoveryRequestBuilder.request();
            for (Class<?> test : tests) {
                request.selectors(selectClass(test));
            }
            LauncherFactory.create().execute(request.build());
        }
    }

    static class Samples {

        @Test
        void passes() throws InterruptedException {
            Thread.sleep(20);
        }

        @Test
        void fails() {
            throw new AssertionError("on purpose");
        }

        @Test
        void givesUp() {
            abort("on purpose");
        }

        @Test
        @EnabledIfSystemProperty(named = SKIPS, matches = "no")
        void isSkipped() {}

        @RepeatedTest(2)
        void repeated() {}

        @TestFactory
        Stream<DynamicTest> made() {
            return Stream.of(DynamicTest.dynamicTest("the only one", () -> {}));
        }

        @Test
        void runsTestsOfItsOwn() {
            Build.run(Inner.class);
        }

        @Nested
        @ParameterizedClass
        @ValueSource(ints = 8)
        class Wide {

            private final int width;

            Wide(int width) {
                this.width = width;
            }

            @ParameterizedTest
            @ValueSource(strings = "fast")
            void counts(String how) {
                assertThat(how + width).isEqualTo("fast8");
            }
        }
    }

    static class Inner {
        @Test
        void isNotRecorded() {}
    }

    static class BadClass {
        @BeforeAll
        static void breaks() {
            assertThat("on purpose").isEmpty();
        }

        @Test
        void neverRuns() {}
    }

    @EnabledIfSystemProperty(named = SKIPS, matches = "no")
    static class SkippedClass {
        @Test
        void one() {}

        @Test
        void two() {}

        @RepeatedTest(2)
        void three() {}
    }

    static class AbortedClass {
        @BeforeAll
        static void needsALicence() {
            abort("no licence");
        }

        @Test
        void one() {}

        @RepeatedTest(2)
        void two() {}

        @Nested
        class Inner {
            @Test
            void three() {}
        }

        @Nested
        @ParameterizedClass
        @ValueSource(ints = {8, 16})
        class Wide {

            @Parameter int width;

            @Test
            void four() {}
        }
    }

    /// What gives up when some of its tests have run already.
    static class AbortedParts {

        @TestFactory
        Stream<DynamicTest> none() {
            return abort("no board");
        }

        @TestFactory
        Stream<DynamicTest> some() {
            return Stream.of(1, 2, 3)
                    .map(number ->
                            number == 3
                                    ? abort("no third")
                                    : DynamicTest.dynamicTest("number " + number, () -> {}));
        }

        static Stream<Integer> numbers() {
            return abort("no numbers");
        }

        @ParameterizedTest
        @MethodSource("numbers")
        void counts(int number) {}

        @Nested
        @ParameterizedClass
        @MethodSource("org.cocobean.internal.junit.TestRecorderTests$AbortedParts#numbers")
        class Wide {

            @Parameter int width;

            @Test
            void runs() {}
        }
    }

    private String build(Path run) throws Exception {
        return build(run, 0);
    }

    private static String build(Path run, int exit) throws Exception {
        Process process =
                new ProcessBuilder(
                                "sh", // each time another parent
                                "-c",
                                "\"$@\"; exit $?",
                                "sh",
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:TieredStopAtLevel=1",
                                "-Dcocobean.run.dir=" + run,
                                "-Dcocobean.worker=gw3",
                                "-cp",
                                System.getProperty("java.class.path", ""),
                                Build.class.getName())
                        .redirectErrorStream(true)
                        .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(output).isEqualTo(exit);
        return output;
    }

    @Test
    void everyTestIsRecordedOnceWithAReadableName() throws Exception {
        build(directory.resolve("run"));
        List<TestOutcome> tests = RunSummary.of(directory.resolve("run")).tests();
        String samples = "TestRecorderTests.Samples.";
        assertThat(tests)
                .extracting(test -> test.test().title() + ": " + test.status().word())
                .containsExactlyInAnyOrder(
                        samples + "passes: passed",
                        samples + "fails: failed",
                        samples + "givesUp: skipped",
                        samples + "isSkipped: skipped",
                        samples + "repeated repetition 1 of 2: passed",
                        samples + "repeated repetition 2 of 2: passed",
                        samples + "made the only one: passed",
                        samples + "runsTestsOfItsOwn: passed",
                        samples + "Wide.counts [1] width = 8 [1] how = \"fast\": passed",
                        "TestRecorderTests.BadClass: failed",
                        "TestRecorderTests.SkippedClass.one: skipped",
                        "TestRecorderTests.SkippedClass.two: skipped",
                        "TestRecorderTests.SkippedClass.three: skipped",
                        "TestRecorderTests.AbortedClass.one: skipped",
                        "TestRecorderTests.AbortedClass.two: skipped",
                        "TestRecorderTests.AbortedClass.Inner.three: skipped",
                        "TestRecorderTests.AbortedClass.Wide: skipped",
                        "TestRecorderTests.AbortedParts.none: skipped",
                        "TestRecorderTests.AbortedParts.some number 1: passed",
                        "TestRecorderTests.AbortedParts.some number 2: passed",
                        "TestRecorderTests.AbortedParts.some: skipped",
                        "TestRecorderTests.AbortedParts.counts: skipped",
                        "TestRecorderTests.AbortedParts.Wide: skipped");
        assertThat(tests)
                .filteredOn(test -> test.test().suite().endsWith("AbortedClass"))
                .extracting(TestOutcome::reason)
                .containsOnly("no licence");
        assertThat(tests)
                .filteredOn(test -> test.test().suite().endsWith("AbortedParts"))
                .filteredOn(test -> test.status() == TestOutcome.Status.SKIPPED)
                .extracting(TestOutcome::reason)
                .containsExactlyInAnyOrder("no board", "no third", "no numbers", "no numbers");
        assertThat(tests)
                .filteredOn(test -> test.test().suite().endsWith("SkippedClass"))
                .extracting(TestOutcome::reason)
                .containsOnly("System property [" + SKIPS + "] does not exist");
        assertThat(tests).extracting(TestOutcome::worker).containsOnly("gw3");
        assertThat(tests)
                .filteredOn(test -> test.test().method().equals("passes"))
                .allMatch(test -> test.times().took().toMillis() >= 20);
    }

    @Test
    void aRunDirectoryThatCannotBeMadeFailsNoTestAndIsTold() throws Exception {
        Files.writeString(directory.resolve("run"), "in the way");
        assertThat(build(directory.resolve("run")).lines())
                .filteredOn(line -> line.contains("The summary of the run will miss tests"))
                .singleElement()
                .asString()
                .contains("No run directory could be made in " + directory.resolve("run"));
    }

    @Test
    void theDirectoryOfARunThatHasEndedIsRefused() throws Exception {
        build(directory.resolve("run"));
        assertThat(build(directory.resolve("run"), 1))
                .contains("The run in " + directory.resolve("run") + " has ended")
                .contains("give each run a directory of its own");
    }
}
