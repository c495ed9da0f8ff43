package org.cocobean.internal.launch;

import java.time.Duration;
import java.util.Optional;
import org.cocobean.internal.link.Links;
import org.cocobean.internal.link.ModelLibrary;
import org.cocobean.internal.link.Peer;
import org.cocobean.internal.link.Window;
import org.jspecify.annotations.Nullable;

/// A model in this JVM at the other end of a link.
final class ModelPeer implements Peer {

    private final ModelLibrary library;
    private final Links links;
    private final SimLog log;
    private final Thread reader;
    private @Nullable Window window;
    private volatile @Nullable String reason;

    ModelPeer(ModelLibrary library, Links links, Window window, SimLog log, Thread reader) {
        this.library = library;
        this.links = links;
        this.window = window;
        this.log = log;
        this.reader = reader;
    }

    /// Takes effect at the end of the time step that the model is in.
    @Override
    public synchronized void kill(String why) {
        if (reason == null) {
            reason = why;
        }
        if (window != null) {
            links.peerDied(window);
        }
    }

    @Override
    public boolean awaitExit(Duration timeout) throws InterruptedException {
        synchronized (this) {
            window = null; // it is unmapped next
        }
        library.close();
        return reader.join(timeout);
    }

    @Override
    public Optional<String> badEnd() {
        if (reason != null) {
            return Optional.of(obituary()); // it may have run to its end all the same
        }
        return reader.isAlive()
                ? Optional.of("the output of the model could not be read to its end: " + obituary())
                : Optional.empty();
    }

    @Override
    public String obituary() {
        String why = reason;
        return "the model "
                + (why == null ? "ended" : "was stopped: " + why)
                + "; its last lines (all are in "
                + log.file()
                + "):\n"
                + log.lastLines();
    }
}
