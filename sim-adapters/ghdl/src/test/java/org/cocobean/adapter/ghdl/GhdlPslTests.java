package org.cocobean.adapter.ghdl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.cocobean.Cocobean.ns;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.cocobean.Simulation;
import org.cocobean.clock.Clock;
import org.cocobean.conformance.RunTempDir;
import org.cocobean.dut.Dut;
import org.cocobean.internal.control.Control;
import org.cocobean.sim.HdlDesign;
import org.cocobean.sim.SimulationFailedError;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What becomes of directives of PSL in comments.
@Timeout(60)
class GhdlPslTests {

    @TempDir(factory = RunTempDir.class)
    Path directory;

    private HdlDesign design;

    @BeforeEach
    void writeDesign() throws IOException {
        Ghdl.required();
        Path source =
                Files.writeString(
                        directory.resolve("answering.vhd"),
                        """
                        library ieee; use ieee.std_logic_1164.all;
                        entity answering is port (clk, req, ack : in std_logic); end;
                        architecture a of answering is begin
                            -- psl default clock is rising_edge(clk);
                            -- psl answered : assert always req -> next ack report "no answer";
                            -- psl once : cover {req; ack};
                            -- psl thrice : cover {ack; ack; ack};
                        end;
                        """);
        design = HdlDesign.of("answering", source.toString()).withBuildArguments("-fpsl");
    }

    private void run(boolean answer) throws IOException {
        Simulation sim = Simulation.of(design).on("ghdl").in(directory).start();
        try {
            Dut dut = sim.dut();
            Clock clk = Clock.of(dut.signal("clk"), ns(10)).start();
            dut.signal("req").set(1);
            dut.signal("ack").set(0);
            clk.cycles(1);
            dut.signal("req").set(0);
            dut.signal("ack").set(answer ? 1 : 0);
            clk.cycles(2);
        } catch (Throwable e) {
            Control.of(sim).close(e);
            throw e;
        }
        sim.close();
    }

    private String report() throws IOException {
        return Files.readString(directory.resolve("psl.json")).replaceAll("\\s+", " ");
    }

    @Test
    void eachTestHasAReportOfItsDirectives() throws IOException {
        run(true);
        assertThat(report())
                .containsPattern("answered\".*?\"status\": \"passed\"")
                .containsPattern("once\".*?\"status\": \"covered\"")
                .containsPattern("thrice\".*?\"status\": \"not covered\"");
    }

    @Test
    void anAssertionThatFailsIsAnErrorAndStandsInTheReport() throws IOException {
        assertThatThrownBy(() -> run(false))
                .isInstanceOf(SimulationFailedError.class)
                .hasMessageContaining("answering.vhd:5")
                .hasMessageContaining("no answer");
        assertThat(report()).containsPattern("answered\".*?\"status\": \"failed\"");
    }
}
