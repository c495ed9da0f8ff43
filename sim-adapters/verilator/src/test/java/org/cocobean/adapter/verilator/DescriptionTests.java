package org.cocobean.adapter.verilator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.cocobean.session.BuildFailedException;
import org.cocobean.sim.spi.DesignObjects;
import org.cocobean.value.Layout;
import org.cocobean.value.LogicRange;
import org.cocobean.value.LogicVector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What Verilator 5.006 and 5.048 say of `described.sv`, and what becomes of it.
class DescriptionTests {

    private static final GeneratedCode CODE =
            new GeneratedCode(
                    Map.of("clk", "clk", "d", "d", "q", "q"),
                    Map.of("described.grid", "TOP__described.grid"),
                    Map.of(),
                    Map.of(),
                    "");

    @TempDir Path directory;

    private Description read(Dialect dialect) throws IOException {
        return Golden.read("described", dialect, directory);
    }

    /// Reads what a test has made of the answers.
    private Description again(Dialect dialect) throws IOException {
        return dialect.read(directory, "1ns");
    }

    private String table(Dialect dialect, String... patterns) throws IOException {
        Description description = read(dialect);
        return String.join(
                        "\n",
                        ObjectTable.lines(
                                description, Hierarchy.of(description, List.of(patterns)), CODE))
                + "\n";
    }

    @Test
    void theOldestAndTheNewestFormatGiveOneTable() throws IOException {
        String golden = Golden.text("described.inc");
        assertThat(table(Dialect.XML, "all")).isEqualTo(golden);
        assertThat(table(Dialect.JSON, "all")).isEqualTo(golden);
    }

    @Test
    void theOldestAndTheNewestFormatTellTheSameTypes() throws IOException {
        Layout bit = new Layout.Bits("logic", LogicRange.downto(0, 0), false);
        Layout state =
                new Layout.Enumeration(
                        "shapes::state_t",
                        LogicRange.downto(1, 0),
                        false,
                        List.of(
                                new Layout.Literal("IDLE", LogicVector.of("00")),
                                new Layout.Literal("BUSY", LogicVector.of("01")),
                                new Layout.Literal("DONE", LogicVector.of("11"))));
        Layout item =
                new Layout.Structure(
                        "shapes::item_t",
                        false,
                        List.of(
                                new Layout.Member("valid", bit),
                                new Layout.Member("state", state)));
        for (Dialect dialect : Dialect.values()) {
            DesignObjects model = Hierarchy.model(read(dialect));
            Map<String, Layout> layouts = new TreeMap<>();
            model.objects()
                    .forEach((path, object) ->
                            object.layout().ifPresent(layout -> layouts.put(path, layout)));
            assertThat(layouts)
                    .as(dialect.name())
                    .isEqualTo(
                            Map.of(
                                    "described.items",
                                    new Layout.Elements(LogicRange.downto(1, 0), item),
                                    "described.state",
                                    state));
            assertThat(model.aliases()).isEmpty();
        }
    }

    @Test
    void theOldestAndTheNewestFormatTellOneModel() throws IOException {
        Hierarchy.model(read(Dialect.XML)).write(directory);
        String golden = Golden.text("described.objects");
        assertThat(directory.resolve(DesignObjects.FILE)).hasContent(golden);
        Hierarchy.model(read(Dialect.JSON)).write(directory);
        assertThat(directory.resolve(DesignObjects.FILE)).hasContent(golden);
    }

    @Test
    void aDesignThatWaitsForATimeSaysSo() throws IOException {
        assertThat(read(Dialect.XML).delays()).isFalse();
        assertThat(read(Dialect.JSON).delays()).isFalse();
        Path xml = directory.resolve(Dialect.XML.file());
        Files.writeString(
                xml,
                Files.readString(xml)
                        .replace(
                                "<begin loc=\"c,34",
                                "<delay loc=\"c,34,13,34,18\"/><begin loc=\"c,34"));
        Path json = directory.resolve(Dialect.JSON.file());
        Files.writeString(
                json,
                Files.readString(json)
                        .replace("\"delayp\": []", "\"delayp\": [{\"type\":\"DELAY\"}]"));
        assertThat(again(Dialect.XML).delays()).isTrue();
        assertThat(again(Dialect.JSON).delays()).isTrue();
    }

    @Test
    void whatIsKeptFollowsThePatterns() throws IOException {
        for (Dialect dialect : Dialect.values()) {
            Description description = read(dialect);
            assertThat(
                            VisibleSignals.lines(
                                    description,
                                    Hierarchy.of(description, List.of("lane*.q", "esc.aped[1]"))))
                    .as(dialect.name())
                    .containsExactly(
                            "`verilator_config",
                            "public_flat_rw -module \"described\" -var \"esc.aped[1]\"",
                            "public_flat_rw -module \"described\" -var \"esc__02eaped__05b1__05d\"",
                            "public_flat_rw -module \"leaf\" -var \"q\"");
        }
    }

    @Test
    void aPatternThatNoSignalMatchesIsRefused() throws IOException {
        for (Dialect dialect : Dialect.values()) {
            Golden.copy("described", dialect, directory);
            assertThatThrownBy(() ->
                            VerilatorDerivation.CHOICES.derive(
                                    directory,
                                    List.of(
                                            dialect.name(),
                                            "1ns",
                                            "",
                                            "",
                                            "all",
                                            "lane*.q",
                                            "lain*.q")))
                    .as(dialect.name())
                    .isInstanceOf(BuildFailedException.class)
                    .hasMessageStartingWith(
                            "visible = \"lain*.q\" matches no signal; below the top there are ")
                    .hasMessageContaining("esc.aped[1]");
        }
    }

    @Test
    void ofTheNewestFormatTypesKeepTheirNamesMembersAndLiterals() throws IOException {
        Description description = read(Dialect.JSON);
        HdlType items =
                description.top().items().stream()
                        .filter(Description.Variable.class::isInstance)
                        .map(Description.Variable.class::cast)
                        .filter(variable -> variable.name().equals("items"))
                        .findFirst()
                        .orElseThrow()
                        .type();
        HdlType.Basic bit = new HdlType.Basic("logic", Optional.empty(), false);
        HdlType.Range two = new HdlType.Range(1, 0);
        HdlType state =
                new HdlType.Enumeration(
                        "shapes::state_t",
                        new HdlType.Basic("logic", Optional.of(two), false),
                        List.of(
                                new HdlType.Literal("IDLE", "2'h0"),
                                new HdlType.Literal("BUSY", "2'h1"),
                                new HdlType.Literal("DONE", "2'h3")));
        assertThat(items)
                .isEqualTo(
                        new HdlType.PackedArray(
                                two,
                                new HdlType.Named(
                                        "item_t",
                                        new HdlType.Members(
                                                "shapes::item_t",
                                                false,
                                                true,
                                                List.of(
                                                        new HdlType.Member("valid", bit),
                                                        new HdlType.Member(
                                                                "state",
                                                                new HdlType.Named(
                                                                        "state_t", state)))))));
    }

    @Test
    void anAmpersandInAPathIsRead() throws IOException {
        Golden.copy("described", Dialect.XML, directory);
        Path xml = directory.resolve(Dialect.XML.file());
        Files.writeString(
                xml,
                Files.readString(xml)
                        .replace("filename=\"described.sv\"", "filename=\"/R&D/described.sv\""));
        Path text = directory.resolve(HdlSources.FILE);
        Files.writeString(
                text, Files.readString(text).replace("\"described.sv", "\"/R&D/described.sv"));
        assertThat(again(Dialect.XML).files()).contains("/R&D/described.sv");
    }

    @Test
    void aFormatThatIsNotKnownFailsWithWhatWasLookedFor() throws IOException {
        Golden.copy("described", Dialect.JSON, directory);
        Files.writeString(
                directory.resolve(Dialect.XML.file()), "<verilator_xml><design/></verilator_xml>");
        assertThatThrownBy(() -> again(Dialect.XML))
                .isInstanceOf(BuildFailedException.class)
                .hasMessage(
                        "there is no <netlist> in <verilator_xml> of design.xml (root <verilator_xml>):"
                                + " this format is not known");
        Files.writeString(directory.resolve(Dialect.JSON.file()), "{\"type\": \"DESIGN\"}");
        assertThatThrownBy(() -> again(Dialect.JSON))
                .isInstanceOf(BuildFailedException.class)
                .hasMessage(
                        "there is no MODULE of level 1 under \"modulesp\" (the root of design.json is of"
                                + " type \"DESIGN\"): this format is not known");
    }
}
