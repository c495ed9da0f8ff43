package org.cocobean.session;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

/// Marks failures of what a test runs on: tools, builds, processes that die, time by the clock on
/// the wall. They say nothing about what is tested, so no test may expect them.
public interface MachineryFailure {

    /// Tells whether a failure is one, or came of one: as a cause or as one that it suppressed.
    static boolean isIn(Throwable failure) {
        return isIn(failure, Collections.newSetFromMap(new IdentityHashMap<>()));
    }

    private static boolean isIn(Throwable failure, Set<Throwable> seen) {
        if (failure instanceof MachineryFailure) {
            return true;
        }
        if (!seen.add(failure)) {
            return false;
        }
        Throwable cause = failure.getCause();
        if (cause != null && isIn(cause, seen)) {
            return true;
        }
        for (Throwable suppressed : failure.getSuppressed()) {
            if (isIn(suppressed, seen)) {
                return true;
            }
        }
        return false;
    }
}
