package org.cocobean.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.cocobean.settings.Settings;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A run that ends by `kill -9` of all that belongs to it, in the middle of a test.
@Tag("slow")
@Timeout(300)
class KilledRunTests {

    private static final String TESTS =
            """
            import static org.assertj.core.api.Assertions.assertThat;

            import org.cocobean.dut.Dut;
            import org.cocobean.junit.Design;
            import org.cocobean.junit.HdlTest;
            import org.cocobean.session.junit.Firmware;
            import org.junit.jupiter.api.MethodOrderer;
            import org.junit.jupiter.api.TestMethodOrder;

            @Design(top = "adder", sources = "rtl/adder.v")
            @Firmware("one")
            @TestMethodOrder(MethodOrderer.MethodName.class)
            class HoldsTests {

                @HdlTest
                void aPasses(Dut dut) {}

                @HdlTest
                void bFails(Dut dut) {
                    assertThat(dut.signal("a").width()).isEqualTo(9);
                }

                @HdlTest
                void cHolds(Dut dut) throws InterruptedException {
                    Thread.sleep(300_000);
                }
            }
            """;

    @TempDir Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"mvn", "./cocobean test"})
    void itsReportIsMadeByTheNextCommandOfWhatHadEnded(String how) throws Exception {
        Assumptions.assumeTrue(
                Settings.load().findProgram("mvn").isPresent()
                        && Settings.load().findProgram("iverilog").isPresent(),
                "mvn and iverilog are needed");
        ForkedProject project = new ForkedProject(directory);
        project.add("HoldsTests", TESTS);
        List<String> maven = project.mavenCommand("-Dtest=HoldsTests", "-Dcocobean.sim=icarus");
        project.addScript(maven);
        List<String> cocobean = List.of("bash", directory + "/cocobean");
        List<String> run = how.equals("mvn") ? maven : with(cocobean, "test", "-Dtest=HoldsTests");
        Path log = directory.resolve("run.log");
        Process process = project.start(log, run);
        try {
            while (ended() < 2) {
                assertThat(process.isAlive()).as(() -> text(log)).isTrue();
                Thread.sleep(100);
            }
        } finally {
            ForkedProject.kill(process);
        }
        assertThat(project.latest().resolve("report.html")).doesNotExist();

        Path said = directory.resolve("said.log");
        assertThat(end(project.start(said, with(cocobean, "why")))).as(() -> text(said)).isZero();
        assertThat(said).content().contains("HoldsTests.bFails on icarus", "9");
        assertThat(end(project.start(said, with(cocobean, "report", directory.toString()))))
                .as(() -> text(said))
                .isOne();
        assertThat(said).content().contains("\n1 passed, 1 failed, 0 skipped\n");
        assertThat(directory.resolve("target/report/report.html"))
                .content()
                .contains("HoldsTests.bFails");
        assertThat(directory.resolve("target/report/failures.json"))
                .content()
                .contains("\"passed\" : 1", "\"failed\" : 1");
    }

    private static List<String> with(List<String> command, String... more) {
        return Stream.concat(command.stream(), Stream.of(more)).toList();
    }

    private static int end(Process process) throws InterruptedException {
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (java.io.IOException e) {
            return e.toString();
        }
    }

    /// How many tests have ended.
    private long ended() throws Exception {
        Path runs = directory.resolve("target/cocobean");
        if (!Files.isDirectory(runs)) {
            return 0;
        }
        long lines = 0;
        try (Stream<Path> files = Files.find(runs, 4, (file, a) -> isOutcomes(file))) {
            for (Path file : files.toList()) {
                lines += Files.readAllLines(file).size();
            }
        }
        return lines;
    }

    private static boolean isOutcomes(Path file) {
        return file.getFileName().toString().startsWith("outcomes-");
    }
}
