package org.cocobean.adapter.ghdl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.cocobean.Simulation;
import org.cocobean.conformance.RunTempDir;
import org.cocobean.session.BuildFailedException;
import org.cocobean.sim.HdlDesign;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Libraries whose sources are named in no order at all.
@Timeout(120)
class GhdlOrderTests {

    private static final int PACKAGES = 30;

    @TempDir(factory = RunTempDir.class)
    Path directory;

    private String write(String name, String text) throws IOException {
        return Files.writeString(directory.resolve(name), text).toString();
    }

    /// Each package adds one to what the one before it counts, by a function whose body lies in a
    /// file of its own; every third lies in another library.
    private List<String> library() throws IOException {
        List<String> sources = new ArrayList<>();
        for (int i = 0; i < PACKAGES; i++) {
            String before =
                    i == 0 ? "" : "library util, core; use %s.all;\n".formatted(unit(i - 1));
            String library = library(i) + "=";
            sources.add(
                    library
                            + write(
                                    "p%d.vhd".formatted(i),
                                    before
                                            + "package p%d is\n  function n%d return natural;\nend package;\n"
                                                    .formatted(i, i)));
            sources.add(
                    library
                            + write(
                                    "b%d.vhd".formatted(i),
                                    "package body p%d is\n  function n%d return natural is\n  begin\n    return %s;\n  end;\nend package body;\n"
                                            .formatted(
                                                    i,
                                                    i,
                                                    i == 0 ? "1" : "n%d + 1".formatted(i - 1))));
        }
        return sources;
    }

    private static String library(int i) {
        return i % 3 == 0 ? "core" : "util";
    }

    private static String unit(int i) {
        return library(i) + ".p" + i;
    }

    @Test
    void thirtyPackagesOfTwoLibrariesInAnyOrder() throws IOException {
        List<String> sources = new ArrayList<>(library());
        String last = unit(PACKAGES - 1);
        sources.add(
                write(
                        "rom.vhd",
                        """
                        entity rom is generic (size : natural); port (answer : out integer); end;
                        architecture rtl of rom is begin answer <= size; end;
                        """));
        sources.add(
                write(
                        "ordered_top.vhd",
                        """
                        library util, core;
                        entity ordered_top is
                            generic (deep : boolean := false);
                            port (answer : out integer);
                        end;
                        architecture rtl of ordered_top is
                            constant size : natural := %s.n%d;
                        begin
                            yes : if deep generate
                                u : entity work.rom generic map (size * 2) port map (answer);
                            else generate
                                u : entity work.rom generic map (size) port map (answer);
                            end generate;
                        end;
                        """
                                .formatted(last, PACKAGES - 1)));
        Collections.shuffle(sources, new Random(10));
        HdlDesign design = HdlDesign.of("ordered_top", sources.toArray(String[]::new));
        try (Simulation sim = Ghdl.start(design)) {
            assertThat(sim.dut().signal("answer").toInt()).isEqualTo(PACKAGES);
        }
        try (Simulation sim = Ghdl.start(design.withParameter("deep", true))) {
            assertThat(sim.dut().signal("answer").toInt()).isEqualTo(2 * PACKAGES);
        }
    }

    @Test
    void aUnitThatIsNowhereIsNamedWithItsPlace() throws IOException {
        String source = write("lonely.vhd", "use work.gone.all;\nentity lonely is end;\n");
        assertThatThrownBy(() -> Ghdl.start(HdlDesign.of("lonely", source)).close())
                .isInstanceOf(BuildFailedException.class)
                .hasMessageContaining(
                        "units that no source declares:\n  "
                                + source
                                + ":1: no source declares work.gone");
    }

    @Test
    void aWrongSourceThatTheTopDoesNotNeedIsNamed() throws IOException {
        String wrong = write("wrong.vhd", "package wrong is constant c : integer := x; end;\n");
        String leaf = write("a_leaf.vhd", "entity a_leaf is end;\n");
        String body = write("a_body.vhd", "architecture a of a_leaf is begin end;\n");
        String top =
                write(
                        "a_top.vhd",
                        """
                        entity a_top is end;
                        architecture a of a_top is component a_leaf is end component;
                        begin u : a_leaf; end;
                        """);
        HdlDesign design = HdlDesign.of("a_top", body, leaf, top, wrong);
        assertThatThrownBy(() -> Ghdl.start(design).close())
                .isInstanceOf(BuildFailedException.class)
                .hasMessageContaining("does not need\n  " + wrong + "\nTake away");
        assertThatThrownBy(() -> Ghdl.start(design.withTop("wrong")).close())
                .isInstanceOf(BuildFailedException.class)
                .hasMessageNotContaining("does not need\n  " + wrong);
    }
}
