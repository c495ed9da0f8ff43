package org.cocobean.internal.launch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.cocobean.sim.spi.HdlMessage;
import org.cocobean.sim.spi.MessageReader;
import org.cocobean.sim.spi.SimulatorAdapter;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What one simulation printed: goes to `sim.log` in its directory and to the logger
/// `cocobean.sim`, and is searched for messages of the HDL. Lines arrive from other threads, which
/// go on whatever happens: a simulator must not sit in a full pipe. What is lost is [#trouble()].
public final class SimLog implements Consumer<String>, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger("cocobean.sim");
    private static final int TAIL = 20;

    /// A line that tells how far the output has been read; it is not part of the log.
    static final String MARK = "cocobean: read up to here";

    /// Begins a line that goes on with a text, as `output.c` marks it; see there.
    private static final char TEXT = '\u001f';

    /// Ends that text, where it does not go on in the next line.
    private static final char TEXT_ENDS = '\u001e';

    private final SimulatorAdapter adapter;
    private final MessageReader reader;
    private final Path file;
    private final Writer writer;
    private final ArrayDeque<String> tail = new ArrayDeque<>();
    private @Nullable HdlMessage firstError;
    private @Nullable HdlMessage firstUncounted;
    private long errors;
    private @Nullable HdlMessage finish;
    private @Nullable String trouble;
    private Consumer<String> alarm = reason -> {};
    private long lines;
    private long marks;
    private long forgotten;
    private boolean closed;

    /// Opens the log of a simulation.
    public SimLog(SimulatorAdapter adapter, MessageReader reader, Path directory)
            throws IOException {
        this.adapter = adapter;
        this.reader = reader;
        this.file = directory.resolve("sim.log");
        this.writer = Files.newBufferedWriter(file);
    }

    /// Writes a line that is not the simulator's; nothing when the log is closed.
    public void note(String line) {
        guarded(() -> {
            LOG.info("{}", line);
            if (!closed) {
                write("# " + line);
            }
        });
    }

    /// As [#note], but only to the file.
    void keep(String line) {
        guarded(() -> {
            if (!closed) {
                write("# " + line);
            }
        });
    }

    @Override
    public void accept(String line) {
        guarded(() -> {
            if (!line.endsWith(MARK)) {
                take(line);
                return;
            }
            marks++;
            String begun = line.substring(0, line.length() - MARK.length());
            if (!begun.isEmpty()) {
                take(begun);
            }
        });
    }

    /// Returns how often [#MARK] was read.
    synchronized long marks() {
        return marks;
    }

    private void take(String marked) throws IOException {
        String line = read(marked);
        if (tail.size() == TAIL) {
            tail.removeFirst();
        }
        tail.addLast(line);
        LOG.info("{}", line);
        if (trouble == null && !closed) {
            write(line);
        }
    }

    /// Looks for messages.
    ///
    /// @return the line as the simulator meant it
    private String read(String line) {
        if (line.isEmpty() || line.charAt(0) != TEXT) {
            reader.take(line).forEach(this::remember);
            return line;
        }
        int end = line.indexOf(TEXT_ENDS);
        String text = line.substring(1, end < 0 ? line.length() : end);
        String after = end < 0 ? "" : line.substring(end + 1);
        if (!text.isEmpty() || end < 0) {
            reader.text(text).forEach(this::remember);
        }
        if (!after.isEmpty()) {
            reader.take(after).forEach(this::remember);
        }
        return text + after;
    }

    private void remember(HdlMessage message) {
        switch (message.severity()) {
            case ERROR, FATAL -> {
                errors++;
                firstError = firstError == null ? message : firstError;
                if (firstUncounted == null && !adapter.isCounted(message)) {
                    firstUncounted = message;
                }
            }
            case FINISH -> finish = finish == null ? message : finish;
            case INFO, WARNING -> {}
        }
    }

    private void write(String line) throws IOException {
        lines++;
        try {
            writer.write(line);
            writer.write('\n');
        } catch (IOException e) {
            throw new IOException("cannot write " + file + ": " + e.getMessage(), e);
        }
    }

    /// Does something with the lines; a failure is remembered, and the thread goes on.
    private void guarded(Step step) {
        try {
            synchronized (this) {
                step.run();
            }
        } catch (IOException e) {
            fail(String.valueOf(e.getMessage()));
        } catch (RuntimeException | Error e) {
            fail("the output could not be read: " + e);
        }
    }

    /// Says that output was lost. The first time, whoever asked for it [#onTrouble] is told.
    void fail(String reason) {
        Consumer<String> told;
        synchronized (this) {
            if (trouble != null) {
                return;
            }
            trouble = reason;
            told = alarm;
        }
        told.accept(reason);
    }

    /// Registers who is told, once and from any thread, when output is lost; at once if it is.
    void onTrouble(Consumer<String> action) {
        String already;
        synchronized (this) {
            alarm = action;
            already = trouble;
        }
        if (already != null) {
            action.accept(already);
        }
    }

    /// Returns why not all output was written and searched, empty when it was.
    synchronized Optional<String> trouble() {
        return Optional.ofNullable(trouble);
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
        reader.settle();
        errors = 0;
        firstError = null;
        firstUncounted = null;
        finish = null;
        forgotten = lines;
    }

    /// Returns the first message at least as bad as an error.
    public synchronized Optional<HdlMessage> firstError() {
        reader.settle().forEach(this::remember);
        return Optional.ofNullable(firstError);
    }

    /// Returns the first of those of which only the output tells.
    synchronized Optional<HdlMessage> firstUncounted() {
        reader.settle().forEach(this::remember);
        return Optional.ofNullable(firstUncounted);
    }

    synchronized long errors() {
        reader.settle().forEach(this::remember);
        return errors;
    }

    /// Returns how the HDL ended the simulation, if it did.
    public synchronized Optional<HdlMessage> finish() {
        return Optional.ofNullable(finish);
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
    public void close() {
        guarded(() -> {
            closed = true;
            reader.end().forEach(this::remember);
            try {
                writer.close();
            } catch (IOException e) {
                throw new IOException("cannot write " + file + ": " + e.getMessage(), e);
            }
        });
    }

    private interface Step {
        void run() throws IOException;
    }
}
