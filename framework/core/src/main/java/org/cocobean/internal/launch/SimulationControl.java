package org.cocobean.internal.launch;

import java.time.Duration;
import java.util.Optional;
import org.cocobean.internal.control.Control;
import org.cocobean.internal.control.Controlled;
import org.cocobean.internal.kernel.Abort;
import org.cocobean.internal.kernel.Kernel;
import org.cocobean.sim.SimulationFailedError;
import org.cocobean.time.SimTime;
import org.cocobean.wording.Words;
import org.jspecify.annotations.Nullable;

/// The life of a simulation: whose it is, its tests one after the other, its limits and its end.
///
/// A test framework lends one simulation to several tests, follows them through threads and leaves
/// behind those that never come back. [Control#of] finds that of a `Simulation`.
public final class SimulationControl implements AutoCloseable {

    /// What is kept of one test while it runs.
    public interface TestNotes {

        /// Adds all that is known, while the simulation can still be looked at.
        void gather();

        /// Begins for the next test.
        void clear();
    }

    private final Launched launched;
    private final Kernel kernel;
    private final TestNotes notes;
    private final @Nullable SimulationControl outer;
    private @Nullable Controlled<SimulationControl> owner;
    private Runnable countClosed = () -> {};
    private Watchdog watchdog;
    private Duration wallLimit;
    private boolean isChosen;
    private volatile @Nullable Long chosenEndNs;
    private volatile boolean closed;
    private boolean hasFailed;

    /// Controls a simulation whose main task the calling thread is.
    ///
    /// @param notes of its tests
    /// @param wallLimit how long one of its tests may take, unless another time is chosen
    public SimulationControl(Launched launched, TestNotes notes, Duration wallLimit) {
        this.launched = launched;
        this.kernel = launched.kernel();
        this.notes = notes;
        this.wallLimit = wallLimit;
        this.watchdog = watch(launched, wallLimit);
        this.outer = ofThread().orElse(null);
    }

    private static Watchdog watch(Launched launched, Duration limit) {
        return Watchdog.after(
                limit,
                () -> {
                    String report = launched.kernel().report();
                    launched.kill(
                            "it took longer than the wall-clock timeout of "
                                    + Words.of(limit)
                                    + " (-Dcocobean.timeout); "
                                    + report);
                    launched.kernel().interrupt();
                });
    }

    /// Says which object the test's code has for this simulation.
    public void begin(Controlled<SimulationControl> simulation) {
        owner = simulation;
        kernel.setOwner(simulation);
        countClosed = OpenSimulations.add(simulation);
    }

    private void own() {
        if (owner != null) {
            kernel.setOwner(owner);
        }
    }

    /// Returns that of the calling task's simulation, if the caller is one.
    public static Optional<SimulationControl> ofThread() {
        return Kernel.ofThread(Controlled.class).map(SimulationControl::behind);
    }

    private static SimulationControl behind(Controlled<?> simulation) {
        Object control = Control.of(simulation);
        return (SimulationControl) control;
    }

    /// Returns what runs.
    public Launched launched() {
        return launched;
    }

    /// Tells whether it is yet to be closed; may be called from any thread.
    public boolean isOpen() {
        return !closed;
    }

    /// Returns what a test is to fail with when its code was interrupted while it waited for
    /// something of Java's: why its simulator was killed, who waited, where and since when.
    ///
    /// @param interrupt what the code threw
    /// @return empty when the simulator was not killed
    public Optional<Throwable> whyInterrupted(Throwable interrupt) {
        return launched.whyInterrupted(interrupt);
    }

    /// Ends one test and keeps the simulation for another: cancels all tasks that are left and lets
    /// the HDL react to what the test did in its last time step. The calling thread has no
    /// simulation after it.
    ///
    /// @param failed whether the test has failed already
    /// @throws AssertionError what went wrong without the test having seen it
    public void endTest(boolean failed) {
        Throwable unfinished = both(kernel.finish(failed), gathered());
        Throwable unseen = both(unfinished, kernel.endTest(failed || unfinished != null));
        Throwable unsettled = kernel.settle();
        Throwable reported = launched.endTest();
        kernel.leave(stillOpen(outer));
        watchdog.close(); // until the next test begins, nobody is too late
        chosenEndNs = null;
        Throwable failure = both(both(unseen, unsettled), reported);
        if (failure != null) {
            throw Kernel.sneaky(failure);
        }
    }

    /// Ends one test that may have failed, as [#endTest(boolean)]; what else went wrong, also what
    /// the test was told and swallowed, is added to its failure.
    public void endTest(@Nullable Throwable failure) {
        Throwable told = kernel.toldFailure();
        endTest(failure != null);
        if (failure != null && told != null && told != failure && told.getCause() != failure) {
            failure.addSuppressed(told);
        }
    }

    /// Makes the calling thread the main task of the simulation, for the next test in a shared one,
    /// which begins in phase SETTLED, with what was written before applied; if the test before left
    /// the simulation in phase END, one step of the simulator later.
    public void adopt() {
        own();
        kernel.adopt();
        beginWallTime();
        notes.clear();
    }

    /// Returns what the test's code does and who waits for what since when, for a test that takes
    /// too long; may be called from any thread.
    public String report() {
        return kernel.report();
    }

    /// Makes the calling thread the one of the main task, in the middle of a test. The thread that
    /// it was before must wait meanwhile.
    public void follow() {
        kernel.follow();
        if (outer != null) {
            outer.follow();
        }
    }

    /// Ends the simulator of a test whose code does not come back. That code is left where it is;
    /// what it holds stays in memory.
    public void forsake(String reason) {
        closed = true;
        countClosed.run();
        watchdog.close();
        kernel.forsake();
        kernel.leave(stillOpen(outer));
        launched.forsake(reason);
    }

    /// Limits the simulated time from now on, instead of an earlier limit.
    public void limitTime(SimTime limit) {
        kernel.limitTime(limit);
    }

    /// Limits the time by the clock on the wall from now on, instead of an earlier limit; a later
    /// test of a shared simulation has the same time again.
    public void limitWallTime(Duration limit) {
        wallLimit = limit;
        isChosen = true;
        beginWallTime();
    }

    private void beginWallTime() {
        watchdog.close();
        watchdog = watch(launched, wallLimit);
        if (isChosen) {
            chosenEndNs = System.nanoTime() + wallLimit.toNanos();
        }
    }

    /// Returns when the time of the present test is over where it was given with [#limitWallTime],
    /// as `System.nanoTime()` counts; may be called from any thread.
    public Optional<Long> chosenEndNs() {
        return Optional.ofNullable(chosenEndNs);
    }

    /// Ends the simulation.
    ///
    /// @throws AssertionError when a task or the HDL failed and the test has not seen it
    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        countClosed.run();
        SimulationControl present = ofThread().orElse(null);
        Throwable unseen;
        Throwable end;
        try {
            own(); // tasks that unwind may still ask for their simulation
            unseen = unseen();
        } finally {
            watchdog.close();
            kernel.leave(stillOpen(present == null ? outer : present));
            end = launched.end();
            kernel.takeInterruptBack();
        }
        Throwable failure = both(unseen, end);
        if (failure != null) {
            throw Kernel.sneaky(failure);
        }
    }

    /// Ends the simulation after its test has failed; what else went wrong is added to that
    /// failure.
    public void close(Throwable failure) {
        hasFailed = true;
        try {
            close();
        } catch (Throwable more) {
            if (more != failure && more != failure.getCause() && more.getCause() != failure) {
                failure.addSuppressed(more);
            } else if (more != failure) {
                for (Throwable further : more.getSuppressed()) {
                    failure.addSuppressed(further);
                }
            }
        }
    }

    /// Simulations need not end in the order in which they began.
    private static @Nullable Object stillOpen(@Nullable SimulationControl innermost) {
        SimulationControl open = innermost;
        while (open != null && open.closed) {
            open = open.outer;
        }
        return open == null ? null : open.owner;
    }

    /// An abort hides no failure.
    private static @Nullable Throwable both(@Nullable Throwable first, @Nullable Throwable second) {
        if (Abort.is(first) && second != null) {
            return second;
        }
        if (first != null && second != null && first != second) {
            first.addSuppressed(second);
        }
        return first != null ? first : second;
    }

    /// Whatever adds notes, the simulation is brought to its end.
    private @Nullable Throwable gathered() {
        try {
            notes.gather();
            return null;
        } catch (RuntimeException | Error e) {
            return e;
        }
    }

    /// A failure that was thrown into the test before must not be thrown again as it is: the test
    /// may just be failing by it.
    private @Nullable Throwable unseen() {
        Throwable unfinished = both(kernel.finish(hasFailed), gathered());
        if (unfinished != null) {
            return both(unfinished, kernel.endTest(true));
        }
        Throwable told = kernel.toldFailure();
        Throwable failure = kernel.endTest(false);
        return failure != null && failure == told && !Abort.is(told)
                ? new SimulationFailedError("the test had failed already: " + failure, failure)
                : failure;
    }
}
