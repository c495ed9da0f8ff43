package org.cocobean.internal.session;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Knows which processes take part in a run, so that the last one to leave can sum it up. Those
/// that died have left.
public final class Attendance {

    private static final String LEFT = ".left";
    private static final String LAST = ".last-of-";
    private static final String BUILD = "build";

    private final Path list;

    /// Keeps the list below the given directory of the run.
    public Attendance(Path run) {
        this.list = run.resolve(".present");
    }

    private static String name(ProcessIdentity process) {
        return process.pid() + "-" + SafeName.digest(process.toString()).substring(0, 12);
    }

    /// Takes part, once or more often.
    ///
    /// @param build the same for all processes of one build
    public void enter(ProcessIdentity process, String build) throws IOException {
        Files.createDirectories(list);
        Map<String, String> fields = new LinkedHashMap<>(process.toMap());
        fields.put(BUILD, build);
        Files.writeString(list.resolve(name(process)), Fields.write(fields));
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

    /// Tells whether the run was one of other builds, and none of their processes is left.
    public boolean hasEnded(String build) throws IOException {
        Set<String> names = Files.isDirectory(list) ? Folder.names(list) : Set.of();
        List<String> processes = names.stream().filter(name -> !name.contains(".")).toList();
        for (String name : processes) {
            boolean ours = build.equals(fields(name).get(BUILD));
            if (ours || (!names.contains(name + LEFT) && isThere(name))) {
                return false;
            }
        }
        return !processes.isEmpty();
    }

    /// One that is just being written down is there.
    private boolean isThere(String name) throws IOException {
        return ProcessIdentity.fromMap(fields(name))
                .filter(process -> process.life() == ProcessIdentity.Life.GONE)
                .isEmpty();
    }

    private Map<String, String> fields(String name) throws IOException {
        return Fields.read(Files.readString(list.resolve(name)));
    }
}
