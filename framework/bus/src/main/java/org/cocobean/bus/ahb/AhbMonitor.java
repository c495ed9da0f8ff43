package org.cocobean.bus.ahb;

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
import org.cocobean.bus.check.AhbRule;
import org.cocobean.bus.check.ProtocolChecks;
import org.cocobean.bus.internal.Begun;
import org.cocobean.bus.internal.BusLane;
import org.cocobean.bus.internal.Inbox;
import org.cocobean.dut.Signal;
import org.cocobean.time.SimTime;
import org.cocobean.value.Logic;
import org.cocobean.value.LogicVector;
import org.jspecify.annotations.Nullable;

/// Watches an AHB-Lite bus, checks its rules, and drives nothing.
public final class AhbMonitor implements Watcher<AhbTransfer> {

    /// A transfer, from its address phase on.
    record Asked(boolean write, long address, int size, int trans, int burst, SimTime start) {}

    private final String name;
    private final AhbPins pins;
    private final ClockDomain domain;
    private final ProtocolChecks checks;
    private final boolean judgesManager;
    private final boolean judgesSubordinate;
    private final List<Signal> request;
    private final AhbBurst burst;
    private final Begun begun;
    private final List<Runnable> atReset = new ArrayList<>();
    private final Inbox<AhbTransfer> seen;
    private final Consumer<Transfer<AhbTransfer>> lane;

    // what the edge before has shown
    private @Nullable Asked inData;
    private Begun.@Nullable One dataPhase;
    private boolean idle;
    private boolean waited;
    private boolean failing;
    private List<LogicVector> asked = List.of();
    private List<LogicVector> written = List.of();

    AhbMonitor(Ahb ahb, boolean judgesManager, boolean judgesSubordinate) {
        this.name = ahb.name();
        this.pins = ahb.pins();
        this.domain = ahb.domain();
        this.checks = ahb.checks();
        this.lane = BusLane.seen(BusLane.of(name, bus -> Lane.of(bus, AhbMonitor::label)));
        this.seen = new Inbox<>(name);
        this.judgesManager = judgesManager;
        this.judgesSubordinate = judgesSubordinate;
        this.burst = new AhbBurst(this::manager, pins.hsel().isPresent());
        this.begun = Begun.on(name, domain, judgesManager && judgesSubordinate);
        this.request =
                Stream.concat(
                                Stream.of(pins.htrans(), pins.haddr(), pins.hwrite(), pins.hsize()),
                                Stream.of(pins.hburst(), pins.hprot()).flatMap(Optional::stream))
                        .toList();
        if ((judgesManager && judgesSubordinate) || checks.isOn()) {
            domain.run(name + " monitor", this::reset, this::watch);
        }
        if (judgesSubordinate
                && domain.reset().isPresent()
                && checks.checks(AhbRule.READY_IN_RESET)) {
            fork(name + " checker of reset", () -> domain.watchReset(this::lookInReset));
        }
    }

    private static String label(AhbTransfer item) {
        return BusLane.access(item.write(), item.address(), item.data(), item.isError());
    }

    /// Whether the address phase of a transfer is there.
    static boolean isAsked(AhbPins pins) {
        return isTransfer(pins.htrans().value())
                && pins.hsel().filter(s -> s.logic() != Logic.ONE).isEmpty();
    }

    private void reset() {
        inData = null;
        burst.forget();
        begun.clear();
        idle = false;
        waited = false;
        failing = false;
        written = List.of();
        atReset.forEach(Runnable::run);
    }

    private void lookInReset() {
        if (pins.ready().logic() != Logic.ONE) {
            subordinate(
                    AhbRule.READY_IN_RESET,
                    "%s is %s while the reset is active"
                            .formatted(pins.ready().path(), pins.ready().logic()));
        }
    }

    private void watch() {
        while (true) {
            domain.edge().await();
            Logic ready = pins.ready().logic();
            if (ready != Logic.ONE && ready != Logic.ZERO) {
                subordinate(AhbRule.READY_KNOWN, pins.ready().path() + " is " + ready);
                continue;
            }
            if (!pins.htrans().value().isResolved()) {
                manager(
                        AhbRule.TRANSFER_KNOWN,
                        pins.htrans().path() + " is " + pins.htrans().value());
            }
            boolean isReady = ready == Logic.ONE;
            watchRequest();
            watchData(isReady);
            waited = !isReady;
            if (isReady) {
                nextPhase();
            }
        }
    }

    private void watchRequest() {
        List<LogicVector> values = request.stream().map(Signal::value).toList();
        boolean held = waited && !failing && isTransfer(asked.getFirst());
        for (int i = 0; held && i < values.size(); i++) {
            if (!values.get(i).equals(asked.get(i))) {
                manager(
                        AhbRule.STABLE,
                        "%s changed from 0x%s to 0x%s while hready was 0"
                                .formatted(
                                        request.get(i).path(),
                                        asked.get(i).toHexString(),
                                        values.get(i).toHexString()));
            }
        }
        asked = values;
    }

    private static boolean isTransfer(LogicVector trans) {
        return trans.isResolved() && trans.toLong() >= AhbPins.NONSEQ;
    }

    private void watchData(boolean isReady) {
        Logic response = pins.hresp().logic();
        boolean isError = response == Logic.ONE;
        if (inData == null) {
            if (idle && (!isReady || isError)) {
                subordinate(
                        AhbRule.IDLE_OKAY,
                        "hready is %s and hresp is %s after IDLE or BUSY"
                                .formatted(isReady ? 1 : 0, response));
            }
            return;
        }
        if (response != Logic.ONE && response != Logic.ZERO) {
            subordinate(AhbRule.ANSWER_KNOWN, pins.hresp().path() + " is " + response);
        }
        if (isError ? failing != isReady : failing) {
            subordinate(
                    AhbRule.TWO_CYCLE_ERROR,
                    "hresp is %s with hready %d in the %s cycle of an error"
                            .formatted(response, isReady ? 1 : 0, failing ? "second" : "first"));
        }
        failing = isError && !isReady;
        if (isError) {
            burst.error();
        }
        if (inData.write()) {
            watchWritten(inData, isReady);
        }
        if (isReady) {
            tell(inData, isError);
            if (dataPhase != null) {
                dataPhase.end();
            }
        }
    }

    private void watchWritten(Asked transfer, boolean isReady) {
        List<Signal> signals =
                Stream.concat(Stream.of(pins.hwdata()), pins.hwstrb().stream()).toList();
        List<LogicVector> values = signals.stream().map(Signal::value).toList();
        for (int i = 0; i < written.size(); i++) {
            LogicVector old = written.get(i);
            if (!old.equals(values.get(i))) {
                manager(
                        AhbRule.DATA_STABLE,
                        "%s changed from 0x%s to 0x%s while hready was 0"
                                .formatted(
                                        signals.get(i).path(),
                                        old.toHexString(),
                                        values.get(i).toHexString()));
            }
        }
        written = isReady ? List.of() : values;
        long own = ((1L << transfer.size()) - 1) << (transfer.address() % pins.lanes());
        pins.hwstrb()
                .filter(strobes -> (strobes.value().planeB(0) & own) != 0)
                .ifPresent(strobes ->
                        manager(AhbRule.STROBES_KNOWN, strobes.path() + " is " + strobes.value()));
    }

    private void nextPhase() {
        failing = false;
        inData = null;
        pins.hsel()
                .filter(select -> isTransfer(pins.htrans().value()) && !select.value().isResolved())
                .ifPresent(select ->
                        manager(AhbRule.TRANSFER_KNOWN, select.path() + " is " + select.logic()));
        boolean selected = pins.hsel().filter(s -> s.logic() != Logic.ONE).isEmpty();
        idle = selected && !isAsked(pins);
        if (!isAsked(pins)) {
            pause(selected);
            return;
        }
        if (!isKnown()) {
            burst.forget();
            return;
        }
        LogicVector address = pins.haddr().value();
        LogicVector size = pins.hsize().value();
        Asked next =
                new Asked(
                        pins.hwrite().isHigh(),
                        address.toLong(),
                        1 << (int) size.toLong(),
                        pins.htrans().toInt(),
                        pins.hburst().map(Signal::toInt).orElse(AhbPins.INCR),
                        now());
        judge(next);
        inData = next;
        dataPhase =
                begun.begin(() ->
                        "a %s of %d bytes at 0x%x"
                                .formatted(
                                        next.write() ? "write" : "read",
                                        next.size(),
                                        next.address()));
    }

    private void pause(boolean selected) {
        LogicVector trans = pins.htrans().value();
        if (!trans.isResolved()) {
            burst.forget();
        } else if (selected && trans.toLong() == AhbPins.BUSY) {
            burst.busy();
        } else {
            burst.end();
        }
    }

    private boolean isKnown() {
        boolean isKnown = true;
        for (Signal signal : request) {
            boolean counts = signal != pins.hprot().orElse(null);
            if (counts && !signal.value().isResolved()) {
                manager(AhbRule.TRANSFER_KNOWN, signal.path() + " is " + signal.value());
                isKnown = false;
            }
        }
        return isKnown;
    }

    private void judge(Asked next) {
        if (next.size() > pins.lanes()) {
            manager(
                    AhbRule.SIZE_OF_BUS,
                    "a transfer of %d bytes on a bus of %d".formatted(next.size(), pins.lanes()));
        }
        if (next.address() % next.size() != 0) {
            manager(
                    AhbRule.ALIGNED,
                    "a transfer of %d bytes at 0x%x".formatted(next.size(), next.address()));
        }
        burst.next(next);
    }

    private void tell(Asked transfer, boolean isError) {
        LogicVector data =
                transfer.write()
                        ? pins.written(transfer.address(), transfer.size())
                        : pins.hrdata().value();
        int low = (int) (transfer.address() % pins.lanes()) * 8;
        int high = Math.min(low + transfer.size() * 8, data.width()) - 1;
        if (high < low) {
            return;
        }
        LogicVector bytes = data.slice(high, low);
        if (!isError && !bytes.isResolved()) {
            if (transfer.write()) {
                manager(AhbRule.DATA_KNOWN, pins.hwdata().path() + " is " + pins.hwdata().value());
            } else {
                subordinate(AhbRule.ANSWER_KNOWN, pins.hrdata().path() + " is " + data);
            }
            return;
        }
        AhbTransfer item =
                new AhbTransfer(
                        transfer.write(),
                        transfer.address(),
                        transfer.size(),
                        isError ? 0 : bytes.toLong(),
                        isError,
                        transfer.write()
                                ? pins.strobes(transfer.address(), transfer.size())
                                : (1L << transfer.size()) - 1);
        Transfer<AhbTransfer> timed = new Transfer<>(item, transfer.start(), now());
        lane.accept(timed);
        if (judgesManager && judgesSubordinate) {
            seen.add(timed);
        }
    }

    private void manager(AhbRule rule, String what) {
        if (judgesManager) {
            checks.broken(rule, name, what);
        }
    }

    private void subordinate(AhbRule rule, String what) {
        if (judgesSubordinate) {
            checks.broken(rule, name, what);
        }
    }

    /// Blocks until a transfer has ended that this method has not returned yet. What listeners have
    /// been told is not kept.
    ///
    /// @throws IllegalStateException when there is none and listeners get all that comes
    public Transfer<AhbTransfer> next() {
        return seen.next();
    }

    @Override
    public void onTransfer(Consumer<? super Transfer<AhbTransfer>> listener) {
        seen.listen(listener);
    }

    @Override
    public void onReset(Runnable listener) {
        atReset.add(listener);
    }
}
