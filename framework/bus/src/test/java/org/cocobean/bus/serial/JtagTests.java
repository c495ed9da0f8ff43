package org.cocobean.bus.serial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.cocobean.Cocobean.await;
import static org.cocobean.Cocobean.ns;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.cocobean.bus.BusBench;
import org.cocobean.bus.Naming;
import org.cocobean.bus.Pins;
import org.cocobean.bus.check.Breaks;
import org.cocobean.bus.check.JtagRule;
import org.cocobean.bus.check.Keeps;
import org.cocobean.bus.check.ProtocolChecks;
import org.cocobean.bus.check.Violation;
import org.cocobean.dut.Dut;
import org.cocobean.sim.HdlDesign;
import org.cocobean.time.SimTime;
import org.cocobean.value.LogicVector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// A test access port in HDL, and models in a chain; each rule broken, and kept.
class JtagTests {

    private static final SimTime PERIOD = ns(20);
    private static final long CODE = 0x149591c3L;
    private static final LogicVector IDCODE = LogicVector.of("0001");
    private static final LogicVector LEDS = LogicVector.of("1000");
    private static final LogicVector BYPASS = LogicVector.of("1111");

    private static HdlDesign tap(String simulator, int fault) {
        return BusBench.design(
                        "jtag_tap", "bus/jtag_tap." + (simulator.equals("ghdl") ? "vhd" : "v"))
                .withParameter("FAULT", fault);
    }

    private static JtagPins pins(Dut dut) {
        return Pins.of(JtagPins.class).in(dut).named(Naming.plain()).bind();
    }

    @Keeps(
            of = JtagRule.class,
            value = {"TDO_AT_FALLING", "IR_CAPTURE"})
    @ParameterizedTest
    @ValueSource(strings = {"icarus", "verilator", "ghdl"})
    void aPortInHdlIsFoundReadAndWritten(String simulator) {
        BusBench.run(
                simulator,
                tap(simulator, 0),
                dut -> {
                    JtagMonitor monitor = JtagMonitor.on(pins(dut));
                    JtagController jtag = JtagController.of(pins(dut), PERIOD);
                    dut.signal("keys").set(0x96);
                    jtag.hardReset();
                    assertThat(jtag.chain()).containsExactly(JtagIdCode.of(CODE));
                    assertThat(jtag.scanIr(LEDS)).hasToString("0001");
                    assertThat(jtag.scanDr(LogicVector.of(0x5a, 8)).toInt()).isEqualTo(0x96);
                    assertThat(dut.signal("leds").toInt()).isEqualTo(0x5a);
                    jtag.scanIr(BYPASS);
                    assertThat(jtag.scanDr(LogicVector.of(0x155, 9)).toInt()).isEqualTo(0x0aa);
                    jtag.scanIr(IDCODE);
                    assertThat(jtag.scanDr(LogicVector.of(0, 32)).toLong()).isEqualTo(CODE);
                    jtag.reset();
                    assertThat(jtag.scanDr(LogicVector.of(0, 32)).toLong()).isEqualTo(CODE);
                    monitor.next(); // by which the chain was found
                    assertThat(monitor.next().item())
                            .isEqualTo(new JtagScan(true, LEDS, LogicVector.of("0001")));
                    assertThat(monitor.next().item())
                            .returns(false, JtagScan::instruction)
                            .returns(LogicVector.of(0x5a, 8), JtagScan::in)
                            .returns(LogicVector.of(0x96, 8), JtagScan::out);
                    assertThat(monitor.state()).isEqualTo(TapState.RUN_TEST_IDLE);
                });
    }

    @Test
    void statesLeadToEachOther() {
        BusBench.run(
                "icarus",
                tap("icarus", 0),
                dut -> {
                    JtagController jtag = JtagController.of(pins(dut), PERIOD);
                    JtagMonitor monitor = JtagMonitor.on(pins(dut));
                    jtag.hardReset();
                    for (TapState state : TapState.values()) {
                        if (state.isStable()) {
                            jtag.goTo(state);
                            assertThat(List.of(jtag.state(), monitor.state()))
                                    .containsExactly(state, state);
                            jtag.goTo(TapState.RUN_TEST_IDLE);
                        }
                    }
                    jtag.idle(3);
                    assertThatThrownBy(() -> jtag.goTo(TapState.EXIT1_DR))
                            .hasMessage("a TAP controller does not stay in EXIT1_DR");
                });
    }

    /// The wires of another bench are lines enough for two devices and a controller.
    private static JtagPins line(Dut dut, String in, String out) {
        return new JtagPins(
                dut.signal("gmii_rx_dv"),
                dut.signal("gmii_rx_er"),
                dut.signal(in),
                dut.signal(out),
                Optional.empty());
    }

    private static void onWires(String simulator, Consumer<Dut> body) {
        BusBench.run(
                simulator,
                BusBench.design(
                        "eth_wires", "bus/eth_wires." + (simulator.equals("ghdl") ? "vhd" : "v")),
                body);
    }

    private static JtagPins whole(Dut dut) {
        return line(dut, "mii_rx_dv", "rgmii_rx_ctl");
    }

    @ParameterizedTest
    @ValueSource(strings = {"icarus", "verilator", "ghdl"})
    void modelsFormAChain(String simulator) {
        onWires(
                simulator,
                dut -> {
                    List<LogicVector> updates = new ArrayList<>();
                    JtagTap.on(line(dut, "mii_rx_dv", "mii_rx_er"), 4)
                            .idcode(1, CODE)
                            .register(8, () -> LogicVector.of("10110"), updates::add);
                    JtagTap second = JtagTap.on(line(dut, "mii_rx_er", "rgmii_rx_ctl"), 3);
                    JtagController jtag = JtagController.of(whole(dut), PERIOD);
                    assertThat(jtag.chain()).containsExactly(JtagIdCode.NONE, JtagIdCode.of(CODE));
                    // the last device is the last of the vector
                    assertThat(jtag.scanIr(LogicVector.of("1000").concat(LogicVector.of("111"))))
                            .hasToString("0001001");
                    assertThat(second.instruction()).isEqualTo(7);
                    assertThat(jtag.scanDr(LogicVector.of("010011"))).hasToString("101100");
                    assertThat(updates).containsExactly(LogicVector.of("01001"));
                    jtag.reset();
                    assertThat(second.instruction()).isEqualTo(7);
                    assertThat(JtagIdCode.of(CODE).code()).isEqualTo(CODE);
                });
    }

    @Test
    void aChainWithoutAnEndIsTold() {
        onWires(
                "icarus",
                dut -> {
                    JtagController jtag = JtagController.of(whole(dut), PERIOD);
                    dut.signal("rgmii_rx_ctl").set(0);
                    await(PERIOD);
                    assertThatThrownBy(jtag::chain)
                            .hasMessageContaining("has more than 256 devices, or tdo stays 0");
                    assertThatThrownBy(jtag::hardReset).hasMessageContaining("has no trstN");
                });
    }

    @Breaks(
            of = JtagRule.class,
            value = {"TDO_AT_FALLING", "IR_CAPTURE"})
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1 | TDO_AT_FALLING | jtag_tap.tdo became 1 while jtag_tap.tck was 1 at",
                "2 | IR_CAPTURE | jtag_tap.tdo is 0 for bit 0 of a scan of instructions, since"
            })
    void aPortThatIsWrongBreaksARule(int fault, JtagRule rule, String message) {
        Consumer<JtagController> body =
                jtag -> {
                    jtag.hardReset();
                    jtag.scanIr(IDCODE);
                };
        breaks(tap("icarus", fault), JtagTests::pins, rule, message, body);
    }

    @Breaks(
            of = JtagRule.class,
            value = {"TMS_KNOWN", "TDI_KNOWN", "TDO_KNOWN"})
    @ParameterizedTest
    @CsvSource({
        "TMS_KNOWN, gmii_rx_er, eth_wires.gmii_rx_er is X in SHIFT_IR at",
        "TDI_KNOWN, mii_rx_dv, eth_wires.mii_rx_dv is X in SHIFT_IR at",
        "TDO_KNOWN, rgmii_rx_ctl, eth_wires.rgmii_rx_ctl is X in SHIFT_IR at"
    })
    void whatIsNotKnownBreaksARule(JtagRule rule, String pin, String message) {
        HdlDesign design = BusBench.design("eth_wires", "bus/eth_wires.v");
        Consumer<Dut> body =
                dut -> {
                    JtagController jtag =
                            JtagController.of(whole(dut), PERIOD, ProtocolChecks.none());
                    dut.signal("rgmii_rx_ctl").set(1);
                    jtag.reset();
                    await(PERIOD);
                    for (int tms : new int[] {1, 1, 0, 0}) {
                        dut.signal("gmii_rx_er").set(tms);
                        clock(dut);
                    }
                    dut.signal(pin).set("X");
                    clock(dut);
                };
        ProtocolChecks expecting = ProtocolChecks.all();
        assertThatThrownBy(() ->
                        BusBench.run(
                                "icarus",
                                design,
                                dut -> {
                                    JtagMonitor.on(whole(dut));
                                    body.accept(dut);
                                }))
                .rootCause()
                .hasMessageContaining("%s (%s)".formatted(rule, rule.clause()))
                .hasMessageContaining(message);
        BusBench.run(
                "icarus",
                design,
                dut -> {
                    JtagMonitor.on(whole(dut), expecting.expect(rule));
                    body.accept(dut);
                });
        assertThat(expecting.violations()).extracting(Violation::rule).containsOnly(rule);
        BusBench.run(
                "icarus",
                design,
                dut -> {
                    JtagMonitor.on(whole(dut), ProtocolChecks.all().without(rule));
                    body.accept(dut);
                });
    }

    @Keeps(
            of = JtagRule.class,
            value = {"TMS_KNOWN", "TDI_KNOWN", "TDO_KNOWN"})
    @Test
    void whatDoesNotCountMayBeUnknown() {
        onWires(
                "icarus",
                dut -> {
                    JtagMonitor.on(whole(dut));
                    JtagController jtag =
                            JtagController.of(whole(dut), PERIOD, ProtocolChecks.none());
                    jtag.reset();
                    await(PERIOD);
                    dut.signal("mii_rx_dv").set("X");
                    dut.signal("rgmii_rx_ctl").set("X");
                    dut.signal("gmii_rx_er").set("X"); // between edges
                    await(PERIOD);
                    for (int tms : new int[] {1, 0, 1, 1}) { // from capture to update at once
                        dut.signal("gmii_rx_er").set(tms);
                        clock(dut);
                    }
                });
    }

    private static void clock(Dut dut) {
        await(PERIOD);
        dut.signal("gmii_rx_dv").set(1);
        await(PERIOD);
        dut.signal("gmii_rx_dv").set(0);
        await(PERIOD);
    }

    private interface Binder {
        JtagPins bind(Dut dut);
    }

    private static void breaks(
            HdlDesign design,
            Binder binder,
            JtagRule rule,
            String message,
            Consumer<JtagController> body) {
        assertThatThrownBy(() ->
                        BusBench.run(
                                "icarus",
                                design,
                                dut -> body.accept(JtagController.of(binder.bind(dut), PERIOD))))
                .rootCause()
                .hasMessageContaining("%s (%s)".formatted(rule, rule.clause()))
                .hasMessageContaining(message);
        ProtocolChecks expecting = ProtocolChecks.all();
        BusBench.run(
                "icarus",
                design,
                dut ->
                        body.accept(
                                JtagController.of(
                                        binder.bind(dut), PERIOD, expecting.expect(rule))));
        assertThat(expecting.violations()).extracting(Violation::rule).containsOnly(rule);
        BusBench.run(
                "icarus",
                design,
                dut ->
                        body.accept(
                                JtagController.of(
                                        binder.bind(dut),
                                        PERIOD,
                                        ProtocolChecks.all().without(rule))));
    }
}
