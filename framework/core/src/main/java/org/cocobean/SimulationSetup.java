package org.cocobean;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.cocobean.sim.HdlDesign;
import org.cocobean.sim.spi.Isolation;
import org.cocobean.time.SimTime;
import org.jspecify.annotations.Nullable;

/// How one simulation is to be run. Immutable; each method returns a changed copy.
///
/// @param simulator the name of the simulator, null for the first one installed that takes the
///   design
/// @param isolation the home, null for the simulator's default
/// @param directory the working directory, null for a new one below the run directory
/// @param seed for the simulator's random numbers
/// @param waves whether waves are written
/// @param timeLimit the simulated time that may pass, null for no limit
/// @param wallTimeout the time by the clock on the wall that may pass
/// @param title the first line of the simulation's log, null for none
/// @param executor where builds and the simulation run, `host` or `container`, null for what the
///   settings say
public record SimulationSetup(
        HdlDesign design,
        @Nullable String simulator,
        @Nullable Isolation isolation,
        @Nullable Path directory,
        long seed,
        boolean waves,
        @Nullable SimTime timeLimit,
        Duration wallTimeout,
        @Nullable String title,
        @Nullable String executor) {

    private static final Duration WALL_TIMEOUT = Duration.ofMinutes(10);

    static SimulationSetup of(HdlDesign design) {
        return new SimulationSetup(
                design, null, null, null, 1, false, null, WALL_TIMEOUT, null, null);
    }

    /// Chooses the simulator.
    public SimulationSetup on(String name) {
        return with(draft -> draft.simulator = name);
    }

    /// Chooses the home.
    public SimulationSetup isolated(Isolation how) {
        return with(draft -> draft.isolation = how);
    }

    /// Chooses the working directory, which must exist.
    public SimulationSetup in(Path where) {
        return with(draft -> draft.directory = where);
    }

    /// Sets the seed of the simulator's random numbers.
    public SimulationSetup withSeed(long newSeed) {
        return with(draft -> draft.seed = newSeed);
    }

    /// Writes waves, or does not.
    public SimulationSetup withWaves(boolean on) {
        return with(draft -> draft.waves = on);
    }

    /// Limits the simulated time.
    public SimulationSetup withTimeLimit(SimTime limit) {
        return with(draft -> draft.timeLimit = limit);
    }

    /// Limits the time by the clock on the wall.
    public SimulationSetup withWallTimeout(Duration limit) {
        return with(draft -> draft.wallTimeout = limit);
    }

    /// Sets the first line of the simulation's log.
    public SimulationSetup titled(String text) {
        return with(draft -> draft.title = text);
    }

    /// Chooses where the build and the simulation run, `host` or `container`.
    public SimulationSetup executedBy(String where) {
        return with(draft -> draft.executor = where);
    }

    /// Builds the design unless that was done, and starts the simulation. The calling thread
    /// becomes its main task.
    public Simulation start() {
        return Simulation.start(this);
    }

    Optional<SimTime> limit() {
        return Optional.ofNullable(timeLimit);
    }

    private SimulationSetup with(Consumer<Draft> change) {
        Draft draft = new Draft(this);
        change.accept(draft);
        return draft.setup();
    }

    /// A copy that can be changed.
    private static final class Draft {

        private final HdlDesign design;
        private @Nullable String simulator;
        private @Nullable Isolation isolation;
        private @Nullable Path directory;
        private long seed;
        private boolean waves;
        private @Nullable SimTime timeLimit;
        private Duration wallTimeout;
        private @Nullable String title;
        private @Nullable String executor;

        Draft(SimulationSetup setup) {
            design = setup.design;
            simulator = setup.simulator;
            isolation = setup.isolation;
            directory = setup.directory;
            seed = setup.seed;
            waves = setup.waves;
            timeLimit = setup.timeLimit;
            wallTimeout = setup.wallTimeout;
            title = setup.title;
            executor = setup.executor;
        }

        SimulationSetup setup() {
            return new SimulationSetup(
                    design,
                    simulator,
                    isolation,
                    directory,
                    seed,
                    waves,
                    timeLimit,
                    wallTimeout,
                    title,
                    executor);
        }
    }
}
