package org.cocobean.adapter.container;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.Capability;
import com.github.dockerjava.api.model.HostConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.cocobean.sim.spi.Command;
import org.cocobean.wording.Words;
import org.jspecify.annotations.Nullable;

/// The one container of this JVM.
///
/// It cannot outlive the JVM, however that ends: its main program ends with its [Lifeline]; the
/// engine then ends whatever else runs in the container and removes it.
final class SimulatorContainer {

    /// Says that it is there, and reads the lifeline to its end.
    private static final String MAIN =
            """
            umask 077
            : >"$1/ready"
            cat >/dev/null
            rm -rf "$1"/*
            """;

    /// Leaves its process id, which is also the id of its session, and becomes the command. Without
    /// such a mark the program was not found.
    private static final String RUN =
            "command -v \"$2\" >/dev/null 2>&1 || exit 127; echo $$ >\"$1\"; shift; exec \"$@\"";

    /// Kills the whole session, again and again until nobody is left who could fork.
    private static final String KILL =
            """
            i=0
            while [ ! -s "$1" ] && [ $i -lt 40 ]; do sleep 0.05; i=$((i+1)); done
            read -r session <"$1" || exit 0
            i=0
            while [ $i -lt 20 ]; do
              found=
              for stat in /proc/[0-9]*/stat; do
                read -r line <"$stat" || continue
                set -- ${line##*) }
                [ "$4" = "$session" ] && [ "$1" != Z ] || continue
                pid=${stat#/proc/}
                kill -KILL "${pid%/stat}" && found=1
              done
              [ -n "$found" ] || exit 0
              i=$((i+1))
            done
            """;

    private static final String READY = "ready";

    /// More than any build needs, and fewer than a runaway script would take the machine down with.
    private static final long PROCESSES = 4096;

    private static final Duration START_TIMEOUT = Duration.ofSeconds(30);

    private final DockerClient client;
    private final String id;
    private final String image;
    private final Mounts mounts;
    private final Path shared;
    private final AtomicInteger marks = new AtomicInteger();
    private @Nullable Lifeline lifeline;
    private volatile boolean closed;

    private SimulatorContainer(
            DockerClient client, String id, String image, Mounts mounts, Path shared) {
        this.client = client;
        this.id = id;
        this.image = image;
        this.mounts = mounts;
        this.shared = shared;
    }

    /// Starts a container of an image that is there, and waits until it is ready.
    static SimulatorContainer start(
            Engine engine, String image, Mounts mounts, Path shared, String network)
            throws IOException, InterruptedException {
        DockerClient client = engine.client();
        String user =
                Files.getAttribute(shared, "unix:uid")
                        + ":"
                        + Files.getAttribute(shared, "unix:gid");
        Files.deleteIfExists(shared.resolve(READY));
        Stillborn.remove(client);
        try {
            String id =
                    client.createContainerCmd(image)
                            .withUser(user)
                            .withEntrypoint("sh")
                            .withStdinOpen(true)
                            .withStdInOnce(true)
                            .withCmd("-c", MAIN, "cocobean", shared.toString())
                            .withLabels(Stillborn.labels())
                            .withHostConfig(
                                    HostConfig.newHostConfig()
                                            .withBinds(mounts.binds())
                                            .withInit(true)
                                            .withAutoRemove(true)
                                            .withNetworkMode(network)
                                            .withCapDrop(Capability.ALL)
                                            .withPidsLimit(PROCESSES)
                                            .withSecurityOpts(List.of("no-new-privileges")))
                            .exec()
                            .getId();
            SimulatorContainer container =
                    new SimulatorContainer(client, id, image, mounts, shared);
            try {
                container.lifeline = Lifeline.attach(client, id);
                client.startContainerCmd(id).exec();
                container.awaitReady();
            } catch (DockerException | IOException | InterruptedException e) {
                container.close();
                throw e;
            }
            return container;
        } catch (DockerException e) {
            throw new IOException(
                    "the engine cannot start a container of %s: %s. Mounts: %s"
                            .formatted(image, e.getMessage(), mounts.describe()),
                    e);
        }
    }

    private void awaitReady() throws IOException, InterruptedException {
        long deadline = System.nanoTime() + START_TIMEOUT.toNanos();
        while (!Files.exists(shared.resolve(READY))) {
            if (System.nanoTime() > deadline) {
                throw new IOException(
                        "the container of "
                                + image
                                + " does not share "
                                + shared
                                + " with this machine: "
                                + READY
                                + " did not appear there within "
                                + Words.of(START_TIMEOUT)
                                + ". The engine must mount directories of this machine (see"
                                + " docs/containers.md)");
            }
            Thread.sleep(3);
        }
    }

    String id() {
        return id;
    }

    /// Starts a command.
    ///
    /// @throws IOException when its directory is not there or the container is gone
    ContainerProcess start(Command command, Consumer<String> lines) throws IOException {
        requireDirectory(command.directory());
        String mark = "run-" + marks.incrementAndGet() + ".pid";
        List<String> argv = new ArrayList<>(List.of("sh", "-c", RUN, "cocobean"));
        argv.add(shared.resolve(mark).toString());
        argv.addAll(command.argv());
        List<String> environment = new ArrayList<>();
        command.environment().forEach((name, value) -> environment.add(name + "=" + value));
        try {
            String exec =
                    client.execCreateCmd(id)
                            .withCmd(argv.toArray(String[]::new))
                            .withWorkingDir(command.directory().toAbsolutePath().toString())
                            .withEnv(environment)
                            .withAttachStdout(true)
                            .withAttachStderr(true)
                            .exec()
                            .getId();
            ContainerProcess process = new ContainerProcess(this, exec, mark, lines);
            client.execStartCmd(exec).exec(process);
            return process;
        } catch (RuntimeException e) {
            throw new IOException(obituary(String.valueOf(e.getMessage())), e);
        }
    }

    /// Tells whether a command that ended was there at all.
    boolean wasFound(ContainerProcess.Ending ending, String program) throws IOException {
        return ending.exitCode() != 127 || exists(program);
    }

    private boolean exists(String program) throws IOException {
        try {
            ContainerProcess look =
                    start(
                            Command.of(
                                    shared,
                                    List.of("sh", "-c", "command -v \"$1\"", "sh", program)),
                            line -> {});
            return look.awaitEnding(Duration.ofSeconds(30))
                    .filter(end -> end.exitCode() == 0)
                    .isPresent();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private void requireDirectory(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            throw new IOException("the working directory " + directory + " does not exist");
        }
        if (!mounts.covers(directory)) {
            throw new IOException(
                    "the working directory "
                            + directory
                            + " is not mounted in the container. Mounted are: "
                            + mounts.describe()
                            + ". Work below one of them, or add it with"
                            + " -Dcocobean.container.mounts="
                            + directory);
        }
    }

    /// Kills a command with all its children. Harmless when it has ended.
    void kill(String mark) {
        try {
            Command script =
                    Command.of(
                            shared,
                            List.of("sh", "-c", KILL, "cocobean", shared.resolve(mark).toString()));
            start(script, line -> {}).awaitEnding(Duration.ofSeconds(10));
        } catch (IOException e) {
            // The container is gone, and everything in it.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    void forget(String mark) {
        try {
            Files.deleteIfExists(shared.resolve(mark));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + shared.resolve(mark), e);
        }
    }

    @Nullable Long exitCode(String exec) {
        return client.inspectExecCmd(exec).exec().getExitCodeLong();
    }

    boolean isRunning() {
        if (closed) {
            return false;
        }
        try {
            return Boolean.TRUE.equals(
                    client.inspectContainerCmd(id).exec().getState().getRunning());
        } catch (NotFoundException e) {
            return false;
        }
    }

    boolean endsWithin(Duration time) throws InterruptedException {
        long deadline = System.nanoTime() + time.toNanos();
        while (isRunning()) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            Thread.sleep(20);
        }
        return true;
    }

    /// Says what became of the container when a command in it could not be started or lost.
    String obituary(String reason) {
        String container = "the container " + id.substring(0, 12) + " of " + image;
        try {
            if (isRunning()) {
                return container + " runs, but the engine failed: " + reason;
            }
            return container
                    + " is gone while it was in use: it was killed or removed, or ran out of"
                    + " memory. The next simulation starts a new one";
        } catch (RuntimeException e) {
            return container
                    + " was lost: the container engine does not answer any more ("
                    + (reason.isEmpty() ? e.getMessage() : reason)
                    + "). Start it again (docker/engine-up.sh) and run the tests again";
        }
    }

    /// Ends the container and everything in it. Harmless when repeated.
    void close() {
        closed = true;
        try {
            if (lifeline != null) {
                lifeline.cut();
            }
            client.removeContainerCmd(id).withForce(true).exec();
        } catch (RuntimeException e) {
            // It is gone, or being removed already.
        }
    }
}
