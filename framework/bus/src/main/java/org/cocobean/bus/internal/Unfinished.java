package org.cocobean.bus.internal;

import java.util.Optional;
import java.util.function.Supplier;
import org.cocobean.Simulation;
import org.cocobean.bus.ClockDomain;
import org.cocobean.task.Obligation;

/// Something at an endpoint that a test must see finished; looked at in each clock cycle at its
/// end.
public final class Unfinished implements Obligation {

    private static final long PATIENCE = 100_000;

    private final ClockDomain domain;
    private final Supplier<Optional<String>> what;

    private Unfinished(ClockDomain domain, Supplier<Optional<String>> what) {
        this.domain = domain;
        this.what = what;
    }

    /// Lets a test end well only when nothing is left.
    ///
    /// @param what describes what is left, from any thread; the end waits on while that changes
    public static void mustEnd(ClockDomain domain, Supplier<Optional<String>> what) {
        Simulation.current().mustFinish(new Unfinished(domain, what));
    }

    @Override
    public Optional<String> outstanding() {
        return what.get();
    }

    @Override
    public void finish() {
        Optional<String> before = Optional.empty();
        long cycles = 0;
        for (Optional<String> left = what.get(); left.isPresent(); left = what.get()) {
            cycles = left.equals(before) ? cycles + 1 : 0;
            before = left;
            if (cycles == PATIENCE) {
                throw new AssertionError(
                        "the test ended, but %s for %d clock cycles"
                                .formatted(left.get(), PATIENCE));
            }
            domain.cycles(1);
        }
    }
}
