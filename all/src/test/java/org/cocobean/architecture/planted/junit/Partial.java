package org.cocobean.architecture.planted.junit;

import org.cocobean.architecture.planted.adapter.two.Neighbour;

/// An extension that knows an adapter.
public final class Partial {

    /// Prefers one.
    public Neighbour neighbour() {
        return new Neighbour();
    }
}
