package org.cocobean.session;

import org.jspecify.annotations.Nullable;

/// Reports that work which is done once for all could not be had.
public class CallOnceException extends RuntimeException implements MachineryFailure {

    private static final long serialVersionUID = 1L;

    /// Says what could not be had, why, and what to do next.
    public CallOnceException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /// Reports that the work itself failed, here or in another worker.
    ///
    /// Every caller of the same work gets this at once, with the same message; only in the worker
    /// that did the work is the cause present.
    public static final class Failed extends CallOnceException {

        private static final long serialVersionUID = 1L;

        /// Says which work failed and with what message.
        public Failed(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }

    /// Reports that somebody else did not finish the work in time.
    public static final class TimedOut extends CallOnceException {

        private static final long serialVersionUID = 1L;

        /// Says who was waited for, and how long.
        public TimedOut(String message) {
            super(message, null);
        }
    }
}
