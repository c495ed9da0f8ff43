package org.cocobean.internal.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.cocobean.settings.Settings;
import org.cocobean.sim.HdlDesign;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceGlobsTests {

    @TempDir Path project;

    @BeforeEach
    void makeFiles() throws IOException {
        for (String name :
                new String[] {
                    "rtl/b.v",
                    "rtl/a.v",
                    "rtl/a1.sv",
                    "rtl/b1.sv",
                    "rtl/notes.txt",
                    "rtl/x[1].v",
                    "rtl/deep/c.v",
                    "rtl/deep/er/d.vhd",
                    "rtl/.git/e.v",
                    "odd*.v"
                }) {
            Path path = project.resolve(name);
            Files.createDirectories(path.resolveSibling("."));
            Files.createFile(path);
        }
    }

    private List<String> expanded(String... sources) {
        return SourceGlobs.expand(List.of(sources), project, "top").stream()
                .map(source -> source.replace(project + "/", ""))
                .toList();
    }

    @Test
    void eachPatternHasItsMeaning() {
        assertThat(expanded("rtl/*.v")).containsExactly("rtl/a.v", "rtl/b.v", "rtl/x[1].v");
        assertThat(expanded("rtl/**/*.v"))
                .containsExactly("rtl/a.v", "rtl/b.v", "rtl/deep/c.v", "rtl/x[1].v");
        assertThat(expanded("rtl/{a,b}?.sv")).containsExactly("rtl/a1.sv", "rtl/b1.sv");
        assertThat(expanded("lib=rtl/deep/**"))
                .containsExactly("lib=rtl/deep/c.v", "lib=rtl/deep/er/d.vhd");
        assertThat(expanded("rtl/**/*.txt")).containsExactly("rtl/notes.txt");
    }

    @Test
    void whatIsTakenAwayWasMatchedAndNotNamed() {
        assertThat(expanded("rtl/**", "!rtl/deep/**", "!**/*.sv", "!rtl/x*"))
                .containsExactly("rtl/a.v", "rtl/b.v");
        assertThat(expanded(project + "/rtl/a.v", "rtl/*.v", "!rtl/*.v"))
                .containsExactly("rtl/a.v");
    }

    @Test
    void whatIsNamedKeepsItsPlace() {
        assertThat(expanded(project + "/rtl/b.v", "rtl/*.v"))
                .containsExactly("rtl/b.v", "rtl/a.v", "rtl/x[1].v");
    }

    @Test
    void aFileWhoseNameLooksLikeAPatternIsThatFile() {
        assertThat(expanded("odd*.v")).containsExactly("odd*.v");
    }

    @Test
    void aPatternThatMatchesNothingIsRefused() {
        assertThatThrownBy(() -> expanded("rtl/*.vhdl"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(
                        "the sources 'rtl/*.vhdl' of design 'top' match no file: looked below "
                                + project.resolve("rtl"));
        assertThatThrownBy(() -> expanded("rtl/{a,b.v"))
                .hasMessageContaining("have a brace without its partner");
    }

    @Test
    void theDefaultLibraryTakesTheSourcesOfVhdlWithoutOneAndTheTop() {
        Settings settings = new Settings(Map.of("user.dir", project.toString()));
        HdlDesign design =
                HdlDesign.of("top(rtl)", "rtl/deep/er/*.vhd", "other=rtl/deep/er/d.vhd")
                        .withLibrary("mine");
        HdlDesign absolute = DesignFiles.absolute(design, settings, list -> {});
        String file = project.resolve("rtl/deep/er/d.vhd").toString();
        assertThat(absolute.top()).isEqualTo("mine.top(rtl)");
        assertThat(absolute.sources()).containsExactly("mine=" + file, "other=" + file);
        assertThat(DesignFiles.absolute(absolute, settings, list -> {})).isEqualTo(absolute);
        HdlDesign verilog = HdlDesign.of("top", "rtl/a.v").withLibrary("mine");
        assertThat(DesignFiles.absolute(verilog, settings, list -> {}).top()).isEqualTo("top");
    }
}
