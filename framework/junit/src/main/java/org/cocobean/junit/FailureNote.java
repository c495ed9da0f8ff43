package org.cocobean.junit;

/// What to know about a failed test, added to its failure as a suppressed exception, so that the
/// failure keeps its type and message and every report that shows the stack trace shows this.
final class FailureNote extends Throwable {

    private static final long serialVersionUID = 1;

    FailureNote(String text) {
        super(text, null, false, false);
    }
}
