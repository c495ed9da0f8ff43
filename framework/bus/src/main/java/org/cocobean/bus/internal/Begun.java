package org.cocobean.bus.internal;

import static org.cocobean.Cocobean.now;

import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import org.cocobean.Simulation;
import org.cocobean.bus.ClockDomain;
import org.cocobean.task.Obligation;
import org.cocobean.time.SimTime;

/// What has begun on a bus that somebody watches. A test ends well only when all that had begun at
/// its end has ended; what begins after that does not count, as a design may go on for ever, nor
/// does what has begun when the design itself ends the simulation.
public final class Begun implements Obligation {

    private static final long PATIENCE = 10_000;

    /// One of it.
    public final class One {
        private final Supplier<String> what;
        private final SimTime since = now();

        private One(Supplier<String> what) {
            this.what = what;
        }

        /// It has ended.
        public void end() {
            open.remove(this);
        }
    }

    private final String name;
    private final ClockDomain domain;
    private final boolean counts;
    private final Queue<One> open = new ConcurrentLinkedQueue<>();
    private volatile List<One> awaited = List.of(); // a watchdog reads it

    private Begun(String name, ClockDomain domain, boolean counts) {
        this.name = name;
        this.domain = domain;
        this.counts = counts;
    }

    /// Begins for a bus.
    ///
    /// @param counts whether a test must see the end
    public static Begun on(String name, ClockDomain domain, boolean counts) {
        Begun begun = new Begun(name, domain, counts);
        if (counts) {
            Simulation.current().mustFinish(begun);
        }
        return begun;
    }

    /// Something begins.
    ///
    /// @param what describes it, in messages
    public One begin(Supplier<String> what) {
        One one = new One(what);
        if (counts) {
            open.add(one);
        }
        return one;
    }

    /// A reset came: all is over.
    public void clear() {
        open.clear();
    }

    @Override
    public Optional<String> outstanding() {
        return text(awaited);
    }

    private Optional<String> text(List<One> left) {
        return left.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "%s: %s, since %s, has not ended%s"
                                .formatted(
                                        name,
                                        left.getFirst().what.get(),
                                        left.getFirst().since,
                                        left.size() == 1
                                                ? ""
                                                : ", nor have " + (left.size() - 1) + " more"));
    }

    @Override
    public void finish() {
        awaited = List.copyOf(open);
        long cycles = 0;
        while (!awaited.isEmpty()) {
            domain.cycles(1);
            List<One> left = awaited.stream().filter(open::contains).toList();
            cycles = left.size() < awaited.size() ? 0 : cycles + 1;
            awaited = left;
            if (cycles == PATIENCE) {
                throw new AssertionError(
                        "the test ended, but %s for %d clock cycles"
                                .formatted(outstanding().orElse("nothing is left"), PATIENCE));
            }
        }
    }
}
