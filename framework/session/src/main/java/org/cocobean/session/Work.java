package org.cocobean.session;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.cocobean.internal.session.Folder;
import org.cocobean.internal.session.HeldLock;
import org.cocobean.internal.session.SafeName;
import org.cocobean.internal.session.ValueCodec;
import org.jspecify.annotations.Nullable;

/// The way of one piece of work from its lock to its marker.
final class Work {

    private static final int NAME_LIMIT = 80;

    private final Path directory;
    private final String name;
    private final String fileName;
    private final Duration timeout;
    private final WorkContext context;

    Work(Path directory, String name, Duration timeout, WorkContext context) {
        this.directory = directory.toAbsolutePath().normalize();
        this.name = name;
        this.fileName = SafeName.of(name, NAME_LIMIT);
        this.timeout = timeout;
        this.context = context;
    }

    @Nullable Object ensureDone(Callable<?> action) {
        try {
            return Turn.take(directory, fileName, name, timeout, context, new Once(action)).value();
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    private final class Once implements Turn.Shared<Result> {

        private final Callable<?> action;

        Once(Callable<?> action) {
            this.action = action;
        }

        @Override
        public Optional<Result> find(Duration waited) throws IOException {
            Optional<Marker> marker = marker();
            return marker.isPresent() ? Optional.of(result(marker.get())) : Optional.empty();
        }

        @Override
        public Optional<Result> make(HeldLock held, Duration waited) throws IOException {
            return run(action, held);
        }
    }

    /// Runs the action and sets its marker.
    ///
    /// @return its result; empty when the lock was lost and somebody else does the work
    private Optional<Result> run(Callable<?> action, HeldLock held) throws IOException {
        long start = System.nanoTime();
        String value;
        try {
            value = ValueCodec.encode(action.call());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CallOnceException(
                    "'%s' was interrupted in this worker; the next caller starts it again"
                            .formatted(name),
                    e);
        } catch (Throwable e) {
            fail(e, held, millisSince(start));
            throw new CallOnceException.Failed(failedMessage("here", Failures.describe(e)), e);
        }
        long took = millisSince(start);
        if (!publish(held, true, Marker.success(value, took))) {
            return Optional.empty();
        }
        record("done", took);
        return Optional.of(new Result(ValueCodec.decode(value)));
    }

    private void fail(Throwable cause, HeldLock held, long took) {
        try {
            publish(held, false, Marker.failure(Failures.describe(cause), took));
            record("failed", took);
        } catch (IOException e) {
            cause.addSuppressed(e);
        }
    }

    /// The files of the lock must be finished also when the action left the thread interrupted.
    private boolean publish(HeldLock held, boolean done, Map<String, String> fields)
            throws IOException {
        boolean interrupted = Thread.interrupted();
        try {
            return held.publish(file(done), fields);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void record(String outcome, long took) {
        context.events().once(name, outcome, Duration.ofMillis(took));
    }

    private Result result(Marker marker) throws IOException {
        if (marker.done()) {
            return new Result(ValueCodec.decode(marker.text()));
        }
        throw new CallOnceException.Failed(
                failedMessage(
                        "in %s on %s".formatted(marker.worker(), marker.host()), marker.text()),
                null);
    }

    private String failedMessage(String where, String message) {
        return "'%s' failed %s and is not tried again (its mark is %s):%n%s"
                .formatted(name, where, file(false), message);
    }

    Optional<Marker> marker() throws IOException {
        Set<String> names = Folder.names(directory);
        if (names.contains(fileName + ".done")) {
            return Marker.read(file(true), true);
        }
        if (names.contains(fileName + ".failed")) {
            return Marker.read(file(false), false);
        }
        return Optional.empty();
    }

    void clean() throws IOException {
        Files.deleteIfExists(file(true));
        Files.deleteIfExists(file(false));
        if (Files.isDirectory(directory)) {
            Folder.force(directory);
        }
    }

    private Path file(boolean done) {
        return directory.resolve(fileName + (done ? ".done" : ".failed"));
    }

    CallOnceException unusable(IOException e) {
        return new CallOnceException(
                "'%s' cannot be coordinated in %s: %s. Check that the directory can be written and the disk is not full."
                        .formatted(name, directory, Failures.describe(e)),
                e);
    }

    private record Result(@Nullable Object value) {}

    private static long millisSince(long start) {
        return (System.nanoTime() - start) / 1_000_000;
    }
}
