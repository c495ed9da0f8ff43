package org.cocobean.junit;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Stream;
import org.cocobean.Simulation;
import org.cocobean.SimulationSetup;
import org.cocobean.internal.control.Control;
import org.cocobean.internal.junit.TestFacts;
import org.cocobean.internal.junit.unit.ContextSession;
import org.cocobean.internal.kernel.Abort;
import org.cocobean.internal.settings.RunSettings;
import org.cocobean.internal.settings.SimulatorSettings;
import org.cocobean.report.FailurePage;
import org.cocobean.report.TestOutcome;
import org.cocobean.session.FirmwareImage;
import org.cocobean.session.Session;
import org.cocobean.session.TestIdentity;
import org.cocobean.session.junit.FirmwareImages;
import org.cocobean.sim.HdlDesign;
import org.cocobean.sim.TestHungError;
import org.cocobean.sim.spi.Isolation;
import org.cocobean.time.SimTime;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/// One test while it runs: its directory, seed, firmware and simulation, each made when it is first
/// needed.
final class TestRun implements AutoCloseable {

    private final ExtensionContext context;
    private final Session session;
    private final RunSettings settings;
    private final Optional<Design> design;
    private final Chosen chosen;
    private final Optional<ClassSimulation> shared;
    private final Waves.Mode waves;
    private final Seeds seeds;
    private final TestIdentity identity;
    private final StartedByHand byHand;
    private final long startedNs = System.nanoTime();
    private @Nullable Path directory;
    private @Nullable FirmwareImages firmware;
    private @Nullable Random random;
    private @Nullable HdlDesign startedDesign;
    private @Nullable Simulation simulation;
    private @Nullable Throwable startFailure;
    private boolean startFailureTold;
    private @Nullable Throwable expectedFailure;
    private @Nullable Throwable knownFailure;
    private @Nullable String repeatedWaves;

    private TestRun(ExtensionContext context) {
        this.context = context;
        this.session = ContextSession.of(context);
        this.settings = new RunSettings(TestSettings.of(context));
        this.design = Designs.find(context);
        this.chosen =
                design.map(found -> Chosen.forTest(context, Designs.describe(found, context)))
                        .map(choices -> onlyOne(choices, context))
                        .orElse(Chosen.NONE);
        this.shared = ClassSimulation.of(context, chosen.simulator());
        this.waves = WaveModes.of(context, settings);
        this.seeds = Seeds.of(session, settings, TestName.identity(context));
        this.identity = TestName.of(context, chosen.simulator());
        this.byHand = StartedByHand.of(context);
    }

    /// Several are left when another annotation says how often the test runs; to take the first
    /// would leave out the others without a word.
    private static Chosen onlyOne(List<Chosen> choices, ExtensionContext context) {
        if (choices.size() > 1) {
            throw new IllegalStateException(
                    "%s cannot run on each of %s, since another annotation than @Design or @HdlTest says how often it runs: make it an @HdlTest, put @Design on the class, or choose one simulator with -Dcocobean.sim"
                            .formatted(
                                    context.getRequiredTestMethod(),
                                    choices.stream().map(Chosen::display).toList()));
        }
        return choices.getFirst();
    }

    /// Returns the one of a test, made when it is first asked for.
    static TestRun of(ExtensionContext context) {
        return context.getStore(HdlExtension.NAMESPACE)
                .computeIfAbsent(TestRun.class, key -> new TestRun(context), TestRun.class);
    }

    /// Makes sure that the simulation is the right one when the test method begins.
    void check() {
        if (startedTooEarly()) {
            throw new IllegalStateException(
                    "the constructor of %s asked for the simulation before the parameters of the test were known: ask for it in @BeforeEach or in the test"
                            .formatted(context.getRequiredTestClass().getName()));
        }
        checkThread();
    }

    /// JUnit hands out parameters, and so the invocations of a test, after the constructor.
    private boolean startedTooEarly() {
        return startedDesign != null
                && (!startedDesign.equals(Designs.describe(design.orElseThrow(), context))
                        || !chosen.equals(Chosen.forTest(context, startedDesign).getFirst()));
    }

    /// A simulation belongs to the thread that started it.
    private void checkThread() {
        if (simulation != null && Simulation.findCurrent().isEmpty()) {
            throw new IllegalStateException(
                    "the test runs in another thread (%s) than its simulation: use @Timeout without SEPARATE_THREAD, or @HdlTest(timeout = ...) for simulated time"
                            .formatted(Thread.currentThread().getName()));
        }
    }

    Duration wallTimeout() {
        return settings.wallTimeout();
    }

    /// Takes note of the simulations that the test's code has started by hand.
    void lookForOthers() {
        byHand.look();
    }

    boolean hasDesign() {
        return design.isPresent();
    }

    /// Returns the directory, with the firmware that the test asks for.
    Path directory() {
        firmware();
        return bareDirectory();
    }

    private Path bareDirectory() {
        if (directory == null) {
            directory =
                    shared.map(ClassSimulation::directory)
                            .orElseGet(() -> session.run().testDirectory(identity));
        }
        return directory;
    }

    private FirmwareImages firmware() {
        if (firmware == null) {
            firmware =
                    FirmwareImages.prepare(
                            session.firmware(),
                            context.getRequiredTestMethod(),
                            context.getRequiredTestClass(),
                            bareDirectory());
        }
        return firmware;
    }

    FirmwareImage firmware(String parameter) {
        return firmware().expect(parameter);
    }

    Random random() {
        if (random == null) {
            random = new Random(seeds.test());
        }
        return random;
    }

    /// Returns what the function makes of the simulation, null when it could not be started: then
    /// the test method is not run but fails with the reason.
    <T> @Nullable T withSimulation(Function<Simulation, T> use) {
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

    /// Returns the failure to start for somebody to throw, unless one has already.
    @Nullable Throwable tellStartFailure() {
        Throwable untold = startFailureTold ? null : startFailure;
        startFailureTold = startFailure != null;
        return untold;
    }

    private Simulation simulation() {
        if (simulation == null) {
            HdlDesign described = described();
            SimulationSetup setup = setup(described);
            SimTime limit = limit();
            if (shared.isPresent()) {
                simulation = shared.get().lend(identity.display(), setup, described, limit);
            } else {
                simulation = (limit == null ? setup : setup.withTimeLimit(limit)).start();
            }
        }
        return simulation;
    }

    private Design expectDesign() {
        return design.orElseThrow(() ->
                new IllegalStateException(
                        context.getRequiredTestClass().getName()
                                + " asks for a simulation but names no design: annotate it with"
                                + " @Design(top = \"...\", sources = \"...\")"));
    }

    private HdlDesign described() {
        HdlDesign described = Designs.describe(expectDesign(), context);
        startedDesign = described;
        return described;
    }

    private SimulationSetup setup(HdlDesign described) {
        SimulationSetup setup =
                Simulation.of(described.withFullImages(placedImages()))
                        .in(session)
                        .in(directory())
                        .withSeed(seeds.forSimulator())
                        .withWaves(waves == Waves.Mode.ON)
                        .titled(title())
                        // the limit of the simulation says more than that of the test's thread
                        .withWallTimeout(settings.wallTimeout());
        if (!chosen.simulator().isEmpty()) {
            setup = setup.on(chosen.simulator());
        }
        setup = setup.executedBy(chosen.executor());
        Optional<Isolation> isolation =
                Isolations.of(expectDesign(), new SimulatorSettings(settings.settings()));
        return isolation.isPresent() ? setup.isolated(isolation.get()) : setup;
    }

    private String[] placedImages() {
        return firmware().images().stream()
                .map(image -> image.path().toString())
                .toArray(String[]::new);
    }

    private @Nullable SimTime limit() {
        return AnnotationSupport.findAnnotation(context.getTestMethod(), HdlTest.class)
                .map(HdlTest::timeout)
                .filter(text -> !text.isBlank())
                .map(SimTime::parse)
                .orElse(null);
    }

    /// Returns the reason of an interrupt, which itself says nothing, in its place.
    Throwable explain(Throwable failure) {
        Simulation running = simulation;
        boolean interrupted =
                Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                        .anyMatch(InterruptedException.class::isInstance);
        return running == null || !interrupted
                ? failure
                : Control.of(running).whyInterrupted(failure).orElse(failure);
    }

    /// Remembers a failure that was expected and is not to fail the test.
    void sawExpected(Throwable failure) {
        expectedFailure = failure;
    }

    @Nullable Throwable expectedFailure() {
        return expectedFailure;
    }

    /// What the test is marked to fail with on its simulator, if it is.
    Optional<KnownDefect> knownDefect() {
        return KnownDefect.of(context, chosen.simulator());
    }

    /// Remembers a failure that is known, so that the test is not to fail by it.
    void sawKnown(Throwable failure) {
        knownFailure = failure;
    }

    @Nullable Throwable knownFailure() {
        return knownFailure;
    }

    /// Says what is known so far to the recorder of outcomes.
    void tellRecorder() {
        Simulation ran = simulation;
        new TestFacts(
                        chosen.simulator(),
                        design.isEmpty()
                                ? TestOutcome.Setup.NONE
                                : new TestOutcome.Setup(
                                        design.get().top(),
                                        Long.toString(seeds.root()),
                                        ran == null ? "" : ran.time().toString()),
                        new TestOutcome.Artefacts(
                                Optional.ofNullable(directory),
                                Optional.ofNullable(ran).map(Simulation::log),
                                Optional.ofNullable(repeatedWaves)
                                        .map(Path::of)
                                        .or(() ->
                                                Optional.ofNullable(ran)
                                                        .flatMap(Simulation::waves))))
                .tell(context);
    }

    /// Ends the simulation, or the test's part in it, after those that the test started by hand and
    /// left open.
    ///
    /// @param failure how the test has failed so far, if it has
    /// @return a failure that the test has not seen, if it has not failed so far
    @Nullable Throwable end(@Nullable Throwable failure) {
        Simulation running = simulation;
        byHand.look();
        Throwable left = byHand.close(running, failure);
        if (running == null) {
            return left;
        }
        boolean failed = failure != null || Abort.is(left);
        Throwable own = end(running, failed ? failure : left);
        return left == null || (Abort.is(left) && own != null) ? own : left;
    }

    private @Nullable Throwable end(Simulation running, @Nullable Throwable failure) {
        try {
            if (failure != null) {
                running.log("the test failed: " + failure);
            }
            if (shared.isPresent()) {
                Control.of(running).endTest(failure);
            } else if (failure == null) {
                running.close();
            } else {
                Control.of(running).close(failure);
            }
            return null;
        } catch (Throwable unseen) {
            return unseen;
        }
    }

    /// Describes the run for the message of its failure; repeats the test where it has to for its
    /// waves.
    String describe(Throwable failure) {
        Simulation ran = simulation;
        StringBuilder text = new StringBuilder(title());
        if (!chosen.simulator().isEmpty()) {
            text.append(" -Dcocobean.sim=").append(chosen.simulator());
        }
        if (ran != null) {
            text.append("\n  simulated time: ").append(ran.time());
        }
        if (directory != null) {
            text.append("\n  directory: ").append(directory);
        }
        if (ran != null) {
            text.append("\n  log: ").append(ran.log());
            text.append("\n  waves: ").append(waves(ran, failure));
        }
        FailurePage.of(failure)
                .ifPresent(page -> text.append("\n  explained: ").append(page.link()));
        return text.toString();
    }

    /// What reports of JUnit's own show of a failed test.
    Map<String, String> entries() {
        Map<String, String> entries = new LinkedHashMap<>();
        entries.put("cocobean.seed", Long.toString(seeds.root()));
        design.ifPresent(found -> entries.put("cocobean.design", found.top()));
        Simulation ran = simulation;
        if (ran != null) {
            entries.put("cocobean.simulator", chosen.simulator());
            entries.put("cocobean.time", ran.time().toString());
            entries.put("cocobean.log", ran.log().toString());
            Optional.ofNullable(repeatedWaves)
                    .or(() -> ran.waves().map(Path::toString))
                    .ifPresent(file -> entries.put("cocobean.waves", file));
        }
        return entries;
    }

    private String title() {
        return "%s: seed %d, repeat with -Dcocobean.seed=%d"
                .formatted(identity.display(), seeds.root(), seeds.root());
    }

    /// Tells the run that asked for this repetition, if it is one, where its waves are.
    void publishWaves() {
        if (simulation != null && Repetition.isOne(context)) {
            simulation.waves().ifPresent(file -> Repetition.publish(context, file.toString()));
        }
    }

    private String waves(Simulation ran, Throwable failure) {
        Optional<Path> file = ran.waves().filter(Files::exists);
        if (file.isPresent()) {
            return file.get().toString();
        }
        if (waves == Waves.Mode.ON) {
            return "none that can be opened, since the simulator died before it had closed the file";
        }
        String none = "none, repeat with -Dcocobean.waves=on";
        if (waves == Waves.Mode.OFF || shared.isPresent() || Repetition.isOne(context)) {
            return none;
        }
        if (failure instanceof TimeoutException
                || failure instanceof TestHungError
                || tookTooLong()) {
            return none + "; it took too long to be repeated unasked";
        }
        Map<String, String> same = new HashMap<>();
        same.put("cocobean.seed", Long.toString(seeds.root()));
        if (!settings.simulators().isEmpty()) {
            same.put("cocobean.sim", String.join(",", settings.simulators()));
        }
        Repetition.Outcome repeated = Repetition.of(context, same);
        repeatedWaves = repeated.file();
        return repeated.note();
    }

    /// Writes the transactions of a test that failed or is traced.
    void keepTransactions(boolean failed) {
        Simulation ran = simulation;
        if (ran != null && (failed || waves == Waves.Mode.ON)) {
            TransactionsKept.write(ran, bareDirectory());
        }
    }

    private boolean tookTooLong() {
        return took().compareTo(settings.wallTimeout()) >= 0;
    }

    private Duration took() {
        return Duration.ofNanos(System.nanoTime() - startedNs);
    }

    /// The last resort, for a test whose life cycle broke off before its end.
    @Override
    public void close() {
        Simulation running = simulation;
        if (running != null && shared.isEmpty()) {
            running.close();
        }
    }
}
