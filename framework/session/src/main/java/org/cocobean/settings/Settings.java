package org.cocobean.settings;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.cocobean.internal.environment.Environment;

/// Holds every setting of this JVM, read once.
///
/// A setting `cocobean.run.dir` comes from the system property of that name, else from the
/// environment variable `COCOBEAN_RUN_DIR`. An empty value counts as not set. Instances are
/// immutable; a value that cannot be understood is refused by the accessor that reads it, with the
/// name of the setting in the message.
public record Settings(Map<String, String> values) implements SessionSettings {

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
        for (String name : Environment.names()) {
            if (name.startsWith("COCOBEAN_")) {
                String setting = name.toLowerCase(Locale.ROOT).replace('_', '.');
                Environment.find(name).ifPresent(value -> values.put(setting, value));
            }
        }
        Stream.of(FROM_ENVIRONMENT, Environment.TEMPORARY_DIRECTORIES, Environment.COMPILER_FLAGS)
                .flatMap(List::stream)
                .forEach(name ->
                        Environment.find(name)
                                .ifPresent(value -> values.put("env." + name, value)));
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
}
