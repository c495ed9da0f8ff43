package org.cocobean.bus.gpio;

import static org.cocobean.Cocobean.await;
import static org.cocobean.Cocobean.first;
import static org.cocobean.Cocobean.now;
import static org.cocobean.Cocobean.timer;

import org.cocobean.time.SimTime;
import org.cocobean.trigger.Edge;
import org.cocobean.trigger.Trigger;
import org.cocobean.value.Logic;

/// A pin of a group.
public final class GpioPin {

    private final GpioPort port;
    private final int number;

    GpioPin(GpioPort port, int number) {
        this.port = port;
        this.number = number;
    }

    /// Returns the name, or the number where it has none.
    public String name() {
        return port.name(number);
    }

    /// Returns what stands on the wire.
    public Logic level() {
        return port.wire(number).logic();
    }

    /// Returns the edge to 1.
    public Edge rising() {
        return port.wire(number).rising();
    }

    /// Returns the edge to 0.
    public Edge falling() {
        return port.wire(number).falling();
    }

    /// Returns every change.
    public Edge change() {
        return port.wire(number).change();
    }

    /// Drives the pin from outside until [#release()].
    ///
    /// @param level 0 or 1
    /// @throws IllegalArgumentException for another level
    /// @throws IllegalStateException on an output of the design
    public void drive(int level) {
        requireLevel(level);
        port.drive(number, Logic.of(level == 1));
    }

    /// Leaves the pin to the design and the pull.
    public void release() {
        port.drive(number, Logic.Z);
    }

    /// Drives a level for some time and then the other one; blocks for that time.
    public void pulse(int level, SimTime width) {
        drive(level);
        await(width);
        drive(1 - level);
    }

    /// Drives a level as a contact does: it comes and goes before it stays. Blocks until it stays.
    ///
    /// @param times how often it goes again
    /// @param each how long each level lasts until then
    public void bounce(int level, int times, SimTime each) {
        for (int i = 0; i < times; i++) {
            pulse(level, each);
            await(each);
        }
        drive(level);
    }

    private void requireLevel(int level) {
        if (level != 0 && level != 1) {
            throw new IllegalArgumentException(
                    "a level of %s is 0 or 1, not %d".formatted(this, level));
        }
    }

    private boolean is(int level) {
        Logic seen = level();
        return level == 1
                ? seen == Logic.ONE || seen == Logic.H
                : seen == Logic.ZERO || seen == Logic.L;
    }

    /// Blocks until the next pulse is over, from an edge to the level on.
    ///
    /// @param level 0 or 1
    /// @throws IllegalArgumentException for another level
    public Pulse nextPulse(int level) {
        requireLevel(level);
        Edge begin = level == 1 ? rising() : falling();
        Edge end = level == 1 ? falling() : rising();
        begin.await();
        SimTime start = now();
        end.await();
        return new Pulse(level, start, now());
    }

    /// Blocks until the pin has had a level for some time without a change: at once for one that
    /// bounces no more.
    ///
    /// @param level 0 or 1
    /// @return since when it has had it, or since the call
    /// @throws IllegalArgumentException for another level
    public SimTime awaitStable(int level, SimTime time) {
        requireLevel(level);
        while (true) {
            SimTime since = now();
            Trigger over = timer(time);
            if (is(level) && first(over, change()).await() == over) {
                return since;
            }
            if (!is(level)) {
                change().await();
            }
        }
    }

    @Override
    public String toString() {
        return port.path() + " " + name();
    }
}
