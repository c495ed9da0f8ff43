package org.cocobean.session;

/// Something long that a thread is at.
///
/// @param kind what it does
/// @param name what is built, waited for or done
/// @param about the step of a build, or the worker that is waited for; may be empty
/// @param sinceMillis when it began, in milliseconds since 1970
public record Activity(Kind kind, String name, String about, long sinceMillis) {

    /// What a thread can be at.
    public enum Kind {
        BUILDS,
        WAITS
    }
}
