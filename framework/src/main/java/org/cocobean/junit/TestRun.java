package org.cocobean.junit;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import org.cocobean.Simulation;
import org.cocobean.SimulationSetup;
import org.cocobean.session.Session;
import org.cocobean.session.TestIdentity;
import org.cocobean.settings.Settings;
import org.cocobean.sim.HdlDesign;
import org.cocobean.time.SimTime;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/// One test while it runs: its directory, seed and simulation, each made when it is first needed.
final class TestRun implements AutoCloseable {

    private final ExtensionContext context;
    private final Settings settings;
    private final Optional<Design> design;
    private final Chosen chosen;
    private final Seeds seeds;
    private final TestIdentity identity;
    private final long startedNs = System.nanoTime();
    private @Nullable Path directory;
    private @Nullable Random random;
    private @Nullable Simulation simulation;
    private @Nullable Throwable startFailure;
    private @Nullable Throwable expectedFailure;

    private TestRun(ExtensionContext context) {
        this.context = context;
        this.settings = TestSettings.of(context);
        this.design = Designs.find(context);
        this.chosen =
                design.map(found -> Chosen.forTest(context, Designs.describe(found, context)))
                        .map(choices -> choices.getFirst())
                        .orElse(Chosen.NONE);
        this.seeds = Seeds.of(settings, TestName.identity(context));
        this.identity = TestName.of(context, chosen.simulator());
    }

    /// Returns the one of a test, made when it is first asked for.
    static TestRun of(ExtensionContext context) {
        return context.getStore(HdlExtension.NAMESPACE)
                .computeIfAbsent(TestRun.class, key -> new TestRun(context), TestRun.class);
    }

    /// Returns the one of a test that has asked for any of its parts.
    static @Nullable TestRun find(ExtensionContext context) {
        return context.getStore(HdlExtension.NAMESPACE).get(TestRun.class, TestRun.class);
    }

    boolean hasDesign() {
        return design.isPresent();
    }

    Path directory() {
        if (directory == null) {
            directory = Session.current().run().testDirectory(identity);
        }
        return directory;
    }

    Random random() {
        if (random == null) {
            random = new Random(seeds.test());
        }
        return random;
    }

    /// Returns what the supplier makes of the simulation, null when it could not be started: then
    /// the test method is not run but fails with the reason.
    <T> @Nullable T withSimulation(java.util.function.Function<Simulation, T> use) {
        if (startFailure == null) {
            try {
                return use.apply(simulation());
            } catch (Throwable e) {
                startFailure = e;
            }
        }
        return null;
    }

    @Nullable Throwable startFailure() {
        return startFailure;
    }

    private Simulation simulation() {
        if (simulation == null) {
            simulation = setup().start();
        }
        return simulation;
    }

    private SimulationSetup setup() {
        Design found =
                design.orElseThrow(() ->
                        new IllegalStateException(
                                context.getRequiredTestClass().getName()
                                        + " asks for a simulation but names no design: annotate it with"
                                        + " @Design(top = \"...\", sources = \"...\")"));
        HdlDesign described = Designs.describe(found, context);
        SimulationSetup setup =
                Simulation.of(described)
                        .in(directory())
                        .withSeed(seeds.forSimulator())
                        .withWallTimeout(settings.wallTimeout());
        if (!chosen.simulator().isEmpty()) {
            setup = setup.on(chosen.simulator());
        }
        if (found.isolation().length > 0) {
            setup = setup.isolated(found.isolation()[0]);
        }
        Optional<String> limit =
                AnnotationSupport.findAnnotation(context.getTestMethod(), HdlTest.class)
                        .map(HdlTest::timeout)
                        .filter(text -> !text.isBlank());
        return limit.isPresent() ? setup.withTimeLimit(SimTime.parse(limit.get())) : setup;
    }

    /// Remembers a failure that was expected and is not to fail the test.
    void sawExpected(Throwable failure) {
        expectedFailure = failure;
    }

    @Nullable Throwable expectedFailure() {
        return expectedFailure;
    }

    /// Ends the simulation.
    ///
    /// @param failure how the test has failed so far, if it has
    /// @return a failure that the test has not seen, if it has not failed so far
    @Nullable Throwable end(@Nullable Throwable failure) {
        Simulation running = simulation;
        if (running == null) {
            return null;
        }
        try {
            if (failure == null) {
                running.close();
            } else {
                running.close(failure);
            }
            return null;
        } catch (Throwable unseen) {
            return unseen;
        }
    }

    /// Describes the run for the message of its failure.
    String describe() {
        StringBuilder text = new StringBuilder(identity.display());
        text.append(": seed ")
                .append(seeds.root())
                .append(", repeat with -Dcocobean.seed=")
                .append(seeds.root());
        if (!chosen.simulator().isEmpty()) {
            text.append(" -Dcocobean.sim=").append(chosen.simulator());
        }
        Simulation ran = simulation;
        if (ran != null) {
            text.append("\n  simulated time: ").append(ran.time());
        }
        if (directory != null) {
            text.append("\n  directory: ").append(directory);
        }
        if (ran != null) {
            text.append("\n  log: ").append(ran.log());
            ran.waves().ifPresent(file -> text.append("\n  waves: ").append(file));
        }
        return text.toString();
    }

    void record(String outcome) {
        Session.current()
                .recordTest(
                        identity.display(),
                        outcome,
                        Duration.ofNanos(System.nanoTime() - startedNs));
    }

    /// The last resort, for a test whose life cycle broke off before its end.
    @Override
    public void close() {
        Simulation running = simulation;
        if (running != null) {
            running.close();
        }
    }
}
