package org.cocobean.adapter.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.cocobean.conformance.RunTempDir;
import org.cocobean.sim.spi.Command;
import org.cocobean.sim.spi.Executor;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Commands in the container end, print and leave files as they do on the host.
@Tag("container")
@Timeout(60)
class ContainerExecutorTests {

    private static final Duration LONG = Duration.ofSeconds(30);

    @TempDir(factory = RunTempDir.class)
    private Path directory;

    private final Executor executor = Containers.shared();

    @BeforeAll
    static void requireEngine() {
        Containers.requireEngine();
    }

    @Test
    void outputAndExitCodeComeBack() throws Exception {
        Executor.Outcome outcome = shell("echo out; echo err >&2; exit 42");

        assertThat(outcome.exitCode()).isEqualTo(42);
        assertThat(outcome.output().lines()).containsExactlyInAnyOrder("out", "err");
    }

    @Test
    void aSignalEndsWithTheCodeOfTheShell() throws Exception {
        assertThat(shell("kill -SEGV $$").exitCode()).isEqualTo(128 + 11);
        assertThat(shell("kill -KILL $$").exitCode()).isEqualTo(128 + 9);
        assertThat(shell("kill -ABRT $$").exitCode()).isEqualTo(128 + 6);
    }

    @Test
    void workingDirectoryAndEnvironmentAreThoseOfTheCommand() throws Exception {
        Command command =
                new Command(
                        List.of("sh", "-c", "pwd; echo \"$GREETING\""),
                        directory,
                        Map.of("GREETING", "good = 'morning'  $HOME"));

        assertThat(executor.run(command, LONG).output())
                .isEqualTo(directory + "\ngood = 'morning'  $HOME\n");
    }

    @Test
    void argumentsArriveAsTheyAre() throws Exception {
        Command command =
                Command.of(directory, List.of("printf", "%s|", "a b", "", "$x", "'", "\"", "*"));

        assertThat(executor.run(command, LONG).output()).isEqualTo("a b||$x|'|\"|*|\n");
    }

    @Test
    void filesBelongToTheCaller() throws Exception {
        shell("echo made > inside");

        assertThat(directory.resolve("inside")).hasContent("made");
        assertThat(Files.getOwner(directory.resolve("inside")))
                .isEqualTo(Files.getOwner(Files.createFile(directory.resolve("outside"))));
    }

    @Test
    void thereIsNoNetwork() throws Exception {
        assertThat(shell("ls /sys/class/net").output().strip()).isEqualTo("lo");
    }

    @Test
    void theProjectIsReadOnly() throws Exception {
        Path project = Path.of("").toAbsolutePath();

        Executor.Outcome outcome = shell("cd '" + project + "' && ls pom.xml && touch made");

        assertThat(outcome.output()).startsWith("pom.xml\n").contains("Read-only file system");
        assertThat(project.resolve("made")).doesNotExist();
    }

    @Test
    void programsHaveNoPrivilegesAndCannotGetAny() throws Exception {
        assertThat(shell("grep -E 'Cap(Prm|Eff|Bnd)|NoNewPrivs' /proc/self/status").output())
                .isEqualTo(
                        """
                        CapPrm:\t0000000000000000
                        CapEff:\t0000000000000000
                        CapBnd:\t0000000000000000
                        NoNewPrivs:\t1
                        """);
    }

    @Test
    void thereCanBeOnlySoManyProcesses() throws Exception {
        assertThat(
                        shell(
                                        "cat /sys/fs/cgroup/pids/pids.max 2>/dev/null || cat /sys/fs/cgroup/pids.max")
                                .output())
                .isEqualTo("4096\n");
    }

    /// Others keep theirs in it too.
    @Test
    void theTemporaryDirectoryOfThisMachineIsNotSeen() throws Exception {
        Path secret = Files.writeString(Files.createTempFile("secret", ""), "of somebody");
        try {
            Executor.Outcome outcome = shell("cat '" + secret + "'");

            assertThat(outcome.exitCode()).isNotZero();
            assertThat(outcome.output()).contains("No such file");
        } finally {
            Files.delete(secret);
        }
    }

    @Test
    void aCommandThatTakesTooLongIsKilledWithItsChildren() throws Exception {
        int before = Containers.processes(executor);

        assertThatThrownBy(() ->
                        executor.run(
                                Command.of(
                                        directory,
                                        List.of("sh", "-c", "sleep 300 & sleep 301; true")),
                                Duration.ofSeconds(1)))
                .isInstanceOf(TimeoutException.class)
                .hasMessageContaining("took longer than 1 s in the container and was killed");

        assertThat(Containers.processes(executor)).isEqualTo(before);
    }

    @Test
    void aRunningCommandDeliversLinesAndCanBeKilled() throws Exception {
        BlockingQueue<String> lines = new LinkedBlockingQueue<>();
        CountDownLatch ended = new CountDownLatch(1);

        Executor.Running running =
                executor.start(
                        Command.of(directory, List.of("sh", "-c", "echo ready; sleep 300; true")),
                        lines::add);
        running.onExit(ended::countDown);
        assertThat(lines.poll(20, TimeUnit.SECONDS)).isEqualTo("ready");
        assertThat(running.await(Duration.ofMillis(50))).isEmpty();
        running.kill();

        assertThat(running.await(LONG)).contains(128 + 9);
        assertThat(ended.await(5, TimeUnit.SECONDS)).isTrue();
        running.kill();
    }

    @Test
    void killingAtOnceAfterTheStartWorks() throws Exception {
        Executor.Running running =
                executor.start(Command.of(directory, List.of("sleep", "300")), line -> {});
        running.kill();

        assertThat(running.await(LONG)).contains(128 + 9);
    }

    @Test
    void aLastLineWithoutEndIsDelivered() throws Exception {
        assertThat(shell("printf 'one\\r\\ntwo'").output()).isEqualTo("one\ntwo\n");
    }

    @Test
    void muchOutputIsComplete() throws Exception {
        String output = shell("seq 1 100000").output();

        assertThat(output.lines().count()).isEqualTo(100000);
        assertThat(output).endsWith("99999\n100000\n");
    }

    @Test
    void aMissingProgramIsToldFromOneThatEndsWith127() throws Exception {
        assertThat(shell("exit 127").exitCode()).isEqualTo(127);
        assertThatThrownBy(() -> executor.run(Command.of(directory, List.of("no-such-tool")), LONG))
                .isInstanceOf(IOException.class)
                .hasMessage(
                        "cannot run program \"no-such-tool\": it is not in the PATH of the container"
                                + " image cocobean/simulators:trixie");
        assertThat(executor.find("no-such-tool")).isEmpty();
        assertThat(executor.find("vvp")).contains(Path.of("/usr/bin/vvp"));
    }

    @Test
    void aDirectoryThatIsNotMountedIsNamed() {
        Path elsewhere = Path.of("/usr/share");

        assertThatThrownBy(() -> executor.run(Command.of(elsewhere, List.of("pwd")), LONG))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("the working directory /usr/share is not mounted")
                .hasMessageContaining("-Dcocobean.container.mounts=/usr/share");
    }

    @Test
    void aSimulationMayNotWorkWhereItCannotWrite() {
        Path project = Path.of("").toAbsolutePath();

        assertThatThrownBy(() -> executor.start(Command.of(project, List.of("pwd")), line -> {}))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("cannot write to their directory " + project);
    }

    @Test
    void sharedMemoryIsSeenFromBothSides() throws Exception {
        Path shared = executor.sharedMemory().orElseThrow();
        Path file = Files.writeString(shared.resolve("probe"), "host");

        assertThat(shell("cat '" + file + "'; printf container > '" + file + "'").output())
                .isEqualTo("host\n");
        assertThat(file).hasContent("container");
        Files.delete(file);
    }

    @Test
    void theContainerIsOneAndTheSame() throws Exception {
        shell("true");
        Optional<String> first = Containers.shared().containerId();
        shell("true");

        assertThat(Containers.shared().containerId()).isPresent().isEqualTo(first);
    }

    private Executor.Outcome shell(String script) throws Exception {
        return executor.run(Command.of(directory, List.of("sh", "-c", script)), LONG);
    }
}
