package org.cocobean.internal.launch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.cocobean.session.BuildFailedException;
import org.cocobean.session.Builder;
import org.cocobean.session.EarlierBuild;
import org.cocobean.sim.spi.BuildPlan;
import org.cocobean.sim.spi.BuildRequest;
import org.cocobean.sim.spi.SimulatorAdapter;
import org.cocobean.sim.spi.Wrapper;

/// Makes the wrapper of a design in a copy of its build.
final class WrapperBuilder implements Builder {

    private final PlanRunner runner;
    private final SimulatorAdapter adapter;
    private final BuildRequest pattern;
    private final Path plain;

    /// @param pattern with any output
    /// @param plain where the build of the design is
    WrapperBuilder(PlanRunner runner, SimulatorAdapter adapter, BuildRequest pattern, Path plain) {
        this.runner = runner;
        this.adapter = adapter;
        this.pattern = pattern;
        this.plain = plain;
    }

    @Override
    public List<Path> build(Path output) throws IOException, InterruptedException {
        return make(output, Optional.empty());
    }

    @Override
    public List<Path> update(Path output, EarlierBuild earlier)
            throws IOException, InterruptedException {
        if (DesignBuilder.isWhole(plain)) {
            return build(output);
        }
        try {
            return make(output, Optional.of(earlier));
        } catch (BuildFailedException | NoSuchFileException | UncheckedIOException e) {
            DesignBuilder.empty(output); // what is told is what a build from nothing says
            return build(output);
        }
    }

    private List<Path> make(Path output, Optional<EarlierBuild> earlier)
            throws IOException, InterruptedException {
        DesignBuilder.copy(plain, output);
        DesignBuilder builder = new DesignBuilder(runner, adapter, pattern, true);
        BuildRequest request = builder.request(output);
        Wrapper wrapper = adapter.wrapper(request).orElseThrow();
        BuildPlan plan = wrapper.plan();
        if (earlier.isPresent() && wrapper.remake().isPresent()) {
            Wrapper.Remake remake = wrapper.remake().get();
            if (stands(remake, earlier.get())) {
                for (String name : remake.kept()) {
                    Files.copy(earlier.get().path().resolve(name), output.resolve(name));
                }
                plan = remake.plan();
            }
        }
        return builder.with(runner.run(plan, adapter, request, pattern.design(), List.of()));
    }

    /// Tells whether nothing has changed that an earlier wrapper depends on.
    private boolean stands(Wrapper.Remake remake, EarlierBuild earlier) throws IOException {
        for (String name : remake.same()) {
            Path then = earlier.path().resolve(name);
            if (!Files.exists(then) || Files.mismatch(then, plain.resolve(name)) >= 0) {
                return false;
            }
        }
        return earlier.changed().stream().noneMatch(remake.matters());
    }
}
