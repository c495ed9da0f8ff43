package org.cocobean.adapter.vpi;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A properties file that describes a simulator, read with a check of every key and value.
final class Description {

    private static final List<String> REQUIRED =
            List.of("name", "languages", "tools", "version.pattern", "build", "run");
    private static final List<String> OPTIONAL =
            List.of(
                    "version.arguments",
                    "install",
                    "tested",
                    "build.waves",
                    "run.waves",
                    "waves.file",
                    "dependencies",
                    "flags");
    private static final List<String> GROUPS =
            List.of("build.step", "file.", "environment.", "without.", "message.", "complaint.");

    private final String source;
    private final TreeMap<String, String> values = new TreeMap<>();

    private Description(String source, Properties properties) {
        this.source = source;
        properties.stringPropertyNames().forEach(key -> values.put(key, value(properties, key)));
        for (String key : REQUIRED) {
            if (!values.containsKey(key)) {
                throw wrong(key, "is missing; required are " + String.join(", ", REQUIRED));
            }
        }
        for (String key : values.keySet()) {
            if (!REQUIRED.contains(key)
                    && !OPTIONAL.contains(key)
                    && GROUPS.stream().noneMatch(key::startsWith)) {
                throw wrong(
                        key,
                        "means nothing; there are "
                                + String.join(", ", REQUIRED)
                                + ", "
                                + String.join(", ", OPTIONAL)
                                + " and those that begin with "
                                + String.join(" ", GROUPS));
            }
        }
    }

    private static String value(Properties properties, String key) {
        return properties.getProperty(key).strip();
    }

    /// Reads the file beside a class.
    static Description beside(Class<?> owner, String file) {
        try (InputStream in = owner.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalArgumentException(
                        "there is no " + file + " beside " + owner.getName());
            }
            return read(file, new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    /// Reads a description; the name of its source is for messages.
    static Description read(String source, Reader reader) throws IOException {
        Properties properties = new Properties();
        properties.load(reader);
        return new Description(source, properties);
    }

    /// Returns all keys; those that end in a dot or in `step` begin a group.
    static List<String> keys() {
        return Stream.of(REQUIRED, OPTIONAL, GROUPS).flatMap(List::stream).toList();
    }

    String text(String key) {
        return text(key, "");
    }

    String text(String key, String otherwise) {
        return values.getOrDefault(key, otherwise);
    }

    Optional<Template> template(String key) {
        return Optional.ofNullable(values.get(key)).map(Template::new);
    }

    /// Returns the words of a value that are separated by commas.
    List<String> list(String key) {
        return Arrays.stream(text(key).split(","))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .toList();
    }

    <E extends Enum<E>> Set<E> set(Class<E> type, String key) {
        Set<E> set = EnumSet.noneOf(type);
        list(key).forEach(word -> set.add(constant(type, key, word)));
        return set;
    }

    /// Returns what stands in a group of keys, by the rest of the key, in its order.
    Map<String, String> group(String prefix) {
        Map<String, String> group = new LinkedHashMap<>();
        values.tailMap(prefix).entrySet().stream()
                .takeWhile(entry -> entry.getKey().startsWith(prefix))
                .forEach(entry ->
                        group.put(entry.getKey().substring(prefix.length()), entry.getValue()));
        return group;
    }

    /// Returns a group whose keys are constants.
    <E extends Enum<E>> Map<E, String> group(Class<E> type, String prefix) {
        Map<E, String> group = new EnumMap<>(type);
        group(prefix).forEach((key, value) -> group.put(constant(type, prefix + key, key), value));
        return group;
    }

    /// Returns the patterns of a group with what each means: its key, as in `error`, or `error.1`
    /// and `error.2` where there are several.
    <E extends Enum<E>> Map<Pattern, E> patterns(Class<E> type, String prefix) {
        Map<Pattern, E> patterns = new LinkedHashMap<>();
        for (String key : group(prefix).keySet()) {
            patterns.put(
                    pattern(prefix + key),
                    constant(type, prefix + key, key.replaceFirst("\\.\\d+$", "")));
        }
        return patterns;
    }

    Pattern pattern(String key) {
        try {
            return Pattern.compile(text(key));
        } catch (PatternSyntaxException e) {
            throw wrong(key, "is no regular expression: " + e.getMessage());
        }
    }

    private <E extends Enum<E>> E constant(Class<E> type, String key, String word) {
        try {
            return Enum.valueOf(type, word.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw wrong(
                    key,
                    "does not know "
                            + word
                            + "; there are "
                            + Arrays.stream(type.getEnumConstants())
                                    .map(Enum::name)
                                    .collect(Collectors.joining(", ")));
        }
    }

    IllegalArgumentException wrong(String key, String why) {
        return new IllegalArgumentException(source + ": " + key + " " + why);
    }
}
