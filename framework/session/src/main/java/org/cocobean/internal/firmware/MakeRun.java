package org.cocobean.internal.firmware;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.cocobean.internal.environment.Environment;
import org.cocobean.internal.session.Leash;
import org.cocobean.settings.Settings;
import org.cocobean.wording.Words;
import org.zeroturnaround.exec.ProcessExecutor;
import org.zeroturnaround.exec.stream.LogOutputStream;

/// Runs `make` on a private copy, with nothing of our environment that could change what it builds.
///
/// @param settings say which program that is and how long it may take
public record MakeRun(Settings settings) {

    private static final Set<String> KEPT_VARIABLES =
            Set.of("PATH", "HOME", "USER", "TMPDIR", "LD_LIBRARY_PATH");

    /// How a run of `make` ended.
    public record Ending(boolean good, String reason, String output) {}

    /// Runs `make -C NAME` in the given directory.
    public Ending run(Path directory, String name, List<String> arguments)
            throws InterruptedException {
        List<String> command = new ArrayList<>(List.of(settings.firmwareMake(), "-C", name));
        command.addAll(arguments);
        Duration timeout = settings.firmwareTimeout();
        Queue<String> output = new ConcurrentLinkedQueue<>();
        ProcessExecutor executor =
                new ProcessExecutor(command)
                        .directory(directory.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(
                                new LogOutputStream() {
                                    @Override
                                    protected void processLine(String line) {
                                        output.add(line + '\n');
                                    }
                                })
                        .timeout(timeout.toMillis(), TimeUnit.MILLISECONDS)
                        .stopper(Leash::stop)
                        .destroyOnExit();
        Environment.names().stream()
                .filter(variable -> !KEPT_VARIABLES.contains(variable))
                .forEach(variable -> executor.environment(variable, null));
        executor.environment(Map.of("LC_ALL", "C"));
        executor.environment(Leash.mark());
        String shown = String.join(" ", command);
        try {
            int exit = executor.execute().getExitValue();
            return new Ending(
                    exit == 0, shown + " ended with exit code " + exit, String.join("", output));
        } catch (TimeoutException e) {
            return new Ending(
                    false,
                    shown + " was stopped after " + Words.of(timeout),
                    String.join("", output));
        } catch (IOException e) {
            return new Ending(
                    false,
                    "%s could not be started: %s. Install it (Debian: apt install make)"
                            .formatted(settings.firmwareMake(), reason(e)),
                    "");
        }
    }

    /// The library's own message lists the whole environment.
    private static String reason(IOException e) {
        Throwable first = e;
        while (first.getCause() != null) {
            first = first.getCause();
        }
        return String.valueOf(first.getMessage());
    }
}
