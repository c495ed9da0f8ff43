package org.cocobean;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.cocobean.dut.Dut;
import org.cocobean.internal.control.Controlled;
import org.cocobean.internal.kernel.Kernel;
import org.cocobean.internal.kernel.ScopeImpl;
import org.cocobean.internal.launch.Launched;
import org.cocobean.internal.launch.Launcher;
import org.cocobean.internal.launch.SimulationControl;
import org.cocobean.internal.launch.Workshop;
import org.cocobean.internal.settings.RunSettings;
import org.cocobean.session.Session;
import org.cocobean.sim.HdlDesign;
import org.cocobean.sim.spi.Capabilities;
import org.cocobean.task.Obligation;
import org.cocobean.time.SimTime;
import org.cocobean.trigger.Phase;

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
@SuppressWarnings("exports") // what stands behind it, to which only the library gets
public final class Simulation extends Controlled<SimulationControl> implements AutoCloseable {

    private final SimulationControl control;
    private final Launched launched;
    private final Kernel kernel;
    private final Dut dut;
    private final TestLines lines;

    private Simulation(SimulationControl control, TestLines lines) {
        super(control);
        this.control = control;
        this.launched = control.launched();
        this.kernel = launched.kernel();
        this.dut = ScopeImpl.top(kernel, launched.topName());
        this.lines = lines;
    }

    private static Simulation of(Launched launched, SimulationSetup setup, RunSettings settings) {
        TestLines lines = new TestLines(settings);
        SimulationControl control = new SimulationControl(launched, lines, settings.wallTimeout());
        Simulation simulation = new Simulation(control, lines);
        setup.limits().ofSimulatedTime().ifPresent(control::limitTime);
        setup.limits().ofWallTime().ifPresent(control::limitWallTime);
        control.begin(simulation);
        return simulation;
    }

    /// Describes a simulation of a design.
    public static SimulationSetup of(HdlDesign design) {
        return SimulationSetup.of(design);
    }

    static Simulation start(SimulationSetup setup) {
        SimulationSetup.Place place = setup.place();
        SimulationSetup.Run run = setup.run();
        Session session = place.session() == null ? Session.current() : place.session();
        String executor = place.executor();
        Launcher launcher =
                new Launcher(
                        executor == null ? Workshop.of(session) : Workshop.on(session, executor));
        Launched launched =
                launcher.launch(
                        new Launcher.Request(
                                setup.design(),
                                Optional.ofNullable(place.simulator()),
                                Optional.ofNullable(place.isolation()),
                                directory(setup, launcher.workerDirectory()),
                                run.seed(),
                                run.waves(),
                                Optional.ofNullable(run.title())));
        try {
            return of(launched, setup, launcher.settings());
        } catch (Throwable e) {
            launched.abandon(e);
            throw e;
        }
    }

    private static Path directory(SimulationSetup setup, Path parent) {
        Path directory = setup.run().directory();
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
        return lines.lanes();
    }

    /// Returns what a logger that is not ours writes to the log of the present test.
    LogLines linesOf(String logger) {
        return lines.of(logger);
    }

    /// Returns what went on in the [Lane]s of the present test, in the order in which it began.
    /// What native engines have seen and nobody has asked for is in it when the test has ended.
    public List<Transaction> transactions() {
        return lines.lanes().transactions();
    }

    /// Tells whether the simulator has ended or broken off, so that nothing can be done any more.
    public boolean isOver() {
        return !control.isOpen() || kernel.isOver();
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
        return lines.count();
    }

    /// Limits the simulated time from now on, instead of an earlier limit.
    public void limitTime(SimTime limit) {
        control.limitTime(limit);
    }

    /// Limits the time by the clock on the wall from now on, instead of an earlier limit; a later
    /// test of a shared simulation has the same time again. The limit of a test is never shorter.
    public void limitWallTime(Duration limit) {
        control.limitWallTime(limit);
    }

    /// Ends the simulation.
    ///
    /// @throws AssertionError when a task or the HDL failed and the test has not seen it
    @Override
    public void close() {
        control.close();
    }

    /// Returns its design, simulator and log.
    @Override
    public String toString() {
        return "the simulation of %s on %s (log: %s)"
                .formatted(launched.topName(), simulator(), log());
    }
}
