package org.cocobean.junit;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.cocobean.Simulation;
import org.cocobean.internal.control.Control;
import org.cocobean.internal.kernel.Abort;
import org.cocobean.internal.launch.OpenSimulations;
import org.cocobean.internal.launch.SimulationControl;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor.Invocation;
import org.slf4j.LoggerFactory;

/// The simulations that a test starts by itself, or a class for its tests. Those that it leaves
/// open are closed when it ends, since only then they tell what their HDL reported last.
final class StartedByHand {

    private static final ExtensionContext.Namespace NAMESPACE =
            HdlExtension.NAMESPACE.append(StartedByHand.class);

    private final List<Simulation> before = OpenSimulations.ofThread(Simulation.class);
    private final Set<Simulation> seen = new LinkedHashSet<>();
    private final String owner;

    private StartedByHand(String owner) {
        this.owner = owner;
    }

    /// Returns those of a test or of a class; the first call comes before any of its code.
    static StartedByHand of(ExtensionContext context) {
        String owner = context.getTestMethod().isPresent() ? "the test" : "the class";
        return context.getStore(NAMESPACE)
                .computeIfAbsent(
                        context.getUniqueId(),
                        key -> new StartedByHand(owner),
                        StartedByHand.class);
    }

    /// Runs code of a class, and takes note of those that it leaves open; what the tests start is
    /// theirs.
    <T extends @Nullable Object> T during(Invocation<T> code) throws Throwable {
        List<Simulation> already = OpenSimulations.ofThread(Simulation.class);
        try {
            return code.proceed();
        } finally {
            lookForOthersThan(already);
        }
    }

    private synchronized void lookForOthersThan(List<Simulation> already) {
        OpenSimulations.ofThread(Simulation.class).stream()
                .filter(simulation -> !already.contains(simulation))
                .forEach(seen::add);
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
        Throwable all = null;
        for (Simulation left : List.copyOf(seen).reversed()) {
            if (left != own && !before.contains(left) && Control.of(left).isOpen()) {
                all = both(all, closeOne(left, failure));
            }
        }
        return all;
    }

    private @Nullable Throwable closeOne(Simulation left, @Nullable Throwable failure) {
        String note = left + " was left open by " + owner + ", and closed at its end";
        LoggerFactory.getLogger(StartedByHand.class)
                .warn(
                        "{}: start it in try (...), or close it in @AfterAll where several tests use it",
                        note);
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
