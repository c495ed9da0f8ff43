package org.cocobean.internal.link;

/// The agent's answer to a command.
public enum Status {
    /// It is done.
    OK(WindowLayout.STATUS_OK),
    /// There is no such thing.
    NOT_FOUND(WindowLayout.STATUS_NOT_FOUND),
    /// This simulator cannot do that, or not to this object.
    REFUSED(WindowLayout.STATUS_REFUSED),
    /// The payload is too small.
    OVERFLOW(WindowLayout.STATUS_OVERFLOW),
    /// The name is in the sources, but the build did not make it visible.
    HIDDEN(WindowLayout.STATUS_HIDDEN),
    /// Elements of arrays hold no force here.
    NO_ELEMENT(WindowLayout.STATUS_NO_ELEMENT);

    private static final Status[] ALL = values();

    final int code;

    Status(int code) {
        this.code = code;
    }

    static Status of(int code) {
        return ALL[code];
    }
}
