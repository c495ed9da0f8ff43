package org.cocobean.internal.launch;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import org.cocobean.session.BuildFailedException;
import org.cocobean.session.BuildKey;
import org.cocobean.session.CachedBuild;
import org.cocobean.session.Session;
import org.cocobean.sim.HdlDesign;
import org.cocobean.sim.spi.BuildPlan;
import org.cocobean.sim.spi.BuildRequest;
import org.cocobean.sim.spi.BuildStep;
import org.cocobean.sim.spi.Command;
import org.cocobean.sim.spi.Executor;
import org.cocobean.sim.spi.Installation;
import org.cocobean.sim.spi.Isolation;
import org.cocobean.sim.spi.NativeFiles;
import org.cocobean.sim.spi.SimulatorAdapter;

/// Compiles designs through the session's build cache: each one once.
public final class Builds {

    private static final Duration TIMEOUT = Duration.ofMinutes(30);
    private static final Pattern RULE = Pattern.compile("^[^\\s:][^:]*:(\\s|$)");

    private final Session session;
    private final Executor executor;
    private final NativeFiles nativeFiles;

    /// Builds in the given session with tools that the executor runs.
    public Builds(Session session, Executor executor, NativeFiles nativeFiles) {
        this.session = session;
        this.executor = executor;
        this.nativeFiles = nativeFiles;
    }

    /// Returns the design compiled, from the cache if nothing changed.
    ///
    /// @throws BuildFailedException with the tool's message
    public CachedBuild obtain(
            HdlDesign design,
            SimulatorAdapter adapter,
            Installation installation,
            Isolation isolation,
            boolean waves) {
        HdlDesign absolute = absolute(design);
        // The plan with a fixed place tells builds apart: it holds everything the adapter makes of
        // the request.
        BuildRequest pattern =
                new BuildRequest(
                        absolute,
                        installation,
                        isolation,
                        Path.of("/cocobean-build"),
                        waves,
                        nativeFiles);
        BuildPlan keyed = adapter.build(pattern);
        BuildKey key =
                BuildKey.of(adapter.name(), design.top())
                        .with("executor", executor.name())
                        .with("platform", executor.platform().orElse(""))
                        .with("tool", installation.banner())
                        .with("agent", nativeFiles.sources().toString());
        for (Map.Entry<String, String> file : new TreeMap<>(keyed.files()).entrySet()) {
            key = key.with("file " + file.getKey(), file.getValue());
        }
        for (BuildStep step : keyed.steps()) {
            key = with(key, step);
        }
        for (String source : absolute.sources()) {
            key = key.withInput(Path.of(withoutLibrary(source)));
        }
        for (String list : absolute.fileLists()) {
            key = key.withInput(Path.of(list));
        }
        for (String directory : absolute.includeDirectories()) {
            key = key.withInput(Path.of(directory));
        }
        return session.cache()
                .obtain(
                        key,
                        output ->
                                run(
                                        adapter.build(
                                                new BuildRequest(
                                                        absolute,
                                                        installation,
                                                        isolation,
                                                        output,
                                                        waves,
                                                        nativeFiles)),
                                        design,
                                        installation,
                                        output));
    }

    private static BuildKey with(BuildKey key, BuildStep step) {
        return switch (step) {
            case BuildStep.RunCommand run ->
                    key.with("command", run.command().argv())
                            .with(
                                    "environment",
                                    new TreeMap<>(run.command().environment()).toString());
            case BuildStep.DeriveFiles derive ->
                    key.with("derivation", derive.derivation().name())
                            .with("version", Integer.toString(derive.derivation().version()))
                            .with("arguments", derive.arguments());
        };
    }

    private List<Path> run(BuildPlan plan, HdlDesign design, Installation tool, Path output)
            throws IOException, InterruptedException {
        for (Map.Entry<String, String> file : plan.files().entrySet()) {
            Path path = output.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
        for (BuildStep step : plan.steps()) {
            switch (step) {
                case BuildStep.RunCommand run -> run(run.command(), design);
                case BuildStep.DeriveFiles derive -> derive(derive, design, tool, output);
            }
        }
        List<Path> dependencies = new ArrayList<>();
        for (String name : plan.dependencyFiles()) {
            dependencies.addAll(dependencies(output.resolve(name), output));
        }
        return dependencies;
    }

    private static void derive(
            BuildStep.DeriveFiles step, HdlDesign design, Installation tool, Path output) {
        try {
            step.derivation().derive(output, step.arguments());
        } catch (IOException | BuildFailedException e) {
            String reason = e instanceof BuildFailedException ? e.getMessage() : e.toString();
            throw new BuildFailedException(
                    "compiling '"
                            + design.top()
                            + "' failed at '"
                            + step.text()
                            + "' with the files of "
                            + tool.banner()
                            + ": "
                            + reason);
        }
    }

    private void run(Command command, HdlDesign design) throws IOException, InterruptedException {
        String shown = String.join(" ", command.argv());
        try {
            Executor.Outcome outcome = executor.run(command, TIMEOUT);
            if (outcome.exitCode() != 0) {
                Path log = log(design, shown, outcome.output());
                throw new BuildFailedException(
                        "compiling '"
                                + design.top()
                                + "' failed with exit code "
                                + outcome.exitCode()
                                + ":\n"
                                + outcome.output().strip()
                                + "\ncommand: "
                                + shown
                                + "\nlog: "
                                + log);
            }
        } catch (TimeoutException e) {
            throw new BuildFailedException(
                    "compiling '"
                            + design.top()
                            + "' took longer than "
                            + TIMEOUT.toMinutes()
                            + " minutes and was stopped: "
                            + shown);
        }
    }

    private Path log(HdlDesign design, String command, String output) throws IOException {
        Path directory = session.run().workerPath().resolve("build-logs");
        Files.createDirectories(directory);
        Path log =
                Files.createTempFile(directory, design.top().replaceAll("\\W", "_") + "-", ".log");
        Files.writeString(log, command + "\n" + output, StandardCharsets.UTF_8);
        return log;
    }

    /// Reads make rules or plain lists of paths.
    private static List<Path> dependencies(Path file, Path base) throws IOException {
        List<Path> paths = new ArrayList<>();
        String text = Files.readString(file).replace("\\\n", " ");
        for (String line : text.lines().toList()) {
            String right = RULE.matcher(line).find() ? line.substring(line.indexOf(':') + 1) : line;
            for (String word : right.split("(?<!\\\\)\\s+")) {
                if (!word.isBlank()) {
                    paths.add(base.resolve(word.replace("\\ ", " ")).normalize());
                }
            }
        }
        return paths;
    }

    private static String withoutLibrary(String source) {
        return source.substring(source.indexOf('=') + 1);
    }

    private HdlDesign absolute(HdlDesign design) {
        Path project = session.settings().projectDirectory();
        List<String> sources =
                design.sources().stream()
                        .map(source -> {
                            int equals = source.indexOf('=');
                            Path path = project.resolve(source.substring(equals + 1)).normalize();
                            requireFile(path, design, source);
                            return source.substring(0, equals + 1) + path;
                        })
                        .toList();
        return new HdlDesign(
                design.top(),
                sources,
                design.fileLists().stream()
                        .map(list -> project.resolve(list).normalize().toString())
                        .toList(),
                design.includeDirectories().stream()
                        .map(dir -> project.resolve(dir).normalize().toString())
                        .toList(),
                design.defines(),
                design.parameters(),
                design.timescale(),
                design.language(),
                design.buildArguments(),
                design.runArguments(),
                design.plusargs(),
                design.visible());
    }

    private static void requireFile(Path path, HdlDesign design, String asGiven) {
        if (!Files.isRegularFile(path)) {
            throw new IllegalArgumentException(
                    "the source '"
                            + asGiven
                            + "' of design '"
                            + design.top()
                            + "' does not exist: looked for "
                            + path
                            + " (relative paths start at the project directory)");
        }
    }
}
