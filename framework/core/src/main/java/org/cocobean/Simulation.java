package org.cocobean;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.cocobean.dut.Dut;
import org.cocobean.internal.kernel.Abort;
import org.cocobean.internal.kernel.Kernel;
import org.cocobean.internal.kernel.OpenSimulations;
import org.cocobean.internal.kernel.ScopeImpl;
import org.cocobean.internal.launch.Launched;
import org.cocobean.internal.launch.Launcher;
import org.cocobean.internal.launch.Watchdog;
import org.cocobean.internal.launch.Workshop;
import org.cocobean.sim.HdlDesign;
import org.cocobean.sim.SimulationFailedError;
import org.cocobean.sim.spi.Capabilities;
import org.cocobean.task.Obligation;
import org.cocobean.time.SimTime;
import org.cocobean.trigger.Phase;
import org.cocobean.wording.Words;
import org.jspecify.annotations.Nullable;

/// A running simulation.
///
/// ```java
/// try (Simulation sim = Simulation.of(HdlDesign.of("counter", "rtl/counter.v")).on("icarus").start()) {
///     Dut dut = sim.dut();
///     ...
/// }
/// ```
///
/// It begins at time 0 after all HDL of that moment has run, in phase [Phase#SETTLED]. It belongs
/// to the thread that started it, which is its main task. Closing it cancels all other tasks, ends
/// the simulator and throws what went wrong unseen: failed tasks and errors that the HDL reported.
public final class Simulation implements AutoCloseable {

    private final Launched launched;
    private final Kernel kernel;
    private final Dut dut;
    private final @Nullable Simulation outer;
    private final Lanes lanes = new Lanes();
    private final Runnable countClosed;
    private Watchdog watchdog;
    private Duration wallLimit;
    private volatile boolean closed;
    private boolean hasFailed;
    private int lines;

    private Simulation(Launched launched, SimulationSetup setup) {
        this.launched = launched;
        this.wallLimit = setup.wallTimeout();
        this.watchdog = watch(launched, wallLimit);
        this.kernel = launched.kernel();
        this.dut = ScopeImpl.top(kernel, launched.topName());
        this.outer = findCurrent().orElse(null);
        setup.limit().ifPresent(kernel::limitTime);
        kernel.setOwner(this);
        this.countClosed = OpenSimulations.add(this);
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

    /// Describes a simulation of a design.
    public static SimulationSetup of(HdlDesign design) {
        return SimulationSetup.of(design);
    }

    static Simulation start(SimulationSetup setup) {
        String executor = setup.executor();
        Launcher launcher =
                new Launcher(executor == null ? Workshop.current() : Workshop.on(executor));
        Launched launched =
                launcher.launch(
                        new Launcher.Request(
                                setup.design(),
                                Optional.ofNullable(setup.simulator()),
                                Optional.ofNullable(setup.isolation()),
                                directory(setup, launcher.workerDirectory()),
                                setup.seed(),
                                setup.waves(),
                                Optional.ofNullable(setup.title())));
        try {
            return new Simulation(launched, setup);
        } catch (Throwable e) {
            launched.abandon(e);
            throw e;
        }
    }

    private static Path directory(SimulationSetup setup, Path parent) {
        Path directory = setup.directory();
        if (directory != null) {
            return directory;
        }
        try {
            Files.createDirectories(parent);
            return Files.createTempDirectory(parent, setup.design().top() + "-");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot create a directory for the simulation", e);
        }
    }

    /// Returns the simulation of the calling task.
    ///
    /// @throws IllegalStateException outside a simulation
    public static Simulation current() {
        return findCurrent()
                .orElseThrow(() ->
                        new IllegalStateException(
                                "this thread ("
                                        + Thread.currentThread().getName()
                                        + ") has no simulation: start one with"
                                        + " Simulation.of(design).start(), or ask for a Dut or"
                                        + " Simulation in an @HdlTest"));
    }

    /// Returns the simulation of the calling task, if the caller is one.
    public static Optional<Simulation> findCurrent() {
        return Kernel.ofThread(Simulation.class);
    }

    Kernel kernel() {
        return kernel;
    }

    /// Returns the top level of the design.
    public Dut dut() {
        return dut;
    }

    /// Returns the top level of the design as a typed interface.
    ///
    /// @throws org.cocobean.dut.NoSuchHandleException naming every method that has no object
    public <T extends Dut> T dut(Class<T> type) {
        return dut.as(type);
    }

    /// Returns the present simulated time.
    public SimTime time() {
        return kernel.time();
    }

    /// Returns the phase of the present moment.
    public Phase phase() {
        return kernel.phase();
    }

    /// Returns the smallest time that the simulator distinguishes.
    public SimTime precision() {
        return SimTime.steps(1, kernel.precision());
    }

    /// Returns how often the simulator has stopped for the test until now. Each stop costs more
    /// than what the simulator does for most clock cycles.
    public long stops() {
        return kernel.stops();
    }

    /// Returns the name of the simulator.
    public String simulator() {
        return launched.simulator();
    }

    /// Returns what the simulator can do.
    public Capabilities capabilities() {
        return launched.capabilities();
    }

    /// Returns the working directory of the simulation.
    public Path directory() {
        return launched.directory();
    }

    /// Returns the file with the simulator's output.
    public Path log() {
        return launched.log();
    }

    /// Returns the file that holds the waves once the simulation has ended, if they are written.
    /// After the end it is there and can be opened: what a simulator that died leaves may not do
    /// so, and then there is none.
    public Optional<Path> waves() {
        return launched.waves();
    }

    Lanes lanes() {
        return lanes;
    }

    /// Returns what went on in the [Lane]s of the present test, in the order in which it began.
    /// What native engines have seen and nobody has asked for is in it when the test has ended.
    public List<Transaction> transactions() {
        return lanes.transactions();
    }

    /// Tells whether the simulator has ended or broken off, so that nothing can be done any more.
    public boolean isOver() {
        return closed || kernel.isOver();
    }

    /// Tells whether it is yet to be closed; may be called from any thread.
    public boolean isOpen() {
        return !closed;
    }

    /// Waits until the HDL ends the simulation of its own will and without an error: `$finish`,
    /// `std.env.finish`, `std.env.stop`. So a testbench in HDL that checks itself is a test.
    ///
    /// After it nothing can be done in this simulation. Only the test itself may call it, no task.
    ///
    /// @throws AssertionError when the HDL reported an error before, ended with a status other than
    ///   0, or just has no more events: that is no success, since it is also how a testbench ends
    ///   that waits for what never comes
    public void awaitEnd() {
        kernel.awaitEnd();
    }

    /// Returns what a test is to fail with when its code was interrupted while it waited for
    /// something of Java's: why its simulator was killed, who waited, where and since when.
    ///
    /// @param interrupt what the code threw
    /// @return empty when the simulator was not killed
    public Optional<Throwable> whyInterrupted(Throwable interrupt) {
        return launched.whyInterrupted(interrupt);
    }

    /// Writes a line to the simulation's log, with the present simulated time.
    public void log(String line) {
        launched.log(kernel.time() + ": " + line);
    }

    /// Hands in what the present test must see finished: a test that ends well waits for it, and
    /// fails where it never comes. Failed tests do not wait.
    public void mustFinish(Obligation obligation) {
        kernel.mustFinish(obligation);
    }

    /// Writes a line to the simulation's log and nowhere else.
    void keep(String line) {
        launched.keep(line);
    }

    /// Counts a line of the present test's logs.
    ///
    /// @return how many there are
    int countLine() {
        return ++lines;
    }

    /// Ends one test and keeps the simulation for another: cancels all tasks that are left and lets
    /// the HDL react to what the test did in its last time step. The calling thread has no
    /// simulation after it.
    ///
    /// @param failed whether the test has failed already
    /// @throws AssertionError what went wrong without the test having seen it
    public void endTest(boolean failed) {
        Throwable unfinished = kernel.finish(failed);
        lanes.gather();
        Throwable unseen = both(unfinished, kernel.endTest(failed || unfinished != null));
        Throwable unsettled = kernel.settle();
        Throwable reported = launched.endTest();
        kernel.leave(open(outer));
        watchdog.close(); // until the next test begins, nobody is too late
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
    /// which begins in phase [Phase#SETTLED], with what was written before applied; if the test
    /// before left the simulation in phase [Phase#END], one step of the simulator later.
    public void adopt() {
        kernel.setOwner(this);
        kernel.adopt();
        limitWallTime(wallLimit);
        lanes.clear();
        lines = 0;
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
        kernel.leave(open(outer));
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
        watchdog.close();
        watchdog = watch(launched, limit);
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
        Simulation present = findCurrent().orElse(null);
        Throwable unseen;
        Throwable end;
        try {
            kernel.setOwner(this); // tasks that unwind may still ask for their simulation
            unseen = unseen();
        } finally {
            watchdog.close();
            kernel.leave(open(present == null ? outer : present));
            end = launched.end();
            kernel.takeInterruptBack();
        }
        Throwable failure = both(unseen, end);
        if (failure != null) {
            throw Kernel.sneaky(failure);
        }
    }

    /// Simulations need not end in the order in which they began.
    private static @Nullable Simulation open(@Nullable Simulation innermost) {
        Simulation open = innermost;
        while (open != null && open.closed) {
            open = open.outer;
        }
        return open;
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

    /// A failure that was thrown into the test before must not be thrown again as it is: the test
    /// may just be failing by it.
    private @Nullable Throwable unseen() {
        Throwable unfinished = kernel.finish(hasFailed);
        lanes.gather();
        if (unfinished != null) {
            return both(unfinished, kernel.endTest(true));
        }
        Throwable told = kernel.toldFailure();
        Throwable failure = kernel.endTest(false);
        return failure != null && failure == told && !Abort.is(told)
                ? new SimulationFailedError("the test had failed already: " + failure, failure)
                : failure;
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

    /// Returns its design, simulator and log.
    @Override
    public String toString() {
        return "the simulation of %s on %s (log: %s)"
                .formatted(launched.topName(), simulator(), log());
    }
}
