package org.cocobean.bus;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.cocobean.Cocobean.fork;
import static org.cocobean.Cocobean.ns;

import java.util.function.BiConsumer;
import org.cocobean.clock.Clock;
import org.cocobean.dut.Dut;
import org.cocobean.dut.Signal;
import org.cocobean.sim.HdlDesign;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Endpoints of a reset that does not end in the whole test.
class LastingResetTests {

    record Item(int data) {}

    private static void run(String simulator, BiConsumer<Dut, ClockDomain> body) {
        HdlDesign fifo =
                simulator.equals("ghdl")
                        ? BusBench.design("sync_fifo", "vhdl/sync_fifo.vhd")
                        : BusBench.design("sync_fifo", "verilog/sync_fifo.v");
        BusBench.run(
                simulator,
                fifo,
                dut -> {
                    Clock clk = Clock.of(dut.signal("clk"), ns(10)).start();
                    dut.signal("rst").set(1);
                    dut.signal("in_valid").set(0);
                    dut.signal("in_data").set(0);
                    dut.signal("out_ready").set(1);
                    clk.cycles(3);
                    body.accept(dut, ClockDomain.of(dut.signal("clk")));
                });
    }

    private static Stream<Item> input(Dut dut, ClockDomain domain) {
        return Stream.of(Item.class, dut, Naming.prefix("in_"), domain);
    }

    @ParameterizedTest
    @ValueSource(strings = {"icarus", "verilator", "verilator/process", "ghdl"})
    void whatChecksNothingForThatFailsTheTest(String simulator) {
        assertThatThrownBy(() ->
                        run(
                                simulator,
                                (dut, clock) -> {
                                    Signal rst = dut.signal("rst");
                                    rst.set(0);
                                    clock.cycles(2);
                                    ClockDomain wrong = clock.withResetLow(rst);
                                    input(dut, wrong).watch();
                                    clock.cycles(20);
                                }))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(
                        "sync_fifo.rst has not ended the reset of sync_fifo.in monitor")
                .hasMessageContaining("in the whole test (it is 0)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"icarus", "verilator", "ghdl"})
    void oneThatEndsWhileTheTestWaitsForItsEndIsNone(String simulator) {
        assertThatCode(() ->
                        run(
                                simulator,
                                (dut, clock) -> {
                                    ClockDomain domain = clock.withReset(dut.signal("rst"));
                                    Stream.of(Item.class, dut, Naming.prefix("out_"), domain)
                                            .watch();
                                    input(dut, domain).limit(10).drive().send(new Item(1));
                                    clock.cycles(5);
                                    fork(() -> {
                                        clock.cycles(3);
                                        dut.signal("rst").set(0);
                                    });
                                }))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"icarus", "verilator", "ghdl"})
    void aTestWithoutAClockCycleHasNone(String simulator) {
        assertThatCode(() ->
                        run(
                                simulator,
                                (dut, clock) ->
                                        input(dut, clock.withReset(dut.signal("rst"))).watch()))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"icarus", "verilator", "ghdl"})
    void oneThatMayLastIsNoFailure(String simulator) {
        assertThatCode(() ->
                        run(
                                simulator,
                                (dut, clock) -> {
                                    input(dut, clock.withReset(dut.signal("rst")).mayStayInReset())
                                            .watch();
                                    clock.cycles(20);
                                }))
                .doesNotThrowAnyException();
    }
}
