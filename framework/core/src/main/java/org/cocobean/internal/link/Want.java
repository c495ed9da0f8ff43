package org.cocobean.internal.link;

/// A phase that a task can wait for.
public enum Want {
    /// The step has settled.
    SETTLED(WindowLayout.WANT_SETTLED, WindowLayout.FIRED_SETTLED),
    /// The step ends.
    END(WindowLayout.WANT_END, WindowLayout.FIRED_END),
    /// The next step begins.
    NEXT(WindowLayout.WANT_NEXT, WindowLayout.FIRED_NEXT);

    final int bit;
    private final int fired;

    Want(int bit, int fired) {
        this.bit = bit;
        this.fired = fired;
    }

    /// Returns the phase whose arrival stands, as a negative number, in the list of what fired.
    public static Want ofFired(int fired) {
        if (fired == SETTLED.fired) {
            return SETTLED;
        }
        return fired == END.fired ? END : NEXT;
    }
}
