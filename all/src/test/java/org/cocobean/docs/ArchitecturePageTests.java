package org.cocobean.docs;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.cocobean.Simulation;
import org.cocobean.adapter.container.ContainerExecutor;
import org.cocobean.adapter.ghdl.GhdlAdapter;
import org.cocobean.adapter.icarus.IcarusAdapter;
import org.cocobean.adapter.verilator.VerilatorAdapter;
import org.cocobean.adapter.vpi.VpiAdapter;
import org.cocobean.assertj.CocobeanAssertions;
import org.cocobean.bus.Pins;
import org.cocobean.cluster.SubmitMain;
import org.cocobean.conformance.ConformanceSuite;
import org.cocobean.duts.DutsMain;
import org.cocobean.junit.HdlTest;
import org.cocobean.report.Report;
import org.cocobean.session.Session;
import org.cocobean.watch.WatchMain;
import org.cocobean.waves.WaveFile;
import org.junit.jupiter.api.Test;

/// The picture of the artifacts in `docs/architecture.md` is what their module descriptors say.
class ArchitecturePageTests {

    private static final Path PAGE = Path.of("../docs/architecture.md");
    private static final String OURS = "org.cocobean.";
    private static final List<Class<?>> ARTIFACTS =
            List.of(
                    WaveFile.class,
                    Report.class,
                    Session.class,
                    Simulation.class,
                    HdlTest.class,
                    CocobeanAssertions.class,
                    Pins.class,
                    DutsMain.class,
                    WatchMain.class,
                    SubmitMain.class,
                    IcarusAdapter.class,
                    VerilatorAdapter.class,
                    GhdlAdapter.class,
                    VpiAdapter.class,
                    ContainerExecutor.class,
                    ConformanceSuite.class);

    private static ModuleDescriptor descriptor(Class<?> type) {
        try {
            Path place = Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
            return ModuleFinder.of(place).findAll().stream()
                    .map(ModuleReference::descriptor)
                    .findFirst()
                    .orElseThrow();
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    private static String requires(ModuleDescriptor module, boolean ours) {
        return module.requires().stream()
                .filter(r -> !r.modifiers().contains(ModuleDescriptor.Requires.Modifier.STATIC))
                .map(ModuleDescriptor.Requires::name)
                .filter(name -> !name.equals("java.base"))
                .filter(name -> name.startsWith(OURS) == ours)
                .map(name -> name.replace(OURS, ""))
                .sorted()
                .map("`%s`"::formatted)
                .collect(joining(", "));
    }

    private static String exports(ModuleDescriptor module) {
        return module.exports().stream()
                .filter(e -> !e.isQualified())
                .map(e -> e.source().equals("org.cocobean") ? "." : e.source().replace(OURS, ""))
                .sorted()
                .map("`%s`"::formatted)
                .collect(joining(", "));
    }

    /// What is exported to some of our artifacts alone.
    private static String shares(ModuleDescriptor module) {
        return module.exports().stream()
                .filter(ModuleDescriptor.Exports::isQualified)
                .map(e ->
                        e.targets().stream()
                                .map(ArchitecturePageTests::shortName)
                                .sorted()
                                .collect(joining(", ", shortName(e.source()) + " (", ")")))
                .sorted()
                .collect(joining(", "));
    }

    private static String shortName(String name) {
        return "`%s`".formatted(name.replace(OURS, ""));
    }

    private static String table() {
        StringBuilder table =
                new StringBuilder(
                        "| artifact | knows | libraries | exports below `org.cocobean` | and to some of ours |\n|---|---|---|---|---|\n");
        for (Class<?> type : ARTIFACTS) {
            ModuleDescriptor module = descriptor(type);
            table.append(
                    "| `cocobean-%s` | %s | %s | %s | %s |\n"
                            .formatted(
                                    module.name().replace(OURS, ""),
                                    requires(module, true),
                                    requires(module, false),
                                    exports(module),
                                    shares(module)));
        }
        return table.toString();
    }

    @Test
    void theTableOfArtifactsIsWhatTheirDescriptorsSay() throws Exception {
        Files.createDirectories(Path.of("target"));
        Files.writeString(Path.of("target/artifacts-table.md"), table());
        assertThat(Files.readString(PAGE))
                .as("the right table is in all/target/artifacts-table.md")
                .contains("<!-- artifacts -->\n" + table() + "<!-- end -->");
    }

    /// Each of these doors is used by the artifact that it was made for, in its main code.
    @Test
    void whatIsExportedToOneOfOursIsUsedThere() {
        JavaClasses house =
                new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .importPackages("org.cocobean");
        Map<String, Set<String>> used = new TreeMap<>();
        for (Class<?> type : ARTIFACTS) {
            ModuleDescriptor module = descriptor(type);
            used.put(
                    module.name(),
                    house.stream()
                            .filter(c -> module.packages().contains(c.getPackageName()))
                            .flatMap(c -> c.getDirectDependenciesFromSelf().stream())
                            .map(d -> d.getTargetClass().getBaseComponentType().getPackageName())
                            .collect(toSet()));
        }
        for (Class<?> type : ARTIFACTS) {
            for (ModuleDescriptor.Exports export : descriptor(type).exports()) {
                assertThat(export.targets())
                        .as("to whom %s is exported", export.source())
                        .allMatch(target ->
                                used.getOrDefault(target, Set.of()).contains(export.source()));
            }
        }
    }

    @Test
    void noArtifactOfTheFrameworkKnowsAnAdapterAndNoAdapterAnother() {
        for (Class<?> type : ARTIFACTS) {
            assertThat(requires(descriptor(type), true))
                    .doesNotContain("`icarus`", "`verilator`", "`ghdl`", "`container`");
        }
    }
}
