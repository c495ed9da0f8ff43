package org.cocobean.architecture;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// The picture of the packages in `docs/architecture.md` has all of them, and each knows only those
/// before it.
class PackagesPageTests {

    private static final Path PAGE = Path.of("../docs/architecture.md");
    private static final String ROOT = "org.cocobean";
    private static final Pattern ARTIFACT =
            Pattern.compile(
                    "/(?:(\\w+)/target/(?:classes|[^/]+\\.jar!)|cocobean-(\\w+)/[^/]+/[^/]+\\.jar!)/");
    private static final Pattern NAME = Pattern.compile("`(?!cocobean-)([a-z.]+)`");
    private static final List<String> ORDER =
            List.of("waves", "report", "session", "core", "junit", "assertj", "bus");

    private static final JavaClasses HOUSE =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages(ROOT);

    /// Returns what each package knows, by its name below the root.
    private static Map<String, Set<String>> known() {
        Map<String, Set<String>> known = new TreeMap<>();
        for (JavaClass type : HOUSE) {
            String name = shortName(type);
            Set<String> all = known.computeIfAbsent(name, n -> new TreeSet<>());
            type.getDirectDependenciesFromSelf().stream()
                    .map(dependency -> dependency.getTargetClass().getBaseComponentType())
                    .filter(target -> target.getPackageName().startsWith(ROOT))
                    .map(PackagesPageTests::shortName)
                    .filter(target -> !target.equals(name))
                    .forEach(all::add);
        }
        return known;
    }

    /// A package and its own `internal` are one room.
    private static String shortName(JavaClass type) {
        String name = type.getPackageName().replaceFirst("(?<=\\w)\\.internal$", "");
        return name.equals(ROOT) ? "." : name.substring(ROOT.length() + 1);
    }

    private static List<String> violations(List<String> listed, Map<String, Set<String>> known) {
        List<String> wrong = new ArrayList<>();
        known.forEach((name, targets) -> {
            if (!listed.contains(name)) {
                wrong.add(name + " is not listed");
            }
            for (String target : targets) {
                if (listed.indexOf(target) > listed.indexOf(name)) {
                    wrong.add(name + " knows " + target + ", which stands after it");
                }
            }
        });
        listed.stream()
                .filter(name -> !known.containsKey(name))
                .forEach(name -> wrong.add(name + " is listed but not there"));
        return wrong;
    }

    @Test
    void thePictureOfThePackagesIsWhole() throws IOException {
        Map<String, Set<String>> known = known();
        Files.writeString(Path.of("target/packages-table.md"), table(known));
        String page = Files.readString(PAGE);
        String table =
                page.substring(
                        page.indexOf("<!-- packages -->"), page.indexOf("<!-- end packages -->"));
        List<String> listed = NAME.matcher(table).results().map(found -> found.group(1)).toList();
        assertThat(violations(listed, known))
                .as("a right table is in all/target/packages-table.md")
                .isEmpty();
    }

    @Test
    void aPackageThatIsMissingOrOutOfOrderIsFound() {
        assertThat(
                        violations(
                                List.of("a", "b", "d"),
                                Map.of("a", Set.of("b"), "b", Set.of(), "c", Set.of())))
                .containsExactlyInAnyOrder(
                        "a knows b, which stands after it",
                        "c is not listed",
                        "d is listed but not there");
    }

    @Test
    void anArtifactIsKnownByWhereItsClassesLie() {
        assertThat(artifact("file:/w/framework/core/target/classes/org/cocobean/A.class"))
                .isEqualTo("core");
        assertThat(artifact("jar:file:/w/framework/core/target/cocobean-core-1.jar!/org/A.class"))
                .isEqualTo("core");
        assertThat(
                        artifact(
                                "jar:file:/r/org/cocobean/cocobean-core/1-SNAPSHOT/cocobean-core-1-SNAPSHOT.jar!/org/A.class"))
                .isEqualTo("core");
    }

    private static String table(Map<String, Set<String>> known) {
        Map<String, Set<String>> byArtifact = new TreeMap<>();
        for (JavaClass type : HOUSE) {
            byArtifact.computeIfAbsent(artifact(type), n -> new TreeSet<>()).add(shortName(type));
        }
        Map<String, Set<String>> ordered = new LinkedHashMap<>();
        ORDER.forEach(name -> {
            Set<String> packages = byArtifact.remove(name);
            if (packages == null) {
                throw new AssertionError(
                        "no class of cocobean-%s is on the class path; found are %s"
                                .formatted(name, byArtifact.keySet()));
            }
            ordered.put(name, packages);
        });
        ordered.putAll(byArtifact);
        StringBuilder table = new StringBuilder("| artifact | packages |\n|---|---|\n");
        ordered.forEach((artifact, packages) ->
                table.append(
                        "| `cocobean-%s` | %s |\n"
                                .formatted(
                                        artifact,
                                        sorted(packages, known).stream()
                                                .map("`%s`"::formatted)
                                                .collect(joining(", ")))));
        return table.toString();
    }

    private static String artifact(JavaClass type) {
        return artifact(type.getSource().orElseThrow().getUri().toString());
    }

    /// Classes come from the reactor, as folders or as jars, or from a Maven repository.
    private static String artifact(String place) {
        Matcher found = ARTIFACT.matcher(place);
        if (!found.find()) {
            throw new AssertionError("nobody knows of which artifact it is: " + place);
        }
        return found.group(1) == null ? found.group(2) : found.group(1);
    }

    /// Returns the packages of an artifact, each after those that it knows.
    private static List<String> sorted(Set<String> packages, Map<String, Set<String>> known) {
        List<String> sorted = new ArrayList<>();
        Set<String> left = new TreeSet<>(packages);
        while (!left.isEmpty()) {
            String next =
                    left.stream()
                            .filter(name ->
                                    known.getOrDefault(name, Set.of()).stream()
                                            .noneMatch(left::contains))
                            .findFirst()
                            .orElseThrow(() -> new AssertionError("a cycle among " + left));
            sorted.add(next);
            left.remove(next);
        }
        return sorted;
    }
}
