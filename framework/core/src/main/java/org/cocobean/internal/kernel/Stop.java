package org.cocobean.internal.kernel;

import java.util.function.Supplier;
import org.cocobean.internal.link.CommandCell;
import org.cocobean.internal.link.Link;
import org.cocobean.internal.link.SimulatorGoneException;
import org.cocobean.internal.link.Status;
import org.cocobean.internal.link.StopCell;
import org.cocobean.time.SimTime;
import org.cocobean.trigger.Phase;

/// The present stop of the simulation: its time, phase and number, and the way to the next one.
///
/// Whatever ends the simulation is met here and told as an error.
final class Stop {

    private static final Phase[] PHASES = Phase.values();

    private final Link link;
    private final StopCell cell;
    private final Surroundings surroundings;
    private final Supplier<String> waits;
    private final int precision;

    private long number;
    private int sequence;
    private long now;
    private Phase phase = Phase.SETTLED;
    private boolean over;
    private int idle;
    private long writtenAtOnce = -1;

    /// Waits for the simulation's first stop.
    ///
    /// @param waits tells who waits for what
    Stop(Link link, Surroundings surroundings, Supplier<String> waits) {
        this.link = link;
        this.cell = link.window().stop();
        this.surroundings = surroundings;
        this.waits = waits;
        try {
            link.awaitStart();
        } catch (SimulatorGoneException e) {
            throw Kernel.sneaky(surroundings.died(e.obituary(), "before its first stop", ""));
        }
        this.precision = cell.precision();
        read();
        if (isLast()) {
            over = true;
            throw Kernel.sneaky(surroundings.endedEarly("before the test began", ""));
        }
    }

    /// Runs the simulation until its next stop.
    void next() {
        number++;
        try {
            link.resume();
        } catch (SimulatorGoneException e) {
            throw died(e.obituary(), "after " + time() + ", where it last stood still");
        }
        read();
    }

    /// Lets the agent execute a command; the simulation stands still.
    Status execute(CommandCell command) {
        try {
            Status status = link.execute(command);
            sequence = cell.sequence();
            return status;
        } catch (SimulatorGoneException e) {
            throw died(e.obituary(), "at " + time());
        }
    }

    /// Throws when the simulation has ended by itself at this stop.
    void requireGoingOn() {
        if (isLast()) {
            over = true;
            throw Kernel.sneaky(surroundings.endedEarly("at " + time(), waits.get()));
        }
    }

    /// Throws the reason for which the simulator was killed, if it was.
    void requireAlive() {
        surroundings
                .whyKilled()
                .ifPresent(reason -> {
                    throw died("the simulator was killed: " + reason, "at " + time());
                });
    }

    /// @param when it died, as well as that is known: it tells its time when it stands still
    private RuntimeException died(String obituary, String when) {
        over = true;
        return Kernel.sneaky(surroundings.died(obituary, when, waits.get()));
    }

    private boolean isLast() {
        return cell.isLast();
    }

    private void read() {
        sequence = cell.sequence();
        long then = now;
        now = cell.now();
        if (now != then) {
            idle = 0;
            if (now < 0) {
                now = then;
                throw new ArithmeticException(
                        "the design let time pass from %s until %s"
                                .formatted(time(), beyondTheEnd()));
            }
        }
        phase = PHASES[cell.phase()];
    }

    /// Counts what a task does without time having passed.
    ///
    /// @return whether that was more than so many times
    boolean isIdleBeyond(int patience) {
        if (++idle <= patience) {
            return false;
        }
        idle = 0;
        return true;
    }

    /// Signals have been written past the queue; what that changed wakes those who wait already.
    void writtenAtOnce() {
        writtenAtOnce = number;
    }

    boolean hasWrittenAtOnce() {
        return writtenAtOnce == number;
    }

    /// Returns how often the simulation has run.
    long number() {
        return number;
    }

    /// Returns the agent's count of the moments at which signals may have changed.
    int sequence() {
        return sequence;
    }

    Phase phase() {
        return phase;
    }

    boolean isOver() {
        return over;
    }

    /// Nothing is asked of the simulation any more.
    void forsake() {
        over = true;
    }

    /// Returns the decimal exponent of the simulator's step.
    int precision() {
        return precision;
    }

    /// Returns the present simulated time in steps.
    long now() {
        return now;
    }

    SimTime time() {
        return time(now);
    }

    SimTime time(long steps) {
        return SimTime.steps(steps, precision);
    }

    /// Returns the moment that is so many steps from now.
    ///
    /// @param what what ends then
    /// @throws ArithmeticException if the simulator cannot count so far
    long later(Object what, long steps) {
        if (now > Long.MAX_VALUE - steps) {
            throw new ArithmeticException(
                    "%s from %s on ends %s".formatted(what, time(), beyondTheEnd()));
        }
        return now + steps;
    }

    private String beyondTheEnd() {
        return "beyond %s, the last moment that the simulator's step of %s can count to: let less time pass, or give the design a coarser `timescale"
                .formatted(time(Long.MAX_VALUE), time(1));
    }
}
