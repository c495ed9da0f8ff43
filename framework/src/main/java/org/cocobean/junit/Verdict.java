package org.cocobean.junit;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;

/// Decides how a test ended, by its failure so far and what comes to light when its simulation
/// ends.
final class Verdict {

    private Verdict() {}

    /// Ends the simulation.
    ///
    /// @param before how the test has failed so far
    /// @return how it failed, null when it passed
    static @Nullable Throwable of(
            ExtensionContext context, TestRun run, @Nullable Throwable before) {
        Throwable expected = run.expectedFailure();
        Throwable unseen = run.end(before != null ? before : expected);
        if (before != null || expected != null) {
            return before;
        }
        Optional<Expectation> expectation = Expectation.of(context);
        if (expectation.isEmpty()) {
            return unseen;
        }
        if (unseen == null) {
            return expectation.get().passed();
        }
        return expectation.get().isMetBy(unseen) ? null : expectation.get().notMet(unseen);
    }
}
