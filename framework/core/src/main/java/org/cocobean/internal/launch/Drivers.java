package org.cocobean.internal.launch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.cocobean.internal.session.Folder;
import org.cocobean.sim.SimulationFailedError;
import org.cocobean.sim.spi.Command;
import org.cocobean.sim.spi.DriverListing;
import org.cocobean.sim.spi.Executor;
import org.cocobean.wording.Words;
import org.jspecify.annotations.Nullable;

/// Which signals no HDL drives, asked of the simulator when a test first needs to know it of one.
final class Drivers {

    private static final Duration TIMEOUT = Duration.ofMinutes(10);

    private final DriverListing listing;
    private final Executor executor;
    private final Path directory;
    private final Path scratch;
    private final Map<String, Boolean> undriven = new HashMap<>();

    /// @param directory the simulation's; its files are copied, as the elaboration may read them
    /// @param scratch does not exist yet; the commands run there
    Drivers(DriverListing listing, Executor executor, Path directory, Path scratch) {
        this.listing = listing;
        this.executor = executor;
        this.directory = directory;
        this.scratch = scratch;
    }

    /// Returns whether surely no HDL drives any part of the object.
    boolean isUndriven(String path) {
        return undriven.computeIfAbsent(path, this::ask);
    }

    private boolean ask(String path) {
        try {
            copyFiles();
            try {
                return run(path);
            } finally {
                Folder.remove(scratch);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot find out whether HDL drives " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(
                    "interrupted while finding out whether HDL drives " + path, e);
        }
    }

    private void copyFiles() throws IOException {
        Files.createDirectory(scratch);
        List<Path> files;
        try (Stream<Path> all = Files.walk(directory)) {
            files = all.filter(path -> !path.startsWith(scratch)).toList();
        }
        for (Path file : files) {
            Path copy = scratch.resolve(directory.relativize(file));
            if (Files.isDirectory(file)) {
                Files.createDirectories(copy);
            } else if (Files.isRegularFile(file)) {
                Files.copy(file, copy);
            }
        }
    }

    private boolean run(String path) throws IOException, InterruptedException {
        Answer answer = new Answer(path);
        Executor.Running running =
                executor.start(new Command(listing.argv(), scratch, Map.of()), answer);
        answer.endWhenKnown(running);
        Optional<Integer> code = running.await(TIMEOUT);
        if (code.isEmpty()) {
            running.kill();
        }
        return answer.get(code);
    }

    private final class Answer implements java.util.function.Consumer<String> {

        private final String path;
        private Executor.@Nullable Running running;
        private DriverListing.@Nullable Says known;
        private boolean seen;
        private String last = "";

        Answer(String path) {
            this.path = path;
        }

        @Override
        public synchronized void accept(String line) {
            if (known != null) {
                return;
            }
            last = line;
            switch (listing.of(line, path)) {
                case DRIVEN -> end(DriverListing.Says.DRIVEN);
                case UNDRIVEN -> seen = true;
                case NOTHING -> {
                    if (seen) { // the lines of an object stand together
                        end(DriverListing.Says.UNDRIVEN);
                    }
                }
            }
        }

        private void end(DriverListing.Says what) {
            known = what;
            if (running != null) {
                running.kill();
            }
        }

        synchronized void endWhenKnown(Executor.Running process) {
            running = process;
            if (known != null) {
                process.kill();
            }
        }

        synchronized boolean get(Optional<Integer> code) {
            if (known != null) {
                return known == DriverListing.Says.UNDRIVEN;
            }
            if (code.isEmpty() || code.get() != 0) {
                throw new SimulationFailedError(
                        "cannot find out whether HDL drives "
                                + path
                                + ": "
                                + String.join(" ", listing.argv())
                                + code.map(number -> " ended with exit code " + number)
                                        .orElse(" took longer than " + Words.of(TIMEOUT))
                                + "; its last line: "
                                + last);
            }
            return seen;
        }
    }
}
