package org.cocobean.session;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.cocobean.internal.session.Folder;
import org.cocobean.internal.session.ProcessIdentity;
import org.cocobean.internal.session.UseMarks;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The folder of all run directories: makes and finds them, points `latest` to the newest, removes
/// old ones.
record RunFolders(Path base, int keep) {

    private static final Logger LOG = LoggerFactory.getLogger(RunFolders.class);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);
    private static final int ATTEMPTS = 200;

    /// A directory chosen by hand is neither linked to nor pruned.
    static Path openChosen(Path path) throws IOException {
        Files.createDirectories(path);
        return path.toRealPath();
    }

    Path open(BuildProcess build) throws IOException {
        Files.createDirectories(base);
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Optional<String> existing = find(build);
            Path run = base.resolve(existing.orElseGet(() -> nameFor(build)));
            if (existing.isEmpty() && !make(run)) {
                continue;
            }
            if (join(run, build)) {
                if (existing.isEmpty()) {
                    link(run);
                    prune(run);
                }
                return run.toRealPath();
            }
            // Somebody is about to remove it as unused. Either it vanishes or it is opened again.
            java.util.concurrent.locks.LockSupport.parkNanos(5_000_000);
        }
        throw new IOException(
                "the run directory *-%s vanished again and again".formatted(build.key()));
    }

    /// By its key, since the start time of a process, which is computed from the clock, can come
    /// out a second later in the next fork.
    private Optional<String> find(BuildProcess build) throws IOException {
        return Folder.names(base).stream()
                .filter(name -> name.startsWith("run-") && name.endsWith("-" + build.key()))
                .findFirst();
    }

    private static String nameFor(BuildProcess build) {
        return "run-" + TIME.format(build.started()) + "-" + build.key();
    }

    /// Puts a run directory into place that is complete from its first moment.
    private boolean make(Path run) throws IOException {
        Path fresh = base.resolve(".new-" + UUID.randomUUID());
        Files.createDirectory(fresh);
        new UseMarks(fresh).create();
        try {
            Files.move(fresh, run, StandardCopyOption.ATOMIC_MOVE);
            return true;
        } catch (FileSystemException e) {
            Folder.removeQuietly(fresh);
            if (Files.isDirectory(run)) {
                return false;
            }
            throw e;
        }
    }

    /// The build is marked too: between two of its forks nobody else may be there.
    private static boolean join(Path run, BuildProcess build) throws IOException {
        UseMarks marks = new UseMarks(run);
        return marks.mark(ProcessIdentity.current()) && marks.mark(build.identity());
    }

    private void link(Path run) {
        Path link = base.resolve(".latest-" + UUID.randomUUID());
        try {
            Files.createSymbolicLink(link, Path.of(String.valueOf(run.getFileName())));
            Files.move(link, base.resolve("latest"), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException | UnsupportedOperationException e) {
            LOG.debug("No link 'latest' in {}: {}", base, e.toString());
            Folder.removeQuietly(link);
        }
    }

    private void prune(Path own) throws IOException {
        List<Path> runs =
                Folder.names(base).stream()
                        .filter(name -> name.startsWith("run-"))
                        .sorted(Comparator.reverseOrder())
                        .map(base::resolve)
                        .toList();
        for (Path run : runs.subList(Math.min(keep, runs.size()), runs.size())) {
            if (!run.equals(own)) {
                removeIfUnused(run);
            }
        }
    }

    private void removeIfUnused(Path run) {
        Path doomed = base.resolve(".old-" + UUID.randomUUID());
        try {
            if (new UseMarks(run).closeIfUnused()) {
                Files.move(run, doomed, StandardCopyOption.ATOMIC_MOVE);
                Folder.remove(doomed);
            }
        } catch (IOException e) {
            LOG.debug("The old run {} could not be removed: {}", run, e.toString());
        }
    }
}
