package org.cocobean.internal.launch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.cocobean.sim.SimulationFailedError;
import org.cocobean.sim.spi.DesignObjects;
import org.cocobean.sim.spi.DesignSource;
import org.cocobean.wording.Words;

/// What the simulator prints of the design, on its way to the agent: taken out of the output, made
/// a table when the agent says that all is printed, and read by the agent at its first lookup.
final class DesignTable implements Consumer<String> {

    /// What the agent prints when the first stop is reached.
    static final String END = "cocobean: the design is told";

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final DesignSource source;
    private final SimLog log;
    private final Path file;
    private final CountDownLatch told = new CountDownLatch(1);
    private boolean all;
    private DesignObjects objects = DesignObjects.NONE;

    DesignTable(DesignSource source, SimLog log, Path directory) throws IOException {
        this.source = source;
        this.log = log;
        this.file = Files.createTempFile(directory, ".objects-", ".txt");
    }

    Path file() {
        return file;
    }

    /// Returns what was told; of a table that was written.
    synchronized DesignObjects objects() {
        return objects;
    }

    @Override
    public void accept(String line) {
        if (told(line)) {
            log.accept(line);
        }
    }

    /// Returns whether the line belongs into the log.
    private synchronized boolean told(String line) {
        if (all) {
            return true;
        }
        if (!line.endsWith(END)) {
            return !source.take(line);
        }
        all = true;
        told.countDown();
        String before = line.substring(0, line.length() - END.length());
        if (!before.isEmpty()) {
            log.accept(before); // the design had begun a line
        }
        return false;
    }

    /// Writes the table; the test has not begun.
    ///
    /// @throws SimulationFailedError when the simulator did not tell what it should have told
    void write(String simulator) {
        try {
            if (!told.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new SimulationFailedError(
                        "what "
                                + simulator
                                + " prints of the design has no end: its output was read for "
                                + Words.of(PATIENCE)
                                + " after its start (all other output is in "
                                + log.file()
                                + ")");
            }
            synchronized (this) {
                objects = source.objects();
                objects.writeTo(file);
            }
        } catch (IllegalStateException e) {
            throw new SimulationFailedError(
                    "what "
                            + simulator
                            + " prints of the design was not understood: "
                            + e.getMessage());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(
                    "interrupted while " + simulator + " told the design", e);
        }
    }

    void delete() throws IOException {
        Files.deleteIfExists(file);
    }
}
