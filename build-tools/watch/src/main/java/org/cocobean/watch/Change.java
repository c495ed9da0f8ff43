package org.cocobean.watch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/// Files that were written or deleted at about the same time.
///
/// @param files absolute paths
/// @param savedMillis when the last of them was written, in milliseconds since 1970
record Change(Set<Path> files, long savedMillis) {

    Change {
        files = Set.copyOf(files);
    }

    /// Asks the files themselves when they were written.
    static Change of(Set<Path> files) {
        long newest = 0;
        for (Path file : files) {
            newest = Math.max(newest, modified(file));
        }
        return new Change(files, newest == 0 ? System.currentTimeMillis() : newest);
    }

    private static long modified(Path file) {
        try {
            return Files.getLastModifiedTime(file).toMillis();
        } catch (IOException e) {
            return 0; // deleted
        }
    }

    Change and(Change later) {
        Set<Path> all = new HashSet<>(files);
        all.addAll(later.files);
        return new Change(all, Math.max(savedMillis, later.savedMillis));
    }
}
