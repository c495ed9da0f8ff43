package org.cocobean.conformance;

import org.cocobean.internal.launch.Workshop;
import org.cocobean.session.Session;

/// What all tests of the kit in this JVM share, asked for here and nowhere else.
final class Kit {

    private Kit() {}

    static Session session() {
        return Session.current();
    }

    static Workshop workshop() {
        return Workshop.of(session());
    }
}
