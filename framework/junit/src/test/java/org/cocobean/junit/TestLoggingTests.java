package org.cocobean.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Where it goes what tests log through SLF4J.
class TestLoggingTests {

    @TempDir Path project;

    private static String classPath(boolean withSimple) {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> withSimple || !entry.contains("slf4j-simple"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private String run(boolean withSimple, String... options) throws Exception {
        Path output = project.resolve("output.txt");
        List<String> argv =
                Stream.of(
                                Stream.of(
                                        Path.of(System.getProperty("java.home"), "bin/java")
                                                .toString(),
                                        "-XX:TieredStopAtLevel=1",
                                        "-cp",
                                        classPath(withSimple),
                                        "-Dcocobean.sim=icarus",
                                        "-Dcocobean.progress=off",
                                        "-Dcocobean.log=info,org.library=error",
                                        "-Dcocobean.log.limit=100",
                                        "-Dcocobean.run.dir=" + project.resolve("run")),
                                Arrays.stream(options),
                                Stream.of(LoggedThroughSlf4j.class.getName()))
                        .flatMap(each -> each)
                        .toList();
        Process process =
                new ProcessBuilder(argv)
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile())
                        .start();
        assertThat(process.waitFor()).as(output.toString()).isZero();
        return Files.readString(output);
    }

    private String log(String test) throws IOException {
        try (Stream<Path> files = Files.walk(project.resolve("run"))) {
            Path log =
                    files.filter(file -> file.endsWith("sim.log"))
                            .filter(file -> file.toString().contains(test))
                            .findFirst()
                            .orElseThrow();
            return Files.readString(log);
        }
    }

    @Test
    void linesStandInTheLogOfTheirTestWhereThereIsNoOtherProvider() throws Exception {
        String output = run(false);
        assertThat(output).contains("2 passed, 0 failed").doesNotContain("SLF4J");
        assertThat(log("logs").lines().filter(line -> line.startsWith("# ")))
                .containsSequence(
                        "# 15 ns: com.acme.Model: read 12 from 0x40",
                        "# 15 ns: ERROR org.library.Parser: broken",
                        "# java.lang.IllegalStateException: why")
                .containsSequence(
                        "# 15 ns: WARN axi: strange", "# 15 ns: com.acme.Model: id=7 ends")
                .noneMatch(line -> line.contains("not shown"));
        assertThat(output)
                .contains("[WARN] Model: from another thread\n")
                .doesNotContain("read 12");
    }

    @Test
    void aFloodIsLimited() throws Exception {
        run(false);
        assertThat(log("floods").lines())
                .contains("# 0 s: com.acme.Model: line 100")
                .doesNotContain("# 0 s: com.acme.Model: line 101")
                .anyMatch(line -> line.contains("100 lines of this test's logs have been written"));
    }

    @Test
    void anotherProviderStaysUnlessThisOneIsChosen() throws Exception {
        assertThat(run(true)).contains("read 12 from 0x40");
        assertThat(log("logs")).doesNotContain("read 12");
    }

    @Test
    void besideAnotherProviderItIsChosenByTheSettingOfSlf4j() throws Exception {
        assertThat(run(true, "-Dslf4j.provider=org.cocobean.TestLogging"))
                .doesNotContain("read 12 from 0x40");
        assertThat(log("logs")).contains("# 15 ns: com.acme.Model: read 12 from 0x40\n");
    }
}
