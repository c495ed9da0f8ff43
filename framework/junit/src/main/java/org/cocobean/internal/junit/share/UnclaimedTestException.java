package org.cocobean.internal.junit.share;

/// Raised for a test of a shared run of which nobody can know any more whether it is this process's
/// own. The process fails with it; the test is left to whoever can take it.
public final class UnclaimedTestException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /// Whether a test failed for this; JUnit wraps what a condition throws.
    public static boolean isReasonOf(Throwable failure) {
        return failure instanceof UnclaimedTestException
                || failure.getCause() instanceof UnclaimedTestException;
    }

    UnclaimedTestException(String message, Throwable cause) {
        super(message, cause);
    }
}
