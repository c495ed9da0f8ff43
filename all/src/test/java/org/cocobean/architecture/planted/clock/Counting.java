package org.cocobean.architecture.planted.clock;

/// Has static state that changes.
public final class Counting {

    private static int count;

    /// Counts.
    public int next() {
        return count++;
    }
}
