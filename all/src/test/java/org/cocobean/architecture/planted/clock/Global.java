package org.cocobean.architecture.planted.clock;

import org.cocobean.session.Session;

/// Reaches for what the whole JVM shares, deep in the house.
public final class Global {

    /// Reaches.
    public Session session() {
        return Session.current();
    }
}
