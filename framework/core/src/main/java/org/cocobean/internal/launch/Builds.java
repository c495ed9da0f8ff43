package org.cocobean.internal.launch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.cocobean.internal.environment.Environment;
import org.cocobean.internal.link.HostPlatform;
import org.cocobean.internal.settings.SimulatorSettings;
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
import org.cocobean.sim.spi.Executor;
import org.cocobean.sim.spi.NativeFiles;
import org.cocobean.sim.spi.Outdated;
import org.cocobean.sim.spi.SimulatorAdapter;
import org.cocobean.sim.spi.Source;
import org.cocobean.sim.spi.Wrapper;

/// Compiles designs through the session's build cache: each one once.
public final class Builds {

    private final Session session;
    private final Executor executor;
    private final NativeFiles nativeFiles;
    private final PlanRunner runner;
    private final DesignModels models = new DesignModels();

    /// Builds in the given session with tools that the executor runs.
    public Builds(Session session, Executor executor, NativeFiles nativeFiles) {
        this.session = session;
        this.executor = executor;
        this.nativeFiles = nativeFiles;
        this.runner = new PlanRunner(session, executor);
    }

    /// Returns what reads the models of the designs that were built.
    DesignModels models() {
        return models;
    }

    /// Returns the design compiled, from the cache if nothing changed.
    ///
    /// @throws BuildFailedException with the tool's message
    public CachedBuild obtain(Wanted wanted) {
        return obtain(wanted, false);
    }

    /// One that was made from nothing, since the one that was brought up to date was of no use, is
    /// preferred to that.
    ///
    /// @param whole whether no earlier build is brought up to date
    CachedBuild obtain(Wanted wanted, boolean whole) {
        SimulatorAdapter adapter = wanted.adapter();
        BuildRequest pattern = pattern(wanted);
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
                        new DesignBuilder(runner, adapter, pattern, whole));
    }

    /// A build, and what is simulated with it.
    record Simulated(HdlDesign design, CachedBuild build) {}

    /// Returns the design in its wrapper, made unless the cache has it, where its build says that
    /// it needs one; else the design itself.
    ///
    /// @throws BuildFailedException with the tool's message
    Simulated wrapped(Wanted wanted, CachedBuild plain) {
        SimulatorAdapter adapter = wanted.adapter();
        BuildRequest pattern = pattern(wanted);
        Optional<Wrapper> wrapper = adapter.wrapper(pattern).filter(w -> isNeeded(w, plain));
        if (wrapper.isEmpty()) {
            return new Simulated(wanted.design(), plain);
        }
        boolean whole = DesignBuilder.isWhole(plain.path());
        BuildKey key =
                with(key(pattern, adapter, adapter.build(pattern), whole), wrapper.get().plan())
                        .with("wrapper", wrapper.get().design().top());
        CachedBuild build =
                session.cache()
                        .obtain(key, new WrapperBuilder(runner, adapter, pattern, plain.path()));
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

    /// The plan with a fixed place tells builds apart: it holds everything the adapter makes of the
    /// request.
    private BuildRequest pattern(Wanted wanted) {
        return new BuildRequest(
                SimulatorSettings.of(session).quickBuilds()
                        ? quick(wanted.design(), wanted.adapter())
                        : wanted.design(),
                wanted.installation(),
                wanted.isolation(),
                Path.of("/cocobean-build"),
                wanted.waves(),
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
}
