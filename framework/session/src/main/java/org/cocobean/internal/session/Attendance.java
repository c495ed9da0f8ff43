package org.cocobean.internal.session;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/// Know which processes take part in a run, so that the last one to leave can sum it up. Those that
/// died have left.
public final class Attendance {

    private static final String LEFT = ".left";
    private static final String LAST = ".last-of-";

    private final Path list;

    /// Keeps the list below the given directory of the run.
    public Attendance(Path run) {
        this.list = run.resolve(".present");
    }

    private static String name(ProcessIdentity process) {
        return process.pid() + "-" + SafeName.digest(process.toString()).substring(0, 12);
    }

    /// Takes part, once or more often.
    public void enter(ProcessIdentity process) throws IOException {
        Files.createDirectories(list);
        Files.writeString(list.resolve(name(process)), Fields.write(process.toMap()));
        Files.deleteIfExists(list.resolve(name(process) + LEFT));
        for (String name : Folder.names(list)) {
            if (name.startsWith(LAST)) {
                Files.deleteIfExists(list.resolve(name)); // somebody else will be
            }
        }
    }

    /// Takes part no more.
    ///
    /// Each says that it leaves before it looks at the others: so the last one sees that it is, and
    /// of two that both see it one is told so.
    ///
    /// @return whether nobody is left
    public boolean leave(ProcessIdentity process) throws IOException {
        Files.writeString(list.resolve(name(process) + LEFT), "");
        Set<String> names = Folder.names(list);
        for (String name : names) {
            if (!name.contains(".") && !names.contains(name + LEFT) && isThere(name)) {
                return false;
            }
        }
        try {
            long left = names.stream().filter(name -> name.endsWith(LEFT)).count();
            Files.createFile(list.resolve(LAST + left));
            return true;
        } catch (FileAlreadyExistsException e) {
            return false;
        }
    }

    private boolean isThere(String name) throws IOException {
        Optional<ProcessIdentity> process =
                ProcessIdentity.fromMap(Fields.read(Files.readString(list.resolve(name))));
        return process.isPresent() && process.get().life() != ProcessIdentity.Life.GONE;
    }
}
