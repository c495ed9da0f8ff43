package org.cocobean.bus.gpio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.cocobean.Cocobean.await;
import static org.cocobean.Cocobean.fork;
import static org.cocobean.Cocobean.now;
import static org.cocobean.Cocobean.ns;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.cocobean.bus.BusBench;
import org.cocobean.bus.ClockDomain;
import org.cocobean.bus.Naming;
import org.cocobean.bus.check.Breaks;
import org.cocobean.bus.check.GpioRule;
import org.cocobean.bus.check.Keeps;
import org.cocobean.bus.check.ProtocolChecks;
import org.cocobean.bus.check.Violation;
import org.cocobean.dut.Dut;
import org.cocobean.sim.HdlDesign;
import org.cocobean.task.Task;
import org.cocobean.time.SimTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Pins of a design, before their pads and behind them; each rule broken, and kept at its edge.
class GpioTests {

    private static HdlDesign design(String top, String simulator) {
        return BusBench.design(top, "bus/" + top + (simulator.equals("ghdl") ? ".vhd" : ".v"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"icarus", "verilator", "ghdl"})
    void pinsBeforeTheirPadsGoBothWays(String simulator) {
        BusBench.run(
                simulator,
                design("gpio_port", simulator),
                (dut, domain) -> {
                    dut.signal("key").set(0);
                    dut.signal("control").set(0x53); // pins 0 and 2 drive, 1 and 0
                    GpioPort port =
                            Gpio.of(dut, Naming.plain())
                                    .named("run", "busy", "error")
                                    .pullUp()
                                    .connect();
                    List<String> changes = new ArrayList<>();
                    port.onItem(change -> changes.add(change.after().toString()));
                    domain.cycles(6);
                    assertThat(port.value()).hasToString("1011");
                    port.pin("busy").drive(0);
                    domain.cycles(2);
                    assertThat(dut.signal("seen").value()).hasToString("1001");
                    port.pin("busy").release();
                    Task<Pulse> pulse = fork(() -> port.pin("run").nextPulse(0));
                    domain.cycles(1);
                    dut.signal("control").set(0x52);
                    domain.cycles(4);
                    dut.signal("control").set(0x53);
                    assertThat(pulse.join().width()).isEqualTo(ns(40));
                    domain.cycles(1);
                    assertThat(changes).endsWith("1001", "1011", "1010", "1011");
                    assertThat(port.pin(3).name()).isEqualTo("3");
                    assertThatThrownBy(() -> port.pin("led"))
                            .hasMessage(
                                    "gpio_port.gpio has no pin led, only [run, busy, error, 3]");
                    GpioPin busy = port.pin("busy");
                    for (ThrowingCallable each :
                            List.<ThrowingCallable>of(
                                    () -> busy.drive(2),
                                    () -> busy.pulse(-1, ns(10)),
                                    () -> busy.nextPulse(2),
                                    () -> busy.awaitStable(-1, ns(10)))) {
                        assertThatThrownBy(each)
                                .isInstanceOf(IllegalArgumentException.class)
                                .hasMessageContaining("busy is 0 or 1, not");
                    }
                });
    }

    private static void key(Dut dut, ClockDomain domain) {
        GpioPin key = Gpio.inputs(dut.signal("key")).pullDown().connect().pin(0);
        GpioPin pressed = Gpio.outputs(dut.signal("pressed")).shortest(ns(100)).connect().pin(0);
        GpioPin light = Gpio.outputs(dut.signal("light")).connect().pin(0);
        domain.cycles(5);
        SimTime start = now();
        fork(() -> {
            key.bounce(1, 5, ns(30));
            await(ns(400));
            key.bounce(0, 3, ns(40));
        });
        SimTime since = pressed.awaitStable(1, ns(200));
        // 300 ns of bounces and eight cycles
        assertThat(since.minus(start)).isBetween(ns(370), ns(390));
        pressed.awaitStable(0, ns(100));
        Pulse pulse = light.nextPulse(1);
        assertThat(pulse.width()).isEqualTo(ns(30));
        assertThat(light.nextPulse(0).width()).isEqualTo(ns(70));
        assertThatThrownBy(() -> light.drive(0))
                .hasMessage("gpio_port.light is an output of the design, which nobody else drives");
    }

    @ParameterizedTest
    @ValueSource(strings = {"icarus", "verilator", "ghdl"})
    void bouncesAreFilteredAndPulsesMeasured(String simulator) {
        BusBench.run(simulator, design("gpio_port", simulator), GpioTests::key);
    }

    @Breaks(of = GpioRule.class, value = "SHORTEST")
    @Test
    void aKeyWithBouncesIsFound() {
        assertThatThrownBy(() ->
                        BusBench.run(
                                "icarus",
                                design("gpio_port", "icarus").withParameter("FAULT", 1),
                                GpioTests::key))
                .rootCause()
                .hasMessageContaining(
                        "SHORTEST (Gpio.shortest) gpio_port.pressed: gpio_port.pressed 0 was 1 for"
                                + " 20 ns, at least 100 ns at 75 ns");
    }

    @Breaks(of = GpioRule.class, value = "SHORTEST")
    @ParameterizedTest
    @ValueSource(strings = {"icarus", "verilator", "ghdl"})
    void aLevelThatIsTooShortBreaksARule(String simulator) {
        HdlDesign design = design("gpio_port", simulator);
        String[] values = {"00010000", "00010001", "00010000"};
        assertThatThrownBy(() ->
                        BusBench.run(
                                simulator,
                                design,
                                dut -> control(dut, ProtocolChecks.all(), ns(11), values)))
                .rootCause()
                .hasMessageContaining("gpio_port.gpio 0 was 1 for 10 ns, at least 11 ns at 20 ns");
        List<Violation> seen = new ArrayList<>();
        BusBench.run(
                simulator,
                design,
                dut -> {
                    ProtocolChecks checks = ProtocolChecks.all().expect(GpioRule.SHORTEST);
                    control(dut, checks, ns(11), values);
                    seen.addAll(checks.violations());
                });
        assertThat(seen).extracting(Violation::rule).containsOnly(GpioRule.SHORTEST);
        BusBench.run(
                simulator,
                design,
                dut ->
                        control(
                                dut,
                                ProtocolChecks.all().without(GpioRule.SHORTEST),
                                ns(11),
                                values));
    }

    @ParameterizedTest
    @ValueSource(strings = {"icarus", "ghdl"})
    void padsAreDrivenFromBothSides(String simulator) {
        BusBench.run(
                simulator,
                design("gpio_pads", simulator),
                dut -> {
                    dut.signal("control").set(0x21); // pin 1 drives 0
                    GpioPort port = Gpio.inouts(dut.signal("pad")).pullUp().connect();
                    await(ns(1));
                    port.pin(0).drive(0);
                    port.pin(3).drive(1);
                    await(ns(1));
                    assertThat(dut.signal("seen").value()).hasToString("1100");
                    port.pin(0).release();
                    await(ns(1));
                    assertThat(dut.signal("seen").value()).hasToString("1101");
                    dut.signal("control").set(0x73); // and now 0, 1 and 2
                    await(ns(1));
                    assertThat(dut.signal("seen").value()).hasToString("1011");
                });
    }

    private static Consumer<Dut> contend(ProtocolChecks checks, boolean inout) {
        return dut -> {
            dut.signal("control").set(0x11);
            GpioPort port =
                    (inout ? Gpio.inouts(dut.signal("pad")) : Gpio.of(dut, Naming.plain()))
                            .pullUp()
                            .checks(checks)
                            .connect();
            await(ns(1));
            port.pin(0).drive(1); // the same level
            await(ns(1));
            port.pin(0).drive(0);
            await(ns(1));
            port.pin(0).release();
            await(ns(1));
        };
    }

    @Breaks(of = GpioRule.class, value = "CONTENTION")
    @ParameterizedTest
    @CsvSource({
        "gpio_pads, icarus, true, gpio_pads.pad",
        "gpio_pads, ghdl, true, gpio_pads.pad",
        "gpio_port, icarus, false, gpio_port.gpio",
        "gpio_port, verilator, false, gpio_port.gpio"
    })
    void twoWhoDriveAgainstEachOtherBreakARule(
            String top, String simulator, boolean inout, String path) {
        HdlDesign design = design(top, simulator);
        assertThatThrownBy(
                        () -> BusBench.run(simulator, design, contend(ProtocolChecks.all(), inout)))
                .rootCause()
                .hasMessage(
                        "CONTENTION (the wire of a pin) %s: %s 0 is driven to different levels at"
                                        .formatted(path, path)
                                + " 2 ns");
        BusBench.run(
                simulator,
                design,
                contend(ProtocolChecks.all().without(GpioRule.CONTENTION), inout));
        List<Violation> seen = new ArrayList<>();
        BusBench.run(
                simulator,
                design,
                dut -> {
                    ProtocolChecks checks = ProtocolChecks.all().expect(GpioRule.CONTENTION);
                    contend(checks, inout).accept(dut);
                    seen.addAll(checks.violations());
                });
        assertThat(seen).extracting(Violation::rule).containsOnly(GpioRule.CONTENTION);
    }

    private static void control(Dut dut, ProtocolChecks checks, String... values) {
        control(dut, checks, ns(10), values);
    }

    private static void control(
            Dut dut, ProtocolChecks checks, SimTime shortest, String... values) {
        Gpio.of(dut, Naming.plain()).shortest(shortest).checks(checks).connect();
        for (String value : values) {
            dut.signal("control").set(value);
            await(ns(10));
        }
    }

    @Breaks(of = GpioRule.class, value = "KNOWN")
    @ParameterizedTest
    @CsvSource({"00010001, 0001000X", "00010001, 000X0001"})
    void aPinThatIsNoLongerKnownBreaksARule(String first, String second) {
        HdlDesign design = design("gpio_port", "icarus");
        assertThatThrownBy(() ->
                        BusBench.run(
                                "icarus",
                                design,
                                dut -> control(dut, ProtocolChecks.all(), first, second)))
                .rootCause()
                .hasMessage(
                        "KNOWN (the wire of a pin) gpio_port.gpio: gpio_port.gpio 0 is X at 10 ns");
        List<Violation> seen = new ArrayList<>();
        BusBench.run(
                "icarus",
                design,
                dut -> {
                    ProtocolChecks checks = ProtocolChecks.all().expect(GpioRule.KNOWN);
                    control(dut, checks, first, second);
                    seen.addAll(checks.violations());
                });
        assertThat(seen).extracting(Violation::rule).containsExactly(GpioRule.KNOWN);
        BusBench.run(
                "icarus",
                design,
                dut -> control(dut, ProtocolChecks.all().without(GpioRule.KNOWN), first, second));
    }

    @Keeps(
            of = GpioRule.class,
            value = {"KNOWN", "CONTENTION", "SHORTEST"})
    @Test
    void whatIsNotDrivenMayBeUnknownAndLevelsMayLastAsLongAsTheyMust() {
        BusBench.run(
                "icarus",
                design("gpio_port", "icarus"),
                dut -> {
                    control(
                            dut,
                            ProtocolChecks.all(),
                            "0000XXXX",
                            "00010001",
                            "00010000",
                            "00010001",
                            "00000001");
                    contend(ProtocolChecks.all().without(GpioRule.CONTENTION), false).accept(dut);
                });
    }
}
