package org.cocobean.adapter.icarus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.cocobean.conformance.RunTempDir;
import org.cocobean.session.BuildFailedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CountedErrorsTests {

    @TempDir(factory = RunTempDir.class)
    Path directory;

    private String counted(String design) throws Exception {
        Path file = directory.resolve("design.vvp");
        Files.writeString(file, design);
        CountedErrors.COUNT_ERRORS.derive(directory, List.of("design.vvp"));
        return Files.readString(file);
    }

    @Test
    void aCallOfTheAgentStandsBeforeEachError() throws Exception {
        assertThat(
                        counted(
                                """
                                T_0.1 ;
                                    %vpi_call/w 3 8 "$display", "$error" {0 0 0};
                                    %vpi_call/w 3 9 "$error" {0 0 0};
                                    %vpi_call 4 10 "$fatal", 32'sb00000000000000000000000000000001, "bye" {0 0 0};
                                """))
                .isEqualTo(
                        """
                        T_0.1 ;
                            %vpi_call/w 3 8 "$display", "$error" {0 0 0};
                            %vpi_call/i 3 9 "$cocobean_error" {0 0 0};
                            %vpi_call/w 3 9 "$error" {0 0 0};
                            %vpi_call/i 4 10 "$cocobean_fatal" {0 0 0};
                            %vpi_call 4 10 "$fatal", 32'sb00000000000000000000000000000001, "bye" {0 0 0};
                        """);
    }

    @Test
    void aCallInAnotherFormFailsTheBuild() {
        assertThatThrownBy(() -> counted("    %vpi_call/w <3:9> \"$error\" {0 0 0};\n"))
                .isInstanceOf(BuildFailedException.class)
                .hasMessageContaining(
                        "expected '%vpi_call FILE LINE \"$task\"', found '%vpi_call/w <3:9>");
    }
}
