package org.cocobean.internal.session;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.cocobean.wording.Words;

/// Watches one lock on behalf of one who waits, and breaks it when its holder is dead.
///
/// A holder that this process can see in the process table is judged by that alone, however long it
/// is silent. Any other is judged by its heartbeat: it is dead when the text of its holder file has
/// not changed for the stale time, read again and again by its content, since times of files and
/// clocks of other hosts prove nothing.
public final class StaleWatch {

    private final DirectoryLock lock;
    private final long staleNanos;
    private String token = "";
    private String text = "";
    private long standsSince;

    StaleWatch(DirectoryLock lock, Duration stale) {
        this.lock = lock;
        this.staleNanos = stale.toNanos();
    }

    /// Looks once: returns the holder while it lives; none when the lock is free or was broken now.
    public Optional<Holder> look() throws IOException {
        Optional<String> current = lock.token();
        Optional<String> read = current.isEmpty() ? Optional.empty() : lock.read(current.get());
        if (current.isEmpty() || read.isEmpty()) {
            return Optional.empty();
        }
        long now = System.nanoTime();
        if (!current.get().equals(token) || !read.get().equals(text)) {
            token = current.get();
            text = read.get();
            standsSince = now;
        }
        Holder holder = Holder.parse(token, text);
        return switch (life(holder)) {
            case ALIVE -> Optional.of(holder);
            case GONE -> broken(holder, "its process has ended");
            case UNSEEN ->
                    now - standsSince < staleNanos
                            ? Optional.of(holder)
                            : broken(
                                    holder,
                                    "it has shown no heartbeat for "
                                            + Words.of(Duration.ofNanos(now - standsSince)));
        };
    }

    private static ProcessIdentity.Life life(Holder holder) {
        return holder.process().map(ProcessIdentity::life).orElse(ProcessIdentity.Life.UNSEEN);
    }

    private Optional<Holder> broken(Holder holder, String reason) throws IOException {
        lock.breakLock(holder.token(), holder.who() + " held it and " + reason);
        return Optional.empty();
    }
}
