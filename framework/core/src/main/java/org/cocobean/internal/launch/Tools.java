package org.cocobean.internal.launch;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cocobean.session.Session;
import org.cocobean.sim.BrokenEnvironmentException;
import org.cocobean.sim.MissingToolException;
import org.cocobean.sim.spi.Command;
import org.cocobean.sim.spi.Executor;
import org.cocobean.sim.spi.Installation;
import org.cocobean.sim.spi.SimulatorAdapter;
import org.cocobean.sim.spi.ToolSpec;

/// The simulators of this machine: adapters by name, and the tools they need, looked for once.
public final class Tools {

    private static final Duration VERSION_TIMEOUT = Duration.ofSeconds(30);

    private final Session session;
    private final Executor executor;
    private final List<SimulatorAdapter> adapters;
    private final Map<String, Installation> found = new ConcurrentHashMap<>();
    private final Map<String, String> broken = new ConcurrentHashMap<>();

    private Tools(Session session, Executor executor, List<SimulatorAdapter> adapters) {
        this.session = session;
        this.executor = executor;
        this.adapters = adapters;
    }

    /// Finds all adapters, to be run by the executor of that name.
    public static Tools load(Session session, String executorName) {
        return new Tools(
                session,
                executor(session, executorName),
                ServiceLoader.load(SimulatorAdapter.class).stream()
                        .map(ServiceLoader.Provider::get)
                        .toList());
    }

    private static Executor executor(Session session, String name) {
        if (name.equals("host")) {
            return new HostExecutor(session.settings());
        }
        List<Executor> others =
                ServiceLoader.load(Executor.class).stream()
                        .map(ServiceLoader.Provider::get)
                        .toList();
        return others.stream()
                .filter(executor -> executor.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(unknown(name, others)));
    }

    private static String unknown(String name, List<Executor> others) {
        return "there is no executor '%s' (-Dcocobean.executor); known are: %s (is the artifact that brings it on the class path? For 'container' it is org.cocobean:cocobean-container)"
                .formatted(
                        name,
                        Stream.concat(Stream.of("host"), others.stream().map(Executor::name))
                                .collect(Collectors.joining(", ")));
    }

    /// Returns where programs run.
    public Executor executor() {
        return executor;
    }

    /// Returns all adapters.
    public List<SimulatorAdapter> adapters() {
        return adapters;
    }

    /// Returns the adapter of a simulator.
    ///
    /// @throws IllegalArgumentException naming the known ones
    public SimulatorAdapter adapter(String name) {
        return adapters.stream()
                .filter(adapter -> adapter.name().equals(name))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "there is no simulator adapter '"
                                        + name
                                        + "'; known are: "
                                        + String.join(
                                                ", ",
                                                adapters.stream()
                                                        .map(SimulatorAdapter::name)
                                                        .toList())
                                        + " (is the artifact that brings it on the class path?)"));
    }

    /// Returns the adapter's tool.
    ///
    /// @throws MissingToolException saying what is missing, where it was looked for and how to
    ///   install it
    /// @throws BrokenEnvironmentException when it is there but cannot be run
    public Installation installation(SimulatorAdapter adapter) {
        String known = broken.get(adapter.name());
        if (known != null) {
            throw new BrokenEnvironmentException(known);
        }
        try {
            return found.computeIfAbsent(adapter.name(), name -> look(adapter));
        } catch (BrokenEnvironmentException e) {
            broken.put(adapter.name(), String.valueOf(e.getMessage()));
            throw e;
        }
    }

    private Installation look(SimulatorAdapter adapter) {
        ToolSpec spec = adapter.tool();
        Path first = null;
        for (String program : spec.executables()) {
            Optional<Path> path = executor.find(program);
            if (path.isEmpty()) {
                throw new MissingToolException(
                        "simulator '"
                                + adapter.name()
                                + "' is not installed: there is no program '"
                                + program
                                + "' in "
                                + executor.searched()
                                + ". Install it: "
                                + spec.install()
                                + ", or ./cocobean setup");
            }
            first = first == null ? path.get() : first;
        }
        if (first == null) {
            throw new IllegalArgumentException("adapter " + adapter.name() + " names no program");
        }
        return ask(adapter, first);
    }

    /// Runs it once, in the directory of this worker, which is there also in a container.
    private Installation ask(SimulatorAdapter adapter, Path program) {
        ToolSpec spec = adapter.tool();
        List<String> argv = new java.util.ArrayList<>(List.of(program.toString()));
        argv.addAll(spec.versionArguments());
        try {
            String output =
                    executor.run(Command.of(session.run().workerPath(), argv), VERSION_TIMEOUT)
                            .output();
            Matcher matcher = spec.versionPattern().matcher(output);
            if (!matcher.find()) {
                throw broken(
                        adapter, argv, "does not tell its version; it printed:\n" + output.strip());
            }
            String banner = output.lines().filter(line -> !line.isBlank()).findFirst().orElse("");
            return new Installation(program, matcher.group(1), banner);
        } catch (IOException | TimeoutException e) {
            throw broken(adapter, argv, "cannot be run: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(String.join(" ", argv) + " was interrupted", e);
        }
    }

    private static BrokenEnvironmentException broken(
            SimulatorAdapter adapter, List<String> argv, String what) {
        return new BrokenEnvironmentException(
                "simulator '"
                        + adapter.name()
                        + "' is installed, but cannot be run: "
                        + String.join(" ", argv)
                        + " "
                        + what
                        + "\nRun it by hand; install it anew ("
                        + adapter.tool().install()
                        + "), take it off the PATH, or choose others with -Dcocobean.sim=...");
    }
}
