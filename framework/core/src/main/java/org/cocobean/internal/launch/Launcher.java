package org.cocobean.internal.launch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import org.cocobean.internal.settings.RunSettings;
import org.cocobean.internal.settings.SimulatorSettings;
import org.cocobean.sim.HdlDesign;
import org.cocobean.sim.SimulationFailedError;
import org.cocobean.sim.spi.Isolation;
import org.cocobean.sim.spi.Launch;
import org.cocobean.sim.spi.LaunchRequest;
import org.cocobean.sim.spi.SimulatorAdapter;

/// Builds a design and starts a simulation of it.
public final class Launcher {

    private final Workshop workshop;

    /// Launches with the tools of a workshop.
    public Launcher(Workshop workshop) {
        this.workshop = workshop;
    }

    /// What to launch.
    ///
    /// @param simulator empty for the first one installed that takes the design
    /// @param isolation empty for the simulator's default
    /// @param title the first line of the log
    public record Request(
            HdlDesign design,
            Optional<String> simulator,
            Optional<Isolation> isolation,
            Path directory,
            long seed,
            boolean waves,
            Optional<String> title) {}

    /// Returns the directory of this worker process.
    public Path workerDirectory() {
        return workshop.session().run().workerPath();
    }

    /// Returns what the session says of logs and limits.
    public RunSettings settings() {
        return RunSettings.of(workshop.session());
    }

    /// Launches a simulation; the calling thread becomes its main task.
    public Launched launch(Request request) {
        BuiltDesign built =
                BuiltDesign.of(
                        workshop,
                        request.design(),
                        request.simulator(),
                        request.isolation(),
                        request.waves());
        boolean unchecked = built.isUnchecked(); // before another one drops it
        try {
            return start(request, built);
        } catch (SimulationFailedError e) {
            if (!unchecked) {
                throw e;
            }
            BuiltDesign whole = built.whole(workshop);
            Launched launched = start(request, whole);
            whole.tellWhy(e);
            return launched;
        }
    }

    private Launched start(Request request, BuiltDesign built) {
        Wanted wanted = built.wanted();
        SimulatorAdapter adapter = wanted.adapter();
        Path build = built.build().path();
        LaunchRequest asked =
                new LaunchRequest(
                        built.design(),
                        wanted.installation(),
                        wanted.isolation(),
                        build,
                        request.directory(),
                        request.waves()
                                ? Optional.of(request.directory().resolve("waves"))
                                : Optional.empty(),
                        request.seed(),
                        workshop.nativeFiles());
        Launch launch = adapter.launch(asked);
        SimulatorSettings settings = SimulatorSettings.of(workshop.session());
        String tool = adapter.name() + ", " + wanted.installation().banner();
        try {
            SimLog log = new SimLog(adapter, adapter.messages(asked), request.directory());
            request.title().ifPresent(log::note);
            FullImages full = FullImages.of(request.design(), request.directory());
            Launched.Home home =
                    switch (launch) {
                        case Launch.SeparateProcess process ->
                                ProcessHome.start(
                                        workshop, process, full, log, adapter.name(), tool);
                        case Launch.Model model -> ModelHome.start(workshop, model, full, log);
                    };
            return new Launched(
                    home,
                    log,
                    new Launched.Facts(
                            adapter.name(),
                            tool,
                            adapter.capabilities(wanted.installation(), wanted.isolation()),
                            request.design().top(),
                            request.directory(),
                            launch.waves(),
                            build,
                            workshop.builds().models(),
                            settings.busEngines()),
                    settings.virtualTasks());
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "cannot start " + adapter.name() + " in " + request.directory(), e);
        }
    }
}
