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
import java.util.stream.Stream;

/// Puts short commands on a leash: they and all that they start end with this JVM, also when that
/// is killed.
///
/// Each command has a mark in its environment, which all that it starts inherits. One shell beside
/// the JVM waits for its end and then kills what bears one of its marks, so that a command itself
/// costs nothing. What has made a session of its own, as daemons do, was started to stay, and is
/// let go. Where `/proc` does not show environments there is no leash.
public final class Leash {

    private static final String NAME = "COCOBEAN_LEASH";

    /// The input ends with the JVM. What was being started at that moment bears its mark a little
    /// later, so all processes are looked at until there were none twice.
    private static final String SCRIPT =
            """
            trap '' INT TERM HUP
            PATH=$PATH:/usr/bin:/bin
            session() {
              stat=$(cat "/proc/$1/stat") && set -- ${stat##*')'} && echo "$4"
            }
            own=$(session $$)
            read -r nothing
            none=0
            looks=0
            while [ $none -lt 2 ] && [ $looks -lt 100 ]; do
              none=$((none + 1))
              looks=$((looks + 1))
              for file in $(grep -laF "$1" /proc/[0-9]*/environ); do
                pid=${file#/proc/}
                pid=${pid%%/*}
                if [ "$(session "$pid")" = "$own" ]; then
                  kill -s KILL "$pid"
                  none=0
                fi
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

        /// The JVM may be on the leash of another one, which must not kill its guard with it.
        private static Optional<Process> start() {
            ProcessBuilder guard =
                    new ProcessBuilder("/bin/sh", "-c", SCRIPT, "leash", NAME + "=" + MARK)
                            .directory(Path.of("/").toFile())
                            .redirectOutput(Redirect.DISCARD)
                            .redirectError(Redirect.DISCARD);
            guard.environment().remove(NAME);
            try {
                return Optional.of(guard.start());
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

    /// Ends a command, on its leash or not, with all that it has started and still waits for, or
    /// that is in its session: it alone would leave its compilers running.
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
        Optional<String> session = session(ProcessHandle.current());
        mark.ifPresent(own ->
                ProcessHandle.allProcesses()
                        .filter(other -> mark(other).filter(own::equals).isPresent())
                        .filter(other -> session(other).equals(session))
                        .forEach(ProcessHandle::destroyForcibly));
    }

    /// Reads it behind the name of the program, which may have any characters.
    private static Optional<String> session(ProcessHandle process) {
        return read(process, "stat")
                .map(stat -> stat.substring(stat.lastIndexOf(')') + 1).strip().split(" ")[3]);
    }

    private static Optional<String> mark(ProcessHandle process) {
        return read(process, "environ").stream()
                .flatMap(all -> Stream.of(all.split("\0")))
                .filter(variable -> variable.startsWith(NAME + "=" + Guard.MARK))
                .findFirst();
    }

    private static Optional<String> read(ProcessHandle process, String file) {
        try {
            byte[] all = Files.readAllBytes(Path.of("/proc/" + process.pid() + "/" + file));
            return Optional.of(new String(all, StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
