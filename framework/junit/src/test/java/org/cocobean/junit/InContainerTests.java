package org.cocobean.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.cocobean.Simulation;
import org.cocobean.SimulationSetup;
import org.cocobean.internal.launch.Workshop;
import org.cocobean.internal.settings.SimulatorSettings;
import org.cocobean.session.Session;
import org.cocobean.sim.HdlDesign;
import org.cocobean.sim.MissingToolException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("container")
@Timeout(180)
@Execution(ExecutionMode.SAME_THREAD)
class InContainerTests {

    private static final Set<String> SEEN = new ConcurrentSkipListSet<>();

    private static void saw(String what, Simulation sim) {
        SEEN.add(what + " " + place(sim));
    }

    /// A container has a space of process numbers of its own.
    private static String place(Simulation sim) {
        try (Stream<ProcessHandle> all = ProcessHandle.allProcesses()) {
            List<Path> spaces =
                    all.filter(process -> link(process, "cwd").equals(real(sim.directory())))
                            .map(process -> link(process, "ns/pid"))
                            .distinct()
                            .map(Optional::orElseThrow)
                            .toList();
            Path ours = link(ProcessHandle.current(), "ns/pid").orElseThrow();
            assertThat(spaces).as("processes in " + sim.directory()).hasSize(1);
            return spaces.getFirst().equals(ours) ? "host" : "container";
        }
    }

    private static Optional<Path> link(ProcessHandle process, String name) {
        try {
            return Optional.of(
                    Files.readSymbolicLink(
                            Path.of("/proc", Long.toString(process.pid())).resolve(name)));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Optional<Path> real(Path path) {
        try {
            return Optional.of(path.toRealPath());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> seenBy(Class<?> tests) {
        SEEN.clear();
        Trial trial = Trial.of(tests);
        assertThat(trial.failures()).isEmpty();
        assertThat(trial.skipReasons()).isEmpty();
        return List.copyOf(new TreeSet<>(SEEN));
    }

    private static String elsewhere() {
        return SimulatorSettings.of(Session.current()).executor();
    }

    private static void requireEngine() {
        try {
            Workshop.on(Session.current(), "container");
        } catch (MissingToolException e) {
            if (Session.current().settings().continuousIntegration()) {
                throw e;
            }
            abort(String.valueOf(e.getMessage()));
        }
    }

    @Design(top = "counter", sources = Trial.COUNTER)
    @InContainer
    static class WholeClass {

        @HdlTest
        void test(Simulation sim) {
            saw("test", sim);
        }

        @ParameterizedTest
        @ValueSource(ints = {1, 2})
        void parameterised(int number, Simulation sim) {
            saw("parameterised " + number, sim);
        }

        @Nested
        class Inner {
            @HdlTest
            void nested(Simulation sim) {
                saw("nested", sim);
            }
        }
    }

    @Test
    void aClassRunsInTheContainer() {
        requireEngine();
        assertThat(seenBy(WholeClass.class))
                .containsExactly(
                        "nested container",
                        "parameterised 1 container",
                        "parameterised 2 container",
                        "test container");
    }

    @Design(top = "counter", sources = Trial.COUNTER)
    static class OneMethod {

        @HdlTest
        void other(Simulation sim) {
            saw("other", sim);
        }

        @HdlTest
        @InContainer
        void test(Simulation sim) {
            saw("test", sim);
        }

        @Test
        @InContainer
        void plain(Simulation sim) {
            saw("plain", sim);
        }
    }

    @Test
    void aMethodRunsInTheContainerAndItsNeighboursWhereTheyDo() {
        requireEngine();
        assertThat(seenBy(OneMethod.class))
                .containsExactly("other " + elsewhere(), "plain container", "test container");
    }

    @Design(top = "counter", sources = Trial.COUNTER)
    @SharedSimulation
    @InContainer
    static class SharedInContainer {

        private static final Set<Object> SIMULATIONS = new HashSet<>();

        @HdlTest
        void one(Simulation sim) {
            SIMULATIONS.add(sim);
            saw("one", sim);
        }

        @HdlTest
        @InContainer
        void two(Simulation sim) {
            SIMULATIONS.add(sim);
            saw("two", sim);
        }
    }

    @Test
    void aSharedSimulationLivesInTheContainer() {
        requireEngine();
        SharedInContainer.SIMULATIONS.clear();
        assertThat(seenBy(SharedInContainer.class))
                .containsExactly("one container", "two container");
        assertThat(SharedInContainer.SIMULATIONS).hasSize(1);
    }

    @Design(top = "counter", sources = Trial.COUNTER)
    @SharedSimulation
    static class SharedElsewhere {

        @HdlTest
        void other(Simulation sim) {
            saw("other", sim);
        }

        @HdlTest
        @InContainer
        void test(Simulation sim) {
            saw("test", sim);
        }
    }

    @Test
    void aMethodOfASharedSimulationElsewhereHasOneOfItsOwn() {
        requireEngine();
        assertThat(seenBy(SharedElsewhere.class))
                .containsExactly("other " + elsewhere(), "test container");
    }

    @InContainer
    static class WithoutDesign {

        @BeforeEach
        void before() {
            start("before");
        }

        @Test
        void test() {
            start("test");
        }

        @Test
        void here() {
            try (Simulation sim = counter().executedBy(elsewhere()).start()) {
                saw("asked for", sim);
            }
        }

        @TestFactory
        Stream<DynamicTest> dynamic() {
            return Stream.of(DynamicTest.dynamicTest("dynamic", () -> start("dynamic")));
        }

        @AfterEach
        void after() {
            start("after");
        }

        private static void start(String what) {
            try (Simulation sim = counter().start()) {
                saw(what, sim);
            }
        }

        private static SimulationSetup counter() {
            return Simulation.of(HdlDesign.of("counter", Trial.COUNTER).withTimescale("1ns/1ps"))
                    .on("icarus");
        }
    }

    @Test
    void simulationsThatATestStartsItselfRunThereToo() {
        requireEngine();
        assertThat(seenBy(WithoutDesign.class))
                .containsExactly(
                        "after container",
                        "asked for " + elsewhere(),
                        "before container",
                        "dynamic container",
                        "test container");
    }

    static class WithTempDir {

        @Test
        @InContainer
        void inside(@TempDir Path directory) {
            simulateIn("inside", directory);
        }

        @Test
        void outside(@TempDir Path directory) {
            simulateIn("outside", directory);
        }

        private static void simulateIn(String what, Path directory) {
            boolean ofRun = directory.startsWith(Session.current().run().workerPath());
            try (Simulation sim = WithoutDesign.counter().in(directory).start()) {
                saw(what + (ofRun ? ", below the run," : ", elsewhere,"), sim);
            }
        }
    }

    @Test
    void aTemporaryDirectoryIsWhereTheContainerSeesIt() {
        requireEngine();
        boolean all = elsewhere().equals("container");
        assertThat(seenBy(WithTempDir.class))
                .containsExactly(
                        "inside, below the run, container",
                        (all ? "outside, below the run, " : "outside, elsewhere, ") + elsewhere());
    }

    // ---- a machine without an engine: a JVM of its own

    @Test
    void withoutAnEngineTestsAreSkippedWithTheReason(@TempDir Path directory) throws Exception {
        assertThat(withoutEngine(WholeClass.class, false, directory))
                .contains("SKIPPED on no simulator: no container engine answers at unix:///nowhere")
                .contains("docker/engine-up.sh")
                .contains("SKIPPED parameterised(int, Simulation)")
                .doesNotContain("FAILED")
                .doesNotContain("SUCCESSFUL");
        assertThat(withoutEngine(WithoutDesign.class, false, directory))
                .contains("SKIPPED InContainerTests$WithoutDesign: no container engine answers")
                .doesNotContain("FAILED")
                .doesNotContain("SUCCESSFUL");
    }

    @Test
    void withoutAnEngineTestsFailInContinuousIntegration(@TempDir Path directory) throws Exception {
        assertThat(withoutEngine(WholeClass.class, true, directory))
                .contains(
                        "FAILED on no simulator: org.cocobean.sim.MissingToolException: no"
                                + " container engine answers at unix:///nowhere/docker.sock")
                .doesNotContain("SKIPPED")
                .doesNotContain("SUCCESSFUL");
        assertThat(withoutEngine(WithoutDesign.class, true, directory))
                .contains("FAILED test(): org.cocobean.sim.MissingToolException: no container")
                .doesNotContain("SKIPPED")
                .doesNotContain("SUCCESSFUL");
    }

    private static String withoutEngine(Class<?> tests, boolean ci, Path directory)
            throws IOException, InterruptedException {
        assumeTrue(
                Files.notExists(Path.of("/var/run/docker.sock")),
                "an engine at the usual place answers instead");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(
                List.of(
                        "-XX:TieredStopAtLevel=1",
                        "-Dcocobean.ci=" + ci,
                        "-Dcocobean.run.dir=" + directory.resolve("run"),
                        "-cp",
                        System.getProperty("java.class.path"),
                        TrialMain.class.getName(),
                        tests.getName()));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("DOCKER_HOST", "unix:///nowhere/docker.sock");
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return output;
    }
}
