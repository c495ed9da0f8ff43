package org.cocobean.session;

import org.jspecify.annotations.Nullable;

/// Says in words what went wrong, for those who only get the words.
final class Failures {

    private Failures() {}

    /// Our own exceptions carry complete sentences; any other is named by its type too.
    static String describe(Throwable failure) {
        @Nullable String message = failure.getMessage();
        boolean ours =
                failure instanceof CallOnceException || failure instanceof BuildFailedException;
        return ours && message != null ? message : failure.toString();
    }
}
