package org.cocobean.adapter.container;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.NotFoundException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Whole simulations in the container, each time in a JVM of its own: where simulations run is
/// chosen once per JVM.
@Tag("container")
@Timeout(180)
class ContainerSimulationTests {

    private static final long GONE_WITHIN_MS = 15_000;

    @BeforeAll
    static void requireEngine() {
        Containers.requireEngine();
    }

    @Test
    void aCounterCounts() throws Exception {
        assertThat(linesOf("count")).containsExactly("count 5");
    }

    @Test
    void eightParallelTestsShareOneContainer() throws Exception {
        assertThat(linesOf("parallel"))
                .containsExactly(
                        "simulators 8",
                        "containers 1",
                        "count 5",
                        "count 5",
                        "count 5",
                        "count 5",
                        "count 5",
                        "count 5",
                        "count 5",
                        "count 5");
    }

    @Test
    void aHundredTestsLeaveNothing() throws Exception {
        List<String> lines = linesOf("many");

        assertThat(lines).hasSize(2);
        assertThat(lines.get(1).replace("after", "before")).isEqualTo(lines.get(0));
    }

    @Test
    void aKilledContainerFailsTheTestAndTheNextOneGetsANewContainer() throws Exception {
        List<String> lines = linesOf("container-dies");

        assertThat(String.join("\n", lines))
                .contains("failed org.cocobean.sim.SimulatorDiedError")
                .contains("is gone while it was in use: it was killed or removed")
                .endsWith("count 5\nother container true");
    }

    @Test
    void aKilledSimulatorFailsTheTestWithItsSignal() throws Exception {
        List<String> lines = linesOf("simulator-dies");

        assertThat(String.join("\n", lines))
                .contains("the simulator icarus was ended by signal 9 (SIGKILL)")
                .endsWith("count 5");
    }

    @Test
    void aKilledJvmLeavesNeitherContainerNorSimulator() throws Exception {
        Process jvm = Containers.jvm("endless").start();
        List<Long> processes;
        String container;
        Path shared;
        try (BufferedReader output = Containers.output(jvm)) {
            String[] up = Objects.requireNonNull(output.readLine()).split(" ");
            assertThat(up[0]).isEqualTo("up");
            container = up[1];
            shared = Path.of(up[2]);
            processes = processesIn(container);
            assertThat(processes).hasSizeGreaterThan(2).allMatch(ContainerSimulationTests::lives);
        } finally {
            jvm.destroyForcibly().waitFor();
        }

        long deadline = System.currentTimeMillis() + GONE_WITHIN_MS;
        while (System.currentTimeMillis() < deadline
                && (exists(container)
                        || processes.stream().anyMatch(ContainerSimulationTests::lives))) {
            Thread.sleep(100);
        }
        assertThat(exists(container)).isFalse();
        assertThat(processes).noneMatch(ContainerSimulationTests::lives);
        try (Stream<Path> left = Files.list(shared)) {
            assertThat(left).isEmpty();
        }
        Files.delete(shared);
    }

    @Test
    void anOrdinaryEndLeavesNothingEither() throws Exception {
        Path parent = Containers.shared().sharedMemory().orElseThrow().getParent();
        Process jvm = Containers.jvm("count").start();
        Containers.output(jvm).lines().forEach(line -> {});

        assertThat(jvm.waitFor()).isZero();
        assertThat(containersOf(jvm.pid())).isZero();
        try (Stream<Path> left = Files.list(parent)) {
            assertThat(left.map(path -> path.getFileName().toString()))
                    .noneMatch(name -> name.startsWith("cocobean-container-" + jvm.pid() + "-"));
        }
    }

    private static List<String> linesOf(String what) throws Exception {
        Process jvm = Containers.jvm(what).start();
        List<String> lines = Containers.output(jvm).lines().toList();
        assertThat(jvm.waitFor()).as("exit code after %s", lines).isZero();
        return lines;
    }

    private static DockerClient engine() {
        return Containers.shared().engine().client();
    }

    private static boolean exists(String container) {
        try {
            engine().inspectContainerCmd(container).exec();
            return true;
        } catch (NotFoundException e) {
            return false;
        }
    }

    private static int containersOf(long jvm) {
        return engine().listContainersCmd()
                .withShowAll(true)
                .withLabelFilter(Map.of("org.cocobean.jvm", Long.toString(jvm)))
                .exec()
                .size();
    }

    /// Their numbers as this machine sees them.
    private static List<Long> processesIn(String container) {
        return Stream.of(engine().topContainerCmd(container).exec().getProcesses())
                .map(line -> Long.parseLong(line[1]))
                .toList();
    }

    /// A process that has ended may stay a zombie for a while.
    private static boolean lives(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
            return stat.charAt(stat.lastIndexOf(')') + 2) != 'Z';
        } catch (IOException e) {
            return false;
        }
    }
}
