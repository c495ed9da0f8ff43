package org.cocobean.internal.launch;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.cocobean.internal.kernel.Kernel;
import org.cocobean.internal.link.Link;
import org.cocobean.internal.link.Peer;
import org.cocobean.internal.link.SimulatorGoneException;
import org.cocobean.internal.link.Window;
import org.cocobean.sim.SimulationFailedError;
import org.cocobean.sim.SimulatorDiedError;
import org.cocobean.sim.spi.Capabilities;
import org.cocobean.sim.spi.DesignObjects;
import org.cocobean.sim.spi.HdlMessage;
import org.jspecify.annotations.Nullable;

/// A simulation that was launched.
public final class Launched {

    private static final String WAS_KILLED = "the simulator was killed: ";

    private final Link link;
    private final Peer peer;
    private final SimLog log;
    private final HdlErrors errors;
    private final AtomicReference<@Nullable Window> open;
    private final Optional<DesignTable> table;
    private final Optional<Drivers> drivers;
    private final Facts facts;
    private final Kernel kernel;
    private @Nullable DesignObjects design;
    private boolean ended;
    private volatile @Nullable String killed;
    private boolean told;

    /// What is known of a simulation before it starts.
    ///
    /// @param tool the simulator with its version, for messages
    /// @param top the name of the top level, as the simulator has it
    /// @param directory the working directory
    /// @param waves the file that will hold the waves
    /// @param build the directory with the compiled design
    /// @param models reads what builds tell of their designs
    /// @param streamEngines whether streams may be driven and watched beside the simulator
    record Facts(
            String simulator,
            String tool,
            Capabilities capabilities,
            String top,
            Path directory,
            Optional<Path> waves,
            Path build,
            DesignModels models,
            boolean streamEngines) {}

    /// A simulator that was started at the other end of a link.
    ///
    /// @param open its window, for as long as its end must be told
    /// @param table what it tells of the design
    /// @param drivers what drives its objects
    record Home(
            Link link,
            Peer peer,
            AtomicReference<@Nullable Window> open,
            Optional<DesignTable> table,
            Optional<Drivers> drivers) {}

    /// Waits for the simulation's first stop; frees everything where that does not come.
    Launched(Home home, SimLog log, Facts facts, boolean virtualTasks) {
        this.link = home.link();
        this.peer = home.peer();
        this.open = home.open();
        this.table = home.table();
        this.drivers = home.drivers();
        this.log = log;
        this.facts = facts;
        this.errors = new HdlErrors(link, log);
        log.onTrouble(this::kill);
        try {
            this.kernel = new Kernel(link, virtualTasks, new Circumstances(this));
            if (table.isPresent()) {
                table.get().write(facts.simulator());
            }
        } catch (Throwable e) {
            abandon(e);
            throw e;
        }
    }

    /// Returns the kernel, which has waited for the first stop.
    public Kernel kernel() {
        return kernel;
    }

    /// Returns the name of the top level as the simulator has it.
    public String topName() {
        return facts.top();
    }

    /// Returns the name of the simulator.
    public String simulator() {
        return facts.simulator();
    }

    /// Returns what it can do.
    public Capabilities capabilities() {
        return facts.capabilities();
    }

    boolean hasStreamEngines() {
        return facts.streamEngines();
    }

    /// Returns the working directory.
    public Path directory() {
        return facts.directory();
    }

    /// Writes a line of the framework to its output; safe from any thread.
    public void log(String line) {
        log.note(line);
    }

    /// Writes a line only to the file with its output; safe from any thread.
    public void keep(String line) {
        log.keep(line);
    }

    /// Returns the file with its output.
    public Path log() {
        return log.file();
    }

    /// Returns the file with the waves; after the end empty unless it can be opened.
    public Optional<Path> waves() {
        return ended ? facts.waves().filter(WaveFile::isUsable) : facts.waves();
    }

    /// Returns what the simulator's tool tells of the design; read when it is first asked for.
    DesignObjects design() {
        if (design == null) {
            design =
                    facts.models()
                            .of(facts.build(), facts.tool())
                            .with(table.map(DesignTable::objects).orElse(DesignObjects.NONE));
        }
        return design;
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

    /// Ends the simulator and leaves what the JVM holds of it, since code of the test may still use
    /// it.
    public void forsake(String reason) {
        kill(reason);
        ended = true;
        log.note(reason);
    }

    Optional<String> whyKilled() {
        return Optional.ofNullable(killed);
    }

    /// Returns why the test's code was interrupted, and counts that as told; empty when it was not
    /// done here.
    public Optional<Throwable> whyInterrupted(Throwable interrupt) {
        return whyKilled()
                .map(reason -> {
                    tellDeath();
                    return new SimulatorDiedError(WAS_KILLED + reason, interrupt);
                });
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
    /// @return what the HDL reported as an error, or a bad end of the simulator; null when all is
    ///   well
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
        Throwable gone = null;
        try {
            if (peer instanceof ProcessPeer && !errors.catchUp()) {
                gone = incomplete("what it printed did not arrive in time");
            }
        } catch (SimulatorGoneException e) {
            gone = e;
        }
        Throwable failure = errors.found();
        failure = failure == null ? gone : failure;
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
                        .orElseGet(() -> new SimulatorDiedError(WAS_KILLED + reason));
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
                            "the HDL ended the simulation before the test did, in the time step of"
                                    + " its end: "
                                    + errors.finish()
                                            .or(errors::first)
                                            .map(HdlMessage::located)
                                            .orElse("there was nothing more to do")
                                    + "\nlog: "
                                    + log.file());
            case NONE ->
                    new SimulatorDiedError(
                            "the simulator did not say that it came to rest after the test, so"
                                    + " errors may have been lost: "
                                    + peer.obituary());
        };
    }
}
