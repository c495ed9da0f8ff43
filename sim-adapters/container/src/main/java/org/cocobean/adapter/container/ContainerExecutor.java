package org.cocobean.adapter.container;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.cocobean.internal.settings.SimulatorSettings;
import org.cocobean.session.Session;
import org.cocobean.sim.BrokenEnvironmentException;
import org.cocobean.sim.spi.Command;
import org.cocobean.sim.spi.CommandTimeoutException;
import org.cocobean.sim.spi.Executor;
import org.cocobean.wording.Words;
import org.jspecify.annotations.Nullable;

/// Runs programs in a container of the simulator image, as the calling user.
///
/// One container is started when the first program runs, and serves all threads until the JVM ends.
/// Should it be killed meanwhile, what ran in it fails and the next program starts a new one. The
/// directories of [Mounts] are mounted at the paths they have on the host; there is no network,
/// unless the link needs one, see [Reach].
public final class ContainerExecutor implements Executor {

    private static final Duration LOOK_TIMEOUT = Duration.ofSeconds(30);

    private final Supplier<Session> session;
    private final Map<String, Optional<Path>> found = new ConcurrentHashMap<>();
    private @Nullable SharedDirectory shared;
    private @Nullable SimulatorContainer container;
    private @Nullable String imageId;
    private @Nullable Engine engine;
    private @Nullable Mounts mounts;
    private @Nullable Reach reach;

    /// Creates the executor of this JVM's session. Nothing is started yet.
    public ContainerExecutor() {
        this(Session::current);
    }

    ContainerExecutor(Supplier<Session> session) {
        this.session = session;
    }

    @Override
    public String name() {
        return "container";
    }

    @Override
    public Optional<Path> find(String program) {
        return found.computeIfAbsent(program, this::look);
    }

    private Optional<Path> look(String program) {
        Command command =
                Command.of(
                        directory(), List.of("sh", "-c", "command -v \"$1\"", "cocobean", program));
        try {
            Outcome outcome = run(command, LOOK_TIMEOUT);
            return outcome.exitCode() == 0
                    ? Optional.of(Path.of(outcome.output().strip()))
                    : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        } catch (CommandTimeoutException e) {
            throw new BrokenEnvironmentException(
                    "the container did not answer when asked for "
                            + program
                            + ": "
                            + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while looking for " + program, e);
        }
    }

    @Override
    public String searched() {
        return "the PATH of the container image " + image();
    }

    @Override
    public Optional<String> platform() {
        return Optional.of(imageId().substring(0, 12));
    }

    @Override
    public Optional<Path> sharedMemory() {
        return Optional.of(directory());
    }

    @Override
    public Optional<String> remoteHost() {
        return reach().remoteHost();
    }

    @Override
    public Outcome run(Command command, Duration timeout)
            throws IOException, InterruptedException, CommandTimeoutException {
        Queue<String> output = new ConcurrentLinkedQueue<>();
        SimulatorContainer current = container();
        ContainerProcess process = current.start(command, output::add);
        Optional<ContainerProcess.Ending> ending;
        try {
            ending = process.awaitEnding(timeout);
        } catch (InterruptedException e) {
            process.kill();
            throw e;
        }
        if (ending.isEmpty()) {
            process.kill();
            throw new CommandTimeoutException(
                    "%s took longer than %s in the container and was killed"
                            .formatted(String.join(" ", command.argv()), Words.of(timeout)),
                    text(output));
        }
        Optional<String> lost = ending.get().lost();
        if (lost.isPresent()) {
            throw new IOException(String.join(" ", command.argv()) + " was lost: " + lost.get());
        }
        String program = command.argv().getFirst();
        if (!current.wasFound(ending.get(), program)) {
            throw new IOException(
                    "cannot run program \"%s\": it is not in %s".formatted(program, searched()));
        }
        if (ending.get().exitCode() != 0) {
            unseen(command).ifPresent(output::add);
        }
        return new Outcome(ending.get().exitCode(), text(output));
    }

    private static String text(Queue<String> lines) {
        StringBuilder text = new StringBuilder();
        lines.forEach(line -> text.append(line).append('\n'));
        return text.toString();
    }

    /// A file that the host has and the container does not is the likely reason of a failure.
    private Optional<String> unseen(Command command) throws IOException {
        Mounts mounts = mounts();
        return command.argv().stream()
                .flatMap(argument -> pathIn(argument).stream())
                .filter(path -> Files.exists(path) && !mounts.covers(path))
                .filter(path -> !path.startsWith("/usr") && !path.startsWith("/bin"))
                .findFirst()
                .map(path ->
                        "cocobean: note: "
                                + path
                                + " is not mounted in the container; add its directory with"
                                + " -Dcocobean.container.mounts="
                                + path.getParent());
    }

    private static Optional<Path> pathIn(String argument) {
        int slash = argument.indexOf('/');
        try {
            return slash < 0 ? Optional.empty() : Optional.of(Path.of(argument.substring(slash)));
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    @Override
    public Running start(Command command, Consumer<String> lines) throws IOException {
        if (!mounts().allowsWriting(command.directory())) {
            throw new IOException(
                    "simulations in the container cannot write to their directory "
                            + command.directory()
                            + ". Mounted are: "
                            + mounts().describe()
                            + ". Work below one that is not only to read, or add"
                            + " -Dcocobean.container.mounts="
                            + command.directory());
        }
        try {
            return container().start(command, lines);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while starting " + command.argv().getFirst(), e);
        }
    }

    /// Returns the container, for tests.
    Optional<String> containerId() {
        synchronized (this) {
            return Optional.ofNullable(container).map(SimulatorContainer::id);
        }
    }

    private synchronized SimulatorContainer container() throws IOException, InterruptedException {
        SimulatorContainer current = container;
        try {
            if (current != null && current.isRunning()) {
                return current;
            }
        } catch (RuntimeException e) {
            throw new IOException(current == null ? e.getMessage() : current.obituary(""), e);
        }
        if (current != null) {
            current.close();
        }
        imageId(); // says so when the image is missing
        SharedDirectory directory = shared();
        SimulatorContainer started =
                SimulatorContainer.start(
                        engine(), image(), mounts(), directory.path(), reach().network());
        directory.beforeDeletion(started::close);
        container = started;
        return started;
    }

    private synchronized String imageId() {
        if (imageId == null) {
            imageId = engine().imageId(image());
        }
        return imageId;
    }

    synchronized Engine engine() {
        if (engine == null) {
            engine = Engine.connect(settings());
        }
        return engine;
    }

    private synchronized Reach reach() {
        if (reach == null) {
            reach = Reach.of(engine(), settings());
        }
        return reach;
    }

    private synchronized Mounts mounts() throws IOException {
        if (mounts == null) {
            mounts = Mounts.of(session.get(), directory());
        }
        return mounts;
    }

    private Path directory() {
        try {
            return shared().path();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make a directory in shared memory", e);
        }
    }

    private synchronized SharedDirectory shared() throws IOException {
        if (shared == null) {
            shared = SharedDirectory.create(session.get().settings(), reach().sameKernel());
        }
        return shared;
    }

    private SimulatorSettings settings() {
        return SimulatorSettings.of(session.get());
    }

    private String image() {
        return settings().image();
    }
}
