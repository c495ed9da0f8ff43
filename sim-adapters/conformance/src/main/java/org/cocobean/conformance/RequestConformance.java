package org.cocobean.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.cocobean.Cocobean.await;
import static org.cocobean.Cocobean.ns;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.cocobean.Simulation;
import org.cocobean.session.BuildFailedException;
import org.cocobean.sim.HdlDesign;
import org.cocobean.sim.spi.Capability;
import org.cocobean.sim.spi.HdlLanguage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is asked for and does not fit the sources is an error, in the same words everywhere; file
/// lists mean the same everywhere.
abstract class RequestConformance extends Conformance {

    @TempDir(factory = RunTempDir.class)
    Path directory;

    /// `asked` shows the value of its parameter and takes it from a unit of its own.
    @BeforeEach
    void writeSources() throws IOException {
        if (isVhdl()) {
            write(
                    "asked.vhd",
                    """
                    library ieee; use ieee.std_logic_1164.all; use ieee.numeric_std.all;
                    entity asked is generic (WIDTH : natural := 4; DEPTH, SIZE : natural := 2);
                      port (shown : out std_logic_vector(7 downto 0));
                    end;
                    architecture rtl of asked is begin
                      shown <= std_logic_vector(to_unsigned(WIDTH + work.part.ADDED, 8));
                    end;
                    """);
            writePart(1);
        } else {
            write(
                    "asked.v",
                    """
                    module asked #(parameter WIDTH = 4, DEPTH = 2) (output [7:0] shown);
                      wire [7:0] added;
                      part part (.added(added));
                      assign shown = WIDTH + added;
                    endmodule
                    """);
            writePart(1);
        }
    }

    private void writePart(int added) throws IOException {
        write(
                file("part"),
                isVhdl()
                        ? "package part is constant ADDED : natural := " + added + "; end;\n"
                        : "module part (output [7:0] added); assign added = "
                                + added
                                + "; endmodule\n");
    }

    private Path write(String name, String text) throws IOException {
        Path path = directory.resolve(name);
        Files.createDirectories(path.resolveSibling("."));
        return Files.writeString(path, text);
    }

    private String file(String name) {
        return name + (isVhdl() ? ".vhd" : ".v");
    }

    private String path(String name) {
        return directory.resolve(file(name)).toString();
    }

    private HdlDesign asked() {
        return HdlDesign.of("asked", path("part"), path("asked"));
    }

    private int shown(HdlDesign design) {
        try (Simulation sim = home().start(design)) {
            await(ns(1));
            return sim.dut().signal("shown").toInt();
        }
    }

    @Test
    void aParameterThatDoesNotExistIsAnErrorWithTheNearestName() {
        assertThatThrownBy(() -> home().start(asked().withParameter("WIDHT", 8)))
                .isInstanceOf(BuildFailedException.class)
                .hasMessageContaining(
                        "compiling 'asked' failed:\nthere is no parameter 'WIDHT' in 'asked';"
                                + " nearest names: WIDTH, ");
    }

    @Test
    void textForAParameterThatIsANumberIsAnError() {
        requires(HdlLanguage.VERILOG, "texts that are taken for numbers");
        for (String value : List.of("foo", "4,5", "0x10")) {
            assertThatThrownBy(() -> home().start(asked().withParameter("WIDTH", value)))
                    .isInstanceOf(BuildFailedException.class)
                    .hasMessageContaining(
                            "compiling 'asked' failed:\nthe parameter 'WIDTH' of 'asked' is a number (")
                    .hasMessageContaining("in the sources), and '%s' is none", value);
        }
    }

    @Test
    void aValueThatAParameterWouldCutIsAnError() throws IOException {
        requires(HdlLanguage.VERILOG, "values of parameters that are cut");
        write(
                "asked.v",
                """
                module asked #(parameter WIDTH = 4, parameter signed [7:0] OFF = 3, ON = 4) (output [7:0] shown);
                  parameter integer MORE = 7;
                  assign shown = WIDTH + OFF;
                endmodule
                """);
        HdlDesign design = HdlDesign.of("asked", path("asked"));
        assertThat(shown(design.withParameter("OFF", -3))).isEqualTo(1);
        for (String wrong :
                List.of(
                        "OFF=300",
                        "OFF=-129",
                        "OFF=12'h1ff",
                        "ON=300",
                        "WIDTH=34359738368",
                        "WIDTH=2.5",
                        "WIDTH=8'hx",
                        "MORE=4294967296")) {
            String[] sides = wrong.split("=", -1);
            assertThatThrownBy(() -> home().start(design.withParameter(sides[0], sides[1])))
                    .isInstanceOf(BuildFailedException.class)
                    .hasMessageContaining(
                            "compiling 'asked' failed:\nthe parameter '%s' of 'asked' ", sides[0])
                    .hasMessageContaining("in the sources), and '%s' ", sides[1]);
        }
    }

    @Test
    void aParameterInWrongLettersIsAnErrorWhereLettersCount() {
        HdlDesign design = asked().withParameter("width", 8);
        if (isVhdl()) {
            assertThat(shown(design)).isEqualTo(9);
        } else {
            assertThatThrownBy(() -> home().start(design))
                    .isInstanceOf(BuildFailedException.class)
                    .hasMessageContaining(
                            "there is no parameter 'width' in 'asked'; nearest names: WIDTH, ");
        }
    }

    @Test
    void spaceRoundANameIsNoneOfIt() {
        assertThat(shown(asked().withParameter(" WIDTH ", 8))).isEqualTo(9);
    }

    @Test
    void aMacroInWrongLettersIsAnErrorWithTheNearestName() throws IOException {
        requires(HdlLanguage.VERILOG, "defines");
        write(
                "asked.v",
                """
                module asked (output [7:0] shown);
                `ifdef WIDE
                  assign shown = `WIDE;
                `else
                  assign shown = 1;
                `endif
                endmodule
                """);
        HdlDesign design = HdlDesign.of("asked", path("asked"));
        assertThat(shown(design.withDefine(" WIDE", "3"))).isEqualTo(3);
        assertThatThrownBy(() -> home().start(design.withDefine("Wide", "3")))
                .isInstanceOf(BuildFailedException.class)
                .hasMessageContaining(
                        "compiling 'asked' failed:\nno source speaks of the macro 'Wide';"
                                + " nearest names: WIDE");
    }

    @Test
    void aTopThatDoesNotExistIsAnErrorWithTheNearestName() {
        HdlDesign design = HdlDesign.of("askt", path("part"), path("asked"));
        assertThatThrownBy(() -> home().start(design))
                .isInstanceOf(BuildFailedException.class)
                .hasMessageContaining(
                        "compiling 'askt' failed:\nthere is no top 'askt' in the sources;"
                                + " nearest names: asked");
    }

    @Test
    void twoUnitsOfOneNameAreAnErrorThatNamesTheirSources() throws IOException {
        Files.copy(directory.resolve(file("asked")), directory.resolve(file("copy")));
        HdlDesign design = asked().withSources(path("copy"));
        assertThatThrownBy(() -> home().start(design))
                .isInstanceOf(BuildFailedException.class)
                .hasMessageContaining(
                        "compiling 'asked' failed:\n'asked' is declared twice: take one of the"
                                + " sources away (they are "
                                + path("asked")
                                + ", "
                                + path("copy")
                                + ")");
    }

    @Test
    void aVisiblePatternThatMatchesNothingIsAnErrorWithWhatThereIs() {
        requires(Capability.VISIBLE_PATTERNS);
        HdlDesign design = asked();
        assertThat(shown(design.withVisible("sh*n"))).isEqualTo(5);
        for (String stray : List.of("shwon", "prat.*")) {
            assertThatThrownBy(() -> home().start(design.withVisible("shown", stray)).close())
                    .isInstanceOf(BuildFailedException.class)
                    .hasMessageContaining(
                            "visible = \"%s\" matches no signal; below the top there are ", stray)
                    .hasMessageContaining("shown");
        }
    }

    @Test
    void anIncludeDirectoryThatDoesNotExistIsAnError() {
        HdlDesign design = asked().withIncludeDirectories(directory + "/nowhere");
        assertThatThrownBy(() -> home().start(design))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(
                        "the include directory '"
                                + directory
                                + "/nowhere' of design 'asked' does not exist");
    }

    @Test
    void pathsInAListStartAtTheProjectOrAtTheListItself() throws IOException {
        Path project = Home.project();
        String below = project.toAbsolutePath().relativize(directory).toString();
        write(
                "plain.f",
                below + "/" + file("part") + " # a comment\n-F " + below + "/own.f // here\n");
        write("own.f", "/* beside\n the list */ " + file("asked") + "\n");
        HdlDesign design =
                HdlDesign.of("asked", new String[0]).withFileLists(directory + "/plain.f");
        assertThat(shown(design)).isEqualTo(5);
        write("beside.f", file("part") + " \"" + file("asked") + "\"\n");
        assertThat(
                        shown(
                                HdlDesign.of("asked", new String[0])
                                        .withFileLists("-F " + directory + "/beside.f")))
                .isEqualTo(5);
    }

    @Test
    void aSourceThatOnlyAListNamesIsBuiltAgainWhenItChanges() throws IOException {
        write("all.f", file("part") + "\n" + file("asked") + "\n");
        HdlDesign design =
                HdlDesign.of("asked", new String[0]).withFileLists("-F " + directory + "/all.f");
        assertThat(shown(design)).isEqualTo(5);
        writePart(20);
        assertThat(shown(design)).isEqualTo(24);
    }

    @Test
    void aListMayNameIncludeDirectoriesDefinesAndVariables() throws IOException {
        requires(HdlLanguage.VERILOG, "include directories and defines");
        write("headers/more.vh", "`define MORE 3\n");
        write(
                "listed.v",
                """
                `include "more.vh"
                module listed (output [7:0] shown);
                  assign shown = `MORE + `LISTED + `GIVEN;
                endmodule
                """);
        write("listed.f", "+incdir+headers\n-DGIVEN=50 +define+LISTED=20+OTHER\nlisted.v\n");
        HdlDesign design =
                HdlDesign.of("listed", new String[0])
                        .withFileLists("-F " + directory + "/listed.f")
                        .withDefine("GIVEN", "100");
        assertThat(shown(design)).isEqualTo(123);
    }

    @Test
    void aListMayNameLibraries() throws IOException {
        requires(HdlLanguage.VHDL, "libraries");
        write(
                "asked.vhd",
                Files.readString(directory.resolve("asked.vhd"))
                        .replace("work.part", "lib.part")
                        .replace("library ieee;", "library ieee, lib;"));
        write("all.f", "lib=part.vhd asked.vhd\n");
        assertThat(
                        shown(
                                HdlDesign.of("asked", new String[0])
                                        .withFileLists("-F " + directory + "/all.f")))
                .isEqualTo(5);
    }
}
