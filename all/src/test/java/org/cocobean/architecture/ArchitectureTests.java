package org.cocobean.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Each rule holds in all artifacts, and fails where it is broken.
class ArchitectureTests {

    private static final String ROOT = "org.cocobean";
    private static final String PLANTED_ROOT = "org.cocobean.architecture.planted";
    private static final JavaClasses HOUSE =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages(ROOT);
    private static final JavaClasses PLANTED = new ClassFileImporter().importPackages(PLANTED_ROOT);
    private static final Pattern SIMULATORS =
            Pattern.compile("(?i)icarus|iverilog|vvp|verilator|ghdl");
    private static final Pattern HARDWARE =
            Pattern.compile("(?i)simulat|hdl|verilog|junit|\\bdesigns?\\b|\\bwaves?\\b");
    private static final Pattern FOR_THE_LIBRARY =
            Pattern.compile(
                    "(?i)for the (library|framework|test framework's \\w+)(:| alone| only)");

    static List<Rule> rules() {
        return Rule.all();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void holdsInAllArtifacts(Rule rule) {
        rule.below().apply(ROOT).check(HOUSE);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void failsWhereItIsBroken(Rule rule) {
        List<String> found =
                rule.below().apply(PLANTED_ROOT).evaluate(PLANTED).getFailureReport().getDetails();
        assertThat(found).anyMatch(line -> line.contains(PLANTED_ROOT + "." + rule.planted()));
    }

    @Test
    void everyDoorIsThereAndAsks() {
        List<String> asking =
                HOUSE.stream()
                        .filter(type ->
                                type.getAccessesFromSelf().stream()
                                        .anyMatch(Doors.WHAT_A_JVM_SHARES))
                        .map(type -> type.getName().replaceFirst("\\$.*", ""))
                        .distinct()
                        .toList();
        assertThat(asking)
                .containsExactlyInAnyOrderElementsOf(
                        Doors.all().stream().map(door -> ROOT + "." + door).toList());
    }

    @Test
    void everyKeeperKeepsSomething() {
        assertThat(HOUSE.stream().filter(Kept::keeps).map(Kept::outer).distinct())
                .containsExactlyInAnyOrderElementsOf(
                        Kept.keepers().stream().map(keeper -> ROOT + "." + keeper).toList());
    }

    @Test
    void everyArtifactIsLookedAt() {
        assertThat(HOUSE.stream().map(type -> type.getPackageName()))
                .contains(
                        "org.cocobean.waves",
                        "org.cocobean.report",
                        "org.cocobean.session",
                        "org.cocobean.internal.kernel",
                        "org.cocobean.junit",
                        "org.cocobean.assertj",
                        "org.cocobean.bus",
                        "org.cocobean.adapter.icarus",
                        "org.cocobean.adapter.verilator",
                        "org.cocobean.adapter.ghdl",
                        "org.cocobean.adapter.vpi",
                        "org.cocobean.adapter.container",
                        "org.cocobean.conformance",
                        "org.cocobean.duts",
                        "org.cocobean.watch",
                        "org.cocobean.cluster");
    }

    @Test
    void theFrameworksCodeNamesNoSimulator() throws IOException {
        assertThat(namingSimulators(Path.of("../framework"))).isEmpty();
    }

    @Test
    void codeThatNamesASimulatorIsFound(@TempDir Path directory) throws IOException {
        Path main = Files.createDirectories(directory.resolve("core/src/main"));
        Files.writeString(main.resolve("Good.java"), "/// As vvp does.\nint steps;\n");
        Path bad = Files.writeString(main.resolve("Bad.java"), "if (name.equals(\"vvp\")) {\n");
        Path test = Files.createDirectories(directory.resolve("core/src/test"));
        Files.writeString(test.resolve("Fine.java"), "on(\"icarus\")");
        assertThat(namingSimulators(directory)).containsExactly(bad);
    }

    /// Comments too: who reads them is not to think of hardware.
    @Test
    void theSessionSpeaksOfNoHardware() throws IOException {
        assertThat(speakingOfHardware(Path.of("../framework/session"))).isEmpty();
    }

    @Test
    void aSessionThatSpeaksOfHardwareIsFound(@TempDir Path directory) throws IOException {
        Path main = Files.createDirectories(directory.resolve("session/src/main"));
        Files.writeString(main.resolve("Good.java"), "/// Handles what was designed, as builds.\n");
        Files.writeString(main.resolve("module-info.java"), "exports a to org.cocobean.junit;\n");
        List<Path> bad = new ArrayList<>();
        for (String line :
                List.of(
                        "/// Where simulators run.",
                        "record Identity(String simulator) {}",
                        "type.startsWith(\"org.junit.\")",
                        "/// Knows no HDL.",
                        "Optional<String> waves();",
                        "/// Compiles the design.")) {
            bad.add(Files.writeString(main.resolve("Bad" + bad.size() + ".java"), line + "\n"));
        }
        Path test = Files.createDirectories(directory.resolve("session/src/test"));
        Files.writeString(test.resolve("Fine.java"), "import org.junit.jupiter.api.Test;\n");
        assertThat(speakingOfHardware(directory)).containsExactlyInAnyOrderElementsOf(bad);
    }

    private static List<Path> speakingOfHardware(Path session) throws IOException {
        return mainFiles(
                session,
                file ->
                        !file.endsWith("module-info.java") // a qualified export names its friends
                                && HARDWARE.matcher(read(file)).find());
    }

    private static List<Path> namingSimulators(Path framework) throws IOException {
        return mainFiles(
                framework,
                file ->
                        !file.endsWith("module-info.java") // a qualified export names its friends
                                && SIMULATORS.matcher(code(file)).find());
    }

    private static List<Path> mainFiles(Path folder, Predicate<Path> which) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().contains("/src/main/"))
                    .filter(Files::isRegularFile)
                    .filter(which)
                    .toList();
        }
    }

    @Test
    void nothingThatUsersSeeIsSaidToBeForTheLibrary() throws IOException {
        assertThat(forTheLibrary(Path.of("../framework"))).isEmpty();
    }

    @Test
    void aMethodForTheLibraryIsFound(@TempDir Path directory) throws IOException {
        Path main = Files.createDirectories(directory.resolve("bus/src/main/java"));
        Path bad = Files.writeString(main.resolve("Bad.java"), "/// For the library: sends.\n");
        Files.writeString(main.resolve("Good.java"), "/// Sends.\n");
        Path inside = Files.createDirectories(main.resolve("internal"));
        Files.writeString(inside.resolve("Fine.java"), "/// For the library: sends.\n");
        assertThat(forTheLibrary(directory)).containsExactly(bad);
    }

    private static List<Path> forTheLibrary(Path folder) throws IOException {
        return mainFiles(
                folder,
                file ->
                        !file.toString().contains("/internal/")
                                && FOR_THE_LIBRARY.matcher(read(file)).find());
    }

    private static String code(Path file) {
        return read(file).replaceAll("(?m)^\\s*//.*$", "");
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
