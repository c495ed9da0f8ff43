package org.cocobean.session;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;
import org.cocobean.internal.session.Folder;

/// Fills directories such that a directory that is in its place is finished.
public final class Scratch {

    /// Fills a directory.
    @FunctionalInterface
    public interface Filler {

        /// Puts everything into the given empty directory.
        void fill(Path directory) throws Exception;
    }

    private Scratch() {}

    /// Makes a directory with its content appear in one step, forced to the disk.
    ///
    /// It is filled beside its place and moved there when it is complete. When the filler fails or
    /// the process is killed, nothing new stands in its place. A directory that is already there is
    /// replaced.
    ///
    /// @return the target
    /// @throws Exception what the filler throws
    public static Path publish(Path target, Filler filler) throws Exception {
        Path absolute = target.toAbsolutePath();
        Path scratch =
                absolute.resolveSibling(
                        "." + absolute.getFileName() + ".scratch-" + UUID.randomUUID());
        Files.createDirectories(scratch);
        try {
            filler.fill(scratch);
            Folder.forceTree(scratch);
            replace(scratch, absolute);
            return absolute;
        } finally {
            Folder.removeQuietly(scratch);
        }
    }

    /// What stands there is of a worker that was killed before it could say that it was done.
    private static void replace(Path scratch, Path target) throws IOException {
        Path old = scratch.resolveSibling(scratch.getFileName() + "-old");
        if (!Folder.names(target).isEmpty()) {
            Files.move(target, old, StandardCopyOption.ATOMIC_MOVE);
        }
        Files.move(scratch, target, StandardCopyOption.ATOMIC_MOVE);
        Folder.force(target.resolveSibling("."));
        Folder.removeQuietly(old);
    }
}
