package org.cocobean.internal.share;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/// Many claimers over a share that answers slowly: how long until all pieces are handed out.
///
/// The share is in memory, and each operation takes the given time, as on a file server; tests take
/// none. Each claimer has its pieces in an order of its own, as the processes of a run have.
final class ClaimScale {

    private ClaimScale() {}

    /// What came out.
    ///
    /// @param seconds from the first claim to the end of the last claimer
    /// @param creations how often a file was asked for
    /// @param listings how often the folder was listed
    /// @param twice pieces that more than one claimer had
    /// @param never pieces that no claimer had
    record Figures(double seconds, long creations, long listings, int twice, int never) {}

    /// Prints the figures of `docs/cluster.md`.
    ///
    /// @param arguments number of claimers, of pieces, milliseconds for each operation
    public static void main(String[] arguments) throws Exception {
        Figures figures =
                measure(
                        Integer.parseInt(arguments[0]),
                        Integer.parseInt(arguments[1]),
                        Integer.parseInt(arguments[2]));
        System.out.println(figures);
    }

    static Figures measure(int claimers, int pieces, int millis) throws Exception {
        List<Piece> all =
                IntStream.range(0, pieces).mapToObj(i -> Piece.of("[test:" + i + "]")).toList();
        SlowShelf shelf = new SlowShelf(millis);
        Set<Integer> taken = ConcurrentHashMap.newKeySet();
        AtomicLong twice = new AtomicLong();
        long start = System.nanoTime();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < claimers; i++) {
                int number = i;
                running.add(
                        threads.submit(() -> {
                            Claims claims = new Claims(shelf, "p" + number, "t" + number);
                            for (int next : order(number, pieces)) {
                                var claim = claims.take(all.get(next));
                                if (claim.isPresent()) {
                                    twice.addAndGet(taken.add(next) ? 0 : 1);
                                    claims.done(claim.get());
                                }
                            }
                            return null;
                        }));
            }
            for (Future<?> each : running) {
                each.get();
            }
        }
        return new Figures(
                (System.nanoTime() - start) / 1e9,
                shelf.creations.get(),
                shelf.listings.get(),
                twice.intValue(),
                pieces - taken.size());
    }

    /// A few thousand classes in an order of the claimer's own, the tests of each together in one
    /// of its own, too.
    private static int[] order(int claimer, int pieces) {
        int perClass = 20;
        return IntStream.range(0, pieces / perClass)
                .boxed()
                .sorted(
                        Comparator.comparingInt(
                                i -> ("p" + claimer + "-class" + i).hashCode() * 31))
                .flatMapToInt(i ->
                        IntStream.range(0, perClass)
                                .map(k -> i * perClass + (k + claimer) % perClass))
                .toArray();
    }

    /// A share in memory.
    private static final class SlowShelf implements Shelf {

        final AtomicLong creations = new AtomicLong();
        final AtomicLong listings = new AtomicLong();
        private final Set<String> files = ConcurrentHashMap.newKeySet();
        private final int millis;
        private volatile Snapshot last = new Snapshot(Set.of(), System.nanoTime());

        /// One listing serves all who list within the time that one takes: they could not tell.
        private record Snapshot(Set<String> names, long atNs) {}

        SlowShelf(int millis) {
            this.millis = millis;
        }

        private void pause() throws IOException {
            try {
                Thread.sleep(millis);
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
        }

        @Override
        public boolean create(String name, String text) throws IOException {
            creations.incrementAndGet();
            pause();
            return files.add(name);
        }

        @Override
        public Set<String> names() throws IOException {
            listings.incrementAndGet();
            pause();
            Snapshot now = last;
            if (System.nanoTime() - now.atNs > millis * 1_000_000L) {
                now = renewed();
            }
            return now.names;
        }

        private synchronized Snapshot renewed() {
            if (System.nanoTime() - last.atNs > millis * 1_000_000L) {
                last = new Snapshot(Set.copyOf(files), System.nanoTime());
            }
            return last;
        }

        @Override
        public String read(String name) {
            throw new UnsupportedOperationException(name);
        }
    }
}
