package org.cocobean.session;

import java.time.Duration;

/// How long a thread waited for other workers and how long it built.
public record Spent(Duration waiting, Duration building) {

    /// Takes away what was spent before.
    public Spent minus(Spent before) {
        return new Spent(waiting.minus(before.waiting), building.minus(before.building));
    }
}
