package org.cocobean.adapter.verilator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.cocobean.session.BuildFailedException;
import org.cocobean.sim.spi.DesignObjects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What Verilator 5.006 and 5.048 say of the types and interfaces of `shaped.sv`.
class TypedObjectsTests {

    @TempDir Path directory;

    @Test
    void theOldestAndTheNewestFormatTellTheSame() throws IOException {
        for (Dialect dialect : Dialect.values()) {
            Hierarchy.model(Golden.read("shaped", dialect, directory)).write(directory);
            assertThat(directory.resolve(DesignObjects.FILE))
                    .as(dialect.name())
                    .hasContent(Golden.text("shaped.objects"));
        }
    }

    @Test
    void membersOfStructuresThatAreNotPackedAndConstantsOfPackagesAreInTheTable()
            throws IOException {
        GeneratedCode code =
                new GeneratedCode(
                        Map.of("clk", "clk"),
                        Map.of(),
                        Map.of("shaped.loose", "TOP.loose", "shaped.heap", "TOP.heap"),
                        Map.of(),
                        "__PVT__");
        for (Dialect dialect : Dialect.values()) {
            Description description = Golden.read("shaped", dialect, directory);
            List<String> table =
                    ObjectTable.lines(
                            description,
                            Hierarchy.of(description, List.of("loose.*", "heap[1].tag")),
                            code);
            assertThat(table)
                    .as(dialect.name())
                    .anyMatch(line -> line.contains("{\"kinds\", 0, CB_KIND_SCOPE}"))
                    .anyMatch(line -> line.contains("{\"LANES\", "))
                    .anyMatch(line ->
                            line.endsWith("= &model.rootp->vlSymsp->TOP.loose.__PVT__state;"))
                    .anyMatch(line ->
                            line.endsWith("= &model.rootp->vlSymsp->TOP.heap[0].__PVT__tag;"))
                    .noneMatch(line -> line.contains("TOP.heap[1]"));
        }
    }

    @Test
    void aStructureThatTheGeneratedCodeDoesNotListFailsTheBuild() throws IOException {
        Description description = Golden.read("shaped", Dialect.XML, directory);
        assertThatThrownBy(() -> table(description, Map.of("clk", "clk")))
                .isInstanceOf(BuildFailedException.class)
                .hasMessageContaining("does not tell where shaped.loose is kept");
        assertThatThrownBy(() -> table(description, Map.of()))
                .isInstanceOf(BuildFailedException.class)
                .hasMessageContaining("names no port of shaped: looked for VL_IN(&NAME");
    }

    private static List<String> table(Description description, Map<String, String> ports) {
        return ObjectTable.lines(
                description,
                Hierarchy.of(description, List.of("loose.tag")),
                new GeneratedCode(ports, Map.of(), Map.of(), Map.of(), ""));
    }

    @Test
    void aPatternMayGoThroughAnInterfacePort() throws IOException {
        for (Dialect dialect : Dialect.values()) {
            Golden.copy("shaped", dialect, directory);
            VerilatorDerivation.CHOICES.derive(
                    directory, List.of(dialect.name(), "1ns", "", "", "pair.low.deep.data"));
            assertThat(Files.readAllLines(directory.resolve(VerilatorBuild.VISIBLE)))
                    .as(dialect.name())
                    .contains("public_flat_rw -module \"link\" -var \"data\"");
        }
    }
}
