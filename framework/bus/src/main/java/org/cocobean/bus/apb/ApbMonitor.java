package org.cocobean.bus.apb;

import static org.cocobean.Cocobean.fork;
import static org.cocobean.Cocobean.now;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.cocobean.Lane;
import org.cocobean.bus.ClockDomain;
import org.cocobean.bus.Transfer;
import org.cocobean.bus.Watcher;
import org.cocobean.bus.check.ApbRule;
import org.cocobean.bus.check.ProtocolChecks;
import org.cocobean.bus.internal.Begun;
import org.cocobean.bus.internal.BusLane;
import org.cocobean.bus.internal.Inbox;
import org.cocobean.bus.internal.Known;
import org.cocobean.dut.Signal;
import org.cocobean.time.SimTime;
import org.cocobean.trigger.Edge;
import org.cocobean.value.Logic;
import org.cocobean.value.LogicVector;

/// Watches an APB bus, checks its rules, and drives nothing.
public final class ApbMonitor implements Watcher<ApbTransfer> {

    private final String name;
    private final ApbPins pins;
    private final ClockDomain domain;
    private final ProtocolChecks checks;
    private final boolean judgesManager;
    private final boolean judgesSubordinate;
    private final List<Signal> request;
    private final List<Runnable> atReset = new ArrayList<>();
    private final Inbox<ApbTransfer> seen;
    private final Consumer<Transfer<ApbTransfer>> lane;
    private final Begun begun;
    private boolean mayBeginWithin;

    ApbMonitor(Apb apb, boolean judgesManager, boolean judgesSubordinate) {
        this.name = apb.name();
        this.pins = apb.pins();
        this.domain = apb.domain();
        this.checks = apb.checks();
        this.lane = BusLane.seen(BusLane.of(name, bus -> Lane.of(bus, ApbMonitor::label)));
        this.seen = new Inbox<>(name);
        this.judgesManager = judgesManager;
        this.judgesSubordinate = judgesSubordinate;
        this.begun = Begun.on(name, domain, judgesManager && judgesSubordinate);
        this.request =
                Stream.concat(
                                Stream.of(pins.pwrite(), pins.paddr()),
                                Stream.of(pins.pstrb(), pins.pprot()).flatMap(Optional::stream))
                        .toList();
        if ((judgesManager && judgesSubordinate) || checks.isOn()) {
            domain.run(name + " monitor", this::forget, this::watch);
            mayBeginWithin = true;
            fork(name + " monitor's beginning", this::lookAtBeginning);
        }
        if (judgesManager && checks.checks(ApbRule.SELECT_KNOWN)) {
            domain.run(name + " checker of psel", () -> {}, this::watchSelect);
        }
    }

    private static String label(ApbTransfer item) {
        return BusLane.access(item.write(), item.address(), item.data(), item.error());
    }

    private static boolean isOne(Signal signal) {
        return signal.logic() == Logic.ONE;
    }

    /// Nothing is under way where it begins in reset.
    private void lookAtBeginning() {
        domain.edge().await();
        if (domain.isInReset()) {
            mayBeginWithin = false;
        }
    }

    private void forget() {
        mayBeginWithin = false;
        begun.clear();
        atReset.forEach(Runnable::run);
    }

    private void watchSelect() {
        Known.watch(
                domain,
                pins.psel(),
                () ->
                        manager(
                                ApbRule.SELECT_KNOWN,
                                pins.psel().path() + " is " + pins.psel().logic()));
    }

    private void watch() {
        Edge selected = domain.edge().when(pins.psel(), 1);
        skipRest();
        if (!isOne(pins.psel())) {
            selected.await();
        }
        while (true) {
            watchTransfer();
            selected.await();
        }
    }

    /// Leaves out the rest of a transfer in whose middle it begins.
    private void skipRest() {
        domain.edge().await();
        boolean goesOn = mayBeginWithin && isAccess();
        while (goesOn) {
            goesOn = pins.pready().filter(ready -> !isOne(ready)).isPresent();
            domain.edge().await();
            goesOn &= isAccess();
        }
    }

    private boolean isAccess() {
        return isOne(pins.psel()) && isOne(pins.penable());
    }

    private void watchTransfer() {
        SimTime start = now();
        if (pins.penable().logic() != Logic.ZERO) {
            manager(
                    ApbRule.SETUP_FIRST,
                    "%s is %s in the first cycle"
                            .formatted(pins.penable().path(), pins.penable().logic()));
            return;
        }
        boolean write = isOne(pins.pwrite());
        if (!write && pins.pstrb().filter(s -> !isZero(s)).isPresent()) {
            manager(
                    ApbRule.STROBES_OF_READ,
                    "pstrb is %s in a read".formatted(pins.pstrb().get().value()));
        }
        List<Signal> stable = new ArrayList<>(request);
        if (write) {
            stable.add(pins.pwdata());
        }
        judgeKnown(write);
        List<LogicVector> values = new ArrayList<>(stable.stream().map(Signal::value).toList());
        String where = pins.paddr().value().toHexString();
        Begun.One one =
                begun.begin(() -> "a %s at 0x%s".formatted(write ? "write" : "read", where));
        boolean goesOn = true;
        while (goesOn) {
            domain.edge().await();
            goesOn = watchAccess(stable, values);
        }
        one.end();
        if (isAccess()) {
            tell(write, start);
        }
    }

    private void judgeKnown(boolean write) {
        for (Signal signal : request) {
            if (!signal.value().isResolved()) {
                manager(ApbRule.REQUEST_KNOWN, signal.path() + " is " + signal.value());
            }
        }
        LogicVector data = pins.pwdata().value();
        if (write && !Known.isKnown(data, Known.bits(strobes(true)))) {
            manager(ApbRule.REQUEST_KNOWN, pins.pwdata().path() + " is " + data);
        }
    }

    /// Returns the strobes of a transfer; those that are not known are 0.
    private long strobes(boolean write) {
        long all = write ? (1L << pins.lanes()) - 1 : 0;
        return pins.pstrb()
                .map(Signal::value)
                .map(v -> v.planeA(0) & ~v.planeB(0) & all)
                .orElse(all);
    }

    /// Returns whether the transfer goes on after the present cycle.
    private boolean watchAccess(List<Signal> stable, List<LogicVector> values) {
        if (!isAccess()) {
            manager(
                    ApbRule.ENABLE_UNTIL_READY,
                    "psel is %s and penable is %s before the transfer has ended"
                            .formatted(pins.psel().logic(), pins.penable().logic()));
            return false;
        }
        for (int i = 0; i < stable.size(); i++) {
            LogicVector value = stable.get(i).value();
            if (!value.equals(values.get(i))) {
                String old = values.set(i, value).toHexString();
                manager(
                        ApbRule.STABLE,
                        "%s changed from 0x%s to 0x%s during a transfer"
                                .formatted(stable.get(i).path(), old, value.toHexString()));
            }
        }
        if (pins.pready().isEmpty()) {
            return false;
        }
        Signal ready = pins.pready().get();
        if (!ready.value().isResolved()) {
            subordinate(ApbRule.READY_KNOWN, ready.path() + " is " + ready.logic());
        }
        return !isOne(ready);
    }

    private static boolean isZero(Signal signal) {
        LogicVector value = signal.value();
        return value.isResolved() && value.toBigInteger().signum() == 0;
    }

    private void tell(boolean write, SimTime start) {
        Optional<Signal> error = pins.pslverr().filter(e -> !e.value().isResolved());
        if (error.isPresent()) {
            subordinate(ApbRule.ANSWER_KNOWN, error.get().path() + " is " + error.get().logic());
        }
        boolean isError = pins.pslverr().filter(ApbMonitor::isOne).isPresent();
        LogicVector data = (write ? pins.pwdata() : pins.prdata()).value();
        if (!write && !isError && !data.isResolved()) {
            subordinate(ApbRule.ANSWER_KNOWN, pins.prdata().path() + " is " + data);
        }
        long counted = write ? Known.bits(strobes(true)) : isError ? 0 : -1;
        if (!pins.paddr().value().isResolved() || !Known.isKnown(data, counted)) {
            return;
        }
        Transfer<ApbTransfer> transfer =
                new Transfer<>(
                        new ApbTransfer(
                                write,
                                pins.paddr().toLong(),
                                isError ? 0 : Known.number(data),
                                strobes(write),
                                isError),
                        start,
                        now());
        lane.accept(transfer);
        if (judgesManager && judgesSubordinate) {
            seen.add(transfer);
        }
    }

    private void manager(ApbRule rule, String what) {
        if (judgesManager) {
            checks.broken(rule, name, what);
        }
    }

    private void subordinate(ApbRule rule, String what) {
        if (judgesSubordinate) {
            checks.broken(rule, name, what);
        }
    }

    /// Blocks until a transfer has ended that this method has not returned yet. What listeners have
    /// been told is not kept.
    ///
    /// @throws IllegalStateException when there is none and listeners get all that comes
    public Transfer<ApbTransfer> next() {
        return seen.next();
    }

    @Override
    public void onTransfer(Consumer<? super Transfer<ApbTransfer>> listener) {
        seen.listen(listener);
    }

    @Override
    public void onReset(Runnable listener) {
        atReset.add(listener);
    }
}
