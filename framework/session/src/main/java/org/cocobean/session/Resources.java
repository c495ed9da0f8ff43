package org.cocobean.session;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.cocobean.internal.session.HeldLock;
import org.cocobean.settings.Settings;

/// Counts what there are only so many of, such as licences, among the threads, processes and hosts
/// of a run, or of all runs that name the same directory.
///
/// `-Dcocobean.resources=questa:4,board:1` says how many there are. What a process holds that dies
/// is free again: at once on the same host, after `cocobean.lock.stale` on another one. Whoever
/// asks for several gets all of them or waits for all, so that no two wait for each other. All
/// methods may be called from any thread; nobody must wait here who holds something already.
public final class Resources {

    private final Map<String, Integer> counts;
    private final Path folder;
    private final WorkContext context;
    private final Map<String, Pool> pools = new ConcurrentHashMap<>();

    private Resources(Map<String, Integer> counts, Path folder, WorkContext context) {
        this.counts = counts;
        this.folder = folder;
        this.context = context;
    }

    static Resources open(Settings settings, RunDirectory run, WorkContext context) {
        return new Resources(
                settings.resources(),
                settings.resourceDirectory().orElseGet(() -> run.path().resolve("resources")),
                context);
    }

    /// What a caller has until it gives it back.
    public static final class Held implements AutoCloseable {

        private final List<HeldLock> locks = new ArrayList<>();

        private Held() {}

        /// Gives it back. Harmless when it is done twice.
        @Override
        public void close() {
            Pool.giveBack(locks);
        }
    }

    /// Whether anything is counted; where nothing is, everybody gets everything.
    public boolean areCounted() {
        return !counts.isEmpty();
    }

    /// Takes so many of each, and waits for them as long as it takes.
    ///
    /// @throws IllegalArgumentException when there are not so many
    /// @throws CallOnceException when interrupted, or when the directory cannot be used
    public Held take(Map<String, Integer> amounts) {
        return take(amounts, true).orElseThrow();
    }

    /// Takes so many of each, if they are free now.
    ///
    /// @throws IllegalArgumentException when there are not so many
    /// @throws CallOnceException when the directory cannot be used
    public Optional<Held> tryTake(Map<String, Integer> amounts) {
        return take(amounts, false);
    }

    private Optional<Held> take(Map<String, Integer> amounts, boolean wait) {
        Held held = new Held();
        boolean all = false;
        try {
            check(amounts);
            // In the order of their names: so of two who want the same none has what the other
            // waits for.
            for (var each : new TreeMap<>(areCounted() ? amounts : Map.of()).entrySet()) {
                Pool pool = pools.computeIfAbsent(each.getKey(), this::pool);
                Optional<List<HeldLock>> got =
                        wait
                                ? Optional.of(pool.take(each.getValue()))
                                : pool.tryTake(each.getValue());
                if (got.isEmpty()) {
                    return Optional.empty();
                }
                held.locks.addAll(got.get());
            }
            all = true;
            return Optional.of(held);
        } catch (IOException e) {
            throw new CallOnceException(
                    "%s cannot be counted in %s: %s. Check that the directory can be written from this host and its disk is not full."
                            .formatted(amounts.keySet(), folder, Failures.describe(e)),
                    e);
        } finally {
            if (!all) {
                Pool.giveBack(held.locks);
            }
        }
    }

    private void check(Map<String, Integer> amounts) {
        for (var each : amounts.entrySet()) {
            int count = counts.getOrDefault(each.getKey(), 0);
            if (areCounted() && each.getValue() > count) {
                throw new IllegalArgumentException(
                        "%d of '%s' are asked for, and there are %d: -Dcocobean.resources=%s:N says how many"
                                .formatted(each.getValue(), each.getKey(), count, each.getKey()));
            }
        }
    }

    private Pool pool(String name) {
        return new Pool(folder, name, counts.getOrDefault(name, 0), context);
    }
}
