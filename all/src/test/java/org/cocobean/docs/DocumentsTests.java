package org.cocobean.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What the pages say exists.
class DocumentsTests {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)(#[^)]*)?\\)");
    private static final Pattern IMPORT =
            Pattern.compile("(?m)^import (static )?(org\\.cocobean[\\w.]*?)(\\.\\w+|\\.\\*)?;");
    private static final List<String> SETTINGS =
            List.of(
                    "session/src/main/java/org/cocobean/settings",
                    "core/src/main/java/org/cocobean/internal/settings",
                    "junit/src/main/java/org/cocobean/internal/junit/unit");
    private static final Pattern SETTING = Pattern.compile("\"(cocobean\\.[a-z.]*[a-z])\"");
    private static final Pattern JAVA_BLOCK = Pattern.compile("(?s)```java\n(.*?)```");

    /// A class, a method of one, or a file in C.
    private static final Pattern ROOM =
            Pattern.compile("`(?:([A-Z]\\w+)(?:\\.(\\w+)[()]*)?|(\\w+\\.c))`");

    static Stream<Path> pages() throws IOException {
        try (Stream<Path> root = Files.list(ROOT);
                Stream<Path> docs = Files.walk(ROOT.resolve("docs"))) {
            return Stream.concat(root, docs)
                    .filter(page -> page.toString().endsWith(".md"))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    private static Stream<MatchResult> all(Pattern pattern, String text) {
        return pattern.matcher(text).results();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void linksLeadSomewhere(Path page) throws IOException {
        List<String> dead =
                all(LINK, Files.readString(page))
                        .map(link -> link.group(1))
                        .filter(target -> !Files.exists(page.resolveSibling(target)))
                        .toList();
        assertThat(dead).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void importsNameWhatThereIs(Path page) throws IOException {
        List<String> wrong =
                all(IMPORT, Files.readString(page))
                        .filter(each -> !isThere(each))
                        .map(MatchResult::group)
                        .toList();
        assertThat(wrong).isEmpty();
    }

    private static boolean isThere(MatchResult each) {
        boolean isStatic = each.group(1) != null;
        String last = each.group(3) == null ? "" : each.group(3).substring(1);
        try {
            if (!isStatic) {
                Class.forName(each.group(2) + "." + last);
                return true;
            }
            return last.equals("*")
                    || Arrays.stream(Class.forName(each.group(2)).getMethods())
                            .anyMatch(method -> method.getName().equals(last));
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    @Test
    void theCallsOfTheArchitectureGoThroughRoomsThatExist() throws IOException {
        String page = Files.readString(ROOT.resolve("docs/architecture.md"));
        String calls = page.substring(page.indexOf("## Five calls"));
        List<MatchResult> rooms = all(ROOM, calls).toList();
        assertThat(rooms).hasSizeGreaterThan(30);
        for (MatchResult room : rooms) {
            String file = room.group(3) == null ? room.group(1) + ".java" : room.group(3);
            assertThat(source(file))
                    .as(room.group())
                    .hasValueSatisfying(text ->
                            assertThat(text).contains(room.group(2) == null ? "" : room.group(2)));
        }
    }

    private static Optional<String> source(String name) throws IOException {
        try (Stream<Path> files = Files.walk(ROOT.resolve("framework"))) {
            Optional<Path> found =
                    files.filter(file -> file.toString().contains("/src/"))
                            .filter(file -> file.endsWith(name))
                            .findFirst();
            return found.isPresent()
                    ? Optional.of(Files.readString(found.get()))
                    : Optional.empty();
        }
    }

    @Test
    void theExampleOfTheReadmeIsOneOfTheSamples() throws IOException {
        String example =
                all(JAVA_BLOCK, Files.readString(ROOT.resolve("README.md")))
                        .findFirst()
                        .orElseThrow()
                        .group(1);
        String sample =
                Files.readString(
                        ROOT.resolve(
                                "hdl-samples/src/test/java/org/cocobean/samples/CounterTests.java"));
        String body = squeezed(example);
        assertThat(squeezed(sample)).contains(body.substring(0, body.lastIndexOf('}')));
    }

    private static String squeezed(String code) {
        return code.replaceAll("\\s+", "");
    }

    @Test
    void everySettingIsDocumented() throws IOException {
        Set<String> settings = new TreeSet<>();
        for (String folder : SETTINGS) {
            Set<String> found = new TreeSet<>();
            try (Stream<Path> parts = Files.list(ROOT.resolve("framework").resolve(folder))) {
                for (Path part : parts.toList()) {
                    all(SETTING, Files.readString(part))
                            .map(setting -> setting.group(1))
                            .forEach(found::add);
                }
            }
            assertThat(found).as(folder).hasSizeGreaterThan(5);
            settings.addAll(found);
        }
        String reference = Files.readString(ROOT.resolve("docs/settings.md"));
        assertThat(settings).hasSizeGreaterThan(40);
        assertThat(settings).allMatch(setting -> reference.contains("`" + setting + "`"));
    }
}
