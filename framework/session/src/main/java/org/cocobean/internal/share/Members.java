package org.cocobean.internal.share;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.cocobean.internal.session.DirectoryLock;
import org.cocobean.internal.session.Holder;
import org.cocobean.internal.session.LockTiming;
import org.cocobean.internal.session.StaleWatch;

/// Knows which of the processes that take part in a run still live, as seen from one of them.
final class Members {

    private final Path folder;
    private final LockTiming timing;
    private final Map<String, StaleWatch> watches = new HashMap<>();
    private final Map<String, Long> unnamedSince = new HashMap<>();

    Members(Path folder, LockTiming timing) {
        this.folder = folder;
        this.timing = timing;
    }

    /// Whether whoever took a piece still lives: on the same host by the process table, on another
    /// one by its heartbeat.
    boolean isAlive(Claims.Taker taker) throws IOException {
        StaleWatch watch =
                watches.computeIfAbsent(
                        taker.member(), name -> new DirectoryLock(folder, name, timing).watch());
        return watch.look().map(Holder::token).filter(taker.token()::equals).isPresent();
    }

    /// Whether to wait on for one who took a piece and has not yet written down who it is: it is
    /// doing so, or has died in between.
    boolean mayStillWrite(Piece piece) {
        long now = System.nanoTime();
        long since = unnamedSince.computeIfAbsent(piece.key(), key -> now);
        return Duration.ofNanos(now - since).compareTo(timing.stale()) < 0;
    }
}
