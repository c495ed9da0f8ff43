package org.cocobean;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.cocobean.session.Session;
import org.cocobean.sim.HdlDesign;
import org.cocobean.sim.spi.Isolation;
import org.cocobean.time.SimTime;
import org.jspecify.annotations.Nullable;

/// How one simulation is to be run. Immutable; each method returns a changed copy.
///
/// @param place what runs it, and where
/// @param run what it runs with, and what it leaves
/// @param limits how long it may take
public record SimulationSetup(HdlDesign design, Place place, Run run, Limits limits) {

    /// What runs a simulation, and where.
    ///
    /// @param simulator the name of the simulator, null for the first one installed that takes the
    ///   design
    /// @param isolation the home, null for the simulator's default
    /// @param executor where builds and the simulation run, `host` or `container`, null for what
    ///   the settings say
    /// @param session whose settings, cache and directories they have, null for that of this JVM
    public record Place(
            @Nullable String simulator,
            @Nullable Isolation isolation,
            @Nullable String executor,
            @Nullable Session session) {}

    /// What a simulation runs with, and what it leaves.
    ///
    /// @param directory the working directory, null for a new one below the run directory
    /// @param seed for the simulator's random numbers
    /// @param waves whether waves are written
    /// @param title the first line of the simulation's log, null for none
    public record Run(@Nullable Path directory, long seed, boolean waves, @Nullable String title) {}

    /// How long a simulation may take.
    ///
    /// @param simulated the simulated time that may pass, null for no limit
    /// @param wall the time by the clock on the wall that may pass, null for what the settings say
    public record Limits(@Nullable SimTime simulated, @Nullable Duration wall) {

        Optional<SimTime> ofSimulatedTime() {
            return Optional.ofNullable(simulated);
        }

        Optional<Duration> ofWallTime() {
            return Optional.ofNullable(wall);
        }
    }

    static SimulationSetup of(HdlDesign design) {
        return new SimulationSetup(
                design,
                new Place(null, null, null, null),
                new Run(null, 1, false, null),
                new Limits(null, null));
    }

    /// Chooses the simulator.
    public SimulationSetup on(String name) {
        return with(new Place(name, place.isolation, place.executor, place.session));
    }

    /// Chooses the home.
    public SimulationSetup isolated(Isolation how) {
        return with(new Place(place.simulator, how, place.executor, place.session));
    }

    /// Chooses where the build and the simulation run, `host` or `container`.
    public SimulationSetup executedBy(String where) {
        return with(new Place(place.simulator, place.isolation, where, place.session));
    }

    /// Chooses the session that it is built and run in.
    public SimulationSetup in(Session session) {
        return with(new Place(place.simulator, place.isolation, place.executor, session));
    }

    /// Chooses the working directory, which must exist.
    public SimulationSetup in(Path where) {
        return with(new Run(where, run.seed, run.waves, run.title));
    }

    /// Sets the seed of the simulator's random numbers.
    public SimulationSetup withSeed(long seed) {
        return with(new Run(run.directory, seed, run.waves, run.title));
    }

    /// Writes waves, or does not.
    public SimulationSetup withWaves(boolean on) {
        return with(new Run(run.directory, run.seed, on, run.title));
    }

    /// Sets the first line of the simulation's log.
    public SimulationSetup titled(String text) {
        return with(new Run(run.directory, run.seed, run.waves, text));
    }

    /// Limits the simulated time.
    public SimulationSetup withTimeLimit(SimTime limit) {
        return with(new Limits(limit, limits.wall));
    }

    /// Limits the time by the clock on the wall, as [Simulation#limitWallTime] does.
    public SimulationSetup withWallTimeout(Duration limit) {
        return with(new Limits(limits.simulated, limit));
    }

    /// Builds the design unless that was done, and starts the simulation. The calling thread
    /// becomes its main task.
    public Simulation start() {
        return Simulation.start(this);
    }

    private SimulationSetup with(Place other) {
        return new SimulationSetup(design, other, run, limits);
    }

    private SimulationSetup with(Run other) {
        return new SimulationSetup(design, place, other, limits);
    }

    private SimulationSetup with(Limits other) {
        return new SimulationSetup(design, place, run, other);
    }
}
