package org.cocobean.bus.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.cocobean.Cocobean.await;
import static org.cocobean.Cocobean.fork;
import static org.cocobean.Cocobean.ns;

import java.util.List;
import java.util.Optional;
import org.cocobean.bus.BusBench;
import org.cocobean.bus.ClockDomain;
import org.cocobean.bus.Naming;
import org.cocobean.bus.Pins;
import org.cocobean.bus.apb.Apb;
import org.cocobean.bus.apb.ApbMonitor;
import org.cocobean.bus.apb.ApbPins;
import org.cocobean.bus.apb.ApbTransfer;
import org.cocobean.bus.axi.Axi;
import org.cocobean.bus.check.ApbRule;
import org.cocobean.bus.check.Breaks;
import org.cocobean.bus.check.Keeps;
import org.cocobean.bus.check.ProtocolChecks;
import org.cocobean.bus.check.Violation;
import org.cocobean.bus.check.WishboneRule;
import org.cocobean.bus.wishbone.Wishbone;
import org.cocobean.bus.wishbone.WishbonePins;
import org.cocobean.dut.Dut;
import org.cocobean.sim.HdlDesign;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// APB and Wishbone: one test of an address bus for all, against HDL and models against each other.
class WordBusTests {

    private static final HdlDesign WIRES = BusBench.design("word_wires", "bus/word_wires.v");

    private static HdlDesign bridge(int fault) {
        return BusBench.design("axil_apb", "bus/axil_apb.v").withParameter("FAULT", fault);
    }

    private static HdlDesign registers(int pipelined, int fault) {
        return BusBench.design("wb_regs", "bus/wb_regs.v")
                .withParameter("PIPELINED", pipelined)
                .withParameter("FAULT", fault);
    }

    @Keeps(
            of = ApbRule.class,
            value = {"SETUP_FIRST", "STABLE", "STROBES_OF_READ", "ENABLE_UNTIL_READY"})
    @ParameterizedTest
    @ValueSource(ints = {0, 3})
    void apbModelsUnderstandEachOther(int latency) {
        BusBench.run(
                "icarus",
                WIRES,
                (dut, domain) -> {
                    Memory memory = Memory.sparse(1 << 16);
                    Apb.of(dut, Naming.prefix("m_apb_"), domain)
                            .serve(memory)
                            .latency(0, latency, 1);
                    AddressBus bus = Apb.of(dut, Naming.prefix("s_apb_"), domain).manage();
                    byte[] all = BusBench.exercise(bus, 60);
                    assertThat(memory.bytes(0, 60)).isEqualTo(all);
                });
    }

    @Keeps(
            of = WishboneRule.class,
            value = {"STB_WITH_CYC", "STABLE", "STB_UNTIL_ANSWER"})
    @ParameterizedTest
    @ValueSource(ints = {0, 3})
    void wishboneModelsUnderstandEachOther(int latency) {
        BusBench.run(
                "icarus",
                WIRES,
                (dut, domain) -> {
                    Memory memory = Memory.sparse(1 << 16);
                    Wishbone.of(dut, Naming.prefix("m_wb_"), domain)
                            .wordAddresses()
                            .serve(memory)
                            .latency(0, latency, 1);
                    AddressBus bus =
                            Wishbone.of(dut, Naming.prefix("s_wb_"), domain)
                                    .wordAddresses()
                                    .manage();
                    byte[] all = BusBench.exercise(bus, 60);
                    assertThat(memory.bytes(0, 60)).isEqualTo(all);
                });
    }

    @ParameterizedTest
    @CsvSource({"icarus, 0", "icarus, 1", "verilator, 1"})
    void wishboneRegistersKeepWhatIsWritten(String simulator, int pipelined) {
        BusBench.run(
                simulator,
                registers(pipelined, 0),
                (dut, domain) -> {
                    Naming naming = Naming.prefix("wb_");
                    Wishbone wishbone =
                            pipelined == 1
                                    ? Wishbone.of(dut, naming, domain)
                                    : Wishbone.of(classic(dut, naming), domain);
                    AddressBus bus = wishbone.manage();
                    BusBench.exercise(bus, 60);
                    assertThatThrownBy(() -> bus.writeInt(60, 1))
                            .hasMessageContaining("0x3c was answered with SLVERR");
                    assertThatThrownBy(() -> bus.readInt(0x1000))
                            .isInstanceOf(BusErrorException.class);
                });
    }

    private static WishbonePins classic(Dut dut, Naming naming) {
        var p = Pins.of(WishbonePins.class).in(dut).named(naming).bind();
        return new WishbonePins(
                p.cyc(),
                p.stb(),
                p.we(),
                p.adr(),
                p.datM(),
                p.datS(),
                p.sel(),
                p.ack(),
                p.err(),
                p.rty(),
                Optional.empty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"icarus", "verilator"})
    void aBridgeReachesApbFromAxi(String simulator) {
        BusBench.run(
                simulator,
                bridge(0),
                (dut, domain) -> {
                    Memory memory = Memory.sparse(0x1000);
                    Apb apb = Apb.of(dut, Naming.prefix("m_apb_"), domain);
                    apb.serve(memory).latency(0, 3, 2);
                    ApbMonitor monitor = apb.watch();
                    AddressBus bus = Axi.of(dut, Naming.prefix("s_axil_"), domain).manage();
                    bus.writeInt(4, 0x11223344);
                    assertThat(monitor.next().item())
                            .isEqualTo(new ApbTransfer(true, 4, 0x11223344, 15, false));
                    assertThat(bus.readShort(6)).isEqualTo(0x1122);
                    assertThat(monitor.next().item())
                            .isEqualTo(new ApbTransfer(false, 6, 0x11223344, 0, false));
                    assertThatThrownBy(() -> bus.readInt(0x1000))
                            .hasMessageContaining("answered with SLVERR");
                    monitor.onTransfer(transfer -> {});
                    byte[] all = BusBench.exercise(bus, 60);
                    assertThat(memory.bytes(0, 60)).isEqualTo(all);
                });
    }

    @Breaks(
            of = ApbRule.class,
            value = {"SETUP_FIRST", "STABLE", "STROBES_OF_READ", "ENABLE_UNTIL_READY"})
    @ParameterizedTest
    @CsvSource({"1, SETUP_FIRST", "2, STABLE", "3, STROBES_OF_READ", "4, ENABLE_UNTIL_READY"})
    void aBrokenRuleOfApbFailsTheTest(int fault, String rule) {
        assertThatThrownBy(() ->
                        BusBench.run(
                                "icarus",
                                bridge(fault),
                                (dut, domain) -> {
                                    Apb.of(dut, Naming.prefix("m_apb_"), domain)
                                            .serve(Memory.sparse(0x1000))
                                            .latency(4, 4, 2);
                                    AddressBus bus =
                                            Axi.of(dut, Naming.prefix("s_axil_"), domain).manage();
                                    bus.writeInt(4, 1);
                                    bus.readInt(4);
                                }))
                .rootCause()
                .hasMessageStartingWith(rule + " (APB");
    }

    @Breaks(
            of = ApbRule.class,
            value = {"READY_KNOWN", "ANSWER_KNOWN"})
    @ParameterizedTest
    @CsvSource({
        "READY_KNOWN, pready, X, pready is X",
        "ANSWER_KNOWN, prdata, 0000000000000000000000000000X000, X000",
        "ANSWER_KNOWN, pslverr, X, pslverr is X"
    })
    void anUnknownAnswerOfApbFailsTheTest(ApbRule rule, String pin, String value, String what) {
        assertThatThrownBy(() ->
                        BusBench.run(
                                "icarus",
                                WIRES,
                                (dut, domain) -> {
                                    answerOfApb(dut);
                                    dut.signal("m_apb_" + pin).set(value);
                                    Apb.of(dut, Naming.prefix("s_apb_"), domain)
                                            .manage()
                                            .readInt(4);
                                }))
                .rootCause()
                .hasMessageStartingWith(rule + " (APB")
                .hasMessageContaining(what);
    }

    @Keeps(
            of = ApbRule.class,
            value = {"READY_KNOWN", "ANSWER_KNOWN"})
    @Test
    void whatApbDoesNotLookAtMayBeUnknown() {
        BusBench.run(
                "icarus",
                WIRES,
                (dut, domain) -> {
                    answerOfApb(dut);
                    dut.signal("m_apb_prdata").set("X".repeat(32));
                    AddressBus bus = Apb.of(dut, Naming.prefix("s_apb_"), domain).manage();
                    bus.writeInt(4, 1); // what is read counts at a read only
                    dut.signal("m_apb_pready").set("X");
                    domain.cycles(3); // and ready counts in a transfer only
                    dut.signal("m_apb_pready").set(1);
                    dut.signal("m_apb_prdata").set(7);
                    assertThat(bus.readInt(4)).isEqualTo(7);
                });
    }

    /// Asks by hand; the second cycle ends the transfer.
    private static void askOnApb(Dut dut, ClockDomain domain, boolean write) {
        dut.signal("s_apb_pwrite").set(write ? 1 : 0);
        dut.signal("s_apb_psel").set(1);
        dut.signal("s_apb_penable").set(0);
        domain.cycles(1);
        dut.signal("s_apb_penable").set(1);
        domain.cycles(1);
        dut.signal("s_apb_psel").set(0);
        dut.signal("s_apb_penable").set(0);
        domain.cycles(1);
    }

    private static ApbMonitor watchApb(Dut dut, ClockDomain domain, ProtocolChecks checks) {
        answerOfApb(dut);
        for (String pin : List.of("psel", "penable", "pwrite", "paddr", "pwdata", "pstrb")) {
            dut.signal("s_apb_" + pin).set(0);
        }
        domain.cycles(5);
        ApbMonitor monitor = Apb.of(dut, Naming.prefix("m_apb_"), domain).checks(checks).watch();
        domain.cycles(2);
        return monitor;
    }

    @Test
    void aMonitorThatBeginsInATransferLeavesItOut() {
        BusBench.run(
                "icarus",
                WIRES,
                (dut, domain) -> {
                    watchApb(dut, domain, ProtocolChecks.none());
                    dut.signal("m_apb_pready").set(0);
                    dut.signal("s_apb_psel").set(1);
                    domain.cycles(1);
                    dut.signal("s_apb_penable").set(1);
                    domain.cycles(2);
                    ApbMonitor monitor = Apb.of(dut, Naming.prefix("m_apb_"), domain).watch();
                    domain.cycles(2);
                    dut.signal("m_apb_pready").set(1);
                    domain.cycles(1);
                    dut.signal("s_apb_paddr").set(4);
                    askOnApb(dut, domain, true);
                    assertThat(monitor.next().item().address()).isEqualTo(4);
                });
    }

    @Breaks(of = ApbRule.class, value = "SETUP_FIRST")
    @Test
    void afterAResetNothingIsTheMiddleOfATransfer() {
        BusBench.run(
                "icarus",
                WIRES,
                (dut, domain) -> {
                    answerOfApb(dut);
                    ProtocolChecks checks = ProtocolChecks.all().expect(ApbRule.SETUP_FIRST);
                    for (String pin : List.of("pwrite", "paddr", "pwdata", "pstrb")) {
                        dut.signal("s_apb_" + pin).set(0);
                    }
                    dut.signal("s_apb_psel").set(1);
                    dut.signal("s_apb_penable").set(1);
                    Apb.of(dut, Naming.prefix("m_apb_"), domain).checks(checks).watch();
                    domain.cycles(6);
                    dut.signal("s_apb_psel").set(0);
                });
    }

    @Breaks(
            of = ApbRule.class,
            value = {"SELECT_KNOWN", "REQUEST_KNOWN"})
    @ParameterizedTest
    @CsvSource({
        "SELECT_KNOWN, psel, X, psel is X",
        "REQUEST_KNOWN, paddr, 0000000000000000000000000000X000, X000",
        "REQUEST_KNOWN, pstrb, 1X00, 1X00",
        "REQUEST_KNOWN, pwdata, 0000000X000000000000000000000000, X000"
    })
    void anUnknownRequestOfApbBreaksARule(ApbRule rule, String pin, String value, String what) {
        BusBench.run(
                "icarus",
                WIRES,
                (dut, domain) -> {
                    ProtocolChecks checks = ProtocolChecks.all().expect(rule);
                    watchApb(dut, domain, checks);
                    dut.signal("s_apb_pstrb").set("1100");
                    dut.signal("s_apb_" + pin).set(value);
                    domain.cycles(2);
                    askOnApb(dut, domain, true);
                    assertThat(checks.violations()).extracting(Violation::rule).contains(rule);
                    assertThat(checks.violations()).first().asString().contains(what);
                });
    }

    @Keeps(
            of = ApbRule.class,
            value = {"SELECT_KNOWN", "REQUEST_KNOWN"})
    @Test
    void whatOfARequestDoesNotCountMayBeUnknown() {
        BusBench.run(
                "icarus",
                WIRES,
                (dut, domain) -> {
                    ApbMonitor monitor = watchApb(dut, domain, ProtocolChecks.all());
                    dut.signal("s_apb_pstrb").set("0101"); // bytes without their strobes
                    dut.signal("s_apb_pwdata")
                            .set("X".repeat(8) + "00000010" + "X".repeat(8) + "00000001");
                    askOnApb(dut, domain, true);
                    assertThat(monitor.next().item())
                            .isEqualTo(new ApbTransfer(true, 0, 0x00020001, 5, false));
                    dut.signal("s_apb_pstrb").set(0); // data of a read
                    askOnApb(dut, domain, false);
                    assertThat(monitor.next().item())
                            .isEqualTo(new ApbTransfer(false, 0, 0, 0, false));
                    dut.signal("m_apb_pslverr").set(1); // what is read with an error
                    dut.signal("m_apb_prdata").set("X".repeat(32));
                    askOnApb(dut, domain, false);
                    assertThat(monitor.next().item())
                            .isEqualTo(new ApbTransfer(false, 0, 0, 0, true));
                    dut.signal("s_apb_paddr").set("X".repeat(32)); // what nobody asks
                    dut.signal("s_apb_pwrite").set("X");
                    dut.signal("s_apb_penable").set("X");
                    domain.cycles(2);
                    dut.signal("s_apb_psel").set("X"); // the select between two edges
                    await(ns(3));
                    dut.signal("s_apb_psel").set(0);
                    domain.cycles(2);
                });
    }

    @Keeps(of = ApbRule.class, value = "REQUEST_KNOWN")
    @Test
    void aMemoryOnApbTakesTheBytesThatHaveStrobes() {
        BusBench.run(
                "icarus",
                WIRES,
                (dut, domain) -> {
                    watchApb(dut, domain, ProtocolChecks.none());
                    Memory memory = Memory.sparse(1 << 16);
                    Apb.of(dut, Naming.prefix("m_apb_"), domain).serve(memory);
                    dut.signal("s_apb_pstrb").set(1);
                    dut.signal("s_apb_pwdata").set("X".repeat(24) + "00000111");
                    askOnApb(dut, domain, true);
                    assertThat(memory.bytes(0, 1)).containsExactly(7);
                });
    }

    private static void answerOfApb(Dut dut) {
        dut.signal("m_apb_pready").set(1);
        dut.signal("m_apb_prdata").set(0);
        dut.signal("m_apb_pslverr").set(0);
    }

    @Breaks(
            of = WishboneRule.class,
            value = {"ANSWER_TO_REQUEST", "ONE_ANSWER", "ANSWER_KNOWN"})
    @ParameterizedTest
    @CsvSource({"1, ANSWER_TO_REQUEST", "2, ONE_ANSWER", "3, ANSWER_KNOWN"})
    void aBrokenRuleOfWishboneFailsTheTest(int fault, String rule) {
        assertThatThrownBy(() ->
                        BusBench.run(
                                "icarus",
                                registers(1, fault),
                                (dut, domain) -> {
                                    Wishbone.of(dut, Naming.prefix("wb_"), domain)
                                            .manage()
                                            .writeInt(4, 1);
                                    domain.cycles(5);
                                }))
                .rootCause()
                .hasMessageStartingWith(rule + " (Wishbone B4");
    }

    @Breaks(
            of = WishboneRule.class,
            value = {"STB_WITH_CYC", "STABLE", "STB_UNTIL_ANSWER"})
    @ParameterizedTest
    @CsvSource({"STB_WITH_CYC", "STABLE", "STB_UNTIL_ANSWER"})
    void aManagerThatBreaksARuleOfWishboneFailsTheTest(WishboneRule rule) {
        BusBench.run(
                "icarus",
                WIRES,
                (dut, domain) -> {
                    for (String idle : List.of("stb", "cyc", "we")) {
                        dut.signal("s_wb_" + idle).set(0);
                    }
                    ProtocolChecks checks = ProtocolChecks.all().expect(rule);
                    Wishbone.of(dut, Naming.prefix("m_wb_"), domain)
                            .checks(checks)
                            .serve(Memory.sparse(1 << 16))
                            .latency(5, 5, 1);
                    domain.cycles(6);
                    dut.signal("s_wb_adr").set(8);
                    dut.signal("s_wb_sel").set(1);
                    dut.signal("s_wb_cyc").set(rule == WishboneRule.STB_WITH_CYC ? 0 : 1);
                    dut.signal("s_wb_stb").set(1);
                    domain.cycles(2);
                    dut.signal("s_wb_adr").set(rule == WishboneRule.STABLE ? 9 : 8);
                    dut.signal("s_wb_stb").set(rule == WishboneRule.STB_UNTIL_ANSWER ? 0 : 1);
                    domain.cycles(2);
                    dut.signal("s_wb_cyc").set(0);
                    dut.signal("s_wb_stb").set(0);
                    assertThat(checks.violations()).isNotEmpty();
                });
    }

    @Test
    void aWordWithoutByteEnablesIsWrittenWholeOrNotAtAll() {
        BusBench.run(
                "icarus",
                WIRES,
                (dut, domain) -> {
                    fork(() -> domain.cycles(1));
                    Apb.of(dut, Naming.prefix("m_apb_"), domain).serve(Memory.sparse(1 << 16));
                    var p = Pins.of(ApbPins.class).in(dut).named(Naming.prefix("s_apb_")).bind();
                    var without =
                            new ApbPins(
                                    p.psel(),
                                    p.penable(),
                                    p.pwrite(),
                                    p.paddr(),
                                    p.pwdata(),
                                    p.prdata(),
                                    p.pready(),
                                    p.pslverr(),
                                    Optional.empty(),
                                    p.pprot());
                    dut.signal("s_apb_pstrb").set(15);
                    AddressBus bus = Apb.of(without, domain).checks(ProtocolChecks.none()).manage();
                    assertThatThrownBy(() -> bus.writeByte(0, 1))
                            .hasMessageContaining(
                                    "has no byte enables, so it cannot write 1 bytes at 0x0");
                    bus.writeInt(0, 1);
                });
    }

    @Keeps(
            of = WishboneRule.class,
            value = {"ANSWER_KNOWN", "ANSWER_TO_REQUEST", "ONE_ANSWER"})
    @Test
    void whatWishboneDoesNotLookAtMayBeUnknown() {
        BusBench.run(
                "icarus",
                WIRES,
                (dut, domain) -> {
                    dut.signal("m_wb_ack").set("X");
                    dut.signal("m_wb_err").set("X");
                    dut.signal("m_wb_dat_s").set("X".repeat(64));
                    AddressBus bus = Wishbone.of(dut, Naming.prefix("s_wb_"), domain).manage();
                    domain.cycles(8); // answers count while cyc is 1
                    dut.signal("m_wb_ack").set(0);
                    dut.signal("m_wb_err").set(0);
                    Pending<Reply> write = bus.startWrite(0, new byte[8]);
                    domain.edge().when(dut.signal("s_wb_stb"), 1).await();
                    dut.signal("m_wb_ack").set(1);
                    domain.cycles(1); // at the end of the first cycle that asks
                    dut.signal("m_wb_ack").set("X");
                    assertThat(write.await().response()).isEqualTo(Response.OKAY);
                    domain.cycles(3);
                });
    }
}
