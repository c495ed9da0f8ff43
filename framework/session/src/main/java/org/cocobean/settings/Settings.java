package org.cocobean.settings;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Hold every setting of this JVM, read once.
///
/// A setting `cocobean.run.dir` comes from the system property of that name, else from the
/// environment variable `COCOBEAN_RUN_DIR`. An empty value counts as not set. Instances are
/// immutable; a value that cannot be understood is refused by the accessor that reads it, with the
/// name of the setting in the message.
public record Settings(Map<String, String> values) {

    /// The variables of the environment by which tools are told where to put temporary files.
    public static final List<String> TEMPORARY_DIRECTORIES = List.of("TMPDIR", "TMP", "TEMP");

    private static final List<String> FROM_ENVIRONMENT =
            List.of(
                    "CI",
                    "COLUMNS",
                    "DOCKER_HOST",
                    "GITHUB_STEP_SUMMARY",
                    "PATH",
                    "XDG_CACHE_HOME");

    /// Take a copy of the given settings, by their full names.
    public Settings {
        values = Map.copyOf(values);
    }

    /// Read the settings of this JVM.
    public static Settings load() {
        Map<String, String> values = new TreeMap<>();
        System.getenv()
                .forEach((name, value) -> {
                    if (name.startsWith("COCOBEAN_")) {
                        values.put(name.toLowerCase(Locale.ROOT).replace('_', '.'), value);
                    }
                });
        for (String name :
                Stream.of(FROM_ENVIRONMENT, TEMPORARY_DIRECTORIES).flatMap(List::stream).toList()) {
            Optional.ofNullable(System.getenv(name)).ifPresent(v -> values.put("env." + name, v));
        }
        for (String name : System.getProperties().stringPropertyNames()) {
            if (isOurs(name)) {
                values.put(name, System.getProperty(name, ""));
            }
        }
        values.values().removeIf(String::isBlank);
        return new Settings(values);
    }

    private static boolean isOurs(String name) {
        return name.startsWith("cocobean.")
                || switch (name) {
                    case "basedir",
                            "java.io.tmpdir",
                            "excludedGroups",
                            "groups",
                            "os.arch",
                            "os.name",
                            "sun.java.command",
                            "surefire.forkNumber",
                            "test",
                            "user.dir",
                            "user.home" ->
                            true;
                    default -> false;
                };
    }

    /// Return these settings with one of them changed.
    public Settings with(String name, String value) {
        Map<String, String> changed = new TreeMap<>(values);
        changed.put(name, value);
        return new Settings(changed);
    }

    /// Look up a setting by its full name.
    public Optional<String> text(String name) {
        return Optional.ofNullable(values.get(name)).filter(v -> !v.isBlank()).map(String::strip);
    }

    /// Look up a setting that names a file or directory; relative ones start at
    /// [#workingDirectory()].
    public Optional<Path> path(String name) {
        return text(name).map(v -> toPath(name, v));
    }

    /// Look up a setting that is a whole number, at least `least`.
    public int number(String name, int least, int fallback) {
        Optional<String> text = text(name);
        if (text.isEmpty()) {
            return fallback;
        }
        try {
            int number = Integer.parseInt(text.get());
            if (number >= least) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Refused below, with the same words as a number that is too small.
        }
        throw refused(name, text.get(), "a whole number of at least " + least);
    }

    /// Look up a setting that is a time such as `250 ms`, `20 s`, `5 min` or `2 h`.
    public Duration duration(String name, Duration fallback) {
        Optional<String> text = text(name);
        return text.map(v -> toDuration(name, v)).orElse(fallback);
    }

    /// A variable of the environment, as file lists name them: read when asked, since the
    /// environment may hold secrets that settings must not keep.
    public Optional<String> environment(String name) {
        return text("env." + name)
                .or(() -> Optional.ofNullable(System.getenv(name)).filter(v -> !v.isBlank()));
    }

    /// The names of all variables of this JVM's environment, which programs that it starts inherit.
    public static Set<String> environmentNames() {
        return System.getenv().keySet();
    }

    /// The directory that relative settings start at.
    public Path workingDirectory() {
        return Path.of(text("user.dir").orElse(".")).toAbsolutePath().normalize();
    }

    /// The directory of the project under test: what Maven says, else the working directory.
    public Path projectDirectory() {
        return text("basedir").map(Path::of).orElseGet(this::workingDirectory);
    }

    /// `cocobean.run.dir`: a run directory chosen by hand, shared by all who are given the same.
    public Optional<Path> runDirectory() {
        return path("cocobean.run.dir");
    }

    /// `cocobean.run.keep`: how many run directories to keep, this one included; default 3.
    public int runsToKeep() {
        return number("cocobean.run.keep", 1, 3);
    }

    /// `cocobean.worker`: a worker name chosen by hand, such as `gw3`.
    public Optional<String> worker() {
        return text("cocobean.worker");
    }

    /// `cocobean.workers`: how many worker processes this run uses, when the build says so.
    public Optional<String> workers() {
        return text("cocobean.workers");
    }

    /// `surefire.forkNumber`: the number of this fork, from 1, when the build passes it on.
    public Optional<String> forkNumber() {
        return text("surefire.forkNumber");
    }

    /// The command line of this JVM after the options, as the JVM itself states it.
    public String javaCommand() {
        return text("sun.java.command").orElse("");
    }

    /// `cocobean.cache`: `off`, or a directory; default `$XDG_CACHE_HOME/cocobean`, else
    /// `~/.cache/cocobean`. Empty means off.
    public Optional<Path> cacheDirectory() {
        Optional<String> chosen = text("cocobean.cache");
        if (chosen.isPresent() && chosen.get().equalsIgnoreCase("off")) {
            return Optional.empty();
        }
        if (chosen.isPresent()) {
            return path("cocobean.cache");
        }
        Path home = Path.of(text("user.home").orElse(".")).resolve(".cache");
        // The XDG base directory specification says that a relative value is to be ignored.
        Path caches =
                text("env.XDG_CACHE_HOME").map(Path::of).filter(Path::isAbsolute).orElse(home);
        return Optional.of(caches.resolve("cocobean"));
    }

    /// `cocobean.cache.shared`: whether the owner and the group of the cache directory are trusted,
    /// so that several users can share it; default no.
    public boolean cacheIsShared() {
        return text("cocobean.cache.shared").map(Boolean::parseBoolean).orElse(false);
    }

    /// `cocobean.cache.size`: the size in MiB that the build cache is kept below; default 4096.
    public long cacheMebibytes() {
        return number("cocobean.cache.size", 1, 4096);
    }

    /// `cocobean.firmware.root`: the directory that holds one directory per firmware.
    public Optional<Path> firmwareRoot() {
        return path("cocobean.firmware.root");
    }

    /// `cocobean.firmware.make`: the program that builds firmware; default `make`.
    public String firmwareMake() {
        return text("cocobean.firmware.make").orElse("make");
    }

    /// `cocobean.firmware.compiler`: the compiler whose change builds firmware anew; default
    /// `riscv64-unknown-elf-gcc`.
    public String firmwareCompiler() {
        return text("cocobean.firmware.compiler").orElse("riscv64-unknown-elf-gcc");
    }

    /// `cocobean.firmware.timeout`: how long one `make` may take; default 5 min.
    public Duration firmwareTimeout() {
        return duration("cocobean.firmware.timeout", Duration.ofMinutes(5));
    }

    /// Look up a program on the search path.
    public Optional<Path> findProgram(String program) {
        for (String directory : text("env.PATH").orElse("").split(File.pathSeparator, -1)) {
            Path file = Path.of(directory).resolve(program);
            if (!directory.isEmpty() && Files.isRegularFile(file) && Files.isExecutable(file)) {
                return Optional.of(file);
            }
        }
        return Optional.empty();
    }

    /// `cocobean.once.timeout`: how long to wait for work that another worker does; default 10 min.
    public Duration onceTimeout() {
        return duration("cocobean.once.timeout", Duration.ofMinutes(10));
    }

    /// `cocobean.lock.heartbeat`: how often the holder of a lock shows that it lives; default 1 s.
    public Duration lockHeartbeat() {
        return duration("cocobean.lock.heartbeat", Duration.ofSeconds(1));
    }

    /// `cocobean.lock.stale`: how long a holder on another host may be silent before its lock is
    /// broken; default 20 s.
    public Duration lockStale() {
        return duration("cocobean.lock.stale", Duration.ofSeconds(20));
    }

    /// `cocobean.executor`: where simulators run, `host` or `container`; default `host`.
    public String executor() {
        return text("cocobean.executor").orElse("host");
    }

    /// `cocobean.image`: the image that the container executor runs programs in; default
    /// `cocobean/simulators:trixie`.
    public String image() {
        return text("cocobean.image").orElse("cocobean/simulators:trixie");
    }

    /// `cocobean.container.mounts`: directories that programs in the container may write to besides
    /// the usual ones, separated like those of a search path.
    public List<Path> containerMounts() {
        return text("cocobean.container.mounts").stream()
                .flatMap(v -> Stream.of(v.split(File.pathSeparator, -1)))
                .filter(v -> !v.isBlank())
                .map(v -> toPath("cocobean.container.mounts", v.strip()))
                .toList();
    }

    /// `DOCKER_HOST`: the address of the container engine, if chosen.
    public Optional<String> dockerHost() {
        return text("env.DOCKER_HOST");
    }

    /// The directory for temporary files of this JVM.
    public Path temporaryDirectory() {
        return Path.of(text("java.io.tmpdir").orElse("/tmp"));
    }

    /// `cocobean.native.call`: how the JVM calls native code, `jna`, `ffm` or `auto`.
    public String nativeCall() {
        return text("cocobean.native.call").orElse("auto");
    }

    /// `cocobean.handover`: how the JVM and a simulator process wait for each other, `spin`,
    /// `sleep`, `yield` or `auto`.
    public String handover() {
        return text("cocobean.handover").orElse("auto");
    }

    /// `cocobean.link`: `socket` links to simulator processes over a socket although they could
    /// share memory with this JVM; default `auto`.
    public boolean socketLink() {
        String link = text("cocobean.link").orElse("auto");
        return switch (link) {
            case "auto" -> false;
            case "socket" -> true;
            default -> throw refused("cocobean.link", link, "auto or socket");
        };
    }

    /// `cocobean.link.host`: the name by which programs in a container that shares no memory with
    /// this JVM reach its machine; default `host.docker.internal`.
    public String linkHost() {
        return text("cocobean.link.host").orElse("host.docker.internal");
    }

    /// `cocobean.tasks`: what tasks are made of, `continuation` (where the JVM exports it) or
    /// `virtual`.
    public boolean virtualTasks() {
        String chosen = text("cocobean.tasks").orElse("continuation");
        return switch (chosen) {
            case "continuation" -> false;
            case "virtual" -> true;
            default ->
                    throw new IllegalArgumentException(
                            "-Dcocobean.tasks="
                                    + chosen
                                    + " is unknown: use continuation or virtual");
        };
    }

    /// `cocobean.sim`: the simulators to run on, separated by commas, if chosen.
    public List<String> simulators() {
        return text("cocobean.sim").map(v -> List.of(v.split("\\s*,\\s*"))).orElse(List.of());
    }

    /// `cocobean.seed`: the seed that all tests derive theirs from, if fixed.
    public Optional<Long> seed() {
        return text("cocobean.seed")
                .map(v -> {
                    try {
                        return Long.decode(v);
                    } catch (NumberFormatException e) {
                        throw refused("cocobean.seed", v, "a whole number");
                    }
                });
    }

    /// `cocobean.waves`: `on`, `off` or `failure`, if chosen.
    public Optional<String> waves() {
        return text("cocobean.waves");
    }

    /// `cocobean.progress`: how a run shows how far it is, `auto`, `off`, `live` or a time between
    /// two lines; default `auto`.
    public String progress() {
        return text("cocobean.progress").orElse("auto");
    }

    /// The width of the terminal, if the shell exports it.
    public int columns() {
        return text("env.COLUMNS")
                .filter(v -> v.matches("\\d{2,4}"))
                .map(Integer::parseInt)
                .orElse(80);
    }

    /// `test`: the tests that Maven was asked for, if not all.
    public Optional<String> chosenTests() {
        return text("test").or(() -> text("groups")).or(() -> text("excludedGroups"));
    }

    /// `GITHUB_STEP_SUMMARY`: the file of the summary that GitHub shows on the page of a job.
    public Optional<Path> githubSummary() {
        return text("env.GITHUB_STEP_SUMMARY").map(Path::of);
    }

    /// The Java and the machine of this JVM, for the reader of a report.
    public String machine() {
        return "Java %s on %s %s, %d cores"
                .formatted(
                        Runtime.version(),
                        text("os.name").orElse("?"),
                        text("os.arch").orElse("?"),
                        Runtime.getRuntime().availableProcessors());
    }

    /// `cocobean.isolation`: `process` runs simulations in processes of their own also where the
    /// simulator could live in the JVM, if chosen.
    public Optional<String> isolation() {
        return text("cocobean.isolation");
    }

    /// `cocobean.timeout`: how long one test may take by the clock on the wall; default 10 min.
    public Duration wallTimeout() {
        return duration("cocobean.timeout", Duration.ofMinutes(10));
    }

    /// True where a missing tool is a failure and not a reason to skip: `cocobean.ci`, else the
    /// environment variable `CI`.
    public boolean continuousIntegration() {
        return text("cocobean.ci")
                .or(() -> text("env.CI"))
                .filter(v -> !v.equalsIgnoreCase("false"))
                .isPresent();
    }

    private Path toPath(String name, String value) {
        try {
            return workingDirectory().resolve(value).normalize();
        } catch (InvalidPathException e) {
            throw refused(name, value, "the path of a file or directory");
        }
    }

    private static Duration toDuration(String name, String value) {
        String[] parts = value.split("(?<=\\d)\\s*(?=\\p{Alpha})", 2);
        try {
            long count = Long.parseLong(parts[0]);
            switch (parts.length == 2 ? parts[1] : "") {
                case "ms":
                    return Duration.ofMillis(count);
                case "s":
                    return Duration.ofSeconds(count);
                case "min":
                    return Duration.ofMinutes(count);
                case "h":
                    return Duration.ofHours(count);
                default:
                    break;
            }
        } catch (NumberFormatException e) {
            // Refused below.
        }
        throw refused(name, value, "a time such as '250 ms', '20 s', '5 min' or '2 h'");
    }

    private static IllegalArgumentException refused(String name, String value, String wanted) {
        return new IllegalArgumentException(
                "The setting %s is '%s', but must be %s. Set it with -D%s=... or remove it."
                        .formatted(name, value, wanted, name));
    }
}
