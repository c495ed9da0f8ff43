package org.cocobean.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.cocobean.settings.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A fork that dies in the middle of a build.
@Timeout(60)
class BuildTakeoverTests {

    @TempDir Path directory;

    /// A fork whose build never ends.
    static final class Fork {

        private Fork() {}

        public static void main(String[] arguments) {
            Session.open(Settings.load())
                    .cache()
                    .obtain(
                            BuildKey.of("fake", "top"),
                            out -> {
                                Files.writeString(out.resolve("half"), "half-written");
                                Files.createFile(Path.of(arguments[0]));
                                Thread.sleep(Duration.ofMinutes(10));
                                return List.of();
                            });
        }
    }

    @Test
    void anotherForkTakesOverAtOnceAndNothingHalfWrittenIsLeft() throws Exception {
        Path started = directory.resolve("started");
        Process fork =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Dcocobean.run.dir=" + directory.resolve("run"),
                                "-Dcocobean.cache=" + directory.resolve("cache"),
                                "-Dcocobean.worker=gw1",
                                "-cp",
                                System.getProperty("java.class.path", ""),
                                Fork.class.getName(),
                                started.toString())
                        .redirectError(directory.resolve("fork.log").toFile())
                        .start();
        try {
            while (!Files.exists(started)) {
                assertThat(fork.isAlive())
                        .withFailMessage(() -> "the fork ended before it built")
                        .isTrue();
                Thread.sleep(10);
            }
            Session session = Sessions.open(directory);
            CompletableFuture<CachedBuild> waiting =
                    CompletableFuture.supplyAsync(() ->
                            session.cache()
                                    .obtain(
                                            BuildKey.of("fake", "top"),
                                            out -> {
                                                Files.writeString(out.resolve("all"), "whole");
                                                return List.of();
                                            }));
            Thread.sleep(400);
            assertThat(waiting).isNotDone();
            long death = System.nanoTime();
            fork.destroyForcibly().waitFor();
            CachedBuild built = waiting.get();
            assertThat(Duration.ofNanos(System.nanoTime() - death))
                    .isLessThan(Duration.ofSeconds(5));
            assertThat(built.hit()).isFalse();
            assertThat(built.waited()).isGreaterThanOrEqualTo(Duration.ofMillis(100));
            assertThat(built.path().resolve("all")).hasContent("whole");
            try (Stream<Path> files = Files.walk(directory.resolve("cache"))) {
                assertThat(files.map(f -> f.getFileName().toString()))
                        .doesNotContain("half")
                        .noneMatch(name -> name.startsWith(".new-") || name.endsWith(".lock"));
            }
        } finally {
            fork.destroyForcibly();
        }
    }
}
