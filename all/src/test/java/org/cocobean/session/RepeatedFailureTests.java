package org.cocobean.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.cocobean.report.TestOutcome;
import org.cocobean.settings.Settings;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The command that a report gives for a failure, in a real Maven build.
@Tag("slow")
@Timeout(600)
class RepeatedFailureTests {

    private static final Pattern COMMAND =
            Pattern.compile("\"command\"\\s*:\\s*\"mvn test ([^\"]*)\"");

    private static final String DEEP_TESTS =
            """
            import static org.assertj.core.api.Assertions.assertThat;

            import org.cocobean.dut.Dut;
            import org.cocobean.junit.Design;
            import org.cocobean.junit.HdlTest;
            import org.cocobean.session.junit.Firmware;
            import org.junit.jupiter.api.Nested;
            import org.junit.jupiter.params.Parameter;
            import org.junit.jupiter.params.ParameterizedClass;
            import org.junit.jupiter.params.ParameterizedTest;
            import org.junit.jupiter.params.provider.ValueSource;

            @Design(top = "adder", sources = "rtl/adder.v")
            @Firmware("one")
            class DeepTests {

                @HdlTest
                @ParameterizedTest
                @ValueSource(ints = {1, 2, 3})
                void counts(int number, Dut dut) {
                    assertThat(number).isNotEqualTo(3);
                }

                @HdlTest
                void countsToo(Dut dut) {
                    dut.signal("a").toInt();
                }

                @Nested
                class Inner {

                    @HdlTest
                    void counts(Dut dut) {
                        assertThat(dut.signal("a").width()).isEqualTo(9);
                    }

                    @HdlTest
                    void holds(Dut dut) {}

                    @ParameterizedTest(name = "from {0}")
                    @ValueSource(ints = {1, 2, 3})
                    void holdsFrom(int number, Dut dut) {
                        assertThat(number).isNotEqualTo(2);
                    }
                }
            }
            """;

    @TempDir private Path directory;

    @Test
    void theCommandOfAFailureRunsExactlyThatTest() throws Exception {
        Settings settings = Settings.load();
        for (String program : List.of("mvn", "iverilog", "vvp", "make")) {
            Assumptions.assumeTrue(
                    settings.continuousIntegration() || settings.findProgram(program).isPresent(),
                    () -> "there is no " + program + " on the PATH");
        }
        ForkedProject project = new ForkedProject(directory);
        project.add("DeepTests", DEEP_TESTS);
        project.maven("-Dtest=DeepTests");
        List<TestOutcome.Test> failed =
                project.summary().tests().stream()
                        .filter(test -> test.status() == TestOutcome.Status.FAILED)
                        .map(TestOutcome::test)
                        .toList();
        List<String> commands =
                COMMAND.matcher(Files.readString(project.latest().resolve("failures.json")))
                        .results()
                        .map(found -> found.group(1).replace("'", ""))
                        .toList();
        assertThat(failed)
                .extracting(TestOutcome.Test::exact)
                .containsExactlyInAnyOrder(
                        "DeepTests#counts[3]",
                        "DeepTests#countsToo",
                        "DeepTests$Inner#counts",
                        "DeepTests$Inner#holdsFrom[2]");
        assertThat(commands).hasSize(failed.size()).doesNotHaveDuplicates();
        for (String command : commands) {
            ForkedProject.Ending repeated = project.maven(command.split(" "));
            assertThat(repeated.exit()).as(repeated.output()).isNotZero();
            assertThat(project.summary().tests())
                    .as(command)
                    .singleElement()
                    .satisfies(only -> {
                        assertThat(only.status()).isEqualTo(TestOutcome.Status.FAILED);
                        assertThat(only.test()).isIn(failed);
                    });
        }
    }
}
