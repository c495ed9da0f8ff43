package org.cocobean.internal.control;

/// An object that users have and the library does more with than they may. What it does then is in
/// a type of its own, which no user sees, and not among the object's public methods; [Control]
/// reaches it.
///
/// Final classes of the public interface extend it, and nobody else.
///
/// @param <C> what the library does with it
public abstract class Controlled<C> {

    final C control;

    /// Makes an object with what stands behind it.
    protected Controlled(C control) {
        this.control = control;
    }
}
