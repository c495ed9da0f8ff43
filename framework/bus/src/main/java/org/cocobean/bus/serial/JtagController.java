package org.cocobean.bus.serial;

import static org.cocobean.Cocobean.await;

import java.util.ArrayList;
import java.util.List;
import org.cocobean.bus.check.ProtocolChecks;
import org.cocobean.dut.Signal;
import org.cocobean.time.SimTime;
import org.cocobean.value.Logic;
import org.cocobean.value.LogicVector;

/// Drives a test access port of the design, or a chain of them. Every call blocks until it is done,
/// and goes on to its end also when the task is cancelled.
///
/// ```java
/// JtagController jtag = JtagController.of(pins, ns(100));
/// assertThat(jtag.chain()).containsExactly(JtagIdCode.of(0x149511c3L));
/// jtag.scanIr(LogicVector.of("0010"));
/// LogicVector old = jtag.scanDr(LogicVector.of(0x5a, 8));
/// ```
public final class JtagController {

    private static final int LONGEST_CHAIN = 256;
    private static final int CODE_BITS = 32;

    private final JtagPins pins;
    private final SimTime half;
    private final LineTurn turn;
    private TapState state = TapState.TEST_LOGIC_RESET;

    private JtagController(JtagPins pins, SimTime half) {
        this.pins = pins;
        this.half = half;
        this.turn = new LineTurn("JTAG controller of " + pins.name());
    }

    /// Takes the pins; all rules are checked. Nothing is known of the devices' states until
    /// [#reset()].
    ///
    /// @param period of `tck`
    public static JtagController of(JtagPins pins, SimTime period) {
        return of(pins, period, ProtocolChecks.all());
    }

    /// Takes the pins.
    ///
    /// @param period of `tck`
    /// @param checks of what the devices do
    public static JtagController of(JtagPins pins, SimTime period, ProtocolChecks checks) {
        pins.tck().set(0);
        pins.tms().set(1);
        pins.tdi().set(0);
        pins.trstN().ifPresent(reset -> reset.set(1));
        new JtagMonitor(pins, checks, false, true);
        return new JtagController(pins, period.dividedBy(2));
    }

    /// Returns the state of the devices' controllers.
    public TapState state() {
        return state;
    }

    /// Resets by five clocks with `tms` 1, and goes to [TapState#RUN_TEST_IDLE].
    public void reset() {
        turn.take(this::resetByClocks);
    }

    private void resetByClocks() {
        for (int i = 0; i < 5; i++) {
            clock(true, Logic.ZERO);
        }
        state = TapState.TEST_LOGIC_RESET;
        walk(TapState.RUN_TEST_IDLE);
    }

    /// Resets by `trstN` for a period, and goes to [TapState#RUN_TEST_IDLE].
    ///
    /// @throws IllegalStateException without that pin
    public void hardReset() {
        Signal reset =
                pins.trstN()
                        .orElseThrow(() ->
                                new IllegalStateException(
                                        pins.name() + " has no trstN: use reset()"));
        turn.take(() -> resetBy(reset));
    }

    private void resetBy(Signal reset) {
        pins.tms().set(1);
        reset.set(0);
        await(half.times(2));
        reset.set(1);
        await(half.times(2));
        state = TapState.TEST_LOGIC_RESET;
        walk(TapState.RUN_TEST_IDLE);
    }

    /// Goes to a state on the shortest way.
    ///
    /// @throws IllegalArgumentException for a state in which a controller does not stay
    public void goTo(TapState target) {
        if (!target.isStable()) {
            throw new IllegalArgumentException("a TAP controller does not stay in " + target);
        }
        turn.take(() -> walk(target));
    }

    private void walk(TapState target) {
        state.wayTo(target).forEach(tms -> clock(tms, Logic.ZERO));
    }

    /// Stays in [TapState#RUN_TEST_IDLE] for so many clocks.
    public void idle(int clocks) {
        turn.take(() -> {
            walk(TapState.RUN_TEST_IDLE);
            for (int i = 0; i < clocks; i++) {
                clock(false, Logic.ZERO);
            }
        });
    }

    /// Scans an instruction into the devices, bit 0 (the rightmost) first, and goes to
    /// [TapState#RUN_TEST_IDLE].
    ///
    /// @return what came out, of the same range; X and Z stay
    public LogicVector scanIr(LogicVector bits) {
        return turn.take(() -> scan(TapState.SHIFT_IR, bits));
    }

    /// Scans data into the devices, bit 0 (the rightmost) first, and goes to
    /// [TapState#RUN_TEST_IDLE].
    ///
    /// @return what came out, of the same range; X and Z stay
    public LogicVector scanDr(LogicVector bits) {
        return turn.take(() -> scan(TapState.SHIFT_DR, bits));
    }

    private LogicVector scan(TapState shift, LogicVector bits) {
        walk(shift);
        StringBuilder out = new StringBuilder();
        String in = bits.toBinaryString();
        for (int i = in.length() - 1; i >= 0; i--) {
            out.append(clock(i == 0, Logic.of(in.charAt(i))));
        }
        walk(TapState.RUN_TEST_IDLE);
        return LogicVector.of(out.reverse().toString(), bits.range());
    }

    /// Resets the chain and finds its devices, the one next to `tdo` first.
    ///
    /// @return [JtagIdCode#NONE] for devices without an identification
    /// @throws IllegalStateException when `tdo` does not tell where the chain ends
    public List<JtagIdCode> chain() {
        return turn.take(this::findDevices);
    }

    private List<JtagIdCode> findDevices() {
        resetByClocks();
        walk(TapState.SHIFT_DR);
        List<JtagIdCode> found = new ArrayList<>();
        while (found.size() < LONGEST_CHAIN) {
            if (bit() == 0) {
                found.add(JtagIdCode.NONE);
                continue;
            }
            long code = 1;
            for (int i = 1; i < CODE_BITS; i++) {
                code |= bit() << i;
            }
            if (code == 0xffff_ffffL) { // what went in comes out again
                walk(TapState.RUN_TEST_IDLE);
                resetByClocks();
                return found;
            }
            found.add(JtagIdCode.of(code));
        }
        throw new IllegalStateException(
                "%s has more than %d devices, or tdo stays 0"
                        .formatted(pins.name(), LONGEST_CHAIN));
    }

    private long bit() {
        Logic level = clock(false, Logic.ONE);
        if (level != Logic.ZERO && level != Logic.ONE) {
            throw new IllegalStateException(
                    "%s is %s, so nobody knows the devices of the chain"
                            .formatted(pins.tdo().path(), level));
        }
        return level == Logic.ONE ? 1 : 0;
    }

    /// Clocks once.
    ///
    /// @return `tdo` before the rising edge
    private Logic clock(boolean tms, Logic tdi) {
        pins.tms().set(tms ? 1 : 0);
        pins.tdi().set(tdi);
        await(half);
        Logic out = pins.tdo().logic();
        pins.tck().set(1);
        await(half);
        pins.tck().set(0);
        state = state.next(tms);
        return out;
    }
}
