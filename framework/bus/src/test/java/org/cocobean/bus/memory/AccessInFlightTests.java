package org.cocobean.bus.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.cocobean.Cocobean.await;
import static org.cocobean.Cocobean.fork;
import static org.cocobean.Cocobean.ns;
import static org.cocobean.Cocobean.us;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.cocobean.bus.BusBench;
import org.cocobean.bus.ClockDomain;
import org.cocobean.clock.Clock;
import org.cocobean.dut.Dut;
import org.cocobean.task.Task;
import org.cocobean.trigger.SimTimeoutException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// What becomes of accesses that are under way when something cuts in: each is answered or fails,
/// none hangs, and the next ones work.
class AccessInFlightTests {

    private static void run(
            String simulator, Protocol protocol, BiConsumer<Dut, ClockDomain> body) {
        BusBench.run(simulator, protocol.design(), body);
    }

    static List<Arguments> everywhere() {
        List<Arguments> all = new ArrayList<>();
        for (String simulator : List.of("icarus", "verilator")) {
            for (Protocol protocol : Protocol.values()) {
                all.add(Arguments.of(simulator, protocol));
            }
        }
        return all;
    }

    private static byte[] word(int value) {
        return new byte[] {(byte) value, 0, 0, 0, 0, 0, 0, 0};
    }

    @ParameterizedTest
    @MethodSource("everywhere")
    void aResetAtAnyMomentCutsOffWhatIsUnderWayAndWhatFollowsWorks(
            String simulator, Protocol protocol) {
        run(
                simulator,
                protocol,
                (dut, domain) -> {
                    Memory memory = Memory.sparse(1 << 16);
                    protocol.serve(dut, domain, memory, 3);
                    AddressBus bus = protocol.manage(dut, domain);
                    await(ns(60));
                    for (int i = 0; i < 25; i++) {
                        List<Pending<Reply>> all = new ArrayList<>();
                        for (int k = 0; k < 3; k++) {
                            all.add(bus.startWrite(8L * k, word(i)));
                            all.add(bus.startRead(64, 16));
                        }
                        await(ns(17 + 8L * i));
                        dut.signal("rst").set(1);
                        await(ns(20 + i));
                        Pending<Reply> inReset = bus.startWrite(128, word(i));
                        dut.signal("rst").set(0);
                        int cut = 0;
                        for (Pending<Reply> each : all) {
                            assertThat(each.isDone()).isTrue();
                            try {
                                assertThat(each.await().response()).isEqualTo(Response.OKAY);
                                assertThat(cut == 0 || !protocol.keepsOrder()).isTrue();
                            } catch (BusErrorException e) {
                                assertThat(e).hasMessageContaining("was cut off by a reset at");
                                cut++;
                            }
                        }
                        assertThat(inReset.await().response()).isEqualTo(Response.OKAY);
                        bus.writeBytes(136, word(i + 1));
                        assertThat(bus.read(128, 16)).startsWith(word(i)).endsWith(word(i + 1));
                    }
                });
    }

    @ParameterizedTest
    @MethodSource("everywhere")
    void anAccessGoesOnWhenWhoWaitsForItIsCancelled(String simulator, Protocol protocol) {
        run(
                simulator,
                protocol,
                (dut, domain) -> {
                    Memory memory = Memory.sparse(1 << 16);
                    protocol.serve(dut, domain, memory, 3);
                    AddressBus bus = protocol.manage(dut, domain);
                    for (int i = 0; i < 12; i++) {
                        int number = i;
                        Pending<Reply> write = bus.startWrite(8L * i, word(i));
                        Task<?> waiter = fork("waiter", () -> write.await());
                        Task<?> reader = fork("reader", () -> bus.read(8L * number, 8));
                        await(ns(8 + 10L * i));
                        waiter.cancel();
                        reader.cancel();
                        assertThat(bus.read(8L * i, 8)).isEqualTo(word(i));
                        assertThat(write.await().response()).isEqualTo(Response.OKAY);
                    }
                    Task<?> given = fork("given up", () -> bus.read(0, 8));
                    await(ns(10));
                    given.cancel();
                    await(ns(5));
                    dut.signal("rst").set(1); // and nobody is left to be told
                    await(ns(20));
                    dut.signal("rst").set(0);
                    assertThat(bus.read(8, 8)).isEqualTo(word(1));
                });
    }

    @ParameterizedTest
    @EnumSource(Protocol.class)
    void anErrorThatNobodyIsLeftToSeeFailsTheTest(Protocol protocol) {
        assertThatThrownBy(() ->
                        run(
                                "icarus",
                                protocol,
                                (dut, domain) -> {
                                    protocol.serve(dut, domain, Memory.sparse(64), 3);
                                    AddressBus bus = protocol.manage(dut, domain);
                                    Task<?> reader = fork("reader", () -> bus.read(64, 8));
                                    await(ns(45));
                                    reader.cancel();
                                    await(us(1));
                                }))
                .hasMessageContaining("0x40 was answered with an error, and nobody asked");
    }

    @ParameterizedTest
    @EnumSource(Protocol.class)
    void whatIsNeverAnsweredFailsTheTestAtItsEnd(Protocol protocol) {
        assertThatThrownBy(() ->
                        run(
                                "icarus",
                                protocol,
                                (dut, domain) -> {
                                    protocol.rest(dut);
                                    AddressBus bus = protocol.manage(dut, domain);
                                    fork("cancelled", () -> bus.read(0x18, 8)).cancel();
                                    bus.startRead(0x10, 8);
                                }))
                .hasMessageContaining("the test ended, but " + protocol.wires)
                .hasMessageContaining("read of 8 bytes at 0x10")
                .hasMessageContaining("without an answer for 10000 clock cycles");
    }

    @ParameterizedTest
    @EnumSource(Protocol.class)
    void aLimitOfTimeNamesWhatIsOutstanding(Protocol protocol) {
        assertThatThrownBy(() ->
                        run(
                                "icarus",
                                protocol,
                                (dut, domain) -> {
                                    protocol.rest(dut);
                                    protocol.manage(dut, domain).read(0x10, 8);
                                }))
                .isInstanceOf(SimTimeoutException.class)
                .hasMessageContaining("outstanding: " + protocol.wires)
                .hasMessageContaining("read of 8 bytes at 0x10");
    }

    @ParameterizedTest
    @EnumSource(Protocol.class)
    void aClockThatStopsNamesWhatIsOutstanding(Protocol protocol) {
        assertThatThrownBy(() ->
                        run(
                                "icarus",
                                protocol,
                                (dut, domain) -> {
                                    protocol.serve(dut, domain, Memory.sparse(64), 3);
                                    AddressBus bus = protocol.manage(dut, domain);
                                    bus.startRead(0x10, 8);
                                    await(ns(45));
                                    Clock.of(dut.signal("clk"), ns(10)).stop();
                                }))
                .hasMessageContaining("outstanding: " + protocol.wires)
                .hasMessageContaining("read of 8 bytes at 0x10");
    }

    @ParameterizedTest
    @EnumSource(Protocol.class)
    void aHandlerThatFailsFailsTheTest(Protocol protocol) {
        for (boolean write : List.of(false, true)) {
            Target breaks =
                    new Target() {
                        @Override
                        public Response read(long address, byte[] into) {
                            throw new IllegalStateException("my handler");
                        }

                        @Override
                        public Response write(long address, byte[] data) {
                            throw new IllegalStateException("my handler");
                        }
                    };
            assertThatThrownBy(() ->
                            run(
                                    "icarus",
                                    protocol,
                                    (dut, domain) -> {
                                        protocol.serve(dut, domain, breaks, 0);
                                        AddressBus bus = protocol.manage(dut, domain);
                                        if (write) {
                                            bus.writeBytes(0, word(1));
                                        } else {
                                            bus.read(0, 8);
                                        }
                                    }))
                    .hasStackTraceContaining("my handler");
        }
    }

    /// Waits now and then, to edges and to moments between them.
    private static Target slow(Memory memory, ClockDomain domain) {
        return new Target() {
            private int count;

            private void pause() {
                switch (count++ % 4) {
                    case 1 -> domain.cycles(1 + count % 7);
                    case 3 -> await(ns(count % 8 == 0 ? 13 : 27));
                    default -> {}
                }
            }

            @Override
            public Response read(long address, byte[] into) {
                pause();
                return memory.read(address, into);
            }

            @Override
            public Response write(long address, byte[] data) {
                pause();
                return memory.write(address, data);
            }
        };
    }

    @ParameterizedTest
    @MethodSource("everywhere")
    void aTargetMayWait(String simulator, Protocol protocol) {
        run(
                simulator,
                protocol,
                (dut, domain) -> {
                    protocol.serve(dut, domain, slow(Memory.sparse(1 << 16), domain), 0);
                    AddressBus bus = protocol.manage(dut, domain);
                    BusBench.exercise(bus, 60);
                    List<Pending<Reply>> all = new ArrayList<>();
                    for (int i = 0; i < 20; i++) {
                        all.add(bus.startWrite(8L * i, word(i)));
                        all.add(bus.startRead(8L * i, 8));
                    }
                    if (protocol.keepsOrder()) {
                        for (int i = 0; i < 20; i++) {
                            assertThat(all.get(2 * i + 1).await().data()).isEqualTo(word(i));
                        }
                    }
                });
    }

    @ParameterizedTest
    @MethodSource("everywhere")
    void aTargetThatWaitsIsResetWithItsBus(String simulator, Protocol protocol) {
        run(
                simulator,
                protocol,
                (dut, domain) -> {
                    Memory memory = Memory.sparse(1 << 16);
                    protocol.serve(dut, domain, slow(memory, domain), 0);
                    AddressBus bus = protocol.manage(dut, domain);
                    await(ns(60));
                    for (int i = 0; i < 12; i++) {
                        Pending<Reply> first = bus.startWrite(8, word(i));
                        Pending<Reply> second = bus.startRead(8, 8);
                        await(ns(13 + 10L * i));
                        dut.signal("rst").set(1);
                        await(ns(20));
                        dut.signal("rst").set(0);
                        for (Pending<Reply> each : List.of(first, second)) {
                            try {
                                each.await();
                            } catch (BusErrorException e) {
                                assertThat(e).hasMessageContaining("cut off by a reset");
                            }
                        }
                        bus.writeBytes(8, word(i + 1));
                        assertThat(bus.read(8, 8)).isEqualTo(word(i + 1));
                    }
                });
    }

    @ParameterizedTest
    @EnumSource(Protocol.class)
    void anAnswerThatIsNoLongerKnownFailsTheTest(Protocol protocol) {
        assertThatThrownBy(() ->
                        run(
                                "icarus",
                                protocol,
                                (dut, domain) -> {
                                    protocol.rest(dut);
                                    AddressBus bus = protocol.manage(dut, domain);
                                    bus.startRead(0x10, 8);
                                    await(ns(95));
                                    dut.signal(protocol.answer()).set("x");
                                    await(ns(100));
                                }))
                .hasMessageContaining("KNOWN")
                .hasMessageContaining(protocol.answer().substring(2))
                .hasMessageContaining("is X");
    }

    @ParameterizedTest
    @CsvSource({"icarus, false", "icarus, true", "ghdl, false", "ghdl, true"})
    void aResetThatIsNotKnownIsAReset(String simulator, boolean java) {
        Protocol protocol = java ? Protocol.AXI_IN_JAVA : Protocol.AXI;
        BusBench.run(
                simulator,
                BusBench.design(
                        "axi_wires",
                        simulator.equals("ghdl") ? "bus/axi_wires.vhd" : "bus/axi_wires.v"),
                (dut, domain) -> {
                    protocol.serve(dut, domain, Memory.sparse(1 << 16), 3);
                    AddressBus bus = protocol.manage(dut, domain);
                    await(ns(60));
                    Pending<Reply> cut = bus.startWrite(0, word(1));
                    await(ns(17));
                    dut.signal("rst").set("x");
                    await(ns(30));
                    assertThat(cut.isDone()).isTrue();
                    assertThatThrownBy(cut::await).hasMessageContaining("cut off by a reset");
                    dut.signal("rst").set(0);
                    bus.writeBytes(0, word(2));
                });
    }

    /// A timer wakes the test when an edge is due; what it asks goes through wires, which show it
    /// to the other end after that edge.
    @ParameterizedTest
    @CsvSource({
        "icarus, APB",
        "icarus, AHB",
        "icarus, WISHBONE",
        "icarus, AVALON",
        "verilator, APB",
        "verilator, AHB",
        "verilator, WISHBONE",
        "verilator, AVALON"
    })
    void whatIsAskedInTheMomentOfAnEdgeBeginsAfterIt(String simulator, Protocol protocol) {
        run(
                simulator,
                protocol,
                (dut, domain) -> {
                    Memory memory = Memory.sparse(1 << 16);
                    Target slow =
                            new Target() {
                                @Override
                                public Response read(long address, byte[] into) {
                                    await(ns(20)); // to an edge, too
                                    return memory.read(address, into);
                                }

                                @Override
                                public Response write(long address, byte[] data) {
                                    await(ns(20));
                                    return memory.write(address, data);
                                }
                            };
                    protocol.serve(dut, domain, slow, 0);
                    AddressBus bus = protocol.manage(dut, domain);
                    await(ns(105));
                    for (int i = 0; i < 5; i++) {
                        bus.writeBytes(8L * i, word(i));
                        await(ns(50));
                        assertThat(bus.read(8L * i, 8)).isEqualTo(word(i));
                        await(ns(50));
                    }
                });
    }
}
