package org.cocobean.junit;

import java.nio.file.Path;
import java.util.Optional;
import org.cocobean.Simulation;
import org.cocobean.SimulationSetup;
import org.cocobean.internal.control.Control;
import org.cocobean.internal.junit.unit.ContextSession;
import org.cocobean.session.Session;
import org.cocobean.session.TestIdentity;
import org.cocobean.sim.HdlDesign;
import org.cocobean.sim.SimulatorDiedError;
import org.cocobean.time.SimTime;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/// The simulation that the tests of a class share. They run one after the other.
final class ClassSimulation implements AutoCloseable {

    private final TestIdentity identity;
    private final Session session;
    private @Nullable Path directory;
    private @Nullable Simulation simulation;
    private @Nullable HdlDesign design;
    private String lastTest = "";

    private ClassSimulation(TestIdentity identity, Session session) {
        this.identity = identity;
        this.session = session;
    }

    /// Returns the one that a test uses, if its class says so. A design or a place of the method's
    /// own needs a simulation of its own.
    static Optional<ClassSimulation> of(ExtensionContext context, String simulator) {
        return AnnotationSupport.isAnnotated(context.getTestMethod(), Design.class)
                ? Optional.empty()
                : scope(context)
                        .filter(scope ->
                                InContainerExtension.executor(scope)
                                        .equals(InContainerExtension.executor(context)))
                        .map(scope -> in(scope, simulator));
    }

    private static ClassSimulation in(ExtensionContext scope, String simulator) {
        TestIdentity identity =
                TestIdentity.of(scope.getRequiredTestClass(), "shared").on(simulator);
        return scope.getStore(HdlExtension.NAMESPACE)
                .computeIfAbsent(
                        scope.getUniqueId(),
                        key -> new ClassSimulation(identity, ContextSession.of(scope)),
                        ClassSimulation.class);
    }

    /// The innermost level that is one run of the annotated class.
    static Optional<ExtensionContext> scope(ExtensionContext context) {
        Optional<ExtensionContext> level = Optional.of(context);
        while (level.isPresent()) {
            ExtensionContext here = level.get();
            if (here.getTestMethod().isEmpty()
                    && AnnotationSupport.isAnnotated(here.getTestClass(), SharedSimulation.class)) {
                return level;
            }
            level = here.getParent();
        }
        return Optional.empty();
    }

    Path directory() {
        if (directory == null) {
            directory = session.run().testDirectory(identity);
        }
        return directory;
    }

    /// Lets a test use the simulation, started if it is the first.
    ///
    /// @param wanted the design as the test describes it
    Simulation lend(String test, SimulationSetup setup, HdlDesign wanted, @Nullable SimTime limit) {
        Simulation running = simulation;
        if (running == null) {
            running = setup.start();
            simulation = running;
            design = wanted;
        } else {
            check(running, wanted);
            Control.of(running).adopt();
        }
        lastTest = test;
        running.log(test);
        if (limit != null) {
            running.limitTime(limit);
        }
        return running;
    }

    private void check(Simulation running, HdlDesign wanted) {
        if (running.isOver()) {
            throw new SimulatorDiedError(
                    "the simulation that the tests of %s share ended in %s; run this test alone, or without @SharedSimulation. log: %s"
                            .formatted(identity.testClass(), lastTest, running.log()));
        }
        if (!wanted.equals(design)) {
            throw new IllegalStateException(
                    "the simulation that the tests of %s share runs with the parameters %s, so a test cannot have %s: use @HdlParameter without @SharedSimulation"
                            .formatted(
                                    identity.testClass(),
                                    design == null ? "" : design.parameters(),
                                    wanted.parameters()));
        }
    }

    Optional<Simulation> running() {
        return Optional.ofNullable(simulation);
    }

    /// Throws what the tests have not seen.
    @Override
    public void close() {
        Simulation running = simulation;
        if (running != null) {
            if (!running.isOver()) {
                Control.of(running).adopt();
            }
            running.close();
        }
    }
}
