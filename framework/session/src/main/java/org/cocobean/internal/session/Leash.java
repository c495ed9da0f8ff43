package org.cocobean.internal.session;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/// Puts short commands on a leash: they and all that they start end with this JVM, also when that
/// is killed.
///
/// Each command has a mark in its environment, which all that it starts inherits. One shell beside
/// the JVM waits for its end and then kills what bears one of its marks, so that a command itself
/// costs nothing. Where `/proc` does not show environments there is no leash.
public final class Leash {

    private static final String NAME = "COCOBEAN_LEASH";

    /// The input ends with the JVM. What was being started at that moment bears its mark a little
    /// later, so all processes are looked at until there were none twice.
    private static final String SCRIPT =
            """
            trap '' INT TERM HUP
            PATH=/usr/bin:/bin
            read -r nothing
            none=0
            looks=0
            while [ $none -lt 2 ] && [ $looks -lt 100 ]; do
              found=$(grep -laF "$1" /proc/[0-9]*/environ) && none=0 || none=$((none + 1))
              looks=$((looks + 1))
              for file in $found; do
                pid=${file#/proc/}
                kill -s KILL "${pid%%/*}"
              done
              sleep 0.1
            done
            """;

    private static final int PATIENCE_S = 2;
    private static final AtomicLong COMMANDS = new AtomicLong();

    private Leash() {}

    /// Beside the JVM, started with the first command.
    private static final class Guard {

        static final String MARK = UUID.randomUUID() + ".";

        /// Held, since its input ends with it.
        static final Optional<Process> PROCESS = start();

        private static Optional<Process> start() {
            try {
                return Optional.of(
                        new ProcessBuilder("/bin/sh", "-c", SCRIPT, "leash", NAME + "=" + MARK)
                                .directory(Path.of("/").toFile())
                                .redirectOutput(Redirect.DISCARD)
                                .redirectError(Redirect.DISCARD)
                                .start());
            } catch (IOException e) {
                return Optional.empty();
            }
        }
    }

    /// Returns what the environment of the next command must have.
    public static Map<String, String> mark() {
        return Guard.PROCESS.isPresent()
                ? Map.of(NAME, Guard.MARK + COMMANDS.incrementAndGet() + ".")
                : Map.of();
    }

    /// Ends a command, on its leash or not, with all that it has started: it alone would leave its
    /// compilers running.
    public static void stop(Process process) {
        Optional<String> mark = mark(process.toHandle());
        List<ProcessHandle> started = process.descendants().toList();
        process.destroy();
        started.forEach(ProcessHandle::destroyForcibly);
        try {
            process.waitFor(PATIENCE_S, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        process.destroyForcibly();
        mark.ifPresent(own ->
                ProcessHandle.allProcesses()
                        .filter(other -> mark(other).filter(own::equals).isPresent())
                        .forEach(ProcessHandle::destroyForcibly));
    }

    private static Optional<String> mark(ProcessHandle process) {
        try {
            byte[] all = Files.readAllBytes(Path.of("/proc/" + process.pid() + "/environ"));
            return List.of(new String(all, StandardCharsets.ISO_8859_1).split("\0")).stream()
                    .filter(variable -> variable.startsWith(NAME + "=" + Guard.MARK))
                    .findFirst();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
