package org.cocobean.internal.link;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Deletes the windows of JVMs that were killed before the simulator had opened theirs.
///
/// A living JVM holds a lock on each of its windows. One that was made a moment ago may not be
/// locked yet, and our own must not be opened here: closing a file gives up all locks of the
/// process on it.
final class LeftWindows {

    private static final String PREFIX = "cocobean-";
    private static final String SUFFIX = ".window";
    private static final int YOUNG_SECONDS = 60;
    private static final Set<Path> SWEPT = ConcurrentHashMap.newKeySet();

    private LeftWindows() {}

    /// Returns how the names of this JVM's windows begin.
    static String prefix() {
        return PREFIX + ProcessHandle.current().pid() + "-";
    }

    static String suffix() {
        return SUFFIX;
    }

    /// Once for each directory.
    static void sweep(Path directory) throws IOException {
        if (SWEPT.add(directory)) {
            sweep(directory, Instant.now().minusSeconds(YOUNG_SECONDS));
        }
    }

    static void sweep(Path directory, Instant youngest) throws IOException {
        try (DirectoryStream<Path> found =
                Files.newDirectoryStream(directory, PREFIX + "*" + SUFFIX)) {
            for (Path window : found) {
                if (!String.valueOf(window.getFileName()).startsWith(prefix())) {
                    deleteIfLeft(window, FileTime.from(youngest));
                }
            }
        }
    }

    private static void deleteIfLeft(Path window, FileTime youngest) {
        try {
            if (Files.getLastModifiedTime(window).compareTo(youngest) >= 0) {
                return;
            }
            try (FileChannel channel = FileChannel.open(window, StandardOpenOption.WRITE);
                    FileLock lock = channel.tryLock(0, 1, false)) {
                if (lock != null) {
                    Files.deleteIfExists(window);
                }
            }
        } catch (IOException e) {
            // Another user's, or deleted by another JVM just now.
        }
    }
}
