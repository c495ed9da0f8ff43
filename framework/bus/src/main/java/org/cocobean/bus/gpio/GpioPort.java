package org.cocobean.bus.gpio;

import static org.cocobean.Cocobean.event;
import static org.cocobean.Cocobean.first;
import static org.cocobean.Cocobean.fork;
import static org.cocobean.Cocobean.now;
import static org.cocobean.Cocobean.readWrite;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.cocobean.bus.Transfer;
import org.cocobean.bus.Watcher;
import org.cocobean.bus.check.GpioRule;
import org.cocobean.bus.check.ProtocolChecks;
import org.cocobean.dut.Signal;
import org.cocobean.task.Event;
import org.cocobean.time.SimTime;
import org.cocobean.trigger.Trigger;
import org.cocobean.value.Logic;
import org.cocobean.value.LogicVector;
import org.jspecify.annotations.Nullable;

/// A group of pins that is watched and may be driven.
public final class GpioPort implements Watcher<GpioChange> {

    private final Gpio group;
    private final Pad pad;
    private final ProtocolChecks checks;
    private final List<GpioPin> pins;
    private final Event driven;
    private final List<Consumer<? super Transfer<GpioChange>>> listeners = new ArrayList<>();
    private final @Nullable SimTime[] moved; // when each pin left a known level
    private final boolean[] known;
    private LogicVector before;

    GpioPort(Gpio group, Pad pad) {
        this.group = group;
        this.pad = pad;
        this.checks = group.checks();
        this.driven = event("pins of " + group.name() + " driven");
        int width = pad.wires().width();
        if (group.names().size() > width) {
            throw new IllegalArgumentException(
                    "%s has %d pins, but names for %d: %s"
                            .formatted(group.name(), width, group.names().size(), group.names()));
        }
        this.pins = IntStream.range(0, width).mapToObj(i -> new GpioPin(this, i)).toList();
        this.moved = new SimTime[width];
        this.known = new boolean[width];
        this.before = pad.wires().value();
        if (!(pad instanceof OutputPad)) {
            pins.forEach(GpioPin::release);
        }
        fork("pins of " + group.name(), this::watch);
    }

    private void watch() {
        Trigger[] any =
                Stream.concat(Stream.of(driven), Arrays.stream(pad.sources()).map(Signal::change))
                        .toArray(Trigger[]::new);
        while (true) {
            readWrite().await(); // what is driven arrives a delta cycle after the write
            pad.settle();
            readWrite().await();
            look();
            first(any).await();
        }
    }

    private void look() {
        LogicVector after = pad.wires().value();
        for (int i = 0; i < pins.size(); i++) {
            check(i, after);
        }
        if (!after.equals(before)) {
            Transfer<GpioChange> change =
                    new Transfer<>(new GpioChange(before, after), now(), now());
            before = after;
            listeners.forEach(listener -> listener.accept(change));
        }
    }

    private void check(int pin, LogicVector after) {
        Logic old = level(before, pin);
        Logic level = level(after, pin);
        String path = pins.get(pin).toString();
        if (pad.isContended(pin)) {
            checks.broken(
                    GpioRule.CONTENTION, group.name(), path + " is driven to different levels");
        } else if (pad.isUnknown(pin, level)) {
            if (known[pin]) {
                checks.broken(GpioRule.KNOWN, group.name(), path + " is " + level);
            }
            known[pin] = false;
        } else {
            known[pin] = true;
        }
        if (level == old) {
            return;
        }
        SimTime since = moved[pin];
        if (since != null && now().minus(since).compareTo(group.shortest()) < 0) {
            checks.broken(
                    GpioRule.SHORTEST,
                    group.name(),
                    "%s was %s for %s, at least %s"
                            .formatted(path, old, now().minus(since), group.shortest()));
        }
        moved[pin] = old == Logic.ZERO || old == Logic.ONE ? now() : null;
    }

    private static Logic level(LogicVector bits, int pin) {
        String text = bits.toBinaryString();
        return Logic.of(text.charAt(text.length() - 1 - pin));
    }

    void drive(int pin, Logic level) {
        pad.drive(pin, level);
        driven.set();
        driven.clear();
    }

    Signal wire(int pin) {
        return Pad.part(pad.wires(), pin);
    }

    String name(int pin) {
        return pin < group.names().size() ? group.names().get(pin) : Integer.toString(pin);
    }

    /// Returns a pin by its number, from the right.
    ///
    /// @throws IndexOutOfBoundsException when there is none
    public GpioPin pin(int number) {
        return pins.get(number);
    }

    /// Returns a pin by its name.
    ///
    /// @throws IllegalArgumentException naming all of them when there is none
    public GpioPin pin(String name) {
        return pins.stream()
                .filter(pin -> pin.name().equals(name))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "%s has no pin %s, only %s"
                                        .formatted(
                                                group.name(),
                                                name,
                                                pins.stream().map(GpioPin::name).toList())));
    }

    /// Returns what stands on the wires.
    public LogicVector value() {
        return pad.wires().value();
    }

    String path() {
        return group.name();
    }

    @Override
    public void onTransfer(Consumer<? super Transfer<GpioChange>> listener) {
        listeners.add(listener);
    }

    /// Pins have no reset: the listener is never called.
    @Override
    public void onReset(Runnable listener) {}
}
