package org.cocobean.session;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.cocobean.internal.session.DirectoryLock;
import org.cocobean.internal.session.HeldLock;
import org.cocobean.internal.session.Holder;
import org.cocobean.internal.session.StaleWatch;
import org.cocobean.wording.Words;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// So many of one resource, each of which is a lock.
///
/// ```
/// FOLDER/NAME.door.lock/    held by the one that takes, until it has all it wants
/// FOLDER/NAME.1.lock/       held by the one that has the first of them, and so on
/// ```
///
/// Only the one at the door looks for free ones: two who each have half of what they want would
/// wait for each other, and a hundred who look through all would be a load on a file server.
final class Pool {

    private static final Logger LOG = LoggerFactory.getLogger("org.cocobean.session.waiting");
    private static final Duration AS_LONG_AS_IT_TAKES = Duration.ofDays(365);
    private static final long FIRST_NAP = 10;
    private static final long LONGEST_NAP = 1000;
    private static final long BETWEEN_LINES = Duration.ofSeconds(10).toNanos();

    private final Path folder;
    private final String name;
    private final WorkContext context;
    private final DirectoryLock door;
    private final StaleWatch doorWatch;
    private final List<Slot> slots;

    private record Slot(DirectoryLock lock, StaleWatch watch) {

        static Slot of(DirectoryLock lock) {
            return new Slot(lock, lock.watch());
        }
    }

    Pool(Path folder, String name, int count, WorkContext context) {
        this.folder = folder;
        this.name = name;
        this.context = context;
        this.door = new DirectoryLock(folder, name + ".door", context.timing());
        this.doorWatch = door.watch();
        this.slots =
                IntStream.rangeClosed(1, count)
                        .mapToObj(number ->
                                Slot.of(
                                        new DirectoryLock(
                                                folder, name + "." + number, context.timing())))
                        .toList();
    }

    /// Waits for so many.
    List<HeldLock> take(int amount) throws IOException {
        return Turn.take(
                folder,
                name + ".door",
                "waiting for " + name,
                AS_LONG_AS_IT_TAKES,
                context,
                new Turn.Shared<List<HeldLock>>() {
                    @Override
                    public Optional<List<HeldLock>> find(Duration waited) {
                        return Optional.empty();
                    }

                    @Override
                    public Optional<List<HeldLock>> make(HeldLock held, Duration waited)
                            throws IOException {
                        return Optional.of(await(amount));
                    }
                });
    }

    /// Takes so many if they are free now, and nobody waits for some.
    Optional<List<HeldLock>> tryTake(int amount) throws IOException {
        Files.createDirectories(folder);
        synchronized (this) {
            if (doorWatch.look().isPresent()) {
                return Optional.empty();
            }
        }
        Optional<HeldLock> mine = door.tryAcquire(context.worker().name(), name);
        if (mine.isEmpty()) {
            return Optional.empty();
        }
        List<HeldLock> got = new ArrayList<>();
        try (HeldLock closed = mine.get()) {
            collect(amount, got);
            if (got.size() == amount && closed.isHeld()) {
                return Optional.of(List.copyOf(got));
            }
        } catch (IOException e) {
            giveBack(got);
            throw e;
        }
        giveBack(got);
        return Optional.empty();
    }

    private List<HeldLock> await(int amount) throws IOException {
        List<HeldLock> got = new ArrayList<>();
        boolean all = false;
        long start = System.nanoTime();
        long nextLine = BETWEEN_LINES;
        long nap = FIRST_NAP;
        try (var waiting = context.activities().begin(Activity.Kind.WAITS, name, "a free one")) {
            while (true) {
                Optional<Holder> holder = collect(amount, got);
                if (got.size() == amount) {
                    all = true;
                    return List.copyOf(got);
                }
                long waited = System.nanoTime() - start;
                if (waited > nextLine) {
                    nextLine += BETWEEN_LINES;
                    LOG.info(
                            "waiting for one of {} of '{}' to be free, {}: one has {}",
                            slots.size(),
                            name,
                            Words.of(Duration.ofNanos(waited)),
                            holder.map(Holder::who).orElse("just changed hands"));
                }
                Thread.sleep(nap);
                nap = Math.min(LONGEST_NAP, nap * 2);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CallOnceException("Interrupted while waiting for '" + name + "'", e);
        } finally {
            if (!all) {
                giveBack(got);
            }
        }
    }

    /// Adds what is free, up to the amount.
    ///
    /// @return the last one that was found to have one
    private synchronized Optional<Holder> collect(int amount, List<HeldLock> got)
            throws IOException {
        Optional<Holder> last = Optional.empty();
        for (Slot slot : slots) {
            if (got.size() == amount) {
                break;
            }
            Optional<Holder> holder = slot.watch.look();
            if (holder.isPresent()) {
                last = holder;
            } else {
                slot.lock.tryAcquire(context.worker().name(), name).ifPresent(got::add);
            }
        }
        return last;
    }

    /// Gives back all; one that cannot be is free when this process has ended.
    static void giveBack(List<HeldLock> locks) {
        for (HeldLock lock : locks) {
            try {
                lock.close();
            } catch (IOException e) {
                LOG.warn("Could not give back {}: {}", lock.token(), e.toString());
            }
        }
    }
}
