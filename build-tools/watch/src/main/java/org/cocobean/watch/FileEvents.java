package org.cocobean.watch;

import static java.nio.file.StandardWatchEventKinds.ENTRY_CREATE;
import static java.nio.file.StandardWatchEventKinds.ENTRY_DELETE;
import static java.nio.file.StandardWatchEventKinds.ENTRY_MODIFY;
import static java.nio.file.StandardWatchEventKinds.OVERFLOW;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Tells of each change in a project, and in folders outside it that were named.
final class FileEvents implements AutoCloseable {

    /// Who writes several files writes them within this time; who saves one waits for so long.
    private static final long QUIET_MS = 12;

    private final ProjectFolders folders;
    private final WatchService service;
    private final Map<WatchKey, Path> watched = new ConcurrentHashMap<>();
    private final Set<Path> known = ConcurrentHashMap.newKeySet();

    /// Watches a project and calls from a thread of its own.
    FileEvents(ProjectFolders folders, Consumer<Change> listener) throws IOException {
        this.folders = folders;
        this.service = FileSystems.getDefault().newWatchService();
        watchTree(folders.project(), null);
        Thread.ofPlatform().daemon().name("watch").start(() -> run(listener));
    }

    /// Watches a folder too, without those in it.
    void watch(Path folder) throws IOException {
        if (Files.isDirectory(folder) && known.add(folder)) {
            watched.put(folder.register(service, ENTRY_CREATE, ENTRY_MODIFY, ENTRY_DELETE), folder);
        }
    }

    /// @param found where to put the files that are there already; none when all is new
    private void watchTree(Path root, @Nullable Set<Path> found) throws IOException {
        Files.walkFileTree(
                root,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult preVisitDirectory(
                            Path folder, BasicFileAttributes attributes) throws IOException {
                        if (!folders.isWatched(folder)) {
                            return FileVisitResult.SKIP_SUBTREE;
                        }
                        watch(folder);
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                        if (found != null) {
                            found.add(file);
                        }
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFileFailed(Path file, IOException e)
                            throws IOException {
                        if (e instanceof NoSuchFileException) {
                            return FileVisitResult.CONTINUE; // gone meanwhile
                        }
                        throw e;
                    }
                });
    }

    private void run(Consumer<Change> listener) {
        try {
            while (true) {
                Set<Path> files = new HashSet<>();
                Set<Path> created = new HashSet<>();
                for (WatchKey key = service.take();
                        key != null;
                        key = service.poll(QUIET_MS, TimeUnit.MILLISECONDS)) {
                    take(key, files, created);
                }
                created.removeIf(Files::exists);
                files.removeAll(created); // an editor's, there for a moment only
                if (!files.isEmpty()) {
                    listener.accept(Change.of(files));
                }
            }
        } catch (ClosedWatchServiceException e) {
            // The end.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "the files of the project cannot be watched any more", e);
        }
    }

    private void take(WatchKey key, Set<Path> files, Set<Path> created) throws IOException {
        Path folder = watched.get(key);
        for (WatchEvent<?> event : key.pollEvents()) {
            if (folder == null || event.kind() == OVERFLOW) {
                continue;
            }
            Path file = folder.resolve((Path) event.context());
            if (Files.isDirectory(file)) {
                if (event.kind() == ENTRY_CREATE && file.startsWith(folders.project())) {
                    watchTree(file, files);
                }
            } else if (isOfInterest(file, folder)) {
                files.add(file);
                if (event.kind() == ENTRY_CREATE) {
                    created.add(file);
                }
            }
        }
        if (!key.reset() && folder != null) {
            watched.remove(key);
            known.remove(folder);
        }
    }

    /// What lies in `target` itself is made by builds.
    private boolean isOfInterest(Path file, Path folder) {
        return !folders.isNoise(file) && !folder.equals(folders.project().resolve("target"));
    }

    @Override
    public void close() throws IOException {
        service.close();
    }
}
