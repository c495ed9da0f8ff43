package org.cocobean.internal.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.cocobean.report.RunSummary;
import org.cocobean.report.TestOutcome;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Which tests are run and in which order, in JVMs of their own.
@Timeout(90)
class ChosenTestsTests {

    @TempDir Path directory;

    /// Runs the tests of this class's samples as a build does.
    static final class Build {

        private Build() {}

        public static void main(String[] arguments) {
            if (System.getProperty(KILLS) == null) {
                TestRecorderTests.Build.run(Fifo.class, Others.class, Wide.class);
            } else {
                TestRecorderTests.Build.run(Killing.class);
            }
        }
    }

    private static final String KILLS = "cocobean.test.kills";

    @TestMethodOrder(MethodOrderer.MethodName.class)
    static class Killing {

        @Test
        void a() {}

        @Test
        void killsItsProcess() {
            if (Boolean.getBoolean(KILLS)) {
                Runtime.getRuntime().halt(9);
            }
        }
    }

    static class Fifo {

        @Test
        void fills() {}

        @Test
        void drains() {
            assertThat("drained").as(() -> "on purpose").isEmpty();
        }

        @Test
        @Tag("slow")
        void wraps() {}
    }

    static class Others {

        @Test
        void a() {}

        @Test
        void b() {
            assertThat("b").isEmpty();
        }

        @Test
        void c() {}

        @Test
        void d() {}

        @Test
        void e() {}
    }

    static class Wide {

        @ParameterizedTest
        @ValueSource(ints = {8, 16})
        void keeps(int width) {}

        @Nested
        @ParameterizedClass
        @ValueSource(ints = {8, 16})
        class Deep {

            @Parameter int width;

            @ParameterizedTest(name = "from {0}")
            @ValueSource(ints = {1, 2, 3})
            void keeps(int start) {}

            @Test
            void keepsOrder() {}
        }
    }

    /// What ran, in order, with how it ended.
    private List<String> run(String... settings) throws Exception {
        return outcomes(settings).stream()
                .map(test -> test.test().method() + " " + test.status().word())
                .toList();
    }

    private List<TestOutcome.Test> tests(String... settings) throws Exception {
        return outcomes(settings).stream().map(TestOutcome::test).toList();
    }

    private List<TestOutcome> outcomes(String... settings) throws Exception {
        Ended build = build(settings);
        assertThat(build.exit).as(build.output).isZero();
        Path latest = directory.resolve("target/cocobean/latest");
        return !Files.exists(latest) ? List.of() : RunSummary.of(latest.toRealPath()).tests();
    }

    private record Ended(int exit, String output) {}

    private Ended build(String... settings) throws Exception {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:TieredStopAtLevel=1",
                                "-Dbasedir=" + directory,
                                "-Dcocobean.progress=off"));
        command.addAll(List.of(settings));
        command.addAll(
                List.of("-cp", System.getProperty("java.class.path", ""), Build.class.getName()));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return new Ended(process.exitValue(), output);
    }

    @Test
    void wordsAndFailuresChoose() throws Exception {
        assertThat(run("-Dcocobean.select=fifo and not slow"))
                .containsExactlyInAnyOrder("fills passed", "drains failed");
        assertThat(run("-Dcocobean.failed=true")).containsExactly("drains failed");
        assertThat(run("-Dcocobean.maxfail=1", "-Dcocobean.select=drains or others"))
                .startsWith("drains failed")
                .containsOnlyOnce("drains failed")
                .doesNotContain("b failed")
                .contains("a skipped", "e skipped");
    }

    @Test
    void theTestThatEndedItsProcessIsAmongThoseThatFailed() throws Exception {
        assertThat(build("-D" + KILLS + "=true").exit).isEqualTo(9);
        assertThat(build("-D" + KILLS + "=true", "-Dcocobean.failed=true").exit).isEqualTo(9);
        assertThat(run("-D" + KILLS + "=false", "-Dcocobean.failed=true"))
                .containsExactly("a passed", "killsItsProcess passed");
        assertThat(run("-D" + KILLS + "=false", "-Dcocobean.failed=true")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "Fifo#fills,             Fifo.fills",
        "Wide#keeps[2],          Wide.keeps [2] width = 16",
        "Wide$Deep#keeps[1][3],  Wide.Deep.keeps [1] width = 8 from 3",
        "Wide$Deep#keepsOrder[2],Wide.Deep.keepsOrder [2] width = 16"
    })
    void anExactNameChoosesOneTestAlone(String exact, String name) throws Exception {
        String type = ChosenTestsTests.class.getName() + "$";
        assertThat(tests("-Dcocobean.test=" + type + exact))
                .extracting(TestOutcome.Test::exact, TestOutcome.Test::name)
                .containsExactly(tuple(type + exact, "ChosenTestsTests." + name));
    }

    @ParameterizedTest
    @CsvSource({
        "Wide#keeps[7],         '[1], [2]'",
        "Wide$Deep#keeps[1][4], '[1][1], [1][2], [1][3], [2][1], [2][2], [2][3]'",
        "Wide#keeps,            '[1], [2]'",
        "Fifo#fills[1],         'one without a number'"
    })
    void anExactNameOfNoInvocationFailsTheRunAndNamesThoseThereAre(String exact, String others)
            throws Exception {
        String wanted = ChosenTestsTests.class.getName() + "$" + exact;
        Ended build = build("-Dcocobean.test=" + wanted);
        assertThat(build.exit).as(build.output).isNotZero();
        assertThat(build.output)
                .contains("no test ran that is called " + wanted)
                .contains("of that method there are: " + others);
    }

    @Test
    void aSeedDecidesTheOrder() throws Exception {
        List<String> first = run("-Dcocobean.order=random", "-Dcocobean.seed=7");
        assertThat(first).hasSize(18);
        assertThat(run("-Dcocobean.order=random", "-Dcocobean.seed=7")).isEqualTo(first);
        assertThat(run("-Dcocobean.order=random", "-Dcocobean.seed=8"))
                .isNotEqualTo(first)
                .containsExactlyInAnyOrderElementsOf(first);
    }
}
