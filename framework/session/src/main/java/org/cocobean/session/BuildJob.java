package org.cocobean.session;

import static org.cocobean.session.Activity.Kind.BUILDS;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import java.util.Map;
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
    private final Map<Path, Seen> seen;

    /// A file that a build depends on, as it was before the build began.
    record Seen(FileTime modified, String hash) {}

    /// @param seen what the tool found in an attempt before this one, to which this one adds
    BuildJob(
            BuildKey key,
            String digest,
            Path place,
            BuildFailure failure,
            BuildCache cache,
            Map<Path, Seen> seen) {
        this.seen = seen;
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
        Optional<SecondLevel.Brought> brought;
        long size;
        try {
            brought = bring(builder, content);
            List<CacheEntry.Dependency> dependencies =
                    brought.isPresent()
                            ? brought.get().dependencies()
                            : make(builder, content, start);
            if (!key.digest(cache.hashes()).equals(digest)
                    || (brought.isEmpty() && changedSince(startMillis, dependencies))) {
                return Optional.empty();
            }
            size = CacheEntry.write(scratch, key.display(), dependencies, cache.hashes());
            UseMarks marks = new UseMarks(scratch);
            marks.create();
            marks.mark(ProcessIdentity.current());
            cache.closeTree(scratch);
            Path entry = place.resolve("e-" + token);
            Files.move(scratch, entry, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Folder.removeQuietly(scratch);
        }
        if (brought.isEmpty()) { // else the second cache has recorded it
            cache.record("built", key, digest, since(start));
        }
        cache.keepFew(place);
        held.close();
        cache.keepBelowLimit(size);
        boolean wasThere = brought.map(SecondLevel.Brought::hit).orElse(false);
        return cache.find(digest, place)
                .map(entry -> new CachedBuild(entry.content(), wasThere, waited));
    }

    /// From the cache that several hosts share, if there is one.
    private Optional<SecondLevel.Brought> bring(Builder builder, Path content) throws IOException {
        Optional<SecondLevel> second = cache.second();
        return second.isEmpty() ? Optional.empty() : second.get().bring(key, builder, content);
    }

    private List<CacheEntry.Dependency> make(Builder builder, Path content, long start)
            throws IOException {
        try (var doing = cache.context().activities().begin(BUILDS, key.display(), "")) {
            return CacheEntry.hashAll(call(builder, content, start), content, cache.hashes());
        }
    }

    private List<Path> call(Builder builder, Path content, long start) throws IOException {
        try {
            Optional<EarlierBuild> earlier = cache.earlier(place);
            return earlier.isPresent()
                    ? builder.update(content, earlier.get())
                    : builder.build(content);
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

    /// What a tool read while somebody wrote it belongs to no version at all. The time of a file
    /// may come from another file server, whose clock is ahead: then it looks as if it had changed,
    /// but the next attempt finds it as this one leaves it.
    private boolean changedSince(long startMillis, List<CacheEntry.Dependency> dependencies)
            throws IOException {
        boolean changed = false;
        for (CacheEntry.Dependency dependency : dependencies) {
            if (Files.exists(dependency.path())) {
                FileTime modified = Files.getLastModifiedTime(dependency.path());
                Seen now = new Seen(modified, dependency.hash());
                Seen before = seen.put(dependency.path(), now);
                changed |= modified.toMillis() > startMillis && !now.equals(before);
            }
        }
        return changed;
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
