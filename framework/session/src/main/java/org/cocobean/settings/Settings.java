package org.cocobean.settings;

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
public record Settings(Map<String, String> values) implements SessionSettings {

    /// The variables of the environment by which tools are told where to put temporary files.
    public static final List<String> TEMPORARY_DIRECTORIES = List.of("TMPDIR", "TMP", "TEMP");

    /// The variables of the environment from which compilers and `make` take what they add.
    public static final List<String> COMPILER_FLAGS =
            List.of("CC", "CXX", "CFLAGS", "CXXFLAGS", "CPPFLAGS", "LDFLAGS", "LDLIBS");

    private static final List<String> FROM_ENVIRONMENT =
            List.of(
                    "CI",
                    "COLUMNS",
                    "DOCKER_HOST",
                    "GITHUB_STEP_SUMMARY",
                    "PATH",
                    "XDG_CACHE_HOME");

    /// Takes a copy of the given settings, by their full names.
    public Settings {
        values = Map.copyOf(values);
    }

    /// Reads the settings of this JVM.
    public static Settings load() {
        Map<String, String> values = new TreeMap<>();
        System.getenv()
                .forEach((name, value) -> {
                    if (name.startsWith("COCOBEAN_")) {
                        values.put(name.toLowerCase(Locale.ROOT).replace('_', '.'), value);
                    }
                });
        for (String name :
                Stream.of(FROM_ENVIRONMENT, TEMPORARY_DIRECTORIES, COMPILER_FLAGS)
                        .flatMap(List::stream)
                        .toList()) {
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

    /// Returns the exception that refuses a value.
    ///
    /// @param wanted what it must be
    public static IllegalArgumentException refused(String name, String value, String wanted) {
        return new IllegalArgumentException(
                "The setting %s is '%s', but must be %s. Set it with -D%s=... or remove it."
                        .formatted(name, value, wanted, name));
    }

    /// Returns these settings with one of them changed.
    public Settings with(String name, String value) {
        Map<String, String> changed = new TreeMap<>(values);
        changed.put(name, value);
        return new Settings(changed);
    }

    /// The names of all variables of this JVM's environment, which programs that it starts inherit.
    public static Set<String> environmentNames() {
        return System.getenv().keySet();
    }
}
