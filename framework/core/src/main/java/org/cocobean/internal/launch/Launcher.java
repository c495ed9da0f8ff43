package org.cocobean.internal.launch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.cocobean.internal.kernel.Kernel;
import org.cocobean.internal.link.Link;
import org.cocobean.internal.link.Peer;
import org.cocobean.internal.link.Window;
import org.cocobean.session.CachedBuild;
import org.cocobean.session.Session;
import org.cocobean.settings.Settings;
import org.cocobean.sim.HdlDesign;
import org.cocobean.sim.SimulationFailedError;
import org.cocobean.sim.SimulatorDiedError;
import org.cocobean.sim.spi.Capabilities;
import org.cocobean.sim.spi.DesignObjects;
import org.cocobean.sim.spi.Executor;
import org.cocobean.sim.spi.HdlMessage;
import org.cocobean.sim.spi.Installation;
import org.cocobean.sim.spi.Isolation;
import org.cocobean.sim.spi.Launch;
import org.cocobean.sim.spi.LaunchRequest;
import org.cocobean.sim.spi.SimulatorAdapter;
import org.jspecify.annotations.Nullable;

/// Builds a design and starts a simulation of it.
public final class Launcher {

    private static final Launcher CURRENT = new Launcher();

    private Launcher() {}

    /// Returns the one of this JVM.
    public static Launcher current() {
        return CURRENT;
    }

    /// What to launch.
    ///
    /// @param simulator empty for the first one installed that takes the design
    /// @param isolation empty for the simulator's default
    /// @param title the first line of the log
    /// @param executor empty for the one of [Machine#current]
    public record Request(
            HdlDesign design,
            Optional<String> simulator,
            Optional<Isolation> isolation,
            Path directory,
            long seed,
            boolean waves,
            Optional<String> title,
            Optional<String> executor) {}

    /// Returns the directory of this worker process.
    public Path workerDirectory() {
        return Session.current().run().workerPath();
    }

    /// Launches a simulation; the calling thread becomes its main task.
    public Launched launch(Request request) {
        Machine machine = request.executor().map(Machine::on).orElseGet(Machine::current);
        Tools tools = machine.tools();
        SimulatorAdapter adapter =
                request.simulator().isPresent()
                        ? tools.adapter(request.simulator().get())
                        : new Choice(tools).any(request.design());
        Installation installation = tools.installation(adapter);
        machine.session().ranWith(installation.banner());
        Isolation isolation = isolation(request, adapter, tools.executor());
        CachedBuild build =
                machine.builds()
                        .obtain(
                                request.design(),
                                adapter,
                                installation,
                                isolation,
                                request.waves());
        LaunchRequest wanted =
                new LaunchRequest(
                        request.design(),
                        installation,
                        isolation,
                        build.path(),
                        request.directory(),
                        request.waves()
                                ? Optional.of(request.directory().resolve("waves"))
                                : Optional.empty(),
                        request.seed(),
                        machine.nativeFiles());
        Launch launch = adapter.launch(wanted);
        Capabilities capabilities = adapter.capabilities(installation, isolation);
        try {
            SimLog log = new SimLog(adapter, adapter.messages(wanted), request.directory());
            request.title().ifPresent(log::note);
            FullImages full = FullImages.of(request.design(), request.directory());
            Launched launched =
                    switch (launch) {
                        case Launch.SeparateProcess process ->
                                ProcessHome.start(machine, process, full, log, adapter.name());
                        case Launch.Model model -> ModelHome.start(machine, model, full, log);
                    };
            launched.describe(request, adapter.name(), capabilities, launch.waves(), build.path());
            launched.open(machine.session().settings());
            return launched;
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "cannot start " + adapter.name() + " in " + request.directory(), e);
        }
    }

    private static Isolation isolation(
            Request request, SimulatorAdapter adapter, Executor executor) {
        Isolation isolation = request.isolation().orElse(adapter.defaultIsolation());
        return executor.sharesThisProcess() ? isolation : Isolation.PROCESS;
    }

    /// A simulation that was launched.
    public static final class Launched {

        private final Link link;
        private final Peer peer;
        private final SimLog log;
        private final HdlErrors errors;
        private final AtomicReference<@Nullable Window> open;
        private final Optional<DesignTable> table;
        private final Optional<Drivers> drivers;
        private @Nullable Kernel kernel;
        private @Nullable Request request;
        private String simulator = "";
        private Capabilities capabilities = Capabilities.all();
        private Optional<Path> waves = Optional.empty();
        private @Nullable Path build;
        private @Nullable DesignObjects design;
        private boolean ended;
        private volatile @Nullable String killed;
        private boolean told;

        Launched(
                Link link,
                Peer peer,
                SimLog log,
                AtomicReference<@Nullable Window> open,
                Optional<DesignTable> table,
                Optional<Drivers> drivers) {
            this.link = link;
            this.peer = peer;
            this.log = log;
            this.errors = new HdlErrors(link, log);
            this.open = open;
            this.table = table;
            this.drivers = drivers;
            log.onTrouble(this::kill);
        }

        void describe(
                Request what, String name, Capabilities can, Optional<Path> waveFile, Path output) {
            this.build = output;
            this.request = what;
            this.simulator = name;
            this.capabilities = can;
            this.waves = waveFile;
        }

        void open(Settings settings) {
            try {
                kernel = new Kernel(link, settings.virtualTasks(), new Circumstances(this));
                table.ifPresent(made -> made.write(simulator));
            } catch (Throwable e) {
                abandon(e);
                throw e;
            }
        }

        private Request request() {
            if (request == null) {
                throw new IllegalStateException("not launched");
            }
            return request;
        }

        /// Returns the scheduler.
        public Kernel kernel() {
            if (kernel == null) {
                throw new IllegalStateException("not launched");
            }
            return kernel;
        }

        /// Returns the name of the top level as the simulator has it.
        public String topName() {
            return request().design().top();
        }

        /// Returns the name of the simulator.
        public String simulator() {
            return simulator;
        }

        /// Returns what it can do.
        public Capabilities capabilities() {
            return capabilities;
        }

        /// Returns the working directory.
        public Path directory() {
            return request().directory();
        }

        /// Writes a line of the framework to its output; safe from any thread.
        public void log(String line) {
            log.note(line);
        }

        /// Returns the file with its output.
        public Path log() {
            return log.file();
        }

        /// Returns the file with the waves; after the end empty unless it can be opened.
        public Optional<Path> waves() {
            return ended ? waves.filter(WaveFile::isUsable) : waves;
        }

        /// Returns what the simulator's tool tells of the design; read when it is first asked for.
        DesignObjects design() {
            if (design == null && build != null) {
                try {
                    design = DesignObjects.read(build);
                } catch (IOException e) {
                    throw new UncheckedIOException("cannot read what " + build + " tells", e);
                }
            }
            return design == null ? DesignObjects.NONE : design;
        }

        /// Returns whether the simulator says that surely no HDL drives the object.
        boolean isUndriven(String path) {
            return drivers.filter(all -> all.isUndriven(path)).isPresent();
        }

        SimLog simLog() {
            return log;
        }

        /// Ends the simulator at once; safe from any thread.
        public void kill(String reason) {
            killed = reason;
            peer.kill(reason);
        }

        /// Ends the simulator and leaves what the JVM holds of it, since code of the test may still
        /// use it.
        public void forsake(String reason) {
            kill(reason);
            ended = true;
            log.note(reason);
        }

        Optional<String> whyKilled() {
            return Optional.ofNullable(killed);
        }

        /// The test is being told that the simulator died.
        void tellDeath() {
            told = true;
        }

        /// Frees everything after a failed start.
        public void abandon(Throwable failure) {
            boolean wasKilled = killed != null;
            told = true; // its end proves nothing
            kill("the simulation could not be started");
            Throwable more = end();
            if (more != null && more != failure && !wasKilled) {
                failure.addSuppressed(more);
            }
        }

        /// Ends the simulation and frees everything; may be called again.
        ///
        /// @return what the HDL reported as an error, or a bad end of the simulator; null when all
        ///   is well
        public @Nullable Throwable end() {
            if (ended) {
                return null;
            }
            ended = true;
            boolean interrupted = Thread.interrupted(); // what follows is needed all the same
            try {
                synchronized (open) {
                    open.set(null); // from here on the simulator's end needs no telling
                }
                link.close();
                log.close();
                if (table.isPresent()) {
                    table.get().delete();
                }
                return verdict();
            } catch (IOException | RuntimeException e) {
                return new SimulatorDiedError("the simulation could not be ended: " + e, e);
            } catch (InterruptedException e) {
                interrupted = true;
                return new SimulatorDiedError(
                        "the test's thread was interrupted before it was known how the simulation"
                                + " ended; log: "
                                + log.file());
            } finally {
                if (interrupted) {
                    Thread.currentThread().interrupt();
                }
            }
        }

        /// Ends one test of several that share the simulation, which stands still.
        ///
        /// @return what the HDL reported as an error since the test began, null when there was none
        public @Nullable Throwable endTest() {
            if (ended) {
                return null;
            }
            Throwable failure = errors.found();
            if (failure == null) {
                failure = log.trouble().map(Launched::incomplete).orElse(null);
            }
            errors.forget();
            return failure;
        }

        /// Returns the message of the first error that the HDL reported.
        Optional<HdlMessage> firstError() {
            return errors.first();
        }

        /// Returns how the HDL ended the simulation, if it did without an error.
        Optional<HdlMessage> finish() {
            return errors.finish();
        }

        private @Nullable Throwable verdict() throws InterruptedException {
            Throwable error = errors.found();
            Optional<String> trouble = log.trouble();
            String reason = killed;
            if (reason == null && trouble.isEmpty()) {
                return error != null ? error : unproven();
            }
            if (told) {
                return error;
            }
            Throwable died =
                    trouble.map(Launched::incomplete)
                            .orElseGet(() ->
                                    new SimulatorDiedError("the simulator was killed: " + reason));
            if (error != null) {
                died.addSuppressed(error);
            }
            return died;
        }

        private static Throwable incomplete(String trouble) {
            return new SimulatorDiedError(
                    "the output of the simulation is not complete, so errors may be missing: "
                            + trouble);
        }

        /// Only what the simulator says of itself, last of all, proves that nothing went wrong.
        private @Nullable Throwable unproven() throws InterruptedException {
            Optional<String> badEnd = peer.badEnd();
            if (badEnd.isPresent()) {
                String why = errors.finish().map(finish -> finish.located() + "\n").orElse("");
                return new SimulatorDiedError(
                        "the simulation ended badly after the test: " + why + badEnd.get());
            }
            return switch (link.report().rest()) {
                case ASKED -> null;
                case EVENTS, DESIGN ->
                        new SimulationFailedError(
                                "the HDL ended the simulation before the test did, in the time step of its end: "
                                        + errors.finish()
                                                .map(HdlMessage::located)
                                                .orElse("there was nothing more to do")
                                        + "\nlog: "
                                        + log.file());
                case NONE ->
                        new SimulatorDiedError(
                                "the simulator did not say that it came to rest after the test, so errors may have been lost: "
                                        + peer.obituary());
            };
        }
    }
}
