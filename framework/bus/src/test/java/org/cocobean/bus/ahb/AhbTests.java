package org.cocobean.bus.ahb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.cocobean.Cocobean.await;
import static org.cocobean.Cocobean.ns;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.cocobean.bus.BusBench;
import org.cocobean.bus.ClockDomain;
import org.cocobean.bus.Naming;
import org.cocobean.bus.Pins;
import org.cocobean.bus.check.AhbRule;
import org.cocobean.bus.check.Breaks;
import org.cocobean.bus.check.Keeps;
import org.cocobean.bus.check.ProtocolChecks;
import org.cocobean.bus.check.Violation;
import org.cocobean.bus.memory.AddressBus;
import org.cocobean.bus.memory.BusErrorException;
import org.cocobean.bus.memory.Memory;
import org.cocobean.bus.memory.Pending;
import org.cocobean.bus.memory.Reply;
import org.cocobean.clock.Clock;
import org.cocobean.dut.Dut;
import org.cocobean.sim.HdlDesign;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// AHB-Lite: models against each other and against registers, and every rule broken.
class AhbTests {

    private static final HdlDesign WIRES = BusBench.design("word_wires", "bus/word_wires.v");

    private static HdlDesign registers(int waits, int fault) {
        return BusBench.design("ahb_regs", "bus/ahb_regs.v")
                .withParameter("WAITS", waits)
                .withParameter("FAULT", fault);
    }

    @Keeps(
            of = AhbRule.class,
            value = {"STABLE", "DATA_STABLE", "TWO_CYCLE_ERROR"})
    @ParameterizedTest
    @ValueSource(ints = {0, 3})
    void modelsUnderstandEachOther(int latency) {
        BusBench.run(
                "icarus",
                WIRES,
                (dut, domain) -> {
                    Memory memory = Memory.sparse(1 << 16);
                    Ahb.of(dut, Naming.prefix("m_ahb_"), domain)
                            .serve(memory)
                            .latency(0, latency, 1);
                    AddressBus bus = Ahb.of(dut, Naming.prefix("s_ahb_"), domain).manage();
                    byte[] shadow = BusBench.exercise(bus, 60);
                    assertThat(memory.bytes(0, 60)).isEqualTo(shadow);
                    assertThatThrownBy(() -> bus.readInt(1 << 16))
                            .isInstanceOf(BusErrorException.class)
                            .hasMessageContaining("0x10000 was answered with");
                    bus.writeInt(0x100, 7); // after an error all goes on
                    assertThat(bus.readInt(0x100)).isEqualTo(7);
                });
    }

    @ParameterizedTest
    @CsvSource({"icarus, 0", "icarus, 2", "verilator, 0", "verilator, 2"})
    void registersKeepWhatIsWritten(String simulator, int waits) {
        BusBench.run(
                simulator,
                registers(waits, 0),
                (dut, domain) -> {
                    AddressBus bus = Ahb.of(dut, Naming.plain(), domain).manage();
                    BusBench.exercise(bus, 64);
                    assertThatThrownBy(() -> bus.writeInt(0x40, 1))
                            .hasMessageContaining("0x40 was answered with SLVERR");
                    bus.writeByte(3, 9);
                    assertThat(bus.readByte(3)).isEqualTo(9);
                });
    }

    @Test
    void accessesArePipelinedAndCutAtOneKibibyte() {
        BusBench.run(
                "icarus",
                WIRES,
                (dut, domain) -> {
                    Ahb.of(dut, Naming.prefix("m_ahb_"), domain).serve(Memory.sparse(1 << 16));
                    AhbMonitor monitor = Ahb.of(dut, Naming.prefix("m_ahb_"), domain).watch();
                    List<AhbTransfer> seen = new ArrayList<>();
                    monitor.onItem(seen::add);
                    AhbManager bus = Ahb.of(dut, Naming.prefix("s_ahb_"), domain).manage();
                    Pending<Reply> write = bus.startWrite(0x3f9, new byte[16]);
                    Pending<Reply> read = bus.startRead(0x3f8, 2);
                    Reply written = write.await();
                    Reply got = read.await();
                    assertThat(seen)
                            .extracting(AhbTransfer::address)
                            .containsExactly(
                                    0x3f9L, 0x3faL, 0x3fcL, 0x400L, 0x404L, 0x408L, 0x3f8L);
                    assertThat(seen)
                            .extracting(AhbTransfer::size)
                            .containsExactly(1, 2, 4, 4, 4, 1, 2);
                    // a cycle for each transfer, and nothing between
                    assertThat(got.end().minus(written.end())).isEqualTo(ns(10));
                });
    }

    @Breaks(
            of = AhbRule.class,
            value = {
                "TWO_CYCLE_ERROR",
                "IDLE_OKAY",
                "ANSWER_KNOWN",
                "READY_KNOWN",
                "READY_IN_RESET"
            })
    @ParameterizedTest
    @CsvSource({
        "1, TWO_CYCLE_ERROR, 0x40",
        "2, IDLE_OKAY, 0",
        "3, ANSWER_KNOWN, 0",
        "4, READY_KNOWN, 0",
        "5, READY_IN_RESET, 0"
    })
    void aSubordinateThatBreaksARuleFailsTheTest(int fault, String rule, String address) {
        assertThatThrownBy(() ->
                        BusBench.run(
                                "icarus",
                                registers(1, fault),
                                (dut, domain) -> {
                                    Ahb.of(dut, Naming.plain(), domain)
                                            .manage()
                                            .readInt(Long.decode(address));
                                    domain.cycles(5);
                                }))
                .rootCause()
                .hasMessageStartingWith(rule + " (AHB");
    }

    @Keeps(
            of = AhbRule.class,
            value = {"READY_IN_RESET"})
    @Test
    void aResetTakesEffectAtItsFirstEdge() {
        BusBench.run(
                "icarus",
                WIRES,
                dut -> {
                    dut.signal("m_ahb_hready").set("x");
                    for (String idle : List.of("s_ahb_htrans", "s_ahb_haddr", "m_ahb_hresp")) {
                        dut.signal(idle).set(0);
                    }
                    ClockDomain domain = BusBench.domain(dut);
                    Ahb.of(dut, Naming.prefix("s_ahb_"), domain).watch();
                    domain.cycles(1);
                    dut.signal("m_ahb_hready").set(1);
                    domain.cycles(4);
                    dut.signal("m_ahb_hready").set(0); // in the middle of an access
                    dut.signal("rst").set(1);
                    domain.cycles(1);
                    dut.signal("m_ahb_hready").set(1);
                    domain.cycles(2);
                    dut.signal("rst").set(0);
                    domain.cycles(2);
                });
    }

    @Keeps(
            of = AhbRule.class,
            value = {"READY_IN_RESET"})
    @Test
    void aResetThatIsNotKnownYetResetsNothing() {
        BusBench.run(
                "icarus",
                WIRES,
                dut -> {
                    dut.signal("m_ahb_hready").set("x");
                    for (String idle : List.of("s_ahb_htrans", "s_ahb_haddr", "m_ahb_hresp")) {
                        dut.signal(idle).set(0);
                    }
                    dut.signal("rst").set("x");
                    Clock.of(dut.signal("clk"), ns(10)).start();
                    ClockDomain domain =
                            ClockDomain.of(dut.signal("clk")).withReset(dut.signal("rst"));
                    Ahb.of(dut, Naming.prefix("s_ahb_"), domain).watch();
                    domain.cycles(4);
                    dut.signal("rst").set(1);
                    dut.signal("m_ahb_hready").set(1);
                    domain.cycles(3);
                    dut.signal("rst").set(0);
                    domain.cycles(2);
                });
    }

    /// Puts an address phase on the wires and lets a cycle pass.
    static void ask(Dut dut, ClockDomain domain, int trans, int address, int size) {
        dut.signal("s_ahb_htrans").set(trans);
        dut.signal("s_ahb_haddr").set(address);
        dut.signal("s_ahb_hsize").set(size);
        domain.cycles(1);
    }

    private static void hand(AhbRule rule, Dut dut, ClockDomain domain) {
        switch (rule) {
            case STABLE -> {
                ask(dut, domain, 2, 0x10, 2);
                ask(dut, domain, 2, 0x20, 2);
                ask(dut, domain, 2, 0x24, 2);
            }
            case DATA_STABLE -> {
                ask(dut, domain, 2, 0x10, 2);
                ask(dut, domain, 0, 0, 2);
                dut.signal("s_ahb_hwdata").set(0x1234);
            }
            case ALIGNED -> ask(dut, domain, 2, 0x12, 2);
            case SIZE_OF_BUS -> ask(dut, domain, 2, 0x10, 3);
            case SEQUENTIAL -> {
                ask(dut, domain, 2, 0x10, 2);
                for (int i = 0; i < 4; i++) {
                    ask(dut, domain, 3, 0x18, 2);
                }
            }
            case BOUNDARY_1K -> {
                ask(dut, domain, 2, 0x3fc, 2);
                for (int i = 0; i < 4; i++) {
                    ask(dut, domain, 3, 0x400, 2);
                }
            }
            case TRANSFER_KNOWN -> {
                dut.signal("s_ahb_htrans").set("1X");
                domain.cycles(1);
            }
            default -> throw new IllegalArgumentException(rule + " is one of subordinates");
        }
        dut.signal("s_ahb_htrans").set(0);
        domain.cycles(6);
    }

    @Breaks(
            of = AhbRule.class,
            value = {
                "STABLE",
                "DATA_STABLE",
                "ALIGNED",
                "SIZE_OF_BUS",
                "SEQUENTIAL",
                "BOUNDARY_1K",
                "TRANSFER_KNOWN"
            })
    @ParameterizedTest
    @ValueSource(
            strings = {
                "STABLE",
                "DATA_STABLE",
                "ALIGNED",
                "SIZE_OF_BUS",
                "SEQUENTIAL",
                "BOUNDARY_1K",
                "TRANSFER_KNOWN"
            })
    void aManagerThatBreaksARuleFailsTheTest(AhbRule rule) {
        BusBench.run(
                "icarus",
                WIRES,
                (dut, domain) -> {
                    for (String idle : List.of("htrans", "haddr", "hburst", "hsize", "hwdata")) {
                        dut.signal("s_ahb_" + idle).set(0);
                    }
                    dut.signal("s_ahb_hwrite").set(1);
                    dut.signal("s_ahb_hburst").set(1);
                    ProtocolChecks checks = ProtocolChecks.all().expect(rule);
                    Ahb.of(dut, Naming.prefix("m_ahb_"), domain)
                            .checks(checks)
                            .serve(Memory.sparse(1 << 16))
                            .latency(3, 3, 1);
                    domain.cycles(6);
                    hand(rule, dut, domain);
                    assertThat(checks.violations()).extracting(Violation::rule).contains(rule);
                });
    }

    @Keeps(
            of = AhbRule.class,
            value = {
                "ALIGNED",
                "SIZE_OF_BUS",
                "SEQUENTIAL",
                "BOUNDARY_1K",
                "TRANSFER_KNOWN",
                "IDLE_OKAY"
            })
    @Test
    void whatIsNotAskedForAndWhatABurstMayDoBreaksNoRule() {
        BusBench.run(
                "icarus",
                WIRES,
                (dut, domain) -> {
                    for (String idle : List.of("htrans", "haddr", "hsize", "hwdata")) {
                        dut.signal("s_ahb_" + idle).set(0);
                    }
                    dut.signal("s_ahb_hwrite").set(1);
                    dut.signal("s_ahb_hburst").set(1);
                    Ahb.of(dut, Naming.prefix("m_ahb_"), domain).serve(Memory.sparse(1 << 16));
                    domain.cycles(6);
                    ask(dut, domain, 0, 0x13, 2); // IDLE: its address is none
                    ask(dut, domain, 2, 0x3f4, 2);
                    ask(dut, domain, 1, 0x3f8, 2); // BUSY
                    ask(dut, domain, 3, 0x3f8, 2);
                    ask(dut, domain, 3, 0x3fc, 2);
                    ask(dut, domain, 2, 0x400, 2); // NONSEQ may
                    dut.signal("s_ahb_hburst").set(2);
                    ask(dut, domain, 2, 0x18, 2);
                    ask(dut, domain, 3, 0x1c, 2);
                    ask(dut, domain, 3, 0x10, 2); // wraps
                    ask(dut, domain, 3, 0x14, 2);
                    dut.signal("s_ahb_htrans").set("XX"); // between edges
                    await(ns(5));
                    dut.signal("s_ahb_htrans").set(0);
                    domain.cycles(2);
                });
    }

    @Keeps(
            of = AhbRule.class,
            value = {"READY_KNOWN", "ANSWER_KNOWN"})
    @Test
    void whatCountsForNothingMayBeUnknown() {
        BusBench.run(
                "icarus",
                WIRES,
                (dut, domain) -> {
                    dut.signal("m_ahb_hready").set(1);
                    dut.signal("m_ahb_hresp").set(0);
                    dut.signal("m_ahb_hrdata").set("X".repeat(32));
                    AddressBus bus = Ahb.of(dut, Naming.prefix("s_ahb_"), domain).manage();
                    bus.writeInt(0x10, 1); // what is read counts at a read only
                    dut.signal("m_ahb_hready").set("X");
                    await(ns(5)); // between edges
                    dut.signal("m_ahb_hready").set(1);
                    Pending<Reply> read = bus.startRead(0x10, 4);
                    domain.edge().when(dut.signal("s_ahb_htrans"), 2).await();
                    dut.signal("m_ahb_hready").set(0);
                    domain.cycles(2); // and only when it is ready
                    dut.signal("m_ahb_hready").set(1);
                    dut.signal("m_ahb_hrdata").set(7);
                    assertThat(read.await().data()).containsExactly(7, 0, 0, 0);
                });
    }

    /// The wires of AHB with those of another bus for the strobes.
    private static Ahb withStrobes(Dut dut, String side, ClockDomain domain) {
        AhbPins p = Pins.of(AhbPins.class).in(dut).named(Naming.prefix(side + "_ahb_")).bind();
        return Ahb.of(
                new AhbPins(
                        p.haddr(),
                        p.htrans(),
                        p.hwrite(),
                        p.hsize(),
                        p.hwdata(),
                        p.hrdata(),
                        p.hready(),
                        p.hresp(),
                        p.hreadyout(),
                        p.hsel(),
                        p.hburst(),
                        p.hprot(),
                        p.hmastlock(),
                        Optional.of(dut.signal(side + "_apb_pstrb"))),
                domain);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 3})
    void partsOfWordsAreWordsWithStrobes(int latency) {
        BusBench.run(
                "icarus",
                WIRES,
                (dut, domain) -> {
                    Memory memory = Memory.sparse(1 << 16);
                    Ahb served = withStrobes(dut, "m", domain);
                    served.serve(memory).latency(0, latency, 1);
                    AhbMonitor monitor = served.watch();
                    AhbManager bus = withStrobes(dut, "s", domain).manage();
                    bus.writeBytes(3, new byte[] {1, 2, 3, 4, 5, 6});
                    assertThat(List.of(monitor.next().item(), monitor.next().item()))
                            .containsExactly(
                                    new AhbTransfer(true, 0, 4, 0x01000000, false, 8),
                                    new AhbTransfer(true, 4, 4, 0x05040302, false, 15));
                    assertThat(monitor.next().item().strobes()).isEqualTo(1);
                    monitor.onTransfer(transfer -> {});
                    BusBench.exercise(bus, 60);
                    bus.writeBytes(0, new byte[8]);
                    BitSet some = BitSet.valueOf(new long[] {0b1010});
                    bus.startWrite(2, new byte[] {1, 2, 3, 4}, some).await();
                    assertThat(bus.read(0, 8)).containsExactly(0, 0, 0, 2, 0, 4, 0, 0);
                });
    }

    @Test
    void aBusWithoutStrobesWritesWholeTransfers() {
        BusBench.run(
                "icarus",
                WIRES,
                (dut, domain) -> {
                    Ahb.of(dut, Naming.prefix("m_ahb_"), domain).serve(Memory.sparse(1 << 16));
                    AhbManager bus = Ahb.of(dut, Naming.prefix("s_ahb_"), domain).manage();
                    assertThatThrownBy(() -> bus.startWrite(0, new byte[4], new BitSet()))
                            .hasMessageContaining("has no hwstrb");
                });
    }

    @Breaks(
            of = AhbRule.class,
            value = {"STROBES_KNOWN", "DATA_STABLE"})
    @Keeps(of = AhbRule.class, value = "STROBES_KNOWN")
    @ParameterizedTest
    @CsvSource({
        "1, 1, 00X0, 00X0, STROBES_KNOWN",
        "1, 1, XX0X, XX0X, -",
        "1, 1, 1101, 1101, -",
        "0, 1, XXXX, XXXX, -",
        "1, 2, 1111, 1101, DATA_STABLE"
    })
    void strobesAreKnownWhereTheyCount(
            int write, int address, String strobes, String then, String rule) {
        BusBench.run(
                "icarus",
                WIRES,
                (dut, domain) -> {
                    for (String idle : List.of("htrans", "haddr", "hburst", "hsize", "hwdata")) {
                        dut.signal("s_ahb_" + idle).set(0);
                    }
                    dut.signal("s_ahb_hwrite").set(write);
                    if (strobes.equals("1101")) {
                        dut.signal("s_ahb_hwdata").set("X".repeat(32)); // nothing of it counts
                    }
                    ProtocolChecks checks = ProtocolChecks.all();
                    if (!rule.equals("-")) {
                        checks.expect(AhbRule.valueOf(rule));
                    }
                    Memory memory = Memory.sparse(1 << 16);
                    memory.write(0, new byte[8]);
                    withStrobes(dut, "m", domain).checks(checks).serve(memory).latency(3, 3, 1);
                    domain.cycles(6);
                    ask(dut, domain, 2, address, 0);
                    dut.signal("s_apb_pstrb").set(strobes);
                    ask(dut, domain, 0, 0, 0);
                    dut.signal("s_apb_pstrb").set(then);
                    domain.cycles(6);
                });
    }
}
