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

/// Reads settings by name: texts, paths, numbers and times. A value that cannot be understood is
/// refused with the name of the setting in the message.
sealed interface SettingReader permits SessionSettings {

    /// What a time must be.
    String A_TIME = "a time such as '250 ms', '20 s', '5 min' or '2 h'";

    /// Returns all settings by their full names.
    Map<String, String> values();

    /// Looks up a setting by its full name.
    default Optional<String> text(String name) {
        return Optional.ofNullable(values().get(name)).filter(v -> !v.isBlank()).map(String::strip);
    }

    /// Looks up a setting that names a file or directory; relative ones start at
    /// [#workingDirectory()].
    default Optional<Path> path(String name) {
        return text(name).map(v -> toPath(name, v));
    }

    /// Looks up a setting that is a whole number, at least `least`.
    default int number(String name, int least, int fallback) {
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
        throw Settings.refused(name, text.get(), "a whole number of at least " + least);
    }

    /// Looks up a setting that is one of some words, in upper or lower case.
    ///
    /// @return the word in lower case
    default Optional<String> word(String name, String... words) {
        Optional<String> word = text(name).map(v -> v.toLowerCase(Locale.ROOT));
        if (word.isPresent() && !List.of(words).contains(word.get())) {
            String last = words[words.length - 1];
            String others = String.join(", ", List.of(words).subList(0, words.length - 1));
            throw Settings.refused(name, text(name).orElse(""), others + " or " + last);
        }
        return word;
    }

    /// Looks up a setting that is `true` or `false`.
    default boolean flag(String name, boolean fallback) {
        return word(name, "true", "false").map(Boolean::parseBoolean).orElse(fallback);
    }

    /// Looks up a setting that is a time such as `250 ms`, `20 s`, `5 min` or `2 h`.
    default Duration duration(String name, Duration fallback) {
        return text(name)
                .map(v -> findDuration(v).orElseThrow(() -> Settings.refused(name, v, A_TIME)))
                .orElse(fallback);
    }

    /// The directory that relative settings start at.
    default Path workingDirectory() {
        return Path.of(text("user.dir").orElse(".")).toAbsolutePath().normalize();
    }

    /// The directory of the project under test: what Maven says, else the working directory.
    default Path projectDirectory() {
        return text("basedir").map(Path::of).orElseGet(this::workingDirectory);
    }

    /// The directory for temporary files of this JVM.
    default Path temporaryDirectory() {
        return Path.of(text("java.io.tmpdir").orElse("/tmp"));
    }

    /// Looks up a program on the search path.
    default Optional<Path> findProgram(String program) {
        for (String directory : text("env.PATH").orElse("").split(File.pathSeparator, -1)) {
            Path file = Path.of(directory).resolve(program);
            if (!directory.isEmpty() && Files.isRegularFile(file) && Files.isExecutable(file)) {
                return Optional.of(file);
            }
        }
        return Optional.empty();
    }

    /// Returns a value as a path; relative ones start at [#workingDirectory()].
    default Path toPath(String name, String value) {
        try {
            return workingDirectory().resolve(value).normalize();
        } catch (InvalidPathException e) {
            throw Settings.refused(name, value, "the path of a file or directory");
        }
    }

    /// Reads a time; empty when it is none.
    default Optional<Duration> findDuration(String value) {
        String[] parts = value.split("(?<=\\d)\\s*(?=\\p{Alpha})", 2);
        try {
            long count = Long.parseLong(parts[0]);
            return switch (parts.length == 2 ? parts[1] : "") {
                case "ms" -> Optional.of(Duration.ofMillis(count));
                case "s" -> Optional.of(Duration.ofSeconds(count));
                case "min" -> Optional.of(Duration.ofMinutes(count));
                case "h" -> Optional.of(Duration.ofHours(count));
                default -> Optional.empty();
            };
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
