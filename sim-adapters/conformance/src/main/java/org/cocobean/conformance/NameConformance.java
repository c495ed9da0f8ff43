package org.cocobean.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.cocobean.Cocobean.await;
import static org.cocobean.Cocobean.ns;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.util.Locale;
import org.cocobean.Simulation;
import org.cocobean.dut.Dut;
import org.cocobean.dut.Handle;
import org.cocobean.dut.NoSuchHandleException;
import org.cocobean.dut.Signal;
import org.cocobean.session.BuildFailedException;
import org.cocobean.sim.spi.Capability;
import org.cocobean.sim.spi.HdlLanguage;
import org.junit.jupiter.api.Test;

/// Names that a tool may have to change: long ones, escaped ones, and those that differ in their
/// case only.
abstract class NameConformance extends Conformance {

    /// More than 127 characters, with two underscores in between.
    private static final String LONG =
            "of_a_name_that_a_generator_made_of_a_whole_path__through_five_levels_of_hierarchy"
                    + "_and_that_no_person_has_ever_typed_by_hand_since_it_is_longer_than_this_line";

    /// Of Verilator 5.048, whatever asks it to build such a design.
    private static final String TOOL_ENDS = "String not in reverse hash map";

    @Test
    void longNamesAreReached() {
        requires(HdlLanguage.VERILOG, "these names");
        try (Simulation sim = start("kinds")) {
            Dut dut = sim.dut();
            assertThat(dut.children())
                    .extracting(Handle::name)
                    .contains("start_" + LONG, "instance_" + LONG, "escaped.start[7]_" + LONG)
                    .noneMatch(name -> name.contains("__Vhsh"))
                    .doesNotHaveDuplicates();
            assertThat(dut.signal("start_" + LONG).path()).isEqualTo("kinds.start_" + LONG);
            assertThat(dut.signal("start_" + LONG).toInt()).isEqualTo(1);
            assertThat(((Signal) dut.child("escaped.start[7]_" + LONG)).toInt()).isEqualTo(2);
            Dut inner = dut.scope("instance_" + LONG);
            assertThat(inner.signal("value").toInt()).isEqualTo(9);
            assertThat(inner.array("memory_" + LONG).readLongs(0, 2)).containsExactly(11, 12);
            inner.signal("value").set(3);
            await(ns(1));
            assertThat(dut.signal("instance_" + LONG + ".value").toInt()).isEqualTo(3);
        }
    }

    @Test
    void scopesOfGenerateBlocksWithLongNamesAreReached() {
        requires(HdlLanguage.VERILOG, "these names");
        requires(Capability.GENERATE_SCOPES);
        try (Simulation sim = start("long_blocks")) {
            String path = "block_" + LONG + "[1].inner.value";
            assertThat(sim.dut().signal(path).toInt()).isEqualTo(9);
            assertThat(sim.dut().signal(path).path()).isEqualTo("long_blocks." + path);
        } catch (BuildFailedException e) {
            assumeFalse(
                    e.getMessage().contains(TOOL_ENDS),
                    "this Verilator ends with an internal error at such blocks");
            throw e;
        }
    }

    @Test
    void escapedNamesAreReached() {
        requires(HdlLanguage.VERILOG, "these names");
        try (Simulation sim = start("kinds")) {
            Dut dut = sim.dut();
            assertThat(dut.signal("dol$lar").toInt()).isEqualTo(3);
            assertThat(((Signal) dut.child("dots.and[2]$")).toInt()).isEqualTo(4);
            assertThat(dut.signal("double__underscore").toInt()).isEqualTo(5);
            Dut inner = (Dut) dut.child("instance.with[1]$");
            assertThat(inner.signal("value").toInt()).isEqualTo(9);
            assertThat(((Signal) inner.child("va.lue")).toInt()).isEqualTo(10);
            assertThat(dut.signal("instance.with[1]$.va.lue").toInt()).isEqualTo(10);
        }
    }

    @Test
    void escapedNamesAreReachedAsVerilogWritesThem() {
        requires(HdlLanguage.VERILOG, "these names");
        try (Simulation sim = start("kinds")) {
            Dut dut = sim.dut();
            assertThat(dut.signal("\\dots.and[2]$ ")).isSameAs(dut.child("dots.and[2]$"));
            assertThat(dut.child("\\dots.and[2]$")).isSameAs(dut.child("dots.and[2]$"));
            assertThat(dut.signal("\\instance.with[1]$ .\\va.lue ").toInt()).isEqualTo(10);
            assertThatThrownBy(() -> dut.signal("\\dots.and[3]$ "))
                    .isInstanceOf(NoSuchHandleException.class)
                    .hasMessageContaining("there is no '\\dots.and[3]$ ' in kinds")
                    .hasMessageContaining("dots.and[2]$");
        }
    }

    @Test
    void namesThatDifferInTheirCaseOnlyAreDifferent() {
        requires(HdlLanguage.VERILOG, "names with a case");
        try (Simulation sim = start("kinds")) {
            Dut dut = sim.dut();
            assertThat(dut.signal("CASE_only").toInt()).isEqualTo(6);
            assertThat(dut.signal("case_only").toInt()).isEqualTo(7);
            assertThat(dut.signal("Case_Only").toInt()).isEqualTo(8);
            assertThat(dut.find("CASE_ONLY")).isEmpty();
        }
    }

    @Test
    void longNamesOfVhdlAreReached() {
        requires(HdlLanguage.VHDL, "names without a case");
        try (Simulation sim = start("identifiers")) {
            Dut dut = sim.dut();
            String name = "start_" + LONG.replace("__", "_");
            assertThat(dut.signal(name).toInt()).isEqualTo(7);
            assertThat(dut.signal(name.toUpperCase(Locale.ROOT)).toInt()).isEqualTo(7);
            assertThat(dut.signal("\\" + name + ".$[1]\\").toInt()).isEqualTo(8);
        }
    }
}
