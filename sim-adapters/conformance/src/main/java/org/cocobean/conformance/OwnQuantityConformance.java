package org.cocobean.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.cocobean.Cocobean.await;
import static org.cocobean.Cocobean.ns;

import java.util.List;
import org.cocobean.Simulation;
import org.cocobean.dut.Dut;
import org.cocobean.dut.Signal;
import org.cocobean.session.BuildFailedException;
import org.cocobean.sim.HdlDesign;
import org.cocobean.sim.SimulationFailedError;
import org.cocobean.sim.spi.HdlLanguage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Ports of VHDL of physical, real and integer types that the design declares: values as VHDL
/// writes them, with all bits of a real and with units.
abstract class OwnQuantityConformance extends Conformance {

    @BeforeEach
    void onlyInVhdl() {
        requires(HdlLanguage.VHDL, "physical types on ports");
    }

    @Test
    void realsOfTheDesignPassWithAllTheirBits() {
        try (Simulation sim = start("own_quantities")) {
            Dut dut = sim.dut();
            await(ns(1));
            assertThat(dut.signal("voltage").toDouble()).isEqualTo(1.0 / 3);
            assertThat(dut.signal("current").toDouble()).isEqualTo(-1000.0);
            for (double real : List.of(0.0, 0.1, 2.0, 2.7, 5.0, Math.nextDown(5.0))) {
                dut.signal("voltage_in").set(real);
                dut.signal("voltages_in[1]").set(real);
                dut.signal("current_in").set(-real * 10);
                await(ns(1));
                assertThat(dut.signal("voltage").toDouble()).isEqualTo(real);
                assertThat(dut.signal("voltages[1]").toDouble()).isEqualTo(real);
                assertThat(dut.signal("current").toDouble()).isEqualTo(-real * 10);
            }
            assertThat(dut.signal("voltage").toText()).isEqualTo("4.999999999999999");
        }
    }

    @Test
    void physicalValuesAreWrittenAndReadWithTheirUnits() {
        try (Simulation sim = start("own_quantities")) {
            Dut dut = sim.dut();
            await(ns(1));
            assertThat(dut.signal("resistance").toText()).isEqualTo("4700 ohm");
            assertThat(dut.signal("load").toText()).isEqualTo("150 gram");
            assertThat(dut.signal("sum").toLong()).isEqualTo(2001);
            assertThat(dut.signal("pause").toText()).isEqualTo("3 ns");
            dut.signal("pause_in").set("-1 fs");
            Signal in = dut.signal("resistance_in");
            for (String value : List.of("0 ohm", "1 ohm", "47 kohm", "2000 mohm", "1001 ohm")) {
                in.set(value);
                await(ns(1));
                assertThat(dut.signal("resistance").toText()).isEqualTo(value);
            }
            assertThat(dut.signal("pause").toLong()).isEqualTo(-1);
            in.set("2.2 KOHM");
            dut.signal("load_in").set(100);
            assertThatThrownBy(() -> dut.signal("resistances_in[0]").set("1.5 ohm"))
                    .hasMessageContaining("give a value as 10 mohm, or in ohm");
            dut.signal("resistances_in[0]").set("3kohm");
            await(ns(1));
            assertThat(dut.signal("resistance").toLong()).isEqualTo(2200);
            assertThat(dut.signal("load").toInt()).isEqualTo(100);
            assertThat(dut.signal("sum").toText()).isEqualTo("5 kohm");
            assertThatThrownBy(() -> in.set("3 volt"))
                    .hasMessageContaining("cannot write own_quantities.resistance_in")
                    .hasMessageContaining("give a value as 10 mohm, or in ohm");
        }
    }

    @Test
    void allBitsOfAPhysicalValuePass() {
        try (Simulation sim = start("own_quantities")) {
            Dut dut = sim.dut();
            await(ns(1));
            assertThat(dut.signal("charge").toText()).isEqualTo("-1 ac");
            for (long value :
                    List.of(
                            0L,
                            -65_536L,
                            65_535L,
                            -4_294_967_297L,
                            0x7fff_ffff_8000L,
                            4_000_000_000_000_000_000L,
                            -4_000_000_000_000_000_000L,
                            -3_999_999_999_999_999_999L)) {
                dut.signal("charge_in").set(value);
                await(ns(1));
                assertThat(dut.signal("charge").toLong()).isEqualTo(value);
            }
        }
    }

    @Test
    void partsOfARecordAreSuchValuesToo() {
        try (Simulation sim = start("own_quantities")) {
            Dut dut = sim.dut();
            await(ns(1));
            assertThat(dut.signal("cell").toText())
                    .isEqualTo("'{supply: 3.3, pull: 2 kohm, charge: -3 fc, step: 1}");
            dut.signal("cell_in.pull").set("5 kohm");
            dut.signal("cell_in.step").set(5);
            await(ns(1));
            assertThat(dut.signal("cell").toText())
                    .isEqualTo("'{supply: 3.3, pull: 5 kohm, charge: -3 fc, step: 5}");
            dut.signal("cell_in").set("'{supply: 0.1, pull: 1 kohm, charge: 7 pc, step: 0}");
            await(ns(1));
            assertThat(dut.signal("cell").value()).isEqualTo(dut.signal("cell_in").value());
            assertThat(dut.signal("cell.supply").toDouble()).isEqualTo(0.1);
        }
    }

    @Test
    void genericsOfSuchTypesAreGiven() {
        HdlDesign design =
                home().design("own_quantities")
                        .withParameter("SCALE", 2)
                        .withParameter("EXTRA", "3kohm");
        try (Simulation sim = home().start(design)) {
            Dut dut = sim.dut();
            dut.signal("voltage_in").set(0.5);
            await(ns(1));
            assertThat(dut.signal("voltage").toDouble()).isEqualTo(1.0);
            assertThat(dut.signal("resistance").toText()).isEqualTo("7700 ohm");
        }
    }

    /// Works, or is refused in words.
    @Test
    void anIntegerOfMoreThanThirtyTwoBitsIsNoRiddle() {
        for (String top : List.of("wide_signal", "wide_port", "wide_generic")) {
            HdlDesign design = home().design("wide_integers").withTop(top);
            try (Simulation sim = home().start(design)) {
                await(ns(1));
                assertThat(sim.dut().signal("is_larger").isHigh()).isTrue();
            } catch (SimulationFailedError | BuildFailedException e) {
                assertThat(e)
                        .hasMessageContaining("has an integer of more than 32 bits")
                        .hasMessageContaining("signed(63 downto 0)");
            }
        }
    }

    @Test
    void aPartOfAPortIsForcedOnlyWithTheWhole() {
        try (Simulation sim = start("own_quantities")) {
            Dut dut = sim.dut();
            await(ns(1));
            Signal step = dut.signal("cell_in.step");
            assertThatThrownBy(() -> step.force(3))
                    .hasMessageContaining("forcing own_quantities.cell_in.step is not possible")
                    .hasMessageContaining("so force own_quantities.cell_in");
            assertThatThrownBy(step::release)
                    .hasMessageContaining("so release own_quantities.cell_in");
            assertThatThrownBy(() -> dut.signal("cell").field("step").force(3))
                    .hasMessageContaining("so force own_quantities.cell");
            step.set(3);
            await(ns(1));
            Signal whole = dut.signal("cell_in");
            whole.force(whole.value());
            step.set(4);
            await(ns(1));
            assertThat(dut.signal("cell.step").toInt()).isEqualTo(3);
            whole.release();
            await(ns(1));
            assertThat(dut.signal("cell.step").toInt()).isEqualTo(4);
        }
    }
}
