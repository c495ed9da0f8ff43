package org.cocobean.internal.session;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Locks among threads, processes and hosts by a directory.
///
/// ```
/// FOLDER/NAME.lock/                      absent or empty: free
/// FOLDER/NAME.lock/holder-TOKEN.info     held by TOKEN
/// FOLDER/NAME.claim-TOKEN/               a candidate that is not yet in place
/// ```
///
/// Every change of state is *one* atomic operation of the file system, and every operation that
/// takes a lock away names the token of the holder it takes it from:
///
/// - acquire: `rename(NAME.claim-T, NAME.lock)`, which succeeds only if the lock is absent or
///   empty; so a lock never stands without its holder file, and of many candidates one succeeds;
/// - release: `unlink(NAME.lock/holder-T.info)`;
/// - break: the same `unlink`, with the token that was judged dead. A breaker that is slow finds no
///   file of that token and so cannot hurt a lock that has been acquired since; of several breakers
///   it does not matter which one succeeds, for breaking acquires nothing;
/// - publish: `rename(NAME.lock/holder-T.info, MARKER)`, which releases the lock and sets a marker
///   in one step, and fails if the lock was broken meanwhile. So even a holder that was taken for
///   dead and wakes up again cannot finish work that was given to somebody else.
///
/// See `docs/adr/0040-lock-by-rename.md` for why this is not a bare `mkdir`.
public final class DirectoryLock {

    private static final Logger LOG = LoggerFactory.getLogger(DirectoryLock.class);
    private static final String PREFIX = "holder-";
    private static final String SUFFIX = ".info";
    private static final int ATTEMPTS = 50;

    private final Path folder;
    private final String name;
    private final LockTiming timing;

    /// Describes a lock; nothing happens yet. The folder must exist when it is used.
    public DirectoryLock(Path folder, String name, LockTiming timing) {
        this.folder = folder;
        this.name = name;
        this.timing = timing;
    }

    Path directory() {
        return folder.resolve(name + ".lock");
    }

    /// Tries to take the lock without waiting.
    ///
    /// @param worker who asks, for the messages of those who wait
    /// @param what the work that will be done under the lock
    /// @throws IOException when the folder cannot be written
    public Optional<HeldLock> tryAcquire(String worker, String what) throws IOException {
        if (token().isPresent()) {
            return Optional.empty();
        }
        String token = UUID.randomUUID().toString();
        Path claim = folder.resolve(name + ".claim-" + token);
        try {
            Files.createDirectory(claim);
            Files.writeString(
                    claim.resolve(fileOf(token)), Holder.now(token, worker, what).write());
            if (putInPlace(claim, token)) {
                return Optional.of(
                        new HeldLock(directory().resolve(fileOf(token)), timing.heartbeat()));
            }
            return Optional.empty();
        } finally {
            Folder.removeQuietly(claim);
        }
    }

    private boolean putInPlace(Path claim, String token) throws IOException {
        for (int attempt = 1; ; attempt++) {
            try {
                Files.move(claim, directory(), StandardCopyOption.ATOMIC_MOVE);
                return true;
            } catch (FileSystemException e) {
                // A network file system may have done it and lost the answer: the token decides.
                Optional<String> now = token();
                if (now.isPresent()) {
                    return now.get().equals(token);
                }
                // Nobody holds it: either it was released between our rename and our look, which
                // does not happen so often in a row, or the rename is impossible.
                if (attempt == ATTEMPTS) {
                    throw e;
                }
                LockSupport.parkNanos(1_000_000);
            }
        }
    }

    /// Reads who holds the lock now, if anybody.
    public Optional<Holder> holder() throws IOException {
        Optional<String> token = token();
        return token.isEmpty()
                ? Optional.empty()
                : read(token.get()).map(text -> Holder.parse(token.get(), text));
    }

    /// Starts to watch the lock for signs of death; one watch for each one who waits.
    public StaleWatch watch() {
        return new StaleWatch(this, timing.stale());
    }

    /// Takes the lock away from the holder with this token, and from no other.
    void breakLock(String token, String reason) throws IOException {
        if (Files.deleteIfExists(directory().resolve(fileOf(token)))) {
            LOG.warn("Broke the lock {} because {}", directory(), reason);
        }
    }

    Optional<String> token() throws IOException {
        for (String entry : Folder.names(directory())) {
            Optional<String> token = tokenOf(entry);
            if (token.isPresent()) {
                return token;
            }
        }
        return Optional.empty();
    }

    static Optional<String> tokenOf(String entry) {
        return entry.startsWith(PREFIX) && entry.endsWith(SUFFIX)
                ? Optional.of(entry.substring(PREFIX.length(), entry.length() - SUFFIX.length()))
                : Optional.empty();
    }

    Optional<String> read(String token) throws IOException {
        try {
            return Optional.of(
                    new String(
                            Files.readAllBytes(directory().resolve(fileOf(token))),
                            java.nio.charset.StandardCharsets.UTF_8));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            // NFS answers ESTALE for a file that was removed while we read it.
            if (!token().equals(Optional.of(token))) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private static String fileOf(String token) {
        return PREFIX + token + SUFFIX;
    }
}
