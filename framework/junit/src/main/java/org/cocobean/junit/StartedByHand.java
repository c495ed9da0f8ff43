package org.cocobean.junit;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.cocobean.Simulation;
import org.cocobean.internal.control.Control;
import org.cocobean.internal.kernel.Abort;
import org.cocobean.internal.kernel.OpenSimulations;
import org.cocobean.internal.launch.SimulationControl;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.slf4j.LoggerFactory;

/// The simulations that a test starts by itself. Those that it leaves open are closed when it ends,
/// since only then they tell what their HDL reported last.
final class StartedByHand {

    private final List<Simulation> before = OpenSimulations.ofThread(Simulation.class);
    private final Set<Simulation> seen = new LinkedHashSet<>();

    private StartedByHand() {}

    /// Returns those of a test; the first call comes before any of its code.
    static StartedByHand of(ExtensionContext context) {
        return context.getStore(HdlExtension.NAMESPACE)
                .computeIfAbsent(
                        StartedByHand.class, key -> new StartedByHand(), StartedByHand.class);
    }

    /// Takes note of those that the calling thread has open.
    synchronized void look() {
        seen.addAll(OpenSimulations.ofThread(Simulation.class));
    }

    /// Closes what is left open, the last one first.
    ///
    /// @param own the one that the test was given
    /// @param failure how the test has failed so far; what else went wrong is added to it
    /// @return what went wrong, null when nothing did or the test had failed before
    synchronized @Nullable Throwable close(@Nullable Simulation own, @Nullable Throwable failure) {
        look();
        Throwable all = null;
        for (Simulation left : List.copyOf(seen).reversed()) {
            if (left != own && !before.contains(left) && Control.of(left).isOpen()) {
                all = both(all, closeOne(left, failure));
            }
        }
        return all;
    }

    private static @Nullable Throwable closeOne(Simulation left, @Nullable Throwable failure) {
        String note = left + " was left open by the test, and closed at its end";
        LoggerFactory.getLogger(StartedByHand.class)
                .warn("{}: start it in try (...), or in @BeforeAll what several tests use", note);
        left.log(note);
        SimulationControl control = Control.of(left);
        control.follow();
        try {
            if (failure == null) {
                control.close();
            } else {
                control.close(failure);
            }
            return null;
        } catch (Throwable unseen) {
            if (!Abort.is(unseen)) {
                unseen.addSuppressed(new FailureNote(note));
            }
            return unseen;
        }
    }

    private static @Nullable Throwable both(@Nullable Throwable first, @Nullable Throwable second) {
        if (first == null || (Abort.is(first) && second != null)) {
            return second;
        }
        if (second != null && second != first) {
            first.addSuppressed(second);
        }
        return first;
    }
}
