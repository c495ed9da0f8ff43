package org.cocobean.adapter.container;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.cocobean.settings.Settings;

/// This JVM's own directory in shared memory: windows and the marks of what runs in it. Deleted
/// with the JVM.
final class SharedDirectory {

    private static final Path SHARED_MEMORY = Path.of("/dev/shm");
    private static final String PREFIX = "cocobean-container-";
    private static final Duration YOUNG = Duration.ofMinutes(1);

    private final Path path;
    private final List<Runnable> first = new CopyOnWriteArrayList<>();

    private SharedDirectory(Path path) {
        this.path = path;
    }

    /// Makes one, and deletes those that killed JVMs left: their containers have emptied them.
    ///
    /// @param inMemory false where the engine cannot mount this machine's memory
    static SharedDirectory create(Settings settings, boolean inMemory) throws IOException {
        Path parent =
                inMemory && Files.isWritable(SHARED_MEMORY)
                        ? SHARED_MEMORY
                        : settings.temporaryDirectory();
        deleteEmptyOnes(parent);
        SharedDirectory directory =
                new SharedDirectory(
                        Files.createTempDirectory(
                                parent, PREFIX + ProcessHandle.current().pid() + "-"));
        Runtime.getRuntime()
                .addShutdownHook(new Thread(directory::delete, "cocobean-container-end"));
        return directory;
    }

    private static void deleteEmptyOnes(Path parent) throws IOException {
        FileTime young = FileTime.from(Instant.now().minus(YOUNG));
        try (DirectoryStream<Path> found = Files.newDirectoryStream(parent, PREFIX + "*")) {
            for (Path old : found) {
                try {
                    if (Files.getLastModifiedTime(old).compareTo(young) < 0) {
                        Files.delete(old);
                    }
                } catch (IOException e) {
                    // Somebody's who is alive, or another user's.
                }
            }
        }
    }

    Path path() {
        return path;
    }

    /// Registers what is to be done before it is deleted.
    void beforeDeletion(Runnable action) {
        first.add(action);
    }

    private void delete() {
        first.forEach(Runnable::run);
        try (DirectoryStream<Path> files = Files.newDirectoryStream(path)) {
            for (Path file : files) {
                Files.deleteIfExists(file);
            }
            Files.deleteIfExists(path);
        } catch (IOException e) {
            // The next JVM deletes it.
        }
    }
}
