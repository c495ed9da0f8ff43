package org.cocobean.adapter.ghdl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.cocobean.Cocobean.await;
import static org.cocobean.Cocobean.ns;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.cocobean.Simulation;
import org.cocobean.conformance.RunTempDir;
import org.cocobean.dut.Dut;
import org.cocobean.internal.control.Control;
import org.cocobean.sim.HdlDesign;
import org.cocobean.sim.SimulationFailedError;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Records on ports whose elements are of integer types that the design declares.
@Timeout(60)
class GhdlOwnIntegersTests {

    @TempDir(factory = RunTempDir.class)
    Path directory;

    private HdlDesign design;

    @BeforeEach
    void writeDesign() throws IOException {
        Ghdl.required();
        Path types =
                Files.writeString(
                        directory.resolve("levels.vhd"),
                        """
                        package levels is
                            type level_t is range -20 to 20;
                            subtype small_t is level_t range 0 to 5;
                            type channel_t is record level : level_t; small : small_t; end record;
                            type channels_t is array (natural range <>) of channel_t;
                        end;
                        """);
        Path top =
                Files.writeString(
                        directory.resolve("mixer.vhd"),
                        """
                        library common; use common.levels.all;
                        entity mixer is
                            port (
                                inputs : in channels_t(0 to 1) := (others => (level => -3, small => 1));
                                sum    : out channel_t);
                        end;
                        architecture a of mixer is begin
                            sum.level <= inputs(0).level + inputs(1).level;
                            sum.small <= inputs(0).small;
                        end;
                        """);
        design = HdlDesign.of("mixer", "common=" + types, top.toString());
    }

    @Test
    void theyAreReadAndWrittenAsNumbers() {
        try (Simulation sim = Ghdl.start(design)) {
            Dut dut = sim.dut();
            await(ns(1));
            assertThat(dut.signal("sum.level").toInt()).isEqualTo(-6);
            dut.signal("inputs[0].level").set(10);
            dut.signal("inputs[1].level").set(-15);
            dut.signal("inputs[0].small").set(5);
            await(ns(1));
            assertThat(dut.signal("sum.level").toInt()).isEqualTo(-5);
            assertThat(dut.signal("sum").toText()).isEqualTo("'{level: -5, small: 5}");
        }
    }

    @Test
    void aNumberOutsideOfTheirRangeIsAnErrorOfGhdl() {
        assertThatThrownBy(
                        () -> {
                            Simulation sim = Ghdl.start(design);
                            try {
                                sim.dut().signal("inputs[0].small").set(6);
                                await(ns(1));
                            } catch (Throwable e) {
                                Control.of(sim).close(e);
                                throw e;
                            }
                            sim.close();
                        })
                .isInstanceOf(SimulationFailedError.class);
    }
}
