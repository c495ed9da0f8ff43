package org.cocobean.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// How long one waits for a build that another one makes.
@Timeout(30)
class BuildPatienceTests {

    @TempDir Path directory;
    private final AtomicInteger builds = new AtomicInteger();

    private List<Path> build(Path out) throws IOException {
        builds.incrementAndGet();
        Files.writeString(out.resolve("out.bin"), "built");
        return List.of();
    }

    private static BuildKey key() {
        return BuildKey.of("tool", "slow");
    }

    /// Five steps of 300 ms each, and nobody waits for longer than 1 s: both by a thread of the
    /// same JVM, and by the lock of another process, for which another session stands.
    @Test
    void whoeverWaitsForABuildHasPatienceWhileItGetsOn() throws Exception {
        Session session = Sessions.open(directory, "cocobean.once.timeout", "1 s");
        BuildCache cache = session.cache();
        CountDownLatch begun = new CountDownLatch(1);
        Builder slow =
                out -> {
                    begun.countDown();
                    for (int i = 1; i <= 5; i++) {
                        session.atStep("step " + i);
                        Thread.sleep(300);
                    }
                    return build(out);
                };
        try (ExecutorService threads = Executors.newSingleThreadExecutor()) {
            var first = threads.submit(() -> cache.obtain(key(), slow));
            begun.await();
            assertThat(cache.obtain(key(), this::build).path()).isEqualTo(first.get().path());
        }
        assertThat(builds).hasValue(1);
    }

    @Test
    void whoeverWaitsForABuildThatHangsIsToldAtWhichStep() throws Exception {
        Session session = Sessions.open(directory, "cocobean.once.timeout", "300 ms");
        BuildCache cache = session.cache();
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newSingleThreadExecutor()) {
            var hanging =
                    threads.submit(() ->
                            cache.obtain(
                                    key(),
                                    out -> {
                                        session.atStep("step 2 of 3: make");
                                        begun.countDown();
                                        end.await();
                                        return build(out);
                                    }));
            begun.await();
            assertThatThrownBy(() -> cache.obtain(key(), this::build))
                    .isInstanceOf(CallOnceException.TimedOut.class)
                    .hasMessageContaining("was not finished within 300 ms")
                    .hasMessageContaining("and is all the while at step 2 of 3: make");
            end.countDown();
            hanging.get();
        }
    }
}
