package org.cocobean.bus.ethernet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.function.Supplier;
import org.cocobean.bus.BusBench;
import org.cocobean.bus.ClockDomain;
import org.cocobean.bus.Naming;
import org.cocobean.bus.Pins;
import org.cocobean.bus.check.Breaks;
import org.cocobean.bus.check.EthernetRule;
import org.cocobean.bus.check.Keeps;
import org.cocobean.bus.check.ProtocolChecks;
import org.cocobean.bus.check.ProtocolViolationError;
import org.cocobean.bus.check.Violation;
import org.cocobean.dut.Dut;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Every rule of Ethernet, broken by a byte, a lane or a bit, and just kept.
class EthernetRuleTests {

    private static final byte[] BYTES = new byte[60];

    private interface Body {
        void run(Dut dut, ClockDomain domain, Wires wires);
    }

    /// Moves the inputs of wires by hand while a sink looks at their outputs.
    private static void run(String prefix, ProtocolChecks checks, Body body) {
        BusBench.run(
                "icarus",
                EthernetTests.wires("icarus"),
                (dut, domain) -> {
                    Wires wires = wires(dut, prefix, domain);
                    wires.rest();
                    link(dut, prefix, domain).checks(checks).receive();
                    domain.awaitRelease();
                    wires.align();
                    body.run(dut, domain, wires);
                    wires.rest();
                    domain.cycles(3);
                });
    }

    private static EthernetLink link(Dut dut, String kind, ClockDomain domain) {
        String prefix = kind.replace("/2", "");
        EthernetLink link = wholeLink(dut, prefix, domain);
        return kind.equals(prefix) ? link : link.halfBytes();
    }

    private static EthernetLink wholeLink(Dut dut, String prefix, ClockDomain domain) {
        return switch (prefix) {
            case "gmii_", "mii_" -> Gmii.tx(dut, prefix, domain).longest(70);
            case "rgmii_" -> Rgmii.tx(dut, prefix, domain);
            default -> Xgmii.tx(dut, prefix, domain);
        };
    }

    private static Wires wires(Dut dut, String kind, ClockDomain domain) {
        String prefix = kind.replace("/2", "");
        Wires wires = wholeWires(dut, prefix, domain);
        return kind.equals(prefix) ? wires : wires.halfBytes();
    }

    private static Wires wholeWires(Dut dut, String prefix, ClockDomain domain) {
        Naming naming =
                Naming.plain()
                        .rename("data", prefix + "rxd")
                        .rename("valid", prefix + "rx_dv")
                        .rename("error", prefix + "rx_er")
                        .rename("control", prefix + (prefix.startsWith("x") ? "rxc" : "rx_ctl"));
        return switch (prefix) {
            case "gmii_", "mii_" ->
                    new GmiiWires(Pins.of(GmiiPins.class).in(dut).named(naming).bind(), domain);
            case "rgmii_" ->
                    new RgmiiWires(Pins.of(RgmiiPins.class).in(dut).named(naming).bind(), domain);
            default ->
                    new XgmiiWires(Pins.of(XgmiiPins.class).in(dut).named(naming).bind(), domain);
        };
    }

    private static void preamble(Wires wires, int count) {
        for (int i = wires.begin(); i < count; i++) {
            wires.put(0x55, false);
        }
    }

    private static void write(Wires wires, EthernetFrame frame, int gap) {
        preamble(wires, frame.preamble());
        wires.put(0xd5, false);
        for (int i = 0; i < frame.length(); i++) {
            wires.put(frame.octet(i), frame.hasErrorAt(i));
        }
        wires.end(gap, () -> {});
    }

    private static EthernetFrame good() {
        return EthernetFrame.of(BYTES);
    }

    private static EthernetFrame ofLength(int length) {
        return EthernetFrame.of(new byte[length - EthernetFrame.FCS_BYTES]);
    }

    private static void breaks(EthernetRule rule, String prefix, String message, Body body) {
        breaks(rule, prefix, ProtocolChecks::all, message, body);
    }

    private static void breaks(
            EthernetRule rule,
            String prefix,
            Supplier<ProtocolChecks> checks,
            String message,
            Body body) {
        assertThatThrownBy(() -> run(prefix, checks.get(), body))
                .rootCause()
                .isInstanceOf(ProtocolViolationError.class)
                .hasMessageContaining("%s (%s) eth_wires.".formatted(rule, rule.clause()))
                .hasMessageContaining(message);
        run(prefix, checks.get().without(rule), body);
        ProtocolChecks expecting = checks.get();
        run(
                prefix,
                expecting,
                (dut, domain, wires) -> {
                    expecting.expect(rule);
                    body.run(dut, domain, wires);
                });
        assertThat(expecting.violations()).extracting(Violation::rule).containsOnly(rule);
    }

    @Breaks(of = EthernetRule.class, value = "KNOWN")
    @ParameterizedTest
    @CsvSource({
        "gmii_, gmii_rx_dv, eth_wires.gmii_tx_en is X",
        "gmii_, gmii_rx_er, eth_wires.gmii_tx_er is X",
        "mii_, mii_rx_dv, eth_wires.mii_tx_en is X",
        "rgmii_, rgmii_rx_ctl, eth_wires.rgmii_tx_ctl is X",
        "xgmii_, xgmii_rxc, eth_wires.xgmii_txc is XXXX",
        "xgmii_, xgmii_rxd, eth_wires.xgmii_txd is XXXX",
    })
    void controlThatIsNotKnownBreaksARule(String prefix, String pin, String message) {
        breaks(
                EthernetRule.KNOWN,
                prefix,
                message,
                (dut, domain, wires) -> {
                    dut.signal(pin).set("X".repeat(dut.signal(pin).width()));
                    domain.cycles(1);
                });
    }

    @Breaks(of = EthernetRule.class, value = "KNOWN")
    @Test
    void dataThatAreNotKnownBreakARuleWhereTheyCount() {
        assertThatThrownBy(() ->
                        run(
                                "gmii_",
                                ProtocolChecks.all(),
                                (dut, domain, wires) -> {
                                    wires.put(0x55, false);
                                    dut.signal("gmii_rxd").set("01XX0101");
                                    domain.cycles(2);
                                }))
                .rootCause()
                .hasMessageContaining("KNOWN")
                .hasMessageContaining("eth_wires.gmii_txd is 01XX0101 at");
    }

    @Keeps(
            of = EthernetRule.class,
            value = {
                "KNOWN",
                "PREAMBLE",
                "PREAMBLE_LENGTH",
                "FCS",
                "SHORT",
                "LONG",
                "ERROR",
                "WHOLE_BYTES",
                "GAP",
                "IDLE",
                "START_LANE",
                "TERMINATE"
            })
    @ParameterizedTest
    @CsvSource({"gmii_", "gmii_/2", "mii_", "rgmii_", "rgmii_/2", "xgmii_", "xgmii64_"})
    void theShortestAndLongestFramesWithTheLeastGapKeepAllRules(String prefix) {
        run(
                prefix,
                ProtocolChecks.all(),
                (dut, domain, wires) -> {
                    write(wires, ofLength(64), 12);
                    write(wires, ofLength(70), 12);
                    write(wires, ofLength(65), 12);
                    if (prefix.equals("gmii_")) {
                        dut.signal("gmii_rxd").set("XXXXXXXX"); // between frames
                        domain.cycles(3);
                    }
                });
    }

    @Breaks(of = EthernetRule.class, value = "PREAMBLE")
    @CsvSource(
            delimiter = '|',
            value = {
                "0x54 | 0x54 after 1 bytes of preamble, since",
                "0x55 | 4 bytes and no delimiter, since"
            })
    @ParameterizedTest
    void aPreambleWithAnotherByteBreaksARule(int octet, String message) {
        breaks(
                EthernetRule.PREAMBLE,
                "gmii_",
                () -> ProtocolChecks.all().without(EthernetRule.SHORT),
                message,
                (dut, domain, wires) -> {
                    wires.put(0x55, false);
                    wires.put(octet, false);
                    wires.put(0x55, false);
                    wires.put(0x55, false);
                    wires.end(12, () -> {});
                });
    }

    /// A frame that is wrong, or a gap.
    @Breaks(
            of = EthernetRule.class,
            value = {"PREAMBLE_LENGTH", "FCS", "SHORT", "LONG", "ERROR", "GAP"})
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PREAMBLE_LENGTH | gmii_ | a preamble of 6 bytes, not 7, since",
                "PREAMBLE_LENGTH | xgmii_ | a preamble of 6 bytes, not 7, since",
                "FCS | mii_ | fcs 00000001 for 04128908], since",
                "SHORT | rgmii_ | a frame of 63 bytes, at least 64, since",
                "LONG | gmii_ | a frame of 71 bytes, at most 70, since",
                "ERROR | gmii_ | an error in byte 63 of a frame of 64 bytes, since",
                "ERROR | rgmii_ | an error in byte 63 of a frame of 64 bytes, since",
                "ERROR | xgmii64_ | an error in byte 63 of a frame of 64 bytes, since",
                "GAP | gmii_ | 11 bytes between two frames, at least 12 at",
                "GAP | rgmii_/2 | 11 bytes between two frames, at least 12 at",
                "ERROR | rgmii_/2 | an error in byte 63 of a frame of 64 bytes, since",
                "ERROR | gmii_/2 | an error in byte 63 of a frame of 64 bytes, since",
                "GAP | mii_ | 11 bytes between two frames, at least 12 at",
                "GAP | rgmii_ | 11 bytes between two frames, at least 12 at",
                "GAP | xgmii_ | 8 bytes between two frames, at least 9 at",
                "GAP | xgmii64_ | 8 bytes between two frames, at least 9 at"
            })
    void aFrameThatIsJustWrongBreaksARule(EthernetRule rule, String prefix, String message) {
        EthernetFrame frame =
                switch (rule) {
                    case PREAMBLE_LENGTH -> good().withPreamble(6);
                    case FCS -> good().withFcs(1);
                    case SHORT -> ofLength(63);
                    case LONG -> ofLength(71);
                    case ERROR -> good().withErrorAt(63);
                    default -> good();
                };
        int less = prefix.startsWith("x") ? 8 : 11;
        breaks(
                rule,
                prefix,
                message,
                (dut, domain, wires) -> {
                    write(wires, frame, rule == EthernetRule.GAP ? less : 12);
                    write(wires, good(), 12);
                });
    }

    @Breaks(of = EthernetRule.class, value = "WHOLE_BYTES")
    @ParameterizedTest
    @ValueSource(strings = {"mii_", "gmii_/2", "rgmii_/2"})
    void halfAByteTooMuchBreaksARule(String prefix) {
        breaks(
                EthernetRule.WHOLE_BYTES,
                prefix,
                "a frame of 72 bytes and a half, since",
                (dut, domain, wires) -> {
                    preamble(wires, 7);
                    contents(wires);
                    wires.align(); // as it is for one cycle more
                    wires.end(12, () -> {});
                });
    }

    @Breaks(of = EthernetRule.class, value = "IDLE")
    @ParameterizedTest
    @CsvSource({
        "gmii_, gmii_rx_er, 1, eth_wires.gmii_tx_er is 1 between frames",
        "xgmii64_, xgmii64_rxd, 0x0707070707fe0707, control character 0xfe in lane 2 between frames",
        "xgmii_, xgmii_rxc, 0xd, data 0x07 in lane 1 between frames"
    })
    void whatIsNotIdleBetweenFramesBreaksARule(
            String prefix, String pin, String value, String message) {
        breaks(
                EthernetRule.IDLE,
                prefix,
                message,
                (dut, domain, wires) -> {
                    dut.signal(pin).set(Long.decode(value));
                    domain.cycles(1);
                });
    }

    @Breaks(of = EthernetRule.class, value = "IDLE")
    @Test
    void controlAtTheFallingEdgeAloneBreaksARule() {
        breaks(
                EthernetRule.IDLE,
                "rgmii_",
                "eth_wires.rgmii_tx_ctl is 0 and then 1 between frames",
                (dut, domain, wires) -> {
                    domain.cycles(1);
                    dut.signal("rgmii_rx_ctl").set(1);
                    wires.align();
                });
    }

    @Breaks(of = EthernetRule.class, value = "START_LANE")
    @Test
    void aStartInAnotherLaneBreaksARule() {
        breaks(
                EthernetRule.START_LANE,
                "xgmii64_",
                "a frame started in lane 1 at",
                (dut, domain, wires) -> {
                    column(dut, domain, 0x5555_5555_5555_fb07L, 0x03);
                    contents(wires);
                    wires.end(12, () -> {});
                });
    }

    private static void column(Dut dut, ClockDomain domain, long data, int control) {
        dut.signal("xgmii64_rxd").set(data);
        dut.signal("xgmii64_rxc").set(control);
        domain.cycles(1);
    }

    /// Writes a good frame from the delimiter on.
    private static void contents(Wires wires) {
        wires.put(0xd5, false);
        for (int i = 0; i < good().length(); i++) {
            wires.put(good().octet(i), false);
        }
    }

    @Breaks(of = EthernetRule.class, value = "TERMINATE")
    @ParameterizedTest
    @CsvSource({"0x07, 0x07 in lane 0", "0x9c, 0x9c in lane 0"})
    void aFrameWithoutTerminateBreaksARule(String end, String message) {
        breaks(
                EthernetRule.TERMINATE,
                "xgmii64_",
                "a frame ended with " + message + ", not with Terminate at",
                (dut, domain, wires) -> {
                    preamble(wires, 7);
                    contents(wires);
                    column(dut, domain, 0x0707_0707_0707_0700L | Long.decode(end), 0xff);
                });
    }
}
