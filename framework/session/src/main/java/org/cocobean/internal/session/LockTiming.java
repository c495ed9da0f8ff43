package org.cocobean.internal.session;

import java.time.Duration;
import org.cocobean.wording.Words;

/// Says how often a holder shows that it lives, and after how long a silence it counts as dead.
///
/// Silence is measured by the clock of the one who waits, from when it first saw the heartbeat
/// stand, so clocks of different hosts are never compared.
public record LockTiming(Duration heartbeat, Duration stale) {

    /// Refuses times with which a healthy holder would be taken for dead.
    public LockTiming {
        if (heartbeat.isNegative()
                || heartbeat.isZero()
                || stale.compareTo(heartbeat.multipliedBy(3)) < 0) {
            throw new IllegalArgumentException(
                    "cocobean.lock.stale is %s and cocobean.lock.heartbeat %s: the silence that counts as death must be at least three heartbeats"
                            .formatted(Words.of(stale), Words.of(heartbeat)));
        }
    }

    /// Fit for a network file system: a reader there may see a heartbeat five seconds late.
    public static LockTiming defaults() {
        return new LockTiming(Duration.ofSeconds(1), Duration.ofSeconds(20));
    }
}
