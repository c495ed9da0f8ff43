package org.cocobean.internal.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.cocobean.sim.HdlDesign;
import org.cocobean.sim.SourceSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceSetsTests {

    @TempDir Path project;

    @Test
    void vhdlNeedsNoSetsButTheirLibraries() {
        HdlDesign flat =
                SourceSets.flat(
                        HdlDesign.of("top", "top.vhd")
                                .withSourceSet(
                                        SourceSet.of("a.vhd", "other=b.vhd")
                                                .withLibrary("ip")
                                                .withLanguage("93"))
                                .withSourceSet(SourceSet.of("c.vhd").withLanguage("2008")));
        assertThat(flat.files().sets()).isEmpty();
        assertThat(flat.sources()).containsExactly("ip=a.vhd", "other=b.vhd", "c.vhd", "top.vhd");
        assertThat(flat.language()).isEqualTo("2008");
    }

    @Test
    void aSetOfVerilogWithNothingOfItsOwnIsNone() {
        HdlDesign flat =
                SourceSets.flat(
                        HdlDesign.of("top", "top.v")
                                .withIncludeDirectories("inc")
                                .withSourceSet(SourceSet.of("a.v").withIncludeDirectories("inc"))
                                .withSourceSet(SourceSet.of("b.v").withDefine("X", "1"))
                                .withSourceSet(SourceSet.of("c.v").withDefine("X", "1"))
                                .withSourceSet(SourceSet.of("d.v").withLanguage("2001")));
        assertThat(flat.sources()).containsExactly("a.v", "top.v");
        assertThat(flat.files().sets())
                .containsExactly(
                        SourceSet.of("b.v", "c.v").withDefine("X", "1"),
                        SourceSet.of("d.v").withLanguage("2001"));
    }

    @Test
    void aSetWhoseDirectoriesComeInAnotherOrderStaysApart() {
        HdlDesign design =
                HdlDesign.of("top", "top.v")
                        .withIncludeDirectories("a", "b")
                        .withSourceSet(SourceSet.of("a.v").withIncludeDirectories("a"))
                        .withSourceSet(SourceSet.of("b.v").withIncludeDirectories("b"));
        HdlDesign flat = SourceSets.flat(design);
        assertThat(flat.sources()).containsExactly("a.v", "top.v");
        assertThat(flat.files().sets())
                .containsExactly(SourceSet.of("b.v").withIncludeDirectories("b"));
    }

    @Test
    void aSetBecomesAFileWithItsMacrosAndTheirEnd() throws IOException {
        Tree tree = new Tree(project);
        Path source = tree.write("ip/a.v", "`include \"config.vh\"\n");
        tree.write("ip/config.vh", "`define W 8\n");
        tree.write("top/config.vh", "`define W 1\n");
        HdlDesign design =
                HdlDesign.of("top", project + "/top.v")
                        .withDefine("COMMON", "1")
                        .withIncludeDirectories(project + "/top")
                        .withSourceSet(
                                SourceSet.of(source.toString())
                                        .withLanguage("2001")
                                        .withDefine("COMMON", "2")
                                        .withDefine("DEPTH", "4")
                                        .withIncludeDirectories(project + "/ip"));
        ScopedSources.Scoped scoped = ScopedSources.write(design, project.resolve("out"));
        Path copy = project.resolve("out/cocobean-sets/0/1-a.v");
        assertThat(scoped.design().sources())
                .containsExactly("cocobean-sets/0/set.v", project + "/top.v");
        assertThat(project.resolve("out/cocobean-sets/0/set.v"))
                .hasContent(
                        """
                        `begin_keywords "1364-2001"
                        `define DEPTH 4
                        `include "%s"
                        `undef DEPTH
                        `end_keywords
                        """
                                .formatted(copy));
        assertThat(copy).hasContent("`include \"" + project + "/ip/config.vh\"\n");
        assertThat(scoped.read()).containsExactly(source);
    }

    @Test
    void copiesOfFilesWithOneNameAreTwo() throws IOException {
        Tree tree = new Tree(project);
        Path source = tree.write("ip/a.v", "`include \"sub/a.v\"\n");
        tree.write("inc/sub/a.v", "`include \"config.vh\"\n");
        tree.write("inc/config.vh", "");
        tree.write("top/config.vh", "");
        HdlDesign design =
                HdlDesign.of("top", project + "/top.v")
                        .withIncludeDirectories(project + "/top")
                        .withSourceSet(
                                SourceSet.of(source.toString())
                                        .withIncludeDirectories(project + "/inc"));
        ScopedSources.write(design, project.resolve("out"));
        Path sets = project.resolve("out/cocobean-sets/0");
        assertThat(sets.resolve("set.v")).hasContent("`include \"" + sets + "/2-a.v\"\n");
        assertThat(sets.resolve("2-a.v")).hasContent("`include \"" + sets + "/1-a.v\"\n");
        assertThat(sets.resolve("1-a.v"))
                .hasContent("`include \"" + project + "/inc/config.vh\"\n");
    }

    @Test
    void aSourceWhoseIncludesAreFoundIsNotCopied() throws IOException {
        Tree tree = new Tree(project);
        Path source = tree.write("ip/a.v", "`include \"config.vh\"\n`include \"nowhere.vh\"\n");
        tree.write("ip/config.vh", "");
        HdlDesign design =
                HdlDesign.of("top", project + "/top.v")
                        .withSourceSet(
                                SourceSet.of(source.toString())
                                        .withIncludeDirectories(project + "/ip"));
        assertThat(ScopedSources.write(design, project.resolve("out")).read()).isEmpty();
        assertThat(project.resolve("out/cocobean-sets/0/set.v"))
                .content()
                .contains("`include \"" + source + "\"");
    }

    @Test
    void aStandardThatIsNoneIsRefused() {
        assertThatThrownBy(() -> ScopedSources.keywords("08"))
                .hasMessageStartingWith("'08' is no standard of a source set of Verilog");
        assertThat(List.of("2005", "2012", "2023"))
                .extracting(ScopedSources::keywords)
                .containsExactly("1364-2005", "1800-2012", "1800-2012");
    }
}
