package org.cocobean.internal.session;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// Identify a process beyond the life of its number: where it runs, as whom, and since when.
///
/// Process numbers are judged only between processes that see the same process table: same host
/// name, same boot, same pid namespace, same user. The host name is compared although the boot id
/// should do, because machines restored from one snapshot share their boot id.
public record ProcessIdentity(
        String host, String boot, String namespace, String user, long pid, long start) {

    private static final Path PROC = Path.of("/proc");

    private static final ProcessIdentity CURRENT = describeCurrent();

    /// What is known of whether a process still runs.
    public enum Life {
        /// It runs.
        ALIVE,
        /// It has ended, and nothing of it can still act.
        GONE,
        /// It cannot be seen from here; only its heartbeat tells.
        UNSEEN
    }

    /// Returns the identity of this JVM.
    public static ProcessIdentity current() {
        return CURRENT;
    }

    /// Returns the identity of another live process that this JVM can see.
    public static Optional<ProcessIdentity> of(ProcessHandle process) {
        long start = startOf(process.pid());
        if (start < 0) {
            return Optional.empty();
        }
        return Optional.of(
                new ProcessIdentity(
                        CURRENT.host,
                        CURRENT.boot,
                        CURRENT.namespace,
                        CURRENT.user,
                        process.pid(),
                        start));
    }

    /// Judges whether the process still runs, as far as this JVM can see.
    public Life life() {
        if (equals(CURRENT)) {
            return Life.ALIVE;
        }
        if (!seesSameProcesses(CURRENT)) {
            return Life.UNSEEN;
        }
        try {
            Optional<Stat> stat = Stat.read(pid);
            if (stat.isEmpty() || stat.get().start != start) {
                return Life.GONE;
            }
            return stat.get().ended && threads(pid) <= 1 ? Life.GONE : Life.ALIVE;
        } catch (IOException e) {
            return Life.UNSEEN;
        }
    }

    boolean seesSameProcesses(ProcessIdentity other) {
        return host.equals(other.host)
                && boot.equals(other.boot)
                && namespace.equals(other.namespace)
                && user.equals(other.user);
    }

    Map<String, String> toMap() {
        return Map.of(
                "host", host,
                "boot", boot,
                "namespace", namespace,
                "user", user,
                "pid", Long.toString(pid),
                "start", Long.toString(start));
    }

    static Optional<ProcessIdentity> fromMap(Map<String, String> map) {
        try {
            return Optional.of(
                    new ProcessIdentity(
                            need(map, "host"),
                            need(map, "boot"),
                            need(map, "namespace"),
                            need(map, "user"),
                            Long.parseLong(need(map, "pid")),
                            Long.parseLong(need(map, "start"))));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String need(Map<String, String> map, String key) {
        String value = map.get(key);
        if (value == null) {
            throw new IllegalArgumentException(key);
        }
        return value;
    }

    private static ProcessIdentity describeCurrent() {
        long pid = ProcessHandle.current().pid();
        return new ProcessIdentity(
                hostName(),
                firstLine(PROC.resolve("sys/kernel/random/boot_id")).orElse("unknown"),
                namespace(pid),
                System.getProperty("user.name", "unknown"),
                pid,
                Math.max(0, startOf(pid)));
    }

    /// Not `InetAddress` first: it throws where the host's own name does not resolve.
    private static String hostName() {
        return firstLine(PROC.resolve("sys/kernel/hostname"))
                .orElseGet(() -> {
                    try {
                        return InetAddress.getLocalHost().getHostName();
                    } catch (UnknownHostException e) {
                        return "unknown-host";
                    }
                });
    }

    /// A `/proc` that belongs to another pid namespace would show strangers under our numbers, so
    /// such a JVM gets a namespace of its own and is judged by its heartbeat alone.
    private static String namespace(long pid) {
        if (!Files.isDirectory(PROC.resolve("self"))) {
            return System.getProperty("os.name", "unknown").toLowerCase(Locale.ROOT);
        }
        try {
            String self = Files.readSymbolicLink(PROC.resolve("self")).toString();
            if (self.equals(Long.toString(pid))) {
                return Files.readSymbolicLink(PROC.resolve("self/ns/pid")).toString();
            }
        } catch (IOException e) {
            // Unreadable is as good as foreign.
        }
        return "foreign-" + UUID.randomUUID();
    }

    private static long startOf(long pid) {
        try {
            return Stat.read(pid).map(Stat::start).orElse(-1L);
        } catch (IOException e) {
            return -1;
        }
    }

    private static Optional<String> firstLine(Path file) {
        try {
            return Optional.of(Files.readString(file).strip());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /// The leader of a killed process is a zombie while its other threads may still finish a system
    /// call.
    private static int threads(long pid) throws IOException {
        int count = 0;
        try (DirectoryStream<Path> tasks =
                Files.newDirectoryStream(PROC.resolve(Long.toString(pid)).resolve("task"))) {
            for (Path task : tasks) {
                count += task.getNameCount() > 0 ? 1 : 0;
            }
        } catch (NoSuchFileException e) {
            return 0;
        }
        return count;
    }

    /// What the system says of one process number.
    private record Stat(long start, boolean ended) {

        static Optional<Stat> read(long pid) throws IOException {
            if (!Files.isDirectory(PROC.resolve("self"))) {
                return ProcessHandle.of(pid)
                        .flatMap(p -> p.info().startInstant())
                        .map(t -> new Stat(t.toEpochMilli(), false));
            }
            String text;
            try {
                text = Files.readString(PROC.resolve(Long.toString(pid)).resolve("stat"));
            } catch (NoSuchFileException e) {
                return Optional.empty();
            } catch (IOException e) {
                // A process that ends between open and read answers ESRCH.
                if (Files.notExists(PROC.resolve(Long.toString(pid)))) {
                    return Optional.empty();
                }
                throw e;
            }
            // The command name in brackets may itself hold spaces and brackets.
            String[] fields = text.substring(text.lastIndexOf(')') + 2).split(" ", -1);
            boolean ended = fields[0].equals("Z") || fields[0].equals("X");
            return Optional.of(new Stat(Long.parseLong(fields[19]), ended));
        }
    }
}
