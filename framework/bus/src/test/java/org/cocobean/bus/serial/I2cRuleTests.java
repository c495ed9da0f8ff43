package org.cocobean.bus.serial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.cocobean.Cocobean.await;
import static org.cocobean.Cocobean.ns;

import java.util.Optional;
import java.util.function.Consumer;
import org.cocobean.bus.BusBench;
import org.cocobean.bus.ClockDomain;
import org.cocobean.bus.check.Breaks;
import org.cocobean.bus.check.I2cRule;
import org.cocobean.bus.check.Keeps;
import org.cocobean.bus.check.ProtocolChecks;
import org.cocobean.bus.check.Violation;
import org.cocobean.dut.Dut;
import org.cocobean.time.SimTime;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Every rule of I2C, broken by a nanosecond or a bit, and just kept.
class I2cRuleTests {

    private static final I2cSpeed SPEED = I2cSpeed.FAST;

    private static void run(Consumer<Dut> body) {
        BusBench.run("icarus", BusBench.design("word_wires", "bus/word_wires.v"), body);
    }

    /// Moves the lines by hand: all times are as short as the rules allow, and that of the broken
    /// one is shorter.
    private static final class Hand {
        private final I2cBus bus;
        private final @Nullable I2cRule broken;

        Hand(I2cBus bus, @Nullable I2cRule broken) {
            this.bus = bus;
            this.broken = broken;
        }

        private SimTime least(I2cRule rule, SimTime time) {
            return rule == broken ? time.minus(ns(1)) : time;
        }

        private void scl(int level) {
            bus.pull(bus.scl(), this, level == 0);
        }

        private void sda(int level) {
            bus.pull(bus.sda(), this, level == 0);
        }

        void start() {
            sda(0);
            await(least(I2cRule.START_HOLD, SPEED.startHold()));
            scl(0);
        }

        void rise(int level) {
            SimTime setup = least(I2cRule.DATA_SETUP, SPEED.dataSetup());
            await(least(I2cRule.CLOCK_LOW, SPEED.clockLow()).minus(setup));
            sda(1 - level);
            sda(level);
            await(setup);
            scl(1);
        }

        void bits(int count) {
            for (int i = 0; i < count; i++) {
                rise(i % 2);
                await(least(I2cRule.CLOCK_HIGH, SPEED.clockHigh()));
                scl(0);
            }
        }

        void startAgain() {
            rise(1);
            await(least(I2cRule.START_SETUP, SPEED.startSetup()));
            start();
        }

        void stop() {
            rise(0);
            await(least(I2cRule.STOP_SETUP, SPEED.stopSetup()));
            sda(1);
            await(least(I2cRule.BUS_FREE, SPEED.busFree()));
        }

        void messages() {
            start();
            bits(9);
            startAgain();
            bits(18);
            stop();
            start();
            bits(9);
            stop();
        }
    }

    @Keeps(
            of = I2cRule.class,
            value = {
                "CLOCK_LOW",
                "CLOCK_HIGH",
                "DATA_SETUP",
                "START_HOLD",
                "START_SETUP",
                "STOP_SETUP",
                "BUS_FREE",
                "DATA_STABLE",
                "VOID_MESSAGE"
            })
    @Test
    void theShortestTimesKeepEveryRule() {
        run(dut -> new Hand(I2cBus.of(SPEED), null).messages());
    }

    @Breaks(
            of = I2cRule.class,
            value = {
                "CLOCK_LOW",
                "CLOCK_HIGH",
                "DATA_SETUP",
                "START_HOLD",
                "START_SETUP",
                "STOP_SETUP",
                "BUS_FREE"
            })
    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"LINE_KNOWN", "DATA_STABLE", "VOID_MESSAGE"})
    void aNanosecondLessBreaksARule(I2cRule rule) {
        run(dut -> {
            ProtocolChecks checks = ProtocolChecks.all().expect(rule);
            new Hand(I2cBus.of(SPEED, checks), rule).messages();
            assertThat(checks.violations()).extracting(Violation::rule).containsOnly(rule);
            assertThat(checks.violations().getFirst().toString())
                    .startsWith(rule + " (UM10204 6.1, t")
                    .contains(" I2C bus: ", "99", "s, at least ");
        });
    }

    @Breaks(of = I2cRule.class, value = "DATA_STABLE")
    @Test
    void aConditionWithinAByteBreaksARule() {
        assertThatThrownBy(() ->
                        run(dut -> {
                            Hand hand = new Hand(I2cBus.of(SPEED), null);
                            hand.start();
                            hand.bits(4);
                            hand.stop();
                        }))
                .hasMessageStartingWith(
                        "DATA_STABLE (UM10204 3.1.3) I2C bus: SDA rose while SCL was high, after"
                                + " bit 5 of a byte");
    }

    @Breaks(of = I2cRule.class, value = "VOID_MESSAGE")
    @Test
    void aStopRightAfterAStartBreaksARule() {
        assertThatThrownBy(() ->
                        run(dut -> {
                            Hand hand = new Hand(I2cBus.of(SPEED), null);
                            hand.start();
                            hand.stop();
                        }))
                .hasMessageStartingWith("VOID_MESSAGE (UM10204 3.1.10) I2C bus: STOP right after");
    }

    private static ClockDomain domain(Dut dut) {
        return ClockDomain.of(dut.signal("clk"));
    }

    private static I2cPins pins(Dut dut) {
        return new I2cPins(
                dut.signal("m_apb_pready"),
                dut.signal("s_apb_psel"),
                Optional.of(dut.signal("s_apb_penable")),
                dut.signal("m_apb_pslverr"),
                dut.signal("s_apb_pwrite"),
                Optional.empty());
    }

    @Breaks(of = I2cRule.class, value = "LINE_KNOWN")
    @Test
    void aLineThatIsNoLongerKnownBreaksARule() {
        assertThatThrownBy(() ->
                        run(dut -> {
                            dut.signal("s_apb_psel").set(1);
                            dut.signal("s_apb_penable").set(0);
                            await(ns(1));
                            I2cBus.of(SPEED).connect(pins(dut), domain(dut));
                            await(ns(1));
                            dut.signal("s_apb_psel").set("X");
                            await(ns(1));
                        }))
                .rootCause()
                .hasMessageStartingWith(
                        "LINE_KNOWN (UM10204 3.1.1) word_wires.s_apb_psel: is X, tri-state 0 at"
                                + " 2 ns");
    }

    @Keeps(of = I2cRule.class, value = "LINE_KNOWN")
    @Test
    void whatWasNeverKnownOrIsNotDrivenPullsNothing() {
        run(dut -> {
            dut.signal("s_apb_psel").set(0);
            dut.signal("s_apb_penable").set(1);
            dut.signal("s_apb_pwrite").set("X");
            await(ns(1));
            I2cBus bus = I2cBus.of(SPEED).connect(pins(dut), domain(dut));
            await(ns(1));
            assertThat(bus.scl().level()).isEqualTo(1);
            assertThat(bus.sda().level()).isEqualTo(1);
            dut.signal("s_apb_psel").set("X");
            dut.signal("s_apb_pwrite").set(1);
            await(ns(1));
            dut.signal("s_apb_psel").set(0);
            dut.signal("s_apb_penable").set(0);
            await(ns(1));
            assertThat(bus.scl().level()).isZero();
            assertThat(dut.signal("m_apb_pready").toInt()).isZero();
        });
    }
}
