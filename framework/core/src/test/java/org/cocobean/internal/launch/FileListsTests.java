package org.cocobean.internal.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.AbstractThrowableAssert;
import org.cocobean.settings.Settings;
import org.cocobean.sim.HdlDesign;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileListsTests {

    @TempDir Path project;

    @BeforeEach
    void makeFiles() throws IOException {
        for (String name : new String[] {"a.v", "rtl/b.v", "rtl/c d.v", "rtl/p.vhd"}) {
            write(name, "");
        }
        Files.createDirectories(project.resolve("rtl/include"));
    }

    private final List<Path> read = new ArrayList<>();

    private void write(String name, String text) throws IOException {
        Path path = project.resolve(name);
        Files.createDirectories(path.resolveSibling("."));
        Files.writeString(path, text);
    }

    private HdlDesign expanded(String... lists) {
        Settings settings =
                new Settings(Map.of("user.dir", project.toString(), "env.RTL", project + "/rtl"));
        return FileLists.expand(
                HdlDesign.of("top", "last.v").withDefine("OWN", "1").withFileLists(lists),
                settings,
                read::add);
    }

    private AbstractThrowableAssert<?, ?> thatRefused(String text) throws IOException {
        write("rtl/list.f", text);
        return assertThatThrownBy(() -> expanded("rtl/list.f"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void eachListIsToldBeforeItIsRead() throws IOException {
        write("outer.f", "-F rtl/inner.f\n");
        write("rtl/inner.f", "-f missing.f\n");
        assertThatThrownBy(() -> expanded("outer.f"))
                .hasMessageContaining("missing.f of")
                .hasMessageContaining("cannot be read");
        assertThat(read)
                .containsExactly(
                        project.resolve("outer.f"),
                        project.resolve("rtl/inner.f"),
                        project.resolve("rtl/missing.f"));
    }

    @Test
    void listsOfOtherToolsAreRead() throws IOException {
        write(
                "all.prj",
                """
                # of Vivado
                vhdl93 util rtl/p.vhd
                vhdl2008 core "rtl/p.vhd"

                sv work --include "rtl/include" \\
                "rtl/c d.v" \\
                "a.v" -d FAST=1 \\

                nosort
                """);
        write("vunit.csv", "lib , rtl/p.vhd\nother,rtl/p.vhd,2008\n");
        HdlDesign design = expanded("all.prj");
        assertThat(design.sources())
                .containsExactly(
                        "util=" + project.resolve("rtl/p.vhd"),
                        "core=" + project.resolve("rtl/p.vhd"),
                        project.resolve("rtl/c d.v").toString(),
                        project.resolve("a.v").toString(),
                        "last.v");
        assertThat(design.language()).isEqualTo("2008");
        assertThat(design.defines()).containsEntry("FAST", "1");
        assertThat(design.includeDirectories())
                .containsExactly(project.resolve("rtl/include").toString());
        write("rtl/vunit.csv", "lib, p.vhd\n");
        assertThat(expanded("-F rtl/vunit.csv").sources())
                .containsExactly("lib=" + project.resolve("rtl/p.vhd"), "last.v");
        assertThat(expanded("vunit.csv").sources())
                .containsExactly(
                        "lib=" + project.resolve("rtl/p.vhd"),
                        "other=" + project.resolve("rtl/p.vhd"),
                        "last.v");
    }

    @Test
    void linesOfOtherToolsThatAreNotUnderstoodAreNamed() throws IOException {
        write("bad.prj", "\ncobol work a.v\n");
        write("bad.csv", "rtl/p.vhd\n");
        assertThatThrownBy(() -> expanded("bad.prj"))
                .hasMessageContaining("bad.prj:2: 'cobol work a.v' is not understood");
        assertThatThrownBy(() -> expanded("bad.csv"))
                .hasMessageContaining("bad.csv:1: 'rtl/p.vhd' is not understood");
    }

    @Test
    void everythingAListMayHold() throws IOException {
        write(
                "rtl/list.f",
                """
                // a comment
                a.v rtl/b.v   # two in a line
                /* over
                   lines */ "rtl/c d.v"
                lib=$RTL/p.vhd ${RTL}/b.v
                +incdir+rtl+$(RTL)/include -I rtl/include
                +define+A+B=2 -DOWN=list -D C=3
                """);
        HdlDesign design = expanded("rtl/list.f");
        assertThat(design.fileLists()).isEmpty();
        assertThat(design.sources())
                .containsExactly(
                        project + "/a.v",
                        project + "/rtl/b.v",
                        project + "/rtl/c d.v",
                        "lib=" + project + "/rtl/p.vhd",
                        "last.v");
        assertThat(design.includeDirectories())
                .containsExactly(project + "/rtl", project + "/rtl/include");
        assertThat(design.defines()).isEqualTo(Map.of("A", "", "B", "2", "OWN", "1", "C", "3"));
    }

    @Test
    void eachListHasItsOwnRule() throws IOException {
        write("outer.f", "-F rtl/own.f\n-f rtl/plain.f\n");
        write("rtl/own.f", "b.v\n-f plain.f\n");
        write("rtl/plain.f", "a.v\n");
        assertThat(expanded("outer.f").sources())
                .containsExactly(project + "/rtl/b.v", project + "/a.v", "last.v");
        assertThat(expanded("-F rtl/own.f").sources())
                .containsExactly(project + "/rtl/b.v", project + "/a.v", "last.v");
    }

    @Test
    void aMissingSourceIsNamedWithListAndLineAndTheOtherRule() throws IOException {
        thatRefused("a.v\nb.v\n")
                .hasMessage(
                        "%1$s/rtl/list.f:2: the source 'b.v' does not exist: looked for %1$s/b.v;"
                                        .formatted(project)
                                + " it lies beside the list, so name the list as \"-F rtl/list.f\"");
    }

    @Test
    void whatIsNotUnderstoodIsRefused() throws IOException {
        thatRefused("-y rtl\n")
                .hasMessageContaining("rtl/list.f:1: '-y' is not understood in a file list")
                .hasMessageEndingWith("Name the files of the library themselves.");
        thatRefused("\n-Wno-fatal\n")
                .hasMessageContaining("rtl/list.f:2: '-Wno-fatal' is not understood")
                .hasMessageEndingWith("belong to buildArgs.");
        thatRefused("\"a.v\n").hasMessageEndingWith(":1: a quotation mark without its partner");
        thatRefused("+incdir+nowhere\n").hasMessageContaining("the include directory 'nowhere'");
        thatRefused("a.v\n-f\n").hasMessageEndingWith("rtl/list.f:2: nothing follows '-f'");
        thatRefused("$NO_SUCH/a.v\n")
                .hasMessageContaining("the environment variable 'NO_SUCH' is not set");
        thatRefused("-f rtl/list.f\n").hasMessageContaining("names itself");
        thatRefused("-f other.f\n")
                .hasMessageContaining("the file list " + project + "/other.f of ")
                .hasMessageContaining("rtl/list.f:1 cannot be read");
    }
}
