package org.cocobean.internal.control;

/// Reaches what stands behind objects that users have.
public final class Control {

    private Control() {}

    /// Returns what the library does with an object.
    public static <C> C of(Controlled<C> object) {
        return object.control;
    }
}
