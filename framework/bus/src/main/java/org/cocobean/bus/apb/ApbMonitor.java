package org.cocobean.bus.apb;

import static org.cocobean.Cocobean.now;
import static org.cocobean.Cocobean.queue;

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
import org.cocobean.bus.internal.BusLane;
import org.cocobean.dut.Signal;
import org.cocobean.task.SimQueue;
import org.cocobean.time.SimTime;
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
    private final List<Consumer<? super Transfer<ApbTransfer>>> listeners = new ArrayList<>();
    private final List<Runnable> atReset = new ArrayList<>();
    private final SimQueue<Transfer<ApbTransfer>> seen = queue();
    private final Consumer<Transfer<ApbTransfer>> lane;

    ApbMonitor(Apb apb, boolean judgesManager, boolean judgesSubordinate) {
        this.name = apb.name();
        this.pins = apb.pins();
        this.domain = apb.domain();
        this.checks = apb.checks();
        this.lane = BusLane.seen(BusLane.of(name, bus -> Lane.of(bus, ApbMonitor::label)));
        this.judgesManager = judgesManager;
        this.judgesSubordinate = judgesSubordinate;
        this.request =
                Stream.concat(
                                Stream.of(pins.pwrite(), pins.paddr()),
                                Stream.of(pins.pstrb(), pins.pprot()).flatMap(Optional::stream))
                        .toList();
        if ((judgesManager && judgesSubordinate) || checks.isOn()) {
            domain.run(name + " monitor", () -> atReset.forEach(Runnable::run), this::watch);
        }
    }

    private static String label(ApbTransfer item) {
        return BusLane.access(item.write(), item.address(), item.data(), item.error());
    }

    private static boolean isOne(Signal signal) {
        return signal.logic() == Logic.ONE;
    }

    private void watch() {
        while (true) {
            domain.edge().when(pins.psel(), 1).await();
            SimTime start = now();
            if (pins.penable().logic() != Logic.ZERO) {
                manager(
                        ApbRule.SETUP_FIRST,
                        "%s is %s in the first cycle"
                                .formatted(pins.penable().path(), pins.penable().logic()));
                continue;
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
            List<LogicVector> values = new ArrayList<>(stable.stream().map(Signal::value).toList());
            boolean goesOn = true;
            while (goesOn) {
                domain.edge().await();
                goesOn = watchAccess(stable, values);
            }
            if (isOne(pins.psel()) && isOne(pins.penable())) {
                tell(write, start);
            }
        }
    }

    /// Returns whether the transfer goes on after the present cycle.
    private boolean watchAccess(List<Signal> stable, List<LogicVector> values) {
        if (!isOne(pins.psel()) || !isOne(pins.penable())) {
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
        if (!pins.paddr().value().isResolved() || !data.isResolved()) {
            return;
        }
        long strobes =
                !write ? 0 : pins.pstrb().map(Signal::toLong).orElse((1L << pins.lanes()) - 1);
        Transfer<ApbTransfer> transfer =
                new Transfer<>(
                        new ApbTransfer(
                                write,
                                pins.paddr().toLong(),
                                isError ? 0 : data.toLong(),
                                strobes,
                                isError),
                        start,
                        now());
        lane.accept(transfer);
        listeners.forEach(listener -> listener.accept(transfer));
        if (listeners.isEmpty() && judgesManager && judgesSubordinate) {
            seen.put(transfer);
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
    public Transfer<ApbTransfer> next() {
        return seen.take();
    }

    @Override
    public void onTransfer(Consumer<? super Transfer<ApbTransfer>> listener) {
        listeners.add(listener);
    }

    @Override
    public void onReset(Runnable listener) {
        atReset.add(listener);
    }
}
