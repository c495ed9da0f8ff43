package org.cocobean.bus.serial;

import static org.cocobean.Cocobean.first;
import static org.cocobean.Cocobean.fork;
import static org.cocobean.Cocobean.now;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.cocobean.Lane;
import org.cocobean.bus.Transfer;
import org.cocobean.bus.Watcher;
import org.cocobean.bus.check.JtagRule;
import org.cocobean.bus.check.ProtocolChecks;
import org.cocobean.bus.internal.BusLane;
import org.cocobean.bus.internal.Inbox;
import org.cocobean.dut.Signal;
import org.cocobean.time.SimTime;
import org.cocobean.trigger.Edge;
import org.cocobean.trigger.Trigger;
import org.cocobean.value.Logic;
import org.cocobean.value.LogicVector;

/// Watches a test access port, or a chain of them, and checks the rules of both sides. The state is
/// taken for that after a reset at first. What listeners have been told is not kept.
public final class JtagMonitor implements Watcher<JtagScan> {

    private final JtagPins pins;
    private final ProtocolChecks checks;
    private final boolean judgesController;
    private final boolean judgesDevices;
    private final Consumer<Transfer<JtagScan>> lane;
    private final List<Runnable> atReset = new ArrayList<>();
    private final Inbox<JtagScan> seen;
    private final StringBuilder in = new StringBuilder(); // the first bit first
    private final StringBuilder out = new StringBuilder();
    private TapState state = TapState.TEST_LOGIC_RESET;
    private SimTime captured = SimTime.ZERO;

    JtagMonitor(
            JtagPins pins, ProtocolChecks checks, boolean judgesController, boolean judgesDevices) {
        this.pins = pins;
        this.seen = new Inbox<>(pins.name());
        this.checks = checks;
        this.judgesController = judgesController;
        this.judgesDevices = judgesDevices;
        this.lane = BusLane.driven(BusLane.of(pins.name(), n -> Lane.of(n, JtagScan::label)));
        fork("JTAG monitor of " + pins.name(), this::watch);
        if (judgesDevices && checks.checks(JtagRule.TDO_AT_FALLING)) {
            fork("JTAG checker of " + pins.tdo().path(), this::watchOut);
        }
    }

    /// Begins to watch; all rules are checked.
    public static JtagMonitor on(JtagPins pins) {
        return on(pins, ProtocolChecks.all());
    }

    /// Begins to watch.
    public static JtagMonitor on(JtagPins pins, ProtocolChecks checks) {
        return new JtagMonitor(pins, checks, true, true);
    }

    private void watch() {
        Edge rising = pins.tck().rising();
        Trigger[] reset =
                pins.trstN().map(pin -> new Trigger[] {rising, pin.falling()}).orElse(null);
        while (true) {
            Trigger fired = reset == null ? await(rising) : first(reset).await();
            if (fired == rising && !isInReset()) {
                clock();
            } else {
                state = TapState.TEST_LOGIC_RESET;
                atReset.forEach(Runnable::run);
            }
        }
    }

    private static Trigger await(Edge edge) {
        edge.await();
        return edge;
    }

    private boolean isInReset() {
        return pins.trstN().filter(pin -> pin.logic() == Logic.ZERO).isPresent();
    }

    private void clock() {
        if (state == TapState.CAPTURE_DR || state == TapState.CAPTURE_IR) {
            captured = now();
            in.setLength(0);
            out.setLength(0);
        } else if (state.isShift()) {
            shift();
        }
        Logic tms = pins.tms().logic();
        if (!isKnown(tms) && judgesController) {
            broken(JtagRule.TMS_KNOWN, pins.tms(), tms);
        }
        state = state.next(tms == Logic.ONE);
        if ((state == TapState.UPDATE_DR || state == TapState.UPDATE_IR) && !in.isEmpty()) {
            JtagScan scan = new JtagScan(state == TapState.UPDATE_IR, vector(in), vector(out));
            Transfer<JtagScan> transfer = new Transfer<>(scan, captured, now());
            lane.accept(transfer);
            seen.add(transfer);
        }
    }

    private void shift() {
        Logic given = pins.tdi().logic();
        Logic got = pins.tdo().logic();
        if (!isKnown(given) && judgesController) {
            broken(JtagRule.TDI_KNOWN, pins.tdi(), given);
        }
        if (!isKnown(got) && judgesDevices) {
            broken(JtagRule.TDO_KNOWN, pins.tdo(), got);
        }
        in.append(given);
        out.append(got);
        boolean isWrong = out.length() == 1 ? got == Logic.ZERO : got == Logic.ONE;
        if (state == TapState.SHIFT_IR && out.length() <= 2 && isWrong && judgesDevices) {
            checks.broken(
                    JtagRule.IR_CAPTURE,
                    pins.name(),
                    "%s is %s for bit %d of a scan of instructions, since %s"
                            .formatted(pins.tdo().path(), got, out.length() - 1, captured));
        }
    }

    private static LogicVector vector(StringBuilder bits) {
        return LogicVector.of(new StringBuilder(bits).reverse().toString());
    }

    private static boolean isKnown(Logic level) {
        return level == Logic.ZERO || level == Logic.ONE;
    }

    private void broken(JtagRule rule, Signal pin, Logic level) {
        checks.broken(rule, pins.name(), "%s is %s in %s".formatted(pin.path(), level, state));
    }

    private void watchOut() {
        Edge change = pins.tdo().change();
        while (true) {
            change.await();
            if (pins.tck().logic() == Logic.ONE && !isInReset()) {
                checks.broken(
                        JtagRule.TDO_AT_FALLING,
                        pins.name(),
                        "%s became %s while %s was 1"
                                .formatted(
                                        pins.tdo().path(), pins.tdo().logic(), pins.tck().path()));
            }
        }
    }

    /// Blocks until there is a scan that this method has not returned yet.
    public Transfer<JtagScan> next() {
        return seen.next();
    }

    /// Returns the state of the devices' controllers.
    public TapState state() {
        return state;
    }

    @Override
    public void onTransfer(Consumer<? super Transfer<JtagScan>> listener) {
        seen.listen(listener);
    }

    /// Calls back when `trstN` resets.
    @Override
    public void onReset(Runnable listener) {
        atReset.add(listener);
    }
}
