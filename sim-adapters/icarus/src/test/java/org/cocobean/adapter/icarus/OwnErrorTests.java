package org.cocobean.adapter.icarus;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.cocobean.Cocobean.await;
import static org.cocobean.Cocobean.ns;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.cocobean.Simulation;
import org.cocobean.conformance.Installed;
import org.cocobean.sim.HdlDesign;
import org.cocobean.sim.SimulationFailedError;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What tasks of `vvp` report on their own account, after which it goes on.
@Timeout(60)
class OwnErrorTests {

    @TempDir Path directory;

    @BeforeEach
    void skipWithoutSimulator() {
        Installed.require("icarus");
    }

    /// The statements run at 3 ns.
    private void run(String statements) throws IOException {
        Path source = directory.resolve("asks.sv");
        Files.writeString(
                source,
                """
                module asks;
                  integer x, y;
                  reg [7:0] words [0:3];
                  initial begin
                    #3;
                    %s
                  end
                endmodule
                """
                        .formatted(statements));
        HdlDesign design = HdlDesign.of("asks", source).withTimescale("1ns/1ps");
        try (Simulation sim = Simulation.of(design).on("icarus").in(directory).start()) {
            await(ns(5));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'', 'x = $fscanf(99, \"%d\", y);', invalid file descriptor (0x63) given to $fscanf",
        "'$write(\"abc\");', 'x = $fscanf(99, \"%d\", y);', invalid file descriptor (0x63) given to $fscanf",
        "'$write(\"abc\");', '$writememh({\"/nonexis\", \"tent/a\"}, words);', Unable to open /nonexistent/a",
        "'$write(\"%c\", 27);', 'x = $sscanf(\"1\", \"%y\", y);', invalid format code: %y"
    })
    void fails(String before, String statement, String words) {
        assertThatThrownBy(() -> run(before + statement))
                .isInstanceOf(SimulationFailedError.class)
                .hasMessageContaining("asks.sv:6: ")
                .hasMessageContaining(words)
                .hasMessageContaining("at 3 ns in asks");
    }

    @Test
    void aTextWithTheSameWordsIsNone() {
        assertThatCode(() ->
                        run(
                                "$display(\"ERROR: %s:%0d: $writememh: Unable\", \"asks.sv\", 6);"
                                        + " $display(\"SORRY: asks.sv:6: no\");"))
                .doesNotThrowAnyException();
    }
}
