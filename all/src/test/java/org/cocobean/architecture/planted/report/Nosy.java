package org.cocobean.architecture.planted.report;

import org.cocobean.architecture.planted.session.Wired;

/// A report that knows the session.
public final class Nosy {

    /// Looks.
    public Wired wired() {
        return new Wired();
    }
}
