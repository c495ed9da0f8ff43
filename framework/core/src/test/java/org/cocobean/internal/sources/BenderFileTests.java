package org.cocobean.internal.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.cocobean.sim.SourceSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BenderFileTests {

    @TempDir Path project;

    private Tree tree;
    private final List<Path> read = new ArrayList<>();

    @BeforeEach
    void makeTree() {
        tree = new Tree(project);
        tree.write(
                "ip/cells/Bender.yml",
                """
                package: {name: cells}
                export_include_dirs: [include]
                sources: [src/fifo.sv]
                """);
    }

    private List<SourceSet> sets(String text, String... targets) {
        Path list = tree.write("Bender.yml", text);
        return ListedSources.read(list, List.of(targets), project, read::add).sets();
    }

    @Test
    void packagesThatAreNeededComeFirstAndLendTheirHeaders() {
        List<SourceSet> sets =
                sets(
                        """
                        dependencies:
                          cells: {path: ip/cells}
                        sources:
                          - a.sv
                          - b.sv
                          - files: [c.sv]
                            include_dirs: [inc]
                            defines: {DEPTH: 4, FAST: ~}
                        """);
        assertThat(sets)
                .extracting(tree::names)
                .containsExactly(List.of("ip/cells/src/fifo.sv", "a.sv", "b.sv"), List.of("c.sv"));
        assertThat(tree.directories(sets.getFirst())).containsExactly("ip/cells/include");
        assertThat(tree.directories(sets.getLast())).containsExactly("inc", "ip/cells/include");
        assertThat(sets.getLast().defines())
                .containsEntry("DEPTH", "4")
                .containsEntry("FAST", "")
                .containsEntry("TARGET_SIMULATION", "");
        assertThat(read)
                .containsExactly(
                        project.resolve("Bender.yml"), project.resolve("ip/cells/Bender.yml"));
    }

    @ParameterizedTest
    @CsvSource({
        "*, true",
        "simulation, true",
        "synthesis, false",
        "not(synthesis), true",
        "'any(fpga, all(test, simulation))', true",
        "'all(test, not(any(fpga, test)))', false"
    })
    void groupsAreTakenByTheirTargets(String target, boolean taken) {
        List<SourceSet> sets = sets("sources: [{target: '" + target + "', files: [t.sv]}]", "test");
        assertThat(sets).hasSize(taken ? 1 : 0);
    }

    @Test
    void aTargetThatIsNoneIsRefusedWithItsLine() {
        assertThatThrownBy(() -> sets("sources:\n  - target: any(a\n    files: [t.sv]\n"))
                .hasMessage(
                        project
                                + "/Bender.yml:2: the target 'any(a' is not understood: write *, a name, not(a), any(a, b) or all(a, b)");
    }

    @Test
    void aPackageIsLookedForWhereBenderPutsIt() {
        tree.write(".bender/git/checkouts/axi-0a1b2c/Bender.yml", "sources: [axi.sv]\n");
        assertThat(sets("dependencies: {axi: {git: 'git@x', version: 1.2}}\nsources: [a.sv]\n"))
                .extracting(tree::names)
                .containsExactly(List.of(".bender/git/checkouts/axi-0a1b2c/axi.sv", "a.sv"));
        assertThatThrownBy(() -> sets("dependencies:\n  gone: {git: 'git@x', version: 1.2}\n"))
                .hasMessageContaining("Bender.yml:2: the package 'gone' is not there: looked for ")
                .hasMessageEndingWith("'bender checkout' fetches it");
    }

    @Test
    void whatIsNoYamlIsRefusedWithItsLine() {
        assertThatThrownBy(() -> sets("sources:\n  - a.sv\n  - {b.sv\n"))
                .hasMessageContaining("Bender.yml:")
                .hasMessageContaining("this is no YAML");
        assertThatThrownBy(() -> sets("sources:\n  - target: test\n", "test"))
                .hasMessageContaining("Bender.yml:2: a group of sources has files");
    }
}
