package org.cocobean.internal.link;

import java.time.Duration;
import java.util.Optional;

/// The simulator at the other end of a link.
public interface Peer {

    /// Ends it at once, for the reason that [#obituary()] will give; safe from any thread, harmless
    /// when repeated.
    void kill(String reason);

    /// Waits until it is gone and all of its output has been read.
    ///
    /// @return false when it is still there after that time
    boolean awaitExit(Duration timeout) throws InterruptedException;

    /// Returns why its end is no proof of a good run, empty when it is. Asked after [#awaitExit];
    /// what is not known by then is a bad end.
    Optional<String> badEnd() throws InterruptedException;

    /// Returns how it ended: exit code or signal, and its last lines of output.
    String obituary();
}
