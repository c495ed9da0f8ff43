package org.cocobean.adapter.container;

import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.model.Frame;
import com.github.dockerjava.api.model.StreamType;
import java.io.Closeable;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.cocobean.sim.spi.Executor;
import org.jspecify.annotations.Nullable;

/// A command under way in the container; also receives its output from the engine.
final class ContainerProcess implements Executor.Running, ResultCallback<Frame> {

    private static final int KILLED = 128 + 9;

    /// The engine says so of everything that the container's end takes along, too, and a little
    /// before it knows of that end.
    private static final Duration PATIENCE = Duration.ofMillis(500);

    private static final Duration PATIENCE_WHEN_KILLING = Duration.ofSeconds(15);

    private final SimulatorContainer container;
    private final String exec;
    private final String mark;
    private final Consumer<String> lines;
    private final LineSplitter out;
    private final LineSplitter err;
    private volatile boolean killed;
    private @Nullable Thread killer;
    private final CompletableFuture<Ending> ending = new CompletableFuture<>();

    /// How it ended.
    ///
    /// @param lost why nothing is known of its end, or empty
    record Ending(int exitCode, Optional<String> lost) {}

    ContainerProcess(
            SimulatorContainer container, String exec, String mark, Consumer<String> lines) {
        this.container = container;
        this.exec = exec;
        this.mark = mark;
        this.lines = lines;
        this.out = new LineSplitter(lines);
        this.err = new LineSplitter(lines);
    }

    /// In a thread of its own, since the caller may have been interrupted, and the engine's client
    /// then does nothing.
    @Override
    public void kill() {
        if (ending.isDone()) {
            return;
        }
        killed = true;
        try {
            killer().join(PATIENCE_WHEN_KILLING);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized Thread killer() {
        Thread current = killer;
        if (current == null || !current.isAlive()) {
            current =
                    Thread.ofPlatform()
                            .daemon()
                            .name("cocobean-container-kill")
                            .start(() -> container.kill(mark));
            killer = current;
        }
        return current;
    }

    @Override
    public Optional<Integer> await(Duration timeout) throws InterruptedException {
        return awaitEnding(timeout).map(Ending::exitCode);
    }

    Optional<Ending> awaitEnding(Duration timeout) throws InterruptedException {
        try {
            return Optional.of(ending.get(timeout.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            return Optional.empty();
        } catch (ExecutionException e) {
            throw new IllegalStateException("it is never completed so", e);
        }
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // it never fails
    public void onExit(Runnable action) {
        ending.whenComplete((end, failure) -> action.run());
    }

    @Override
    public void onStart(Closeable stream) {}

    @Override
    public void onNext(Frame frame) {
        (frame.getStreamType() == StreamType.STDERR ? err : out).accept(frame.getPayload());
    }

    @Override
    public void onError(Throwable failure) {
        end(String.valueOf(failure.getMessage()));
    }

    @Override
    public void onComplete() {
        end("");
    }

    @Override
    public void close() {}

    private void end(String streamFailure) {
        if (ending.isDone()) {
            return;
        }
        out.end();
        err.end();
        Ending end = inquire(streamFailure);
        end.lost().ifPresent(why -> lines.accept("cocobean: " + why));
        container.forget(mark);
        ending.complete(end);
    }

    /// The stream's end may be seen a little before the engine knows the exit code.
    private Ending inquire(String streamFailure) {
        String reason = streamFailure;
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(5);
        try {
            while (System.nanoTime() < deadline) {
                Long code = container.exitCode(exec);
                if (code != null) {
                    return code == KILLED && !killed && container.endsWithin(PATIENCE)
                            ? new Ending(KILLED, Optional.of(container.obituary("")))
                            : new Ending(code.intValue(), Optional.empty());
                }
                if (!container.isRunning()) {
                    break;
                }
                Thread.sleep(2);
            }
        } catch (DockerException e) {
            reason = reason.isEmpty() ? String.valueOf(e.getMessage()) : reason;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            reason = "the engine does not answer: " + e.getMessage();
        }
        return new Ending(KILLED, Optional.of(container.obituary(reason)));
    }
}
