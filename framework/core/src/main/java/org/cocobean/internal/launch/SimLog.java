package org.cocobean.internal.launch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.cocobean.sim.spi.HdlMessage;
import org.cocobean.sim.spi.SimulatorAdapter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What one simulation printed: goes to `sim.log` in its directory and to the logger
/// `cocobean.sim`, and is searched for messages of the HDL. Lines arrive from other threads.
public final class SimLog implements Consumer<String>, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger("cocobean.sim");
    private static final int TAIL = 20;

    private final SimulatorAdapter adapter;
    private final Path file;
    private final Writer writer;
    private final ArrayDeque<String> tail = new ArrayDeque<>();
    private final List<HdlMessage> messages = new ArrayList<>();
    private long lines;
    private long forgotten;
    private boolean closed;

    /// Opens the log of a simulation.
    public SimLog(SimulatorAdapter adapter, Path directory) throws IOException {
        this.adapter = adapter;
        this.file = directory.resolve("sim.log");
        this.writer = Files.newBufferedWriter(file);
    }

    /// Writes a line that is not the simulator's; nothing when the log is closed.
    public synchronized void note(String line) {
        LOG.info("{}", line);
        if (!closed) {
            write("# " + line);
        }
    }

    @Override
    public synchronized void accept(String line) {
        LOG.info("{}", line);
        if (tail.size() == TAIL) {
            tail.removeFirst();
        }
        tail.addLast(line);
        adapter.message(line).ifPresent(messages::add);
        write(line);
    }

    private void write(String line) {
        lines++;
        try {
            writer.write(line);
            writer.write('\n');
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    /// Returns the last lines.
    public synchronized String lastLines() {
        return tail.isEmpty() ? "  (it printed nothing)" : "  " + String.join("\n  ", tail);
    }

    /// Returns the first line that holds the text, from there on.
    public synchronized Optional<String> lineWith(String text) {
        try {
            if (!closed) {
                writer.flush();
            }
            try (Stream<String> lines = Files.lines(file)) {
                return lines.skip(forgotten)
                        .filter(line -> line.contains(text))
                        .map(line -> line.substring(line.indexOf(text)))
                        .findFirst();
            }
        } catch (IOException | UncheckedIOException e) {
            LOG.warn("cannot look for \"{}\" in {}", text, file, e);
            return Optional.empty();
        }
    }

    /// What has been printed so far is of no interest any more, since a test has ended that shares
    /// the simulation with others.
    public synchronized void forget() {
        messages.clear();
        forgotten = lines;
    }

    /// Returns the first message at least as bad as an error.
    public synchronized Optional<HdlMessage> firstError() {
        return messages.stream().filter(SimLog::isError).findFirst();
    }

    synchronized long errors() {
        return messages.stream().filter(SimLog::isError).count();
    }

    private static boolean isError(HdlMessage message) {
        return message.severity() == HdlMessage.Severity.ERROR
                || message.severity() == HdlMessage.Severity.FATAL;
    }

    /// Returns how the HDL ended the simulation, if it did.
    public synchronized Optional<HdlMessage> finish() {
        return messages.stream()
                .filter(m -> m.severity() == HdlMessage.Severity.FINISH)
                .findFirst();
    }

    /// Returns the message in a line that tells of an error.
    HdlMessage parse(String line) {
        return adapter.message(line)
                .orElseGet(() -> new HdlMessage(HdlMessage.Severity.ERROR, line, "", 0));
    }

    synchronized boolean isClosed() {
        return closed;
    }

    /// Returns the file.
    public Path file() {
        return file;
    }

    @Override
    public synchronized void close() throws IOException {
        closed = true;
        writer.close();
    }
}
