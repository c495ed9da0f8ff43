package org.cocobean.internal.junit;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.cocobean.internal.junit.unit.JunitSettings;

/// Where the progress of a run is shown: one line of a terminal that changes, or lines now and
/// then.
///
/// @param terminal the terminal, if there is one
/// @param every how much time there is between two lines
/// @param columns how long a line of the terminal may be
record ProgressDisplay(Optional<Path> terminal, Duration every, int columns) {

    private static final Duration LIVE = Duration.ofMillis(500);
    private static final Duration LINES = Duration.ofSeconds(10);
    private static final String MARK = "[cocobean] ";

    /// What the setting chooses; empty where nothing is to be shown.
    static Optional<ProgressDisplay> of(JunitSettings settings) {
        String chosen = settings.progress();
        return switch (chosen) {
            case "off" -> Optional.empty();
            case "auto", "live" -> {
                Optional<Path> terminal = findTerminal();
                yield Optional.of(
                        new ProgressDisplay(
                                terminal, terminal.isPresent() ? LIVE : LINES, settings.columns()));
            }
            default ->
                    Optional.of(
                            new ProgressDisplay(
                                    Optional.empty(),
                                    settings.progressEvery(),
                                    settings.columns()));
        };
    }

    /// The one that this process writes to, or that the build which forked it does; known where
    /// `/proc` is.
    private static Optional<Path> findTerminal() {
        Optional<Path> own = outputOf(ProcessHandle.current());
        return own.isPresent()
                ? own
                : ProcessHandle.current()
                        .parent()
                        .map(parent -> isShell(parent) ? parent.parent().orElse(parent) : parent)
                        .flatMap(ProgressDisplay::outputOf);
    }

    /// Surefire puts a shell between.
    private static boolean isShell(ProcessHandle process) {
        return process.info().command().filter(command -> command.endsWith("sh")).isPresent();
    }

    private static Optional<Path> outputOf(ProcessHandle process) {
        try {
            Path out = Files.readSymbolicLink(Path.of("/proc/" + process.pid() + "/fd/1"));
            boolean is = out.startsWith("/dev/pts") || out.toString().startsWith("/dev/tty");
            return is && Files.isWritable(out) ? Optional.of(out) : Optional.empty();
        } catch (IOException | UnsupportedOperationException e) {
            return Optional.empty();
        }
    }

    /// The cursor stays at the beginning, so that whatever is printed next begins there too.
    void show(String line) {
        if (terminal.isEmpty()) {
            System.out.println(MARK + line);
        } else {
            String whole = MARK + line;
            draw(whole.length() < columns ? whole : whole.substring(0, columns - 2) + "…");
        }
    }

    /// Leaves no trace in a terminal.
    void clear() {
        if (terminal.isPresent()) {
            draw("");
        }
    }

    private void draw(String line) {
        try (var out = new FileOutputStream(terminal.orElseThrow().toFile(), true)) {
            out.write(("\r\u001b[K" + line + "\r").getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            // The terminal was closed: nobody looks.
        }
    }
}
