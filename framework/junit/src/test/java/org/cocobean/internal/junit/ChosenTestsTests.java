package org.cocobean.internal.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.cocobean.report.RunSummary;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Which tests are run and in which order, in JVMs of their own.
@Timeout(90)
class ChosenTestsTests {

    @TempDir Path directory;

    /// Runs the tests of this class's samples as a build does.
    static final class Build {

        private Build() {}

        public static void main(String[] arguments) {
            TestRecorderTests.Build.run(Fifo.class, Others.class);
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

    /// What ran, in order, with how it ended.
    private List<String> run(String... settings) throws Exception {
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
        assertThat(process.exitValue()).as(output).isZero();
        Path latest = directory.resolve("target/cocobean/latest");
        return !Files.exists(latest)
                ? List.of()
                : RunSummary.of(latest.toRealPath()).tests().stream()
                        .map(test -> test.test().method() + " " + test.status().word())
                        .toList();
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
    void aSeedDecidesTheOrder() throws Exception {
        List<String> first = run("-Dcocobean.order=random", "-Dcocobean.seed=7");
        assertThat(first).hasSize(8);
        assertThat(run("-Dcocobean.order=random", "-Dcocobean.seed=7")).isEqualTo(first);
        assertThat(run("-Dcocobean.order=random", "-Dcocobean.seed=8"))
                .isNotEqualTo(first)
                .containsExactlyInAnyOrderElementsOf(first);
    }
}
