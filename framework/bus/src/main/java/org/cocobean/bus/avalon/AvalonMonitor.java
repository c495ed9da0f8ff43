package org.cocobean.bus.avalon;

import static org.cocobean.Cocobean.now;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.cocobean.Lane;
import org.cocobean.bus.Transfer;
import org.cocobean.bus.Watcher;
import org.cocobean.bus.check.AvalonRule;
import org.cocobean.bus.internal.Begun;
import org.cocobean.bus.internal.BusLane;
import org.cocobean.bus.internal.Inbox;
import org.cocobean.bus.internal.Known;
import org.cocobean.bus.memory.Response;
import org.cocobean.dut.Signal;
import org.cocobean.time.SimTime;
import org.cocobean.value.LogicVector;
import org.jspecify.annotations.Nullable;

/// Watches an Avalon-MM bus, word by word, checks its rules, and drives nothing.
public final class AvalonMonitor implements Watcher<AvalonTransfer> {

    /// A word that was asked for, perhaps at an address that is not known; `due` at an edge where
    /// no pin says so.
    private record Asked(
            OptionalLong address, long strobes, SimTime start, long due, Begun.One begun) {}

    private final Avalon bus;
    private final AvalonPins pins;
    private final boolean judgesManager;
    private final boolean judgesSubordinate;
    private final List<Runnable> atReset = new ArrayList<>();
    private final Inbox<AvalonTransfer> seen;
    private final Consumer<Transfer<AvalonTransfer>> lane;
    private final ArrayDeque<Asked> reads = new ArrayDeque<>();
    private final List<LogicVector> held = new ArrayList<>();
    private boolean heldWrite;
    private SimTime since = SimTime.ZERO;
    private long edge;
    private OptionalLong address = OptionalLong.empty(); // of the burst that is written
    private int place; // of its next word
    private int left; // words of it
    private final ArrayDeque<Begun.One> written = new ArrayDeque<>(); // bursts without an answer
    private final Begun begun;
    private Begun.@Nullable One waiting; // a command
    private Begun.@Nullable One burst; // that is written

    AvalonMonitor(Avalon bus, boolean judgesManager, boolean judgesSubordinate) {
        this.bus = bus;
        this.seen = new Inbox<>(bus.name());
        this.pins = bus.pins();
        this.judgesManager = judgesManager;
        this.judgesSubordinate = judgesSubordinate;
        this.begun = Begun.on(bus.name(), bus.domain(), isWatch());
        this.lane = BusLane.seen(BusLane.of(bus.name(), n -> Lane.of(n, AvalonMonitor::label)));
        if (isWatch() || bus.checks().isOn()) {
            bus.domain().run(bus.name() + " monitor", this::forget, this::watch);
        }
    }

    private boolean isWatch() {
        return judgesManager && judgesSubordinate;
    }

    private static String label(AvalonTransfer item) {
        return BusLane.access(item.write(), item.address(), item.data(), item.response().isError());
    }

    private void forget() {
        reads.clear();
        held.clear();
        left = 0;
        written.clear();
        begun.clear();
        waiting = null;
        burst = null;
        atReset.forEach(Runnable::run);
    }

    private void watch() {
        while (true) {
            bus.domain().edge().await();
            edge++;
            watchAnswers();
            boolean isRead = AvalonPins.isOne(pins.read());
            boolean isWrite = AvalonPins.isOne(pins.write());
            for (Signal command : List.of(pins.read(), pins.write())) {
                if (!command.value().isResolved()) {
                    manager(AvalonRule.COMMAND_KNOWN, command.path() + " is " + command.logic());
                }
            }
            if (isRead && isWrite) {
                manager(AvalonRule.ONE_COMMAND, "read and write are both 1");
            }
            watchHeld(isRead, isWrite);
            if (isRead || isWrite) {
                pins.waitrequest()
                        .filter(wait -> !wait.value().isResolved())
                        .ifPresent(wait ->
                                subordinate(
                                        AvalonRule.WAIT_KNOWN,
                                        wait.path() + " is " + wait.logic()));
                command(isWrite);
            }
        }
    }

    private void watchHeld(boolean isRead, boolean isWrite) {
        if (held.isEmpty()) {
            return;
        }
        if (heldWrite ? !isWrite : !isRead) {
            manager(
                    AvalonRule.COMMAND_UNTIL_TAKEN,
                    "%s became 0 before it was taken, asked since %s"
                            .formatted((heldWrite ? pins.write() : pins.read()).path(), since));
            held.clear();
            waiting = end(waiting);
        } else {
            List<Signal> request = pins.request(heldWrite, heldWrite && left > 0);
            for (int i = 0; i < request.size(); i++) {
                LogicVector value = request.get(i).value();
                if (!value.equals(held.get(i))) {
                    manager(
                            AvalonRule.STABLE,
                            "%s changed from 0x%s to 0x%s while it waited, since %s"
                                    .formatted(
                                            request.get(i).path(),
                                            held.get(i).toHexString(),
                                            value.toHexString(),
                                            since));
                }
            }
        }
    }

    private void command(boolean isWrite) {
        boolean isNew = held.isEmpty();
        held.clear();
        boolean goesOn = isWrite && left > 0;
        if (isNew) {
            since = now();
            judgeKnown(isWrite, goesOn);
        }
        if (pins.waits()) {
            heldWrite = isWrite;
            waiting =
                    isNew
                            ? begun.begin(
                                    () -> isWrite ? "a write that waits" : "a read that waits")
                            : waiting;
            pins.request(isWrite, goesOn).forEach(signal -> held.add(signal.value()));
        } else {
            waiting = end(waiting);
            if (isWrite) {
                write();
            } else {
                read();
            }
        }
    }

    private static Begun.@Nullable One end(Begun.@Nullable One one) {
        if (one != null) {
            one.end();
        }
        return null;
    }

    private void judgeKnown(boolean isWrite, boolean goesOn) {
        if (!goesOn) {
            requireKnown(pins.address(), -1);
        }
        pins.byteenable().ifPresent(enables -> requireKnown(enables, -1));
        if (isWrite) {
            requireKnown(pins.writedata(), Known.bits(strobes()));
        }
    }

    private void requireKnown(Signal signal, long counted) {
        if (!Known.isKnown(signal.value(), counted)) {
            manager(AvalonRule.REQUEST_KNOWN, signal.path() + " is " + signal.value());
        }
    }

    private void write() {
        if (left == 0) {
            left = count();
            address = word();
            place = 0;
            int words = left;
            burst = begun.begin(() -> "a burst of %d words that is written".formatted(words));
        }
        LogicVector data = pins.writedata().value();
        if (address.isPresent() && Known.isKnown(data, Known.bits(strobes()))) {
            long at = address.getAsLong() + (long) place * pins.lanes();
            tell(new AvalonTransfer(true, at, Known.number(data), strobes(), Response.OKAY), since);
        }
        place++;
        if (--left == 0) {
            burst = end(burst);
            if (pins.writeresponsevalid().isPresent()) {
                written.add(begun.begin(() -> "a write without its response"));
            }
        }
    }

    private void read() {
        if (left > 0) {
            manager(
                    AvalonRule.BURST_WHOLE,
                    "read is 1, and %d words of a burst have not been written".formatted(left));
            left = 0;
            burst = end(burst);
        }
        int count = count();
        OptionalLong first = word();
        for (int word = 0; word < count; word++) {
            OptionalLong at =
                    first.isPresent()
                            ? OptionalLong.of(first.getAsLong() + (long) word * pins.lanes())
                            : first;
            Begun.One one = begun.begin(() -> "a read of a word without its data");
            reads.add(new Asked(at, strobes(), since, edge + bus.latency(), one));
        }
        if (!bus.isPipelined() && bus.latency() == 0) {
            answer();
        }
    }

    private int count() {
        if (pins.burstcount().isEmpty()) {
            return 1;
        }
        Signal count = pins.burstcount().get();
        int most = 1 << (count.width() - 1);
        if (!count.value().isResolved() || count.toInt() < 1 || count.toInt() > most) {
            manager(
                    AvalonRule.BURST_COUNT,
                    "%s is %s, not 1 to %d".formatted(count.path(), count.value(), most));
            return 1;
        }
        return count.toInt();
    }

    private OptionalLong word() {
        LogicVector value = pins.address().value();
        return value.isResolved()
                ? OptionalLong.of(bus.fromPins(value.toLong()))
                : OptionalLong.empty();
    }

    /// Returns the byte enables; those that are not known are 0.
    private long strobes() {
        return pins.byteenable().map(e -> Known.number(e.value())).orElse(pins.allLanes());
    }

    private void watchAnswers() {
        if (bus.isPipelined()) {
            if (isValid(pins.readdatavalid())) {
                if (reads.isEmpty()) {
                    subordinate(
                            AvalonRule.ANSWER_TO_REQUEST,
                            "readdatavalid is 1, and no word is asked for");
                } else {
                    answer();
                }
            }
        } else if (!reads.isEmpty() && reads.element().due() == edge) {
            answer();
        }
        if (isValid(pins.writeresponsevalid())) {
            if (written.isEmpty()) {
                subordinate(
                        AvalonRule.ANSWER_TO_REQUEST,
                        "writeresponsevalid is 1, and nothing was written");
            } else {
                written.remove().end();
                response();
            }
        }
    }

    private boolean isValid(Optional<Signal> valid) {
        Optional<Signal> unknown = valid.filter(v -> !v.value().isResolved());
        unknown.ifPresent(v -> subordinate(AvalonRule.ANSWER_KNOWN, v.path() + " is " + v.logic()));
        return unknown.isEmpty() && valid.filter(AvalonPins::isOne).isPresent();
    }

    private void answer() {
        Asked asked = reads.remove();
        asked.begun().end();
        Response response = response();
        LogicVector data = pins.readdata().value();
        boolean isKnown = response.isError() || Known.isKnown(data, Known.bits(asked.strobes()));
        if (!isKnown) {
            subordinate(AvalonRule.ANSWER_KNOWN, pins.readdata().path() + " is " + data);
        }
        if (isKnown && asked.address().isPresent()) {
            long at = asked.address().getAsLong();
            long value = response.isError() ? 0 : Known.number(data);
            tell(new AvalonTransfer(false, at, value, asked.strobes(), response), asked.start());
        }
    }

    private Response response() {
        if (pins.response().isEmpty()) {
            return Response.OKAY;
        }
        Signal response = pins.response().get();
        if (!response.value().isResolved()) {
            subordinate(AvalonRule.ANSWER_KNOWN, response.path() + " is " + response.value());
            return Response.OKAY;
        }
        if (response.toInt() == 1) {
            subordinate(AvalonRule.RESPONSE_RESERVED, response.path() + " is 01");
        }
        return pins.answer();
    }

    private void tell(AvalonTransfer item, SimTime start) {
        Transfer<AvalonTransfer> transfer = new Transfer<>(item, start, now());
        lane.accept(transfer);
        if (isWatch()) {
            seen.add(transfer);
        }
    }

    private void manager(AvalonRule rule, String what) {
        if (judgesManager) {
            bus.checks().broken(rule, bus.name(), what);
        }
    }

    private void subordinate(AvalonRule rule, String what) {
        if (judgesSubordinate) {
            bus.checks().broken(rule, bus.name(), what);
        }
    }

    /// Blocks until a word has been transferred that this method has not returned yet. What
    /// listeners have been told is not kept.
    ///
    /// @throws IllegalStateException when there is none and listeners get all that comes
    public Transfer<AvalonTransfer> next() {
        return seen.next();
    }

    @Override
    public void onTransfer(Consumer<? super Transfer<AvalonTransfer>> listener) {
        seen.listen(listener);
    }

    @Override
    public void onReset(Runnable listener) {
        atReset.add(listener);
    }
}
