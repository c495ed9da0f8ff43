package org.cocobean.internal.session;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Knows which processes use a directory, so that it is not removed under them.
///
/// A process that uses it puts a mark, one file, into a directory of marks. Whoever wants to remove
/// it first *closes the door*: one atomic rename of the directory of marks. A mark is then either
/// in it and seen, or cannot be put any more; there is nothing in between, and the used directory
/// itself was never out of its place. Marks of processes that have ended count no more; those of
/// processes that cannot be seen from here count for a day.
public final class UseMarks {

    private static final Duration UNSEEN_COUNTS_FOR = Duration.ofDays(1);

    private static final String CLOSED = ".users-closed-";

    private final Path directory;
    private final Path open;

    /// Keeps marks for the given directory, below it.
    public UseMarks(Path used) {
        this.directory = used;
        this.open = used.resolve(".users");
    }

    /// Opens the door for the first time. Only for a directory that nobody else can see yet.
    public void create() throws IOException {
        Files.createDirectories(open);
    }

    /// Puts a mark for a process.
    ///
    /// @return false when the door is closed or the directory is gone: then it must not be used
    public boolean mark(ProcessIdentity process) throws IOException {
        Path mark =
                open.resolve(
                        process.pid() + "-" + SafeName.digest(process.toString()).substring(0, 12));
        try {
            writeOrRenew(mark, process);
            return true;
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    private static void writeOrRenew(Path mark, ProcessIdentity process) throws IOException {
        try {
            Files.writeString(mark, Fields.write(process.toMap()), StandardOpenOption.CREATE_NEW);
        } catch (FileAlreadyExistsException e) {
            // Written anew, so that the time comes from the file system.
            Files.writeString(mark, Fields.write(process.toMap()));
        }
    }

    /// When a mark was last put.
    public FileTime lastUse() throws IOException {
        FileTime last = Files.getLastModifiedTime(open);
        for (String name : Folder.names(open)) {
            FileTime time = Files.getLastModifiedTime(open.resolve(name));
            last = time.compareTo(last) > 0 ? time : last;
        }
        return last;
    }

    /// Closes the door if nobody uses the directory.
    ///
    /// Several may try at the same time. Each closes the door under a name of its own, and believes
    /// what it saw behind it only if that name was still there afterwards.
    ///
    /// @return true when the door is closed and the directory may be removed; false when it is in
    ///   use or somebody else decides about it
    public boolean closeIfUnused() throws IOException {
        if (anyCounts(open)) {
            return false;
        }
        Path mine = open.resolveSibling(CLOSED + UUID.randomUUID());
        if (!moved(open, mine) && !moved(leftClosed(), mine)) {
            return false;
        }
        boolean used = anyCounts(mine);
        if (!Folder.names(directory).contains(String.valueOf(mine.getFileName()))) {
            return false;
        }
        if (used) {
            moved(mine, open);
        }
        return !used;
    }

    /// The door of one who was killed, or who is deciding right now.
    private @Nullable Path leftClosed() throws IOException {
        return Folder.names(directory).stream()
                .filter(name -> name.startsWith(CLOSED))
                .findFirst()
                .map(directory::resolve)
                .orElse(null);
    }

    private static boolean moved(@Nullable Path from, Path to) throws IOException {
        if (from == null) {
            return false;
        }
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
            return true;
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    private boolean anyCounts(Path marks) throws IOException {
        return Folder.names(marks).stream().anyMatch(name -> counts(marks.resolve(name)));
    }

    private boolean counts(Path mark) {
        try {
            Optional<ProcessIdentity> process =
                    ProcessIdentity.fromMap(Fields.read(Files.readString(mark)));
            return switch (process.map(ProcessIdentity::life).orElse(ProcessIdentity.Life.UNSEEN)) {
                case ALIVE -> true;
                case GONE -> false;
                case UNSEEN -> age(mark).compareTo(UNSEEN_COUNTS_FOR) < 0;
            };
        } catch (NoSuchFileException e) {
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    /// By the clock of the file system, since those of the hosts may differ.
    private Duration age(Path file) throws IOException {
        Path fresh = Files.createTempFile(directory, ".now-", "");
        try {
            return Duration.ofMillis(
                    Files.getLastModifiedTime(fresh).toMillis()
                            - Files.getLastModifiedTime(file).toMillis());
        } finally {
            Files.deleteIfExists(fresh);
        }
    }
}
