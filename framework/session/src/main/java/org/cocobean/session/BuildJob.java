package org.cocobean.session;

import static org.cocobean.session.Activity.Kind.BUILDS;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.cocobean.internal.session.Folder;
import org.cocobean.internal.session.HeldLock;
import org.cocobean.internal.session.ProcessIdentity;
import org.cocobean.internal.session.UseMarks;

/// One caller's way to a build that it has not used before: find it, wait for it, or make it.
final class BuildJob {

    private static final String SCRATCH = ".new-";

    private final BuildKey key;
    private final String digest;
    private final Path place;
    private final BuildFailure failure;
    private final BuildCache cache;

    BuildJob(BuildKey key, String digest, Path place, BuildFailure failure, BuildCache cache) {
        this.key = key;
        this.digest = digest;
        this.place = place;
        this.failure = failure;
        this.cache = cache;
    }

    /// @return empty when a source changed while it was being built
    Optional<CachedBuild> run(Builder builder) throws IOException {
        return Turn.take(
                        place,
                        "build",
                        key.display(),
                        cache.timeout(),
                        cache.context(),
                        new Making(builder))
                .build();
    }

    /// @param build empty when a source changed
    private record Made(Optional<CachedBuild> build) {}

    private final class Making implements Turn.Shared<Made> {

        private final Builder builder;

        Making(Builder builder) {
            this.builder = builder;
        }

        @Override
        public Optional<Made> find(Duration waited) throws IOException {
            return ready(waited).map(build -> new Made(Optional.of(build)));
        }

        @Override
        public Optional<Made> make(HeldLock held, Duration waited) throws IOException {
            return Optional.of(new Made(build(builder, held, waited)));
        }
    }

    private Optional<CachedBuild> ready(Duration waited) throws IOException {
        Optional<CacheEntry> entry = cache.find(digest, place);
        if (entry.isPresent()) {
            return Optional.of(cache.hit(key, digest, entry.get(), waited));
        }
        Optional<String> failed = failure.read(cache.hashes());
        if (failed.isPresent()) {
            throw new BuildFailedException(failed.get());
        }
        return Optional.empty();
    }

    private Optional<CachedBuild> build(Builder builder, HeldLock held, Duration waited)
            throws IOException {
        removeLeftovers();
        cache.removeDamaged(place);
        long start = System.nanoTime();
        String token = UUID.randomUUID().toString();
        Path scratch = place.resolve(SCRATCH + token);
        Path content = CacheEntry.contentOf(scratch);
        Files.createDirectories(content);
        long startMillis = Files.getLastModifiedTime(content).toMillis();
        try {
            List<Path> found;
            try (var doing = cache.context().activities().begin(BUILDS, key.display(), "")) {
                found = call(builder, content, start);
            }
            List<CacheEntry.Dependency> dependencies =
                    CacheEntry.hashAll(found, content, cache.hashes());
            if (!key.digest(cache.hashes()).equals(digest)
                    || changedSince(startMillis, dependencies)) {
                return Optional.empty();
            }
            CacheEntry.write(scratch, key.display(), dependencies, cache.hashes());
            UseMarks marks = new UseMarks(scratch);
            marks.create();
            marks.mark(ProcessIdentity.current());
            cache.closeTree(scratch);
            Folder.forceTree(scratch);
            Path entry = place.resolve("e-" + token);
            Files.move(scratch, entry, StandardCopyOption.ATOMIC_MOVE);
            Folder.force(place);
        } finally {
            Folder.removeQuietly(scratch);
        }
        cache.record("built", key, digest, since(start));
        held.close();
        cache.keepBelowLimit();
        return cache.find(digest, place)
                .map(entry -> new CachedBuild(entry.content(), false, waited));
    }

    private List<Path> call(Builder builder, Path content, long start) throws IOException {
        try {
            return builder.build(content);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CallOnceException(
                    "The build of '%s' was interrupted in this worker; the next caller starts it again"
                            .formatted(key.display()),
                    e);
        } catch (Throwable e) {
            boolean interrupted = Thread.interrupted();
            String message =
                    "'%s' could not be built by %s on %s:%n%s"
                            .formatted(
                                    key.display(),
                                    cache.context().worker(),
                                    ProcessIdentity.current().host(),
                                    Failures.describe(e));
            List<Path> read =
                    e instanceof BuildFailedException f ? f.dependencies() : List.<Path>of();
            List<CacheEntry.Dependency> known = CacheEntry.hashAll(read, content, cache.hashes());
            cache.tellOf(known);
            failure.write(message, known);
            cache.record("failed", key, digest, since(start));
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
            BuildFailedException failed = new BuildFailedException(message);
            if (!(e instanceof BuildFailedException)) { // else all it says is in the message
                failed.initCause(e);
            }
            throw failed;
        }
    }

    /// What a tool read while somebody wrote it belongs to no version at all.
    private static boolean changedSince(long startMillis, List<CacheEntry.Dependency> dependencies)
            throws IOException {
        for (CacheEntry.Dependency dependency : dependencies) {
            if (Files.exists(dependency.path())
                    && Files.getLastModifiedTime(dependency.path()).toMillis() > startMillis) {
                return true;
            }
        }
        return false;
    }

    /// Whoever left them was killed: only the holder of the lock builds here.
    private void removeLeftovers() throws IOException {
        for (String name : Folder.names(place)) {
            if (name.startsWith(SCRATCH)) {
                Folder.removeQuietly(place.resolve(name));
            }
        }
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
