package org.cocobean.bus.ahb;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.cocobean.bus.BusBench;
import org.cocobean.bus.ClockDomain;
import org.cocobean.bus.Naming;
import org.cocobean.bus.Pins;
import org.cocobean.bus.check.AhbRule;
import org.cocobean.bus.check.Breaks;
import org.cocobean.bus.check.Keeps;
import org.cocobean.bus.check.ProtocolChecks;
import org.cocobean.bus.memory.Memory;
import org.cocobean.dut.Dut;
import org.cocobean.sim.HdlDesign;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Bursts of AHB, and what must be known of transfers, broken and kept at the edge.
class AhbRuleTests {

    private static final HdlDesign WIRES = BusBench.design("word_wires", "bus/word_wires.v");

    private static ProtocolChecks expecting(String rule) {
        ProtocolChecks checks = ProtocolChecks.all();
        if (!rule.equals("-")) {
            checks.expect(AhbRule.valueOf(rule));
        }
        return checks;
    }

    /// A manager by hand, at rest.
    private static void hand(BiConsumer<Dut, ClockDomain> body) {
        BusBench.run(
                "icarus",
                WIRES,
                (dut, domain) -> {
                    for (String idle : List.of("htrans", "haddr", "hburst", "hsize", "hwdata")) {
                        dut.signal("s_ahb_" + idle).set(0);
                    }
                    dut.signal("s_ahb_hwrite").set(0);
                    body.accept(dut, domain);
                    domain.cycles(4);
                });
    }

    /// Takes the select of another bus.
    private static Ahb selected(Dut dut, ClockDomain domain) {
        AhbPins p = Pins.of(AhbPins.class).in(dut).named(Naming.prefix("m_ahb_")).bind();
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
                        Optional.of(dut.signal("m_apb_psel")),
                        p.hburst(),
                        p.hprot(),
                        p.hmastlock(),
                        p.hwstrb()),
                domain);
    }

    /// Asks for what a text says: NONSEQ, SEQ or BUSY, and the address of each.
    private static void ask(Dut dut, ClockDomain domain, String script) {
        for (String step : script.split(" ")) {
            dut.signal("s_ahb_htrans").set("IBNS".indexOf(step.charAt(0)));
            dut.signal("s_ahb_haddr").set(Integer.parseInt(step.substring(1), 16));
            domain.edge().when(dut.signal("s_ahb_hready"), 1).await();
        }
        dut.signal("s_ahb_htrans").set(0);
    }

    @Keeps(
            of = AhbRule.class,
            value = {"BURST_LENGTH", "SEQUENTIAL", "BOUNDARY_1K"})
    @Breaks(
            of = AhbRule.class,
            value = {"BURST_LENGTH", "SEQUENTIAL"})
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 | N0 | -",
                "0 | N0 N4 | -",
                "0 | N0 S4 | BURST_LENGTH",
                "0 | N0 B4 | BURST_LENGTH",
                "1 | N0 S4 S8 Bc | -",
                "3 | N0 S4 S8 Sc | -",
                "3 | N0 S4 B8 S8 Sc N10 S14 S18 S1c | -",
                "3 | N0 S4 S8 | BURST_LENGTH",
                "3 | N0 S4 S8 N20 S24 S28 S2c | BURST_LENGTH",
                "3 | N0 S4 S8 Sc S10 | BURST_LENGTH",
                "3 | N0 S4 S8 Sc B10 | BURST_LENGTH",
                "3 | N10000 S10004 | -",
                "2 | N8 Sc S0 S4 | -",
                "2 | N8 Sc S0 | BURST_LENGTH",
                "2 | N8 Sc S10 S14 | SEQUENTIAL",
                "2 | N4 S8 S0 Sc | SEQUENTIAL",
                "2 | N3f8 S3fc S3f0 S3f4 | -",
                "4 | N18 S1c S0 S4 S8 Sc S10 S14 | -",
                "5 | N0 S4 S8 Sc S10 S14 S18 | BURST_LENGTH",
                "6 | N38 S3c S0 S4 S8 Sc S10 S14 S18 S1c S20 S24 S28 S2c S30 S34 | -",
                "7 | N0 S4 S8 Sc S10 S14 S18 S1c S20 S24 S28 S2c S30 S34 S38 S3c | -"
            })
    void aBurstHasItsTransfers(int burst, String script, String rule) {
        hand((dut, domain) -> {
            dut.signal("s_ahb_hburst").set(burst);
            dut.signal("s_ahb_hsize").set(2);
            Ahb.of(dut, Naming.prefix("m_ahb_"), domain)
                    .checks(expecting(rule))
                    .serve(Memory.sparse(1 << 16));
            domain.cycles(6);
            ask(dut, domain, script);
        });
    }

    /// What selects may end a burst, and begin another one.
    @Keeps(of = AhbRule.class, value = "BURST_LENGTH")
    @Test
    void whereThereIsASelectABurstMayEndEarly() {
        hand((dut, domain) -> {
            dut.signal("s_ahb_hburst").set(3);
            dut.signal("s_ahb_hsize").set(2);
            dut.signal("s_apb_psel").set(1);
            selected(dut, domain).serve(Memory.sparse(1 << 16));
            domain.cycles(6);
            ask(dut, domain, "N0 S4 N100 S104 S108 S10c");
            dut.signal("s_apb_psel").set(0);
            ask(dut, domain, "B200"); // of another subordinate
        });
    }

    @Keeps(of = AhbRule.class, value = "TRANSFER_KNOWN")
    @Breaks(of = AhbRule.class, value = "TRANSFER_KNOWN")
    @ParameterizedTest
    @CsvSource({
        "haddr, 2, true",
        "hsize, 2, true",
        "hwrite, 2, true",
        "hburst, 2, true",
        "psel, 2, true",
        "haddr, 0, false",
        "hsize, 0, false",
        "hwrite, 0, false",
        "hburst, 0, false",
        "psel, 0, false"
    })
    void whatIsAskedIsKnown(String pin, int trans, boolean broken) {
        hand((dut, domain) -> {
            dut.signal("s_apb_psel").set(1);
            dut.signal("m_ahb_hready").set(1);
            dut.signal("m_ahb_hresp").set(0);
            ProtocolChecks checks = expecting(broken ? "TRANSFER_KNOWN" : "-");
            selected(dut, domain).checks(checks).watch();
            domain.cycles(6);
            var signal = dut.signal((pin.equals("psel") ? "s_apb_" : "s_ahb_") + pin);
            signal.set("X".repeat(signal.width()));
            dut.signal("s_ahb_htrans").set(trans);
            domain.cycles(1);
            dut.signal("s_ahb_htrans").set(0);
            signal.set(1);
        });
    }

    /// Each character is a byte, from the highest lane on.
    private static String bytes(String lanes) {
        return lanes.replace("X", "000X0000").replace("-", "00000001");
    }

    @Keeps(of = AhbRule.class, value = "DATA_KNOWN")
    @Breaks(of = AhbRule.class, value = "DATA_KNOWN")
    @ParameterizedTest
    @CsvSource({
        "2, 0, ----, 0, 1010101, -",
        "2, 0, X---, 0, 0, DATA_KNOWN",
        "0, 1, --X-, 0, 0, DATA_KNOWN",
        "0, 1, XX-X, 0, 1, -",
        "1, 2, --XX, 0, 101, -",
        "1, 2, -X--, 0, 0, DATA_KNOWN",
        "2, 0, XXXX, 1, 0, -"
    })
    void whatIsWrittenIsKnown(
            int size, int address, String lanes, int error, String told, String rule) {
        hand((dut, domain) -> {
            dut.signal("s_ahb_hwrite").set(1);
            dut.signal("m_ahb_hready").set(1);
            dut.signal("m_ahb_hresp").set(0);
            AhbMonitor monitor =
                    Ahb.of(dut, Naming.prefix("m_ahb_"), domain).checks(expecting(rule)).watch();
            domain.cycles(6);
            AhbTests.ask(dut, domain, 2, address, size);
            dut.signal("s_ahb_htrans").set(0);
            dut.signal("s_ahb_hwdata").set(bytes(lanes));
            if (error == 1) {
                dut.signal("m_ahb_hresp").set(1);
                dut.signal("m_ahb_hready").set(0);
                domain.cycles(1);
                dut.signal("m_ahb_hready").set(1);
            }
            domain.cycles(1);
            dut.signal("m_ahb_hresp").set(0);
            if (rule.equals("-")) {
                assertThat(monitor.next().item().data()).isEqualTo(Long.parseLong(told, 16));
            }
        });
    }

    @Keeps(of = AhbRule.class, value = "ANSWER_KNOWN")
    @Test
    void bytesBesideATransferMayBeUnknown() {
        hand((dut, domain) -> {
            dut.signal("m_ahb_hready").set(1);
            dut.signal("m_ahb_hresp").set(0);
            dut.signal("m_ahb_hrdata").set(bytes("XX-X"));
            AhbManager bus = Ahb.of(dut, Naming.prefix("s_ahb_"), domain).manage();
            assertThat(bus.readByte(1)).isEqualTo(1);
        });
    }

    @Keeps(of = AhbRule.class, value = "DATA_KNOWN")
    @Test
    void aMemoryTakesTheBytesOfATransfer() {
        hand((dut, domain) -> {
            Memory memory = Memory.sparse(1 << 16);
            Ahb.of(dut, Naming.prefix("m_ahb_"), domain).serve(memory);
            domain.cycles(6);
            dut.signal("s_ahb_hwrite").set(1);
            AhbTests.ask(dut, domain, 2, 1, 0);
            dut.signal("s_ahb_htrans").set(0);
            dut.signal("s_ahb_hwdata").set(bytes("XX-X"));
            domain.cycles(2);
            assertThat(memory.bytes(1, 1)).containsExactly(1);
        });
    }
}
