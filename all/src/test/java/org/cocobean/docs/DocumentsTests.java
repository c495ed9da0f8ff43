package org.cocobean.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
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
import org.cocobean.junit.Design;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What the pages say exists.
class DocumentsTests {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)(#[^)]*)?\\)");
    private static final Pattern IMPORT =
            Pattern.compile("(?m)^import (static )?(org\\.cocobean[\\w.]*?)(\\.\\w+|\\.\\*)?;");
    private static final List<String> SETTINGS =
            List.of(
                    "framework/session/src/main/java/org/cocobean/settings",
                    "framework/core/src/main/java/org/cocobean/internal/settings",
                    "framework/junit/src/main/java/org/cocobean/internal/junit/unit",
                    "build-tools/maven-plugin/src/main/java/org/cocobean/maven");
    private static final Pattern SETTING = Pattern.compile("\"(cocobean\\.[a-z.]*[a-z])\"");
    private static final Pattern VERSION =
            Pattern.compile("<cocobean.version>(.*)</cocobean.version>");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `(\\w+)` \\|");

    /// A group of pages in the menu of the site, or a page.
    private static final Pattern ENTRY = Pattern.compile("(?m)^ +- ([^:]+):(?: (\\S+))?$");

    /// The same in the table of the README.
    private static final Pattern PAGE =
            Pattern.compile("(?m)^\\| (?:\\*\\*(.+)\\*\\*|\\[(.+?)]\\((.+?)\\)) \\|");

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

    /// `tools/test-new.sh` runs Maven with those that the guide shows.
    @ParameterizedTest
    @ValueSource(strings = {"maven/pom.xml", "gradle/build.gradle.kts"})
    void theBuildFilesOfTheGuideAreThoseOfNewProjects(String file) throws IOException {
        String version =
                all(VERSION, Files.readString(ROOT.resolve("build-tools/project/pom.xml")))
                        .findFirst()
                        .orElseThrow()
                        .group(1);
        String template = Files.readString(ROOT.resolve("build-tools/template").resolve(file));
        assertThat(Files.readString(ROOT.resolve("docs/guide.md")))
                .contains(
                        template.replace("@version@", version)
                                .replace("@package@", "org.example.chip")
                                .replace("@name@", "my-chip"));
    }

    @Test
    void theTableOfTheReadmeIsTheMenuOfTheSite() throws IOException {
        String menu = Files.readString(ROOT.resolve("build-tools/site/mkdocs.yml"));
        String pages = menu.substring(menu.indexOf("\n  - Start:"), menu.indexOf("\n  - Javadoc:"));
        List<String> entries =
                all(ENTRY, pages).map(entry -> entry.group(1) + ": " + entry.group(2)).toList();
        assertThat(entries).hasSizeGreaterThan(20);
        assertThat(
                        all(PAGE, Files.readString(ROOT.resolve("README.md")))
                                .map(row ->
                                        row.group(1) == null
                                                ? row.group(2) + ": " + row.group(3)
                                                : row.group(1) + ": null"))
                .containsExactlyElementsOf(entries);
    }

    private static List<Path> files(String folder) throws IOException {
        try (Stream<Path> files = Files.list(ROOT.resolve(folder))) {
            return files.toList();
        }
    }

    private static String squeezed(String code) {
        return code.replaceAll("\\s+", "");
    }

    @Test
    void theGuideListsTheAttributesOfADesign() throws IOException {
        String guide = Files.readString(ROOT.resolve("docs/guide.md"));
        String section =
                guide.substring(guide.indexOf("\n## 6. The design"), guide.indexOf("\n## 7."));
        assertThat(all(ROW, section).map(row -> row.group(1)))
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(Design.class.getDeclaredMethods())
                                .map(Method::getName)
                                .toList());
    }

    @Test
    void everySettingIsDocumented() throws IOException {
        Set<String> settings = new TreeSet<>();
        for (String folder : SETTINGS) {
            Set<String> found = new TreeSet<>();
            for (Path part : files(folder)) {
                all(SETTING, Files.readString(part))
                        .map(setting -> setting.group(1))
                        .forEach(found::add);
            }
            assertThat(found).as(folder).hasSizeGreaterThan(1);
            settings.addAll(found);
        }
        assertThat(settings).contains("cocobean.sim", "cocobean.duts.out");
        String reference = Files.readString(ROOT.resolve("docs/settings.md"));
        assertThat(settings).hasSizeGreaterThan(40);
        assertThat(settings).allMatch(setting -> reference.contains("`" + setting + "`"));
    }
}
