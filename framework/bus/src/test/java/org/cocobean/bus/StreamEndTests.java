package org.cocobean.bus;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.cocobean.Cocobean.fork;

import java.util.List;
import java.util.function.BiConsumer;
import org.cocobean.bus.check.StreamRule;
import org.cocobean.dut.Dut;
import org.cocobean.sim.HdlDesign;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What goes wrong in the last cycle of a test, or takes the simulator with it, fails the test;
/// endpoints beside the simulator hide nothing.
class StreamEndTests {

    record Item(int data) {}

    private static HdlDesign fifo(String simulator) {
        return simulator.equals("ghdl")
                ? BusBench.design("sync_fifo", "vhdl/sync_fifo.vhd")
                : BusBench.design("sync_fifo", "verilog/sync_fifo.v");
    }

    /// The queue is full, and another item waits.
    private static void full(String simulator, BiConsumer<Dut, ClockDomain> body) {
        BusBench.run(
                simulator,
                fifo(simulator),
                dut -> {
                    dut.signal("out_ready").set(0);
                    dut.signal("in_valid").set(0);
                    dut.signal("in_data").set(5);
                    ClockDomain domain = BusBench.domain(dut);
                    domain.cycles(6);
                    Stream.of(Item.class, dut, Naming.prefix("in_"), domain).watch();
                    dut.signal("in_valid").set(1);
                    domain.cycles(30);
                    body.accept(dut, domain);
                });
    }

    @ParameterizedTest
    @CsvSource({
        "icarus, VALID_STABLE, in_valid",
        "icarus, PAYLOAD_STABLE, in_data",
        "verilator, VALID_STABLE, in_valid",
        "verilator, PAYLOAD_STABLE, in_data",
        "ghdl, VALID_STABLE, in_valid",
        "ghdl, PAYLOAD_STABLE, in_data"
    })
    void aRuleThatIsBrokenAtTheLastEdgeFailsTheTest(String simulator, StreamRule rule, String pin) {
        assertThatThrownBy(() ->
                        full(
                                simulator,
                                (dut, domain) -> {
                                    dut.signal(pin).set(0);
                                    domain.cycles(1);
                                }))
                .rootCause()
                .hasMessageStartingWith(rule.name());
    }

    @DisabledIfSystemProperty(
            named = "cocobean.executor",
            matches = "container",
            disabledReason = "the process to kill is in the container")
    @ParameterizedTest
    @ValueSource(strings = {"icarus", "ghdl"})
    void aKilledSimulatorFailsTheTestThatSends(String simulator) {
        assertThatThrownBy(() ->
                        BusBench.run(
                                simulator,
                                fifo(simulator),
                                dut -> {
                                    ClockDomain domain = BusBench.domain(dut);
                                    StreamSource<Item> source =
                                            Stream.of(Item.class, dut, Naming.prefix("in_"), domain)
                                                    .limit(100)
                                                    .drive();
                                    Stream.of(Item.class, dut, Naming.prefix("out_"), domain)
                                            .receive();
                                    fork("sender", () -> send(source));
                                    domain.cycles(200);
                                    kill();
                                    domain.cycles(100_000);
                                }))
                .hasStackTraceContaining("SIGKILL");
    }

    private static void send(StreamSource<Item> source) {
        for (int i = 0; ; i++) {
            source.send(new Item(i & 0xff));
        }
    }

    private static void kill() {
        List<ProcessHandle> simulators =
                ProcessHandle.current()
                        .descendants()
                        .filter(process ->
                                process.info()
                                        .command()
                                        .filter(name -> name.matches(".*/(vvp|ghdl[^/]*)"))
                                        .isPresent())
                        .toList();
        simulators.forEach(ProcessHandle::destroyForcibly);
    }

    @ParameterizedTest
    @ValueSource(strings = {"icarus", "verilator", "ghdl"})
    void whatIsNotSentAtTheEndFailsTheTest(String simulator) {
        assertThatThrownBy(() ->
                        BusBench.run(
                                simulator,
                                fifo(simulator),
                                dut -> {
                                    dut.signal("out_ready").set(0);
                                    ClockDomain domain = BusBench.domain(dut);
                                    StreamSource<Item> source =
                                            Stream.of(Item.class, dut, Naming.prefix("in_"), domain)
                                                    .drive();
                                    for (int i = 0; i < 100; i++) {
                                        source.send(new Item(i));
                                    }
                                    domain.cycles(10);
                                }))
                .hasStackTraceContaining("in_");
    }
}
