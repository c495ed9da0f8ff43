package org.cocobean.assertj;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.cocobean.Cocobean.await;
import static org.cocobean.Cocobean.ns;
import static org.cocobean.assertj.CocobeanAssertions.assertThat;

import org.cocobean.Simulation;
import org.cocobean.conformance.Installed;
import org.cocobean.conformance.SuiteDesigns;
import org.cocobean.dut.Dut;
import org.cocobean.dut.Signal;
import org.cocobean.sim.HdlDesign;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SignalAssertTests {

    private Simulation simulation;
    private Dut dut;

    @BeforeEach
    void drive() {
        Installed.require("icarus");
        HdlDesign design =
                HdlDesign.of("sample_module", SuiteDesigns.file("sample_module.v"))
                        .withTimescale("1ns/1ps");
        simulation = Simulation.of(design).on("icarus").start();
        dut = simulation.dut();
        dut.signal("stream_in_data").set(0xa4);
        dut.signal("signed_in").set(3);
        dut.signal("stream_in_valid").set(1);
        dut.signal("stream_out_ready").set(0);
        await(ns(10));
    }

    @AfterEach
    void end() {
        if (simulation != null) {
            simulation.close();
        }
    }

    @Test
    void valuesBitsAndLevelsThatFitPass() {
        assertThat(dut.signal("stream_out_data_comb"))
                .hasValue(0xa4)
                .hasBits("1010_0100")
                .hasBits("1010----")
                .isResolved();
        assertThat(dut.signal("signed_negated")).hasValue(-3);
        assertThat(dut.signal("stream_out_valid")).isHigh().hasValue(1);
        assertThat(dut.signal("stream_in_ready")).isLow();
        assertThat(dut.signal("stream_out_data_registered")).hasBits("xxxxxxxx");
    }

    @Test
    void anotherValueIsShownWithPathTimeAndAllNotations() {
        Signal data = dut.signal("stream_out_data_comb");
        assertThatThrownBy(() -> assertThat(data).hasValue(5))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(
                        "expected sample_module.stream_out_data_comb to be 5 = 0x05 = 8'b00000101\nbut was 164 = 0xA4 = 8'b10100100\nat 10 ns");
    }

    @Test
    void signedSignalsAreShownWithTheirSign() {
        assertThatThrownBy(() -> assertThat(dut.signal("signed_negated")).hasValue(3))
                .hasMessageContaining("but was -3 = 0xFFFD");
    }

    @Test
    void unresolvedBitsAreNamed() {
        Signal register = dut.signal("stream_out_data_registered");
        assertThatThrownBy(() -> assertThat(register).hasValue(0))
                .hasMessageContaining("but was 0xXX = 8'bxxxxxxxx\nwith unresolved bits 7=X, 6=X")
                .hasMessageContaining("at 10 ns");
        assertThatThrownBy(() -> assertThat(register).isResolved())
                .hasMessageContaining(
                        "expected every bit of sample_module.stream_out_data_registered to be 0 or 1");
    }

    @Test
    void anotherLevelIsShown() {
        assertThatThrownBy(() -> assertThat(dut.signal("stream_out_valid")).isLow())
                .hasMessageContaining(
                        "expected sample_module.stream_out_valid to be low\nbut was 1\nat 10 ns");
        assertThatThrownBy(() -> assertThat(dut.signal("stream_in_ready")).isHigh())
                .hasMessageContaining("sample_module.stream_in_ready to be high\nbut was 0");
        assertThatThrownBy(() -> assertThat(dut.signal("stream_in_ready")).hasBits("1"))
                .hasMessageContaining("to be 1'b1\nbut was 0 = 0x0 = 1'b0");
    }
}
