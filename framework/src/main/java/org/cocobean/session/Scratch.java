package org.cocobean.session;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;
import org.cocobean.internal.session.Folder;

/// Fill directories such that a directory that is in its place is finished.
public final class Scratch {

    /// Fill a directory.
    @FunctionalInterface
    public interface Filler {

        /// Put everything into the given empty directory.
        void fill(Path directory) throws Exception;
    }

    private Scratch() {}

    /// Make a directory with its content appear in one step, forced to the disk.
    ///
    /// It is filled beside its place and moved there when it is complete. When the filler fails or
    /// the process is killed, nothing stands in its place.
    ///
    /// @return the target
    /// @throws FileAlreadyExistsException when the target exists and is not empty
    public static Path publish(Path target, Filler filler) throws Exception {
        Path absolute = target.toAbsolutePath();
        Path scratch =
                absolute.resolveSibling(
                        "." + absolute.getFileName() + ".scratch-" + UUID.randomUUID());
        Files.createDirectories(scratch);
        try {
            filler.fill(scratch);
            Folder.forceTree(scratch);
            move(scratch, absolute);
            return absolute;
        } finally {
            Folder.removeQuietly(scratch);
        }
    }

    private static void move(Path scratch, Path target) throws IOException {
        if (!Folder.names(target).isEmpty()) {
            throw new FileAlreadyExistsException(
                    target.toString(), null, "it exists already and is not empty");
        }
        Files.move(scratch, target, StandardCopyOption.ATOMIC_MOVE);
        Folder.force(target.resolveSibling("."));
    }
}
