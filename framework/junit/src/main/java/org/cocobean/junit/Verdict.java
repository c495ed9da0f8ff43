package org.cocobean.junit;

import java.util.Arrays;
import java.util.Optional;
import org.cocobean.internal.kernel.Abort;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;

/// Decides how a test ended, by its failure so far and what comes to light when its simulation
/// ends.
final class Verdict {

    private Verdict() {}

    /// As [#withKnownDefects], and a failure to start that no method of the test has told: those
    /// that asked for the simulation were left out.
    static @Nullable Throwable whole(
            ExtensionContext context, TestRun run, @Nullable Throwable before) {
        Throwable untold = run.tellStartFailure();
        if (untold == null) {
            return withKnownDefects(context, run, before);
        }
        if (before == null || Abort.is(before)) {
            return withKnownDefects(context, run, untold);
        }
        if (before != untold) {
            before.addSuppressed(untold);
        }
        return withKnownDefects(context, run, before);
    }

    /// As [#of], and what [ExpectedToFail] makes of it.
    private static @Nullable Throwable withKnownDefects(
            ExtensionContext context, TestRun run, @Nullable Throwable before) {
        Throwable known = run.knownFailure();
        Throwable failure = of(context, run, before == null ? known : before);
        Optional<KnownDefect> defect = run.knownDefect();
        if (defect.isEmpty() || (before != null && failure == before)) {
            return failure;
        }
        return failure == null
                ? defect.get().passed()
                : defect.get().explains(failure) ? defect.get().skipped(failure) : failure;
    }

    /// Ends the simulation.
    ///
    /// @param before how the test has failed so far
    /// @return how it failed, null when it passed
    static @Nullable Throwable of(
            ExtensionContext context, TestRun run, @Nullable Throwable before) {
        Optional<Expectation> expectation = Expectation.of(context);
        Throwable expected = run.expectedFailure();
        if (expected != null && expectation.isPresent()) {
            Throwable other = afterExpected(expected, expectation.get(), run);
            return before == null || (Abort.is(before) && other != null) ? other : before;
        }
        Throwable failed = Abort.is(before) ? null : before; // an aborted test has not failed yet
        Throwable unseen = run.end(failed);
        if (failed != null) {
            return failed;
        }
        if (unseen == null) {
            return before == null ? expectation.map(Expectation::passed).orElse(null) : before;
        }
        if (expectation.isEmpty() || Abort.is(unseen)) {
            return unseen;
        }
        return expectation.get().isMetBy(unseen) ? before : expectation.get().notMet(unseen);
    }

    /// A test that failed as expected may not hide another failure, such as an error that the HDL
    /// reported: one of another kind, or with another message where one is expected.
    private static @Nullable Throwable afterExpected(
            Throwable expected, Expectation expectation, TestRun run) {
        int known = expected.getSuppressed().length;
        Throwable unseen = run.end(expected);
        if (unseen != null && !Abort.is(unseen) && !expectation.isMetBy(unseen)) {
            return expectation.notMet(unseen);
        }
        return Arrays.stream(expected.getSuppressed())
                .skip(known)
                .filter(other -> !expectation.isMetBy(other))
                .findFirst()
                .map(expectation::notMet)
                .orElse(null);
    }
}
