package org.cocobean.bus;

import static org.cocobean.Cocobean.readWrite;
import static org.cocobean.Cocobean.rising;

import java.util.Optional;
import org.cocobean.Simulation;
import org.cocobean.dut.Signal;
import org.cocobean.trigger.Edge;
import org.cocobean.trigger.Phase;

/// The clock of a bus and, where it has one, its reset. Make one for each test and hand it to all
/// endpoints.
///
/// ```java
/// ClockDomain domain = ClockDomain.of(dut.clk()).withResetLow(dut.rstN());
/// ```
public final class ClockDomain {

    private final Signal clock;
    private final Optional<Signal> reset;
    private final int active;
    private final boolean mayStayInReset;
    private final ResetLoop resetLoop = new ResetLoop(this);

    private ClockDomain(Signal clock, Optional<Signal> reset, int active, boolean mayStayInReset) {
        this.clock = clock;
        this.reset = reset;
        this.active = active;
        this.mayStayInReset = mayStayInReset;
    }

    /// A clock whose rising edges count, without a reset.
    public static ClockDomain of(Signal clock) {
        return new ClockDomain(oneBit(clock), Optional.empty(), 1, false);
    }

    /// Adds a reset that is active at 1.
    public ClockDomain withReset(Signal reset) {
        return new ClockDomain(clock, Optional.of(oneBit(reset)), 1, mayStayInReset);
    }

    /// Adds a reset that is active at 0.
    public ClockDomain withResetLow(Signal reset) {
        return new ClockDomain(clock, Optional.of(oneBit(reset)), 0, mayStayInReset);
    }

    /// Allows that the reset is active for the whole test. Otherwise such a test fails, since its
    /// endpoints have seen and checked nothing.
    public ClockDomain mayStayInReset() {
        return new ClockDomain(clock, reset, active, true);
    }

    boolean mustLeaveReset() {
        return !mayStayInReset;
    }

    private static Signal oneBit(Signal signal) {
        if (signal.width() != 1) {
            throw new IllegalArgumentException(
                    "a clock or reset has one bit, but %s has %d"
                            .formatted(signal.path(), signal.width()));
        }
        return signal;
    }

    /// Returns the clock.
    public Signal clock() {
        return clock;
    }

    /// Returns the reset.
    public Optional<Signal> reset() {
        return reset;
    }

    /// Tells whether the reset is active, or neither active nor inactive (X).
    public boolean isInReset() {
        return reset.filter(r -> !r.logic().toString().equals(active == 1 ? "0" : "1")).isPresent();
    }

    /// Blocks for so many rising edges; values then are as a flip-flop sees them.
    public void cycles(long count) {
        rising(clock).times(count).await();
    }

    /// Blocks, where a timer has woken the task, until the clock edges of this moment are over:
    /// what is written then is seen by none of them, however far it has to go through the design.
    public void awaitTurn() {
        if (Simulation.current().phase() == Phase.BEGIN) {
            readWrite().await();
        }
    }

    /// Returns the clock's rising edge.
    public Edge edge() {
        return rising(clock);
    }

    /// Blocks until a rising edge at which the reset is inactive.
    public void awaitRelease() {
        if (reset.isPresent()) {
            rising(clock).when(reset.get(), 1L - active).await();
        }
    }

    /// Blocks until the reset becomes active, or neither active nor inactive (X).
    public void awaitAssertion() {
        Edge change = reset.orElseThrow().change();
        do {
            change.await();
        } while (!isInReset());
    }

    /// Looks for ever at each rising edge of a reset, from its second on: what a synchronous reset
    /// does is done by then.
    public void watchReset(Runnable look) {
        Signal signal = reset.orElseThrow();
        while (true) {
            while (!signal.logic().toString().equals(String.valueOf(active))) {
                signal.change().await(); // one that is not known resets nothing for sure
            }
            edge().times(2).await();
            while (isInReset()) {
                look.run();
                edge().await();
            }
        }
    }

    /// Runs the task of an endpoint while there is no reset, and anew after each one.
    ///
    /// @param name of the task
    /// @param rest puts the endpoint's signals at rest and forgets what a reset forgets; runs now,
    ///   and when a reset begins
    public void run(String name, Runnable rest, Runnable body) {
        resetLoop.start(name, rest, body);
    }
}
