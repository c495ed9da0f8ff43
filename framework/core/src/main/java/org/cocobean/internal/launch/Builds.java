package org.cocobean.internal.launch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.cocobean.internal.environment.Environment;
import org.cocobean.internal.link.HostPlatform;
import org.cocobean.internal.settings.SimulatorSettings;
import org.cocobean.session.BuildFailedException;
import org.cocobean.session.BuildKey;
import org.cocobean.session.CachedBuild;
import org.cocobean.session.Session;
import org.cocobean.sim.CompileOptions;
import org.cocobean.sim.HdlDesign;
import org.cocobean.sim.SourceSet;
import org.cocobean.sim.spi.BuildPlan;
import org.cocobean.sim.spi.BuildRequest;
import org.cocobean.sim.spi.BuildStep;
import org.cocobean.sim.spi.Command;
import org.cocobean.sim.spi.CommandTimeoutException;
import org.cocobean.sim.spi.Executor;
import org.cocobean.sim.spi.Installation;
import org.cocobean.sim.spi.Isolation;
import org.cocobean.sim.spi.NativeFiles;
import org.cocobean.sim.spi.Outdated;
import org.cocobean.sim.spi.SimulatorAdapter;
import org.cocobean.sim.spi.Source;
import org.cocobean.sim.spi.Wrapper;
import org.cocobean.wording.Words;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Compiles designs through the session's build cache: each one once.
public final class Builds {

    private static final Logger LOG = LoggerFactory.getLogger("cocobean.build");
    private static final int SHOWN = 10;

    private static final int LAST = 5;
    private static final Pattern RULE = Pattern.compile("^[^\\s:][^:]*:(\\s|$)");

    private final Session session;
    private final Executor executor;
    private final NativeFiles nativeFiles;
    private final DesignModels models = new DesignModels();

    /// Builds in the given session with tools that the executor runs.
    public Builds(Session session, Executor executor, NativeFiles nativeFiles) {
        this.session = session;
        this.executor = executor;
        this.nativeFiles = nativeFiles;
    }

    /// Returns what reads the models of the designs that were built.
    DesignModels models() {
        return models;
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
        return obtain(design, adapter, installation, isolation, waves, false);
    }

    /// One that was made from nothing, since the one that was brought up to date was of no use, is
    /// preferred to that.
    ///
    /// @param whole whether no earlier build is brought up to date
    CachedBuild obtain(
            HdlDesign design,
            SimulatorAdapter adapter,
            Installation installation,
            Isolation isolation,
            boolean waves,
            boolean whole) {
        BuildRequest pattern =
                pattern(
                        adapter,
                        DesignFiles.absolute(design, session.settings(), session.cache()::tell),
                        installation,
                        isolation,
                        waves);
        List<Path> sources = DesignBuilder.found(adapter, pattern);
        sources.forEach(session.cache()::tell);
        Optional<CachedBuild> checked =
                whole || sources.isEmpty()
                        ? Optional.empty()
                        : session.cache().find(key(pattern, adapter, adapter.build(pattern), true));
        if (checked.isPresent()) {
            return checked.get();
        }
        return session.cache()
                .obtain(
                        key(pattern, adapter, adapter.build(pattern), whole),
                        new DesignBuilder(this, adapter, pattern, whole));
    }

    /// A build, and what is simulated with it.
    record Simulated(HdlDesign design, CachedBuild build) {}

    /// Returns the design in its wrapper, made unless the cache has it, where its build says that
    /// it needs one; else the design itself.
    ///
    /// @param design as [#obtain] took it, with all paths absolute
    /// @throws BuildFailedException with the tool's message
    Simulated wrapped(
            HdlDesign design,
            SimulatorAdapter adapter,
            Installation installation,
            Isolation isolation,
            boolean waves,
            CachedBuild plain) {
        BuildRequest pattern = pattern(adapter, design, installation, isolation, waves);
        Optional<Wrapper> wrapper = adapter.wrapper(pattern).filter(w -> isNeeded(w, plain));
        if (wrapper.isEmpty()) {
            return new Simulated(design, plain);
        }
        boolean whole = DesignBuilder.isWhole(plain.path());
        BuildKey key =
                with(key(pattern, adapter, adapter.build(pattern), whole), wrapper.get().plan())
                        .with("wrapper", wrapper.get().design().top());
        CachedBuild build =
                session.cache()
                        .obtain(key, new WrapperBuilder(this, adapter, pattern, plain.path()));
        return new Simulated(wrapper.get().design(), build);
    }

    private static boolean isNeeded(Wrapper wrapper, CachedBuild plain) {
        Path table = plain.path().resolve(wrapper.table());
        try {
            return Files.exists(table)
                    && Files.readAllLines(table).stream().anyMatch(wrapper.reasons()::contains);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + table, e);
        }
    }

    /// What the user says comes last, and so wins.
    private static HdlDesign quick(HdlDesign design, SimulatorAdapter adapter) {
        CompileOptions own = design.compile();
        List<String> arguments = new ArrayList<>(adapter.quickArguments());
        arguments.addAll(own.arguments());
        return design.with(
                new CompileOptions(own.timescale(), arguments, own.visible(), own.onlyNeeded()));
    }

    private BuildRequest pattern(
            SimulatorAdapter adapter,
            HdlDesign absolute,
            Installation installation,
            Isolation isolation,
            boolean waves) {
        // The plan with a fixed place tells builds apart: it holds everything the adapter makes of
        // the request.
        return new BuildRequest(
                SimulatorSettings.of(session).quickBuilds() ? quick(absolute, adapter) : absolute,
                installation,
                isolation,
                Path.of("/cocobean-build"),
                waves,
                nativeFiles);
    }

    private BuildKey key(
            BuildRequest request, SimulatorAdapter adapter, BuildPlan plan, boolean whole) {
        HdlDesign design = request.design();
        BuildKey key =
                with(
                        BuildKey.of(adapter.name(), design.top())
                                .with("executor", executor.name())
                                .with("platform", platform(plan))
                                .with("tool", request.installation().banner())
                                .with("agent", nativeFiles.sources().toString()),
                        plan);
        if (design.compile().onlyNeeded()) {
            key = key.with("sources", "only what the top needs");
        }
        if (whole) {
            key = key.with("begin", "nothing");
        }
        Optional<BuildPlan> update = adapter.update(request, new Outdated(List.of(), true));
        if (update.isPresent()) {
            return with(key, update.get());
        }
        for (SourceSet set : design.files().sets()) {
            key = key.with("set", set.toString());
            for (String directory : set.includeDirectories()) {
                key = key.withInput(Path.of(directory));
            }
        }
        for (String source : design.files().all()) {
            key = key.withInput(Path.of(Source.of(source).path()));
        }
        for (String directory : design.includeDirectories()) {
            key = key.withInput(Path.of(directory));
        }
        for (Path named : HiddenInputs.named(design.buildArguments())) {
            key = key.withInput(named);
        }
        return key;
    }

    /// Hosts that share a cache need not be alike; a container is, wherever it runs.
    private String platform(BuildPlan plan) {
        Optional<String> container = executor.platform();
        if (container.isPresent()) {
            return container.get();
        }
        List<String> words = new ArrayList<>();
        for (BuildStep step : plan.steps()) {
            switch (step) {
                case BuildStep.RunCommand run -> words.addAll(run.command().argv());
                case BuildStep.AskTool ask -> words.addAll(ask.command().argv());
                case BuildStep.DeriveFiles derive -> words.addAll(derive.arguments());
            }
        }
        Map<String, String> flags = new TreeMap<>();
        for (String name : Environment.COMPILER_FLAGS) {
            session.settings().text("env." + name).ifPresent(value -> flags.put(name, value));
        }
        words.addAll(flags.values());
        String host = HostPlatform.current().buildsWith(words);
        return flags.isEmpty() ? host : host + " " + flags;
    }

    private static BuildKey with(BuildKey plain, BuildPlan keyed) {
        BuildKey key = plain;
        for (Map.Entry<String, String> file : new TreeMap<>(keyed.files()).entrySet()) {
            key = key.with("file " + file.getKey(), file.getValue());
        }
        for (BuildStep step : keyed.steps()) {
            key = with(key, step);
        }
        return key;
    }

    private static BuildKey with(BuildKey key, BuildStep step) {
        return switch (step) {
            case BuildStep.RunCommand run -> with(key, run.command()).with("unless", run.unless());
            case BuildStep.AskTool ask -> with(key, ask.command()).with("answer", ask.answer());
            case BuildStep.DeriveFiles derive ->
                    key.with("derivation", derive.derivation().name())
                            .with("version", Integer.toString(derive.derivation().version()))
                            .with("arguments", derive.arguments());
        };
    }

    private static BuildKey with(BuildKey key, Command command) {
        return key.with("command", command.argv())
                .with("environment", new TreeMap<>(command.environment()).toString());
    }

    /// Runs the steps of a plan.
    ///
    /// @param design as it was named, for messages
    /// @return the files that the tools had read, as far as the plan tells them
    List<Path> run(
            BuildPlan plan,
            SimulatorAdapter adapter,
            BuildRequest request,
            HdlDesign design,
            List<String> missing)
            throws IOException, InterruptedException {
        Installation tool = request.installation();
        Path output = request.output();
        Requests requests = new Requests(design, adapter, missing);
        List<String> evident = requests.evident();
        if (!evident.isEmpty()) {
            throw new BuildFailedException(
                    "compiling '" + design.top() + "' failed:\n" + String.join("\n", evident));
        }
        for (Map.Entry<String, String> file : plan.files().entrySet()) {
            Path path = output.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
        StringBuilder said = new StringBuilder();
        int number = 0;
        for (BuildStep step : plan.steps()) {
            number++;
            session.atStep("step %d of %d: %s".formatted(number, plan.steps().size(), name(step)));
            switch (step) {
                case BuildStep.RunCommand run -> {
                    if (run.unless().isEmpty() || !Files.exists(output.resolve(run.unless()))) {
                        said.append(run(run.command(), requests, design));
                    }
                }
                case BuildStep.AskTool ask ->
                        Files.writeString(
                                output.resolve(ask.answer()), run(ask.command(), requests, design));
                case BuildStep.DeriveFiles derive -> derive(derive, design, tool, output);
            }
        }
        List<Path> dependencies = new ArrayList<>();
        for (String name : plan.dependencyFiles()) {
            dependencies.addAll(dependencies(output.resolve(name), output));
        }
        dependencies.removeIf(path -> path.startsWith(output)); // written for this build
        requests.unusedDefines(dependencies)
                .forEach(unused ->
                        LOG.warn(
                                "None of the files of design '{}' speaks of the macro {}",
                                design.top(),
                                unused));
        tellWarnings(design, tool, said.toString());
        dependencies.addAll(HiddenInputs.passedOver(request.design(), dependencies));
        return dependencies;
    }

    private static String name(BuildStep step) {
        return switch (step) {
            case BuildStep.RunCommand run -> program(run.command());
            case BuildStep.AskTool ask -> program(ask.command());
            case BuildStep.DeriveFiles derive -> derive.text();
        };
    }

    private static String program(Command command) {
        return String.valueOf(Path.of(command.argv().getFirst()).getFileName());
    }

    /// What the tools say about the sources is told when they are compiled, not at each use.
    private void tellWarnings(HdlDesign design, Installation tool, String said) throws IOException {
        List<String> lines = said.lines().filter(line -> !line.isBlank()).distinct().toList();
        if (lines.isEmpty()) {
            return;
        }
        Path log = log(design, tool.banner(), String.join("\n", lines) + "\n");
        LOG.warn(
                "Compiling '{}' with {} gave warnings:\n  {}\nlog: {}",
                design.top(),
                tool.banner(),
                String.join("\n  ", lines.subList(0, Math.min(SHOWN, lines.size())))
                        + (lines.size() > SHOWN
                                ? "\n  (%d more lines)".formatted(lines.size() - SHOWN)
                                : ""),
                log);
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

    /// Returns what a command said besides its success.
    private String run(Command command, Requests requests, HdlDesign design)
            throws IOException, InterruptedException {
        String shown = String.join(" ", command.argv());
        try {
            Executor.Outcome outcome =
                    executor.run(command, SimulatorSettings.of(session).buildTimeout());
            List<String> wrong = requests.against(outcome.output());
            if (outcome.exitCode() == 0 && wrong.isEmpty()) {
                return outcome.output();
            }
            Path log = log(design, shown, outcome.output());
            throw new BuildFailedException(
                    "compiling '"
                            + design.top()
                            + "' failed"
                            + (wrong.isEmpty() ? " with exit code " + outcome.exitCode() : "")
                            + ":\n"
                            + wrong.stream().map(line -> line + "\n").collect(Collectors.joining())
                            + CompilerOutput.errors(outcome.output())
                            + requests.missing()
                            + "\ncommand: "
                            + shown
                            + "\nlog: "
                            + log);
        } catch (CommandTimeoutException e) {
            throw tooLong(command, e.output(), design);
        }
    }

    private BuildFailedException tooLong(Command command, String output, HdlDesign design)
            throws IOException {
        List<String> lines = output.lines().filter(line -> !line.isBlank()).toList();
        String last =
                lines.isEmpty()
                        ? "It had printed nothing."
                        : "It had printed last:\n  "
                                + String.join(
                                        "\n  ",
                                        lines.subList(
                                                Math.max(0, lines.size() - LAST), lines.size()));
        String shown = String.join(" ", command.argv());
        return new BuildFailedException(
                "compiling '%s' failed: %s ran for %s and was stopped. %s\nIf the design needs more time, say so with -Dcocobean.build.timeout=1h; else repeat the command by hand and see what it waits for.\ncommand: %s\nlog: %s"
                        .formatted(
                                design.top(),
                                program(command),
                                Words.of(SimulatorSettings.of(session).buildTimeout()),
                                last,
                                shown,
                                log(design, shown, output)));
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
}
