package org.cocobean.architecture.planted.clock;

import java.util.function.Supplier;
import org.cocobean.session.Session;

/// Refers to what only the doors may ask for.
public final class Referring {

    /// Returns how to ask.
    public Supplier<Session> later() {
        return Session::current;
    }
}
