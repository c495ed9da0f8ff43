package org.cocobean.adapter.ghdl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.cocobean.Cocobean.await;
import static org.cocobean.Cocobean.ns;

import org.cocobean.Simulation;
import org.cocobean.dut.Dut;
import org.cocobean.dut.Signal;
import org.cocobean.sim.spi.Capability;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Writes where each one is a permanent force, as before GHDL 5, and where it is not.
@Timeout(120)
class GhdlWritesTests {

    @ParameterizedTest
    @ValueSource(strings = {"stream_out_valid", "mem_data", "arr[1].arr_sub.sum", "integer_value"})
    void aSignalThatHdlDrivesIsNeverForcedSilently(String name) {
        try (Simulation sim = Ghdl.start("sample_module")) {
            Signal driven = sim.dut().signal(name);
            Ghdl.whyNot(Capability.DEPOSIT_ON_DRIVEN)
                    .ifPresentOrElse(
                            reason ->
                                    assertThatThrownBy(() -> driven.set(1))
                                            .isInstanceOf(UnsupportedOperationException.class)
                                            .hasMessage(
                                                    "cannot write "
                                                            + driven.path()
                                                            + ": "
                                                            + reason),
                            () -> {
                                driven.set(1);
                                await(ns(1));
                                assertThat(driven.toInt()).isEqualTo(1);
                            });
        }
    }

    @Test
    void aPartlyDrivenVectorCountsAsDriven() {
        assumeThat(Ghdl.whyNot(Capability.DEPOSIT_ON_DRIVEN)).isPresent();
        try (Simulation sim = Ghdl.start("objects")) {
            assertThatThrownBy(() -> sim.dut().signal("partly").set(1))
                    .isInstanceOf(UnsupportedOperationException.class);
            assertThatThrownBy(() -> sim.dut().signal("z").set(1))
                    .as("an inout that the design drives")
                    .isInstanceOf(UnsupportedOperationException.class);
            assertThatThrownBy(() -> sim.dut().signal("second.i").set(1))
                    .as("an input that the scope above drives")
                    .isInstanceOf(UnsupportedOperationException.class);
        }
    }

    @Test
    void signalsWithoutDriversTakeWritesAgainAndAgain() {
        try (Simulation sim = Ghdl.start("sample_module")) {
            Dut dut = sim.dut();
            for (int address : new int[] {3, 7, 0}) {
                dut.signal("mem_address").set(address);
                await(ns(1));
                assertThat(dut.signal("mem_data").toInt()).isEqualTo(3 * address);
            }
        }
    }

    @Test
    void aWrittenValueIsReadBackAtOnceWhereItIsImmediate() {
        try (Simulation sim = Ghdl.start("sample_module")) {
            Signal in = sim.dut().signal("stream_in_data");
            Signal out = sim.dut().signal("stream_out_data_comb");
            in.setImmediate(0x4d);
            assertThat(in.toInt()).isEqualTo(0x4d);
            await(ns(1));
            assertThat(in.toInt()).isEqualTo(0x4d);
            assertThat(out.toInt()).isEqualTo(0x4d);
        }
    }

    @Test
    void aForceOnADrivenSignalHoldsAndItsReleaseIsRefusedWithTheReason() {
        assumeThat(Ghdl.whyNot(Capability.RELEASE)).isPresent();
        try (Simulation sim = Ghdl.start("sample_module")) {
            Signal in = sim.dut().signal("stream_in_data");
            Signal out = sim.dut().signal("stream_out_data_comb");
            out.force(7);
            assertThat(out.toInt()).isEqualTo(7);
            in.set(2);
            await(ns(1));
            assertThat(out.toInt()).isEqualTo(7);
            assertThatThrownBy(out::release)
                    .isInstanceOf(UnsupportedOperationException.class)
                    .hasMessage(
                            "releasing sample_module.stream_out_data_comb is not possible: "
                                    + Ghdl.whyNot(Capability.RELEASE).orElseThrow());
        }
    }

    @Test
    void aForceOnAnInputHoldsAgainstDepositsUntilReleased() {
        try (Simulation sim = Ghdl.start("sample_module")) {
            Signal in = sim.dut().signal("stream_in_data");
            in.set(1);
            await(ns(1));
            in.force(5);
            in.set(6);
            await(ns(1));
            assertThat(in.toInt()).isEqualTo(5);
            in.release();
            in.set(9);
            await(ns(1));
            assertThat(in.toInt()).isEqualTo(9);
        }
    }
}
