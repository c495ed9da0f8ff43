package org.cocobean.internal.share;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.cocobean.internal.session.DirectoryLock;
import org.cocobean.internal.session.HeldLock;
import org.cocobean.internal.session.LockTiming;

/// A process that takes part in a run, under a name that no other one has meanwhile, and shows by a
/// heartbeat that it lives.
///
/// @param name its name in this run, such as `alpha-gw0`
/// @param token what tells it from an earlier process of that name
/// @param lock its heartbeat
record Member(String name, String token, HeldLock lock) implements AutoCloseable {

    /// More processes of one name on one host than this are an error in the set-up.
    private static final int MOST = 10_000;

    /// Takes part, with a number after the name if another process has it.
    ///
    /// @param folder where the members of the run are listed; it is made
    static Member enter(Path folder, String wanted, LockTiming timing) throws IOException {
        Files.createDirectories(folder);
        String name = wanted;
        for (int number = 2; number < MOST; number++) {
            DirectoryLock lock = new DirectoryLock(folder, name, timing);
            Optional<HeldLock> held = lock.tryAcquire(name, "tests");
            if (held.isPresent()) {
                return new Member(name, held.get().token(), held.get());
            }
            name = wanted + "-" + number;
        }
        throw new IOException(
                "there are %d processes called %s in %s".formatted(MOST, wanted, folder));
    }

    /// False when others have taken this process for dead, since its heartbeat was not seen.
    boolean isTakenForAlive() {
        return lock.isHeld();
    }

    /// Takes part no more.
    @Override
    public void close() throws IOException {
        lock.close();
    }
}
