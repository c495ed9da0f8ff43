package org.cocobean.session;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.cocobean.internal.session.FileHashes;
import org.cocobean.internal.session.Folder;
import org.cocobean.internal.session.ProcessIdentity;
import org.cocobean.internal.session.SafeName;
import org.cocobean.internal.session.TrustedPlace;
import org.cocobean.settings.Settings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps what was built, by the content of everything it was built from, for this run and later
/// ones.
///
/// A build is found in two steps. The [BuildKey] gives the place; there may lie several builds
/// there, each with the list of files that only the tool found (includes) and their digests, and
/// the one whose files are all unchanged is it. So a changed include, define, parameter, argument
/// or tool builds anew, and a touched file does not.
///
/// One worker builds, all others that ask for the same wait for it, in other runs too. A failing
/// build fails every caller in the run at once with the tool's message; the next run tries again.
///
/// The cache lies in `$XDG_CACHE_HOME/cocobean`, else `~/.cache/cocobean`; `-Dcocobean.cache=DIR`
/// moves it, and `-Dcocobean.cache=off` keeps builds in the run directory only. Behind it there may
/// be a second one that several hosts see (`-Dcocobean.cache.second=DIR`): what this host does not
/// have is copied from there, and what nobody has is built there, once for all. It is held below
/// `-Dcocobean.cache.size=` MiB (4096) by removing what was not used for longest; what a live
/// process uses is never removed. All methods may be called from any thread.
public final class BuildCache {

    private static final Logger LOG = LoggerFactory.getLogger(BuildCache.class);
    private static final String FIRST = "cocobean.cache";
    private static final String SECOND = "cocobean.cache.second";
    private static final int ATTEMPTS = 3;

    /// So many builds that differ only in files that the tool found are kept.
    private static final int VERSIONS = 32;

    /// This part of the limit.
    private static final int WORTH_A_LOOK = 64;

    private static final int NAME_LIMIT = 40;
    private static final int SHORT_DIGEST = 32;

    private final String setting;
    private final Path directory;
    private final Path root;
    private final Path failures;
    private final long limit;
    private final Duration timeout;
    private final boolean shared;
    private final WorkContext context;
    private final Optional<SecondLevel> second;
    private final FileHashes hashes = new FileHashes();
    private final Descriptions descriptions = new Descriptions();
    private final ConcurrentHashMap<String, CacheEntry> inUse = new ConcurrentHashMap<>();
    private final AtomicLong sinceEviction;
    private final Set<Path> damaged = ConcurrentHashMap.newKeySet();
    private final List<Consumer<Path>> readers = new CopyOnWriteArrayList<>();

    private BuildCache(
            String setting,
            Path directory,
            Path failures,
            long limit,
            Duration timeout,
            boolean shared,
            WorkContext context,
            Optional<SecondLevel> second) {
        this.setting = setting;
        this.second = second;
        this.directory = directory;
        this.root = directory.resolve("v2");
        this.failures = failures;
        this.limit = limit;
        this.sinceEviction = new AtomicLong(limit);
        this.timeout = timeout;
        this.shared = shared;
        this.context = context;
    }

    static BuildCache open(Settings settings, RunDirectory run, WorkContext context) {
        Path ofRun = run.path().resolve("builds");
        Path failures = ofRun.resolve("failed");
        Path first = place(settings).orElse(ofRun);
        Optional<SecondLevel> second =
                secondPlace(settings)
                        .filter(place -> !place.equals(first))
                        .map(place ->
                                new SecondLevel(
                                        at(
                                                SECOND,
                                                place,
                                                failures,
                                                settings,
                                                context,
                                                Optional.empty())));
        return at(FIRST, first, failures, settings, context, second);
    }

    private static BuildCache at(
            String setting,
            Path directory,
            Path failures,
            Settings settings,
            WorkContext context,
            Optional<SecondLevel> second) {
        return new BuildCache(
                setting,
                directory,
                failures,
                settings.cacheMebibytes() << 20,
                settings.onceTimeout(),
                settings.cacheIsShared(),
                context,
                second);
    }

    private static Optional<Path> secondPlace(Settings settings) {
        Optional<Path> wanted = settings.secondCacheDirectory();
        try {
            if (wanted.isPresent() && Files.isDirectory(wanted.get())) {
                TrustedPlace.require(wanted.get(), settings.cacheIsShared());
            }
            return wanted;
        } catch (IOException e) {
            throw new CallOnceException(
                    "The second cache (cocobean.cache.second) cannot be used: " + e.getMessage(),
                    e);
        }
    }

    /// A home that cannot be written or trusted, as in some containers, is no reason to fail; a
    /// directory that the user named is.
    private static Optional<Path> place(Settings settings) {
        Optional<Path> wanted = settings.cacheDirectory();
        if (wanted.isEmpty()) {
            return wanted;
        }
        boolean named = settings.text(FIRST).isPresent();
        Path directory = wanted.get();
        try {
            if (!named) {
                Files.createDirectories(directory);
                if (!Files.isWritable(directory)) {
                    throw new AccessDeniedException(directory.toString());
                }
            }
            if (Files.isDirectory(directory)) {
                TrustedPlace.require(directory, settings.cacheIsShared());
            }
            return wanted;
        } catch (IOException e) {
            if (named) {
                throw new CallOnceException("The cache cannot be used: " + e.getMessage(), e);
            }
            LOG.warn(
                    "Builds are kept for this run only: {}. Choose a place with -Dcocobean.cache=DIR.",
                    e.toString());
            return Optional.empty();
        }
    }

    /// Where everything lies that is kept between runs, builds and other things, or for this run
    /// where nothing can be kept.
    public Path directory() {
        return directory;
    }

    /// Where the builds lie.
    public Path path() {
        return root;
    }

    /// Returns the build with this key, building it if nobody has.
    ///
    /// @throws BuildFailedException when it cannot be built, with the tool's message, now or
    ///   earlier in this run
    /// @throws CallOnceException.TimedOut when another worker did not finish it in time
    /// @throws CallOnceException when interrupted, or when the cache cannot be used
    public CachedBuild obtain(BuildKey key, Builder builder) {
        try {
            Map<Path, BuildJob.Seen> seen = new HashMap<>();
            for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
                key.inputs().forEach(input -> tell(input.path()));
                String digest = key.digest(hashes);
                Optional<CacheEntry> known = known(digest);
                if (known.isPresent()) {
                    tellOf(known.get().dependencies());
                    return hit(key, digest, known.get(), Duration.ZERO);
                }
                BuildJob job =
                        new BuildJob(
                                key, digest, place(key, digest), failure(key, digest), this, seen);
                Optional<CachedBuild> built = job.run(builder);
                if (built.isPresent()) {
                    return built.get();
                }
                LOG.info("'{}' is built again: a source changed meanwhile", key.display());
            }
        } catch (IOException e) {
            throw new CallOnceException(
                    "'%s' cannot be built or found in the cache %s: %s. %s, or choose another with -D%s=DIR%s."
                            .formatted(
                                    key.display(),
                                    root,
                                    Failures.describe(e),
                                    remedy(e),
                                    setting,
                                    setting.equals(FIRST) ? " or -Dcocobean.cache=off" : ""),
                    e);
        }
        throw new CallOnceException(
                "The sources of '%s' changed while they were being built, %d times in a row; build again when they stand still"
                        .formatted(key.display(), ATTEMPTS),
                null);
    }

    /// Finds the build with this key, if it is there.
    public Optional<CachedBuild> find(BuildKey key) {
        try {
            Optional<CacheEntry> entry = findOnly(key);
            if (entry.isEmpty()) {
                return Optional.empty();
            }
            key.inputs().forEach(input -> tell(input.path()));
            tellOf(entry.get().dependencies());
            return Optional.of(hit(key, key.digest(hashes), entry.get(), Duration.ZERO));
        } catch (IOException e) {
            return Optional.empty(); // whoever makes it is told what is wrong with the cache
        }
    }

    /// Removes a build that turned out to be of no use, though it is not damaged.
    public void drop(CachedBuild build) {
        inUse.values().removeIf(entry -> entry.content().equals(build.path()));
        try {
            new Eviction(root, context).takeAway(CacheEntry.directoryOf(build.path()));
        } catch (IOException e) {
            LOG.debug("{} stays in the cache: {}", build.path(), e.toString());
        }
    }

    /// Tells from now on of each file and directory that a build depends on, whenever a build is
    /// asked for: the thread that asks tells, and of a build that fails what its tool had read so
    /// far.
    ///
    /// @param reader is told absolute paths, the same one again and again
    public void onInput(Consumer<Path> reader) {
        readers.add(reader);
    }

    /// Says that what the calling thread is about to build depends on a file that will not be among
    /// its inputs, such as a list of sources; only for those who asked [#onInput].
    public void tell(Path input) {
        readers.forEach(reader -> reader.accept(input));
    }

    /// What only the tool had found.
    void tellOf(List<CacheEntry.Dependency> dependencies) {
        dependencies.forEach(dependency -> tell(dependency.path()));
    }

    /// Removes every build that no live process uses.
    ///
    /// @return how many were removed
    public int clean() {
        try {
            return new Eviction(root, context).run(0);
        } catch (IOException e) {
            throw new CallOnceException(
                    "The cache %s cannot be cleaned: %s. %s."
                            .formatted(root, Failures.describe(e), remedy(e)),
                    e);
        }
    }

    private String remedy(IOException e) {
        return e instanceof AccessDeniedException
                ? "Whoever made it keeps others from writing there: chmod -R g+w %s, and umask 002 for all who share it"
                        .formatted(directory)
                : "Check that it can be written and the disk is not full";
    }

    FileHashes hashes() {
        return hashes;
    }

    Optional<SecondLevel> second() {
        return second;
    }

    /// The build with this key as it lies here, and whether it was made now; marked as used by this
    /// process.
    ///
    /// @throws BuildFailedException as [#obtain] does
    Obtained obtainEntry(BuildKey key, Builder builder) throws IOException {
        CachedBuild build = obtain(key, builder);
        for (CacheEntry entry : inUse.values()) {
            if (entry.content().equals(build.path())) {
                return new Obtained(entry, build.hit());
            }
        }
        throw new IOException(build.path() + " was removed as soon as it was there");
    }

    /// A build of this cache.
    record Obtained(CacheEntry entry, boolean hit) {}

    /// Finds a build without a lock, for a cache that cannot be written.
    Optional<CacheEntry> findOnly(BuildKey key) throws IOException {
        String digest = key.digest(hashes);
        Optional<CacheEntry> known = known(digest);
        return known.isPresent() ? known : find(digest, place(key, digest));
    }

    /// Whether builds can be put here.
    boolean isWritable() throws IOException {
        if (!Files.exists(directory) || Files.isWritable(directory)) {
            Files.createDirectories(root);
        }
        return Files.isWritable(root);
    }

    WorkContext context() {
        return context;
    }

    Duration timeout() {
        return timeout;
    }

    /// Finds the build in a place from which the fewest files differ, and marks it as used by this
    /// process. Those that it finds to be damaged go; so it is for the holder of the lock.
    Optional<EarlierBuild> earlier(Path place) throws IOException {
        List<EarlierBuild> all = new ArrayList<>();
        FileHashes.Moment now = hashes.moment();
        for (CacheEntry entry : descriptions.in(place)) {
            Set<Path> changed = entry.changed(now);
            if (!changed.isEmpty()) {
                all.add(new EarlierBuild(entry.directory(), changed));
            }
        }
        all.sort(Comparator.comparingInt(earlier -> earlier.changed().size()));
        for (EarlierBuild earlier : all) {
            Optional<CacheEntry> entry = descriptions.read(earlier.path());
            if (entry.isEmpty() || !use(entry.get())) {
                continue;
            }
            Optional<String> damage = entry.get().damage(hashes, shared);
            if (damage.isEmpty()) {
                return Optional.of(new EarlierBuild(entry.get().content(), earlier.changed()));
            }
            LOG.warn("Removed a damaged build: {} in {}", damage.get(), earlier.path());
            Folder.removeQuietly(earlier.path());
        }
        return Optional.empty();
    }

    /// Removes from a place what was not used for longest, so that looking there stays quick.
    void keepFew(Path place) throws IOException {
        List<CacheEntry> entries = descriptions.in(place);
        if (entries.size() > VERSIONS) {
            new Eviction(root, context).keepNewest(entries, VERSIONS);
        }
    }

    /// Looks at all builds after the first of this process, and again when what it has added since
    /// could matter.
    ///
    /// @param added how many bytes
    void keepBelowLimit(long added) throws IOException {
        long unseen = sinceEviction.addAndGet(added);
        if (unseen > limit / WORTH_A_LOOK) {
            sinceEviction.set(0);
            new Eviction(root, context).run(limit);
        }
    }

    /// A build that this process used before, without a look into its description.
    private Optional<CacheEntry> known(String digest) throws IOException {
        CacheEntry entry = inUse.get(digest);
        return entry != null && entry.matches(hashes.moment()) && Files.isDirectory(entry.content())
                ? Optional.of(entry)
                : Optional.empty();
    }

    /// Finds a build in its place and marks it as used by this process.
    Optional<CacheEntry> find(String digest, Path place) throws IOException {
        closeWay(place);
        FileHashes.Moment now = hashes.moment();
        for (String name : Folder.names(place)) {
            if (!name.startsWith("e-")) {
                continue;
            }
            Optional<CacheEntry> found = descriptions.read(place.resolve(name));
            if (found.isEmpty()) {
                tellOnce(place.resolve(name), "its description cannot be read");
            } else if (found.get().matches(now) && use(found.get())) {
                Optional<String> damage = found.get().damage(hashes, shared);
                if (damage.isEmpty()) {
                    inUse.put(digest, found.get());
                    tellOf(found.get().dependencies());
                    return found;
                }
                tellOnce(place.resolve(name), damage.get());
            }
        }
        return Optional.empty();
    }

    /// Takes from strangers what a careless umask gave them on the way to a build.
    private void closeWay(Path place) throws IOException {
        for (Path at = place; at != null && at.startsWith(root); at = at.getParent()) {
            if (Files.isDirectory(at)) {
                TrustedPlace.close(at, shared);
            }
        }
    }

    /// Takes from strangers what a careless umask gave them in what was built.
    void closeTree(Path built) throws IOException {
        TrustedPlace.closeTree(built, shared);
    }

    /// A build is looked for before its lock is waited for and when it is held.
    private void tellOnce(Path entry, String damage) {
        if (damaged.add(entry)) {
            LOG.warn("Ignored a damaged build, which is made again: {} in {}", damage, entry);
        }
    }

    /// Removes the builds of a place that were found to be damaged; for the holder of its lock,
    /// which builds anew.
    void removeDamaged(Path place) throws IOException {
        for (Path entry : damaged) {
            if (entry.startsWith(place)) {
                Folder.removeQuietly(entry);
            }
        }
    }

    /// A cache on a read-only file system can be used but not marked; nobody can remove from it
    /// either.
    private static boolean use(CacheEntry entry) throws IOException {
        try {
            return entry.marks().mark(ProcessIdentity.current());
        } catch (IOException e) {
            if (Files.isWritable(entry.directory())) {
                throw e;
            }
            return true;
        }
    }

    CachedBuild hit(BuildKey key, String digest, CacheEntry entry, Duration waited) {
        record("hit", key, digest, Duration.ZERO);
        return new CachedBuild(entry.content(), true, waited);
    }

    void record(String outcome, BuildKey key, String digest, Duration took) {
        context.events().built(key.display(), digest.substring(0, SHORT_DIGEST), outcome, took);
    }

    private Path place(BuildKey key, String digest) {
        return root.resolve(SafeName.of(key.kind(), NAME_LIMIT)).resolve(fileName(key, digest));
    }

    private BuildFailure failure(BuildKey key, String digest) {
        String kind = SafeName.of(key.kind(), NAME_LIMIT);
        return new BuildFailure(failures, kind + "-" + fileName(key, digest));
    }

    private static String fileName(BuildKey key, String digest) {
        return SafeName.of(key.name(), NAME_LIMIT) + "-" + digest.substring(0, SHORT_DIGEST);
    }
}
