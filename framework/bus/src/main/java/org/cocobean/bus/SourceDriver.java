package org.cocobean.bus;

import static org.cocobean.Cocobean.event;
import static org.cocobean.Cocobean.first;
import static org.cocobean.Cocobean.now;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.cocobean.Lane;
import org.cocobean.Simulation;
import org.cocobean.bus.internal.Lot;
import org.cocobean.bus.internal.SourceControl;
import org.cocobean.internal.kernel.StreamEngine;
import org.cocobean.internal.kernel.StreamEngines;
import org.cocobean.task.Event;
import org.cocobean.task.Obligation;
import org.cocobean.task.TaskCancelledException;
import org.cocobean.time.SimTime;
import org.cocobean.trigger.Edge;
import org.cocobean.trigger.Trigger;
import org.jspecify.annotations.Nullable;

/// Drives a stream for a [StreamSource], in Java or by an engine beside the simulator.
///
/// @param <T> what is sent
final class SourceDriver<T> implements SourceControl<T> {

    /// How many clock cycles without a transfer the end of a test waits.
    static final long PATIENCE = 10_000;

    private final Stream<T> stream;

    /// A blocked sender is woken by each transfer, one with a limit of twice as many and more by
    /// half of its limit, up to eight times as many, or when so many cycles have passed without
    /// any.
    private static final int MANY = 128;

    private final SendQueue<T> queue;
    private final PriorityQueue<Long> awaited = new PriorityQueue<>();
    private final @Nullable StreamEngine engine;
    private int blocked;
    private long blockedAt;
    private long replaced; // how often what waits was replaced
    private long cancelled; // and how often only dropped
    private long kept; // how much had been accepted, then
    private final List<Consumer<? super Transfer<T>>> listeners = new ArrayList<>();
    private final Event work;
    private final Event moved;
    private final Optional<Lane<T>> lane;
    private final @Nullable Tail<T> tail;
    private final AtomicLong sent = new AtomicLong();
    private final AtomicLong accepted = new AtomicLong();
    private volatile @Nullable SimTime oldest;
    private final List<Runnable> atReset = new ArrayList<>();
    private volatile boolean inReset;
    private boolean offers;
    private boolean away;

    SourceDriver(Stream<T> stream) {
        this.stream = stream;
        this.queue = new SendQueue<>(stream.payload());
        this.lane = stream.lane();
        lane.ifPresent(drawn -> drawn.atEnd(() -> addRest(drawn)));
        this.work = event("an item for " + stream.name());
        this.moved = event("a transfer on " + stream.name());
        Simulation.current().mustFinish(new Unsent());
        this.engine =
                stream.stall().isPure() ? stream.engine(StreamEngines::source).orElse(null) : null;
        this.tail = engine == null || lane.isEmpty() ? null : new Tail<>(engine);
        Runnable body = engine == null ? this::run : () -> runBeside(engine);
        stream.domain().run(stream.name() + " source", this::rest, body);
        StreamChecker.start(stream, StreamChecker.Side.SOURCE);
    }

    private void rest() {
        if (engine != null) {
            engine.stop();
            settle();
        }
        stream.valid().set(0);
        offers = false;
        inReset = stream.domain().reset().isPresent();
        atReset.forEach(Runnable::run);
    }

    private void run() {
        inReset = false;
        Pace pace = new Pace(stream.stall(), stream.domain());
        SignalRow row = new SignalRow(stream.payload().signals());
        Edge plain = stream.domain().edge();
        Edge taken = stream.ready().map(ready -> plain.when(ready, 1)).orElse(plain);
        while (true) {
            if (queue.waiting() == 0) {
                stream.valid().set(0);
                oldest = null;
                work.clear();
                work.await();
            }
            if (!pace.mayGo()) {
                stream.valid().set(0);
                pace.standStill();
                continue;
            }
            T item = queue.first();
            SimTime start = now();
            oldest = start;
            stream.payload().put(item, row);
            stream.valid().set(1);
            offers = true;
            taken.await();
            offers = false;
            pace.cycle(true);
            queue.removeFirst();
            sent.incrementAndGet();
            tellMove();
            Transfer<T> transfer = new Transfer<>(item, start, now());
            lane.ifPresent(drawn -> drawn.add(item, start, transfer.end()));
            listeners.forEach(listener -> listener.accept(transfer));
        }
    }

    /// Adds what nobody has asked for yet, and what is still offered.
    private void addRest(Lane<T> drawn) {
        if (engine == null) {
            SimTime since = oldest;
            if (offers && since != null) {
                drawn.addOpen(queue.first(), since);
            }
            return;
        }
        if (tail != null) {
            tail.draw(drawn);
        }
        long done = engine.done();
        Iterator<T> items = queue.itemsInRing();
        for (long at = sent.get(); at <= done && items.hasNext(); at++) {
            T item = items.next();
            if (at < done) {
                drawn.add(item, engine.start(at), engine.time(at));
            } else if (engine.isOffering()) {
                drawn.addOpen(item, engine.since());
            }
        }
    }

    // ---- beside the simulator

    private void runBeside(StreamEngine driver) {
        inReset = false;
        EngineSteps steps = new EngineSteps(stream.stall(), driver);
        driver.prepare();
        steps.add();
        driver.begin();
        while (true) {
            if (away || size() > 0) {
                driver.await();
            } else {
                work.clear();
                work.await();
            }
            steps.add();
            settle();
        }
    }

    /// Takes note of what the engine has sent, and gives it more.
    private void settle() {
        if (engine == null) {
            return;
        }
        long before = sent.get();
        long done = engine.done();
        if (listeners.isEmpty()) {
            queue.pass(before, done - before, tail);
            sent.set(done);
        } else {
            while (sent.get() < done) {
                tellNext(engine);
            }
        }
        if (queue.waiting() > 0) {
            long space = engine.room() - (engine.end() - engine.done());
            queue.pack((int) space, new EngineRow(engine), engine);
        }
        mark();
        engine.goOn();
        if (sent.get() > before) {
            tellMove();
        }
    }

    private void tellMove() {
        moved.set();
        moved.clear();
    }

    private void tellNext(StreamEngine driver) {
        long at = sent.getAndIncrement();
        if (!queue.hasItemInRing()) {
            return;
        }
        T item = queue.itemsInRing().next();
        queue.pass(at, 1, tail);
        Transfer<T> transfer = new Transfer<>(item, driver.start(at), driver.time(at));
        listeners.forEach(listener -> listener.accept(transfer));
    }

    /// Says when the engine must tell how far it is.
    private void mark() {
        if (engine == null) {
            return;
        }
        boolean many = stream.limit() >= 2 * MANY;
        long wake = queue.waiting() == 0 ? Long.MAX_VALUE : engine.end() - engine.room() / 2;
        Long least = awaited.peek();
        if (least != null) {
            wake = Math.min(wake, least);
        }
        if (blocked > 0) {
            int half = Math.min(stream.limit() / 2, 8 * MANY);
            wake = Math.min(wake, many ? blockedAt + half : 0);
        }
        if (!listeners.isEmpty() && !away) {
            wake = 0;
        }
        engine.wakeAt(wake, Long.MAX_VALUE, blocked > 0 && many ? MANY : 0);
    }

    @Override
    public Optional<StreamEngine> engine() {
        return Optional.ofNullable(engine);
    }

    @Override
    public boolean isHandedOn() {
        settle();
        return queue.waiting() == 0;
    }

    @Override
    public void giveAway() {
        settle();
        away = true;
        mark();
        work.set();
    }

    @Override
    public void takeBack() {
        settle();
        StreamEngine driver = Objects.requireNonNull(engine, "an engine");
        EngineRow row = new EngineRow(driver);
        for (long at = Math.max(accepted.get(), sent.get()); at < driver.end(); at++) {
            driver.load(at);
            queue.addInRing(stream.payload().take(row));
        }
        accepted.set(driver.end());
        away = false;
        mark();
    }

    // ---- what is sent

    void send(T item) {
        awaitRoom();
        add(Lot.of(item, stream.payload()));
    }

    private int awaitRoom() {
        while (true) {
            int room = stream.limit() - size();
            if (room > 0) {
                return room;
            }
            blocked++;
            blockedAt = sent.get();
            mark();
            try {
                moved.await();
            } finally {
                blocked--;
                mark();
            }
        }
    }

    private void add(Lot<T> lot) {
        queue.add(lot);
        accepted.addAndGet(lot.size());
        work.set();
        settle();
    }

    @Override
    public void sendLots(int count, BiFunction<Integer, Integer, Lot<T>> part) {
        int from = Math.min(awaitRoom(), count);
        add(part.apply(0, from));
        long own = replaced;
        while (from < count && own == replaced) {
            int more = count - from;
            try {
                more = Math.min(awaitRoom(), more);
            } catch (TaskCancelledException e) {
                if (own == replaced) {
                    add(part.apply(from, more));
                }
                throw e;
            }
            if (own == replaced) {
                add(part.apply(from, more));
                from += more;
            }
        }
    }

    @Override
    public void awaitSent(LongSupplier end) {
        for (long mine = end.getAsLong(); sent.get() < mine; mine = end.getAsLong()) {
            awaited.add(mine);
            mark();
            try {
                moved.await();
            } finally {
                awaited.remove(mine);
                mark();
            }
        }
    }

    void sendAndWait(T item) {
        send(item);
        long mine = accepted.get();
        long before = cancelled;
        awaitSent(() -> {
            if (cancelled != before && mine > kept) {
                throw new IllegalStateException(
                        item
                                + " was not sent on "
                                + stream.name()
                                + ": cancelWaiting() dropped it");
            }
            return mine;
        });
    }

    void drain() {
        while (size() > 0) {
            moved.await();
        }
    }

    int cancelWaiting() {
        int dropped = replaceWaiting(List.of());
        cancelled++;
        kept = accepted.get();
        tellMove();
        return dropped;
    }

    @Override
    public int replaceWaiting(List<? extends Lot<T>> lots) {
        settle();
        int offered = (engine == null ? offers : engine.isOffering()) ? 1 : 0;
        int dropped = size() - offered;
        if (engine != null) {
            queue.cancel(0);
            queue.cancelRing(offered);
            engine.setEnd(sent.get() + offered);
        } else {
            queue.cancel(offered);
        }
        replaced++;
        accepted.addAndGet(-dropped);
        lots.forEach(this::add);
        work.set();
        settle();
        return dropped;
    }

    int size() {
        settle();
        int begun = engine == null ? 0 : (int) (engine.end() - sent.get());
        return begun + queue.waiting();
    }

    long transferred() {
        settle();
        return sent.get();
    }

    void onTransfer(Consumer<? super Transfer<T>> listener) {
        settle();
        listeners.add(listener);
        mark();
    }

    void onReset(Runnable listener) {
        atReset.add(listener);
    }

    private final class Unsent implements Obligation {

        @Override
        public Optional<String> outstanding() {
            long all = away && engine != null ? engine.end() : accepted.get();
            long count = all - (engine == null ? sent.get() : engine.done());
            SimTime since = engine == null ? oldest : engine.isOffering() ? engine.since() : null;
            return count == 0
                    ? Optional.empty()
                    : Optional.of(
                            "%s: %d not transferred, %s"
                                    .formatted(
                                            stream.name(),
                                            count,
                                            inReset
                                                    ? "in reset"
                                                    : since == null
                                                            ? "not offered yet"
                                                            : "the first offered since "
                                                                    + since
                                                                    + stream.ready()
                                                                            .map(r ->
                                                                                    " and waiting"
                                                                                            + " for "
                                                                                            + r
                                                                                                    .path())
                                                                            .orElse("")));
        }

        @Override
        public void finish() {
            while (size() > 0) {
                long before = sent.get();
                Trigger patience = stream.domain().edge().times(PATIENCE);
                if (first(moved, patience).await() == patience && transferred() == before) {
                    throw new AssertionError(
                            "the test ended, but %s after %d clock cycles without a transfer"
                                    .formatted(outstanding().orElse(""), PATIENCE));
                }
            }
        }
    }
}
