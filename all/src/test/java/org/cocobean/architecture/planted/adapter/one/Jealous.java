package org.cocobean.architecture.planted.adapter.one;

import org.cocobean.architecture.planted.adapter.two.Neighbour;

/// An adapter that knows another.
public final class Jealous {

    /// Knows a neighbour.
    public Neighbour neighbour() {
        return new Neighbour();
    }
}
