package org.cocobean.internal.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.cocobean.sim.SourceSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CoreFileTests {

    private static final String CORE =
            """
            CAPI=2:
            name: ::soc:1.0
            filesets:
              rtl:
                files:
                  - rtl/defs.vh: {is_include_file: true}
                  - rtl/soc.v: {define: {SLOTS: 2}}
                  - rtl/cell.vhd: {file_type: vhdlSource-2008, logical_name: cells}
                  - tool_quartus ? (rtl/altera.v)
                  - docs/soc.txt: {file_type: user}
                file_type: verilogSource-2005
                depend: ["!tool_vivado ? (>=lib:ip:fifo:1.0)"]
              tb:
                files: [tb/tb.sv]
                file_type: systemVerilogSource
            targets:
              default: &default
                filesets: [rtl]
              sim:
                <<: *default
                filesets_append: [tb, "target_lint ? (lint)"]
                toplevel: tb
                parameters: [DEPTH=8, FAST, limit, WIDTH]
            parameters:
              DEPTH: {datatype: int, paramtype: vlogparam}
              WIDTH: {datatype: int, default: 16, paramtype: generic}
              FAST: {datatype: bool, default: true, paramtype: vlogdefine}
              limit: {datatype: int, default: 100, paramtype: plusarg}
            """;

    @TempDir Path project;

    private Tree tree;

    @BeforeEach
    void makeTree() {
        tree = new Tree(project);
        tree.write(
                "ip/fifo.core",
                """
                CAPI=2:
                name: lib:ip:fifo:1.2
                filesets:
                  rtl: {files: [fifo.v: {include_path: ., file_type: verilogSource}]}
                targets: {default: {filesets: [rtl]}}
                """);
    }

    private ListedSources read(String text, String... targets) {
        Path list = tree.write("soc.core", text);
        return ListedSources.read(list, List.of(targets), project, ignored -> {});
    }

    @Test
    void theFilesetsOfTheTargetAreTakenAfterWhatTheyDependOn() {
        List<SourceSet> sets = read(CORE).sets();
        assertThat(sets)
                .extracting(tree::names)
                .containsExactly(
                        List.of("ip/fifo.v"),
                        List.of("rtl/soc.v"),
                        List.of("rtl/cell.vhd"),
                        List.of("tb/tb.sv"));
        assertThat(sets.get(1).defines()).containsExactly(Map.entry("SLOTS", "2"));
        assertThat(sets.get(2).library()).isEqualTo("cells");
        assertThat(sets.get(2).language()).isEqualTo("2008");
        assertThat(sets)
                .allSatisfy(set -> assertThat(tree.directories(set)).containsExactly("rtl"));
        assertThat(read(CORE, "default").sets()).hasSize(3);
    }

    @Test
    void parametersGoWhereTheirTypesSay() {
        ListedSources listed = read(CORE);
        assertThat(listed.parameters()).isEqualTo(Map.of("DEPTH", "8", "WIDTH", "16"));
        assertThat(listed.defines()).isEqualTo(Map.of("FAST", ""));
        assertThat(listed.plusargs()).containsExactly("limit=100");
    }

    @Test
    void whatIsNotThereIsNamedWithItsLine() {
        assertThatThrownBy(() -> read(CORE, "lint"))
                .hasMessageContaining(
                        "soc.core:1: there is no target 'lint' here; there are [default, sim]");
        assertThatThrownBy(() -> read(CORE.replace("lib:ip:fifo", "lib:ip:fife")))
                .hasMessage(
                        project
                                + "/soc.core:12: the core 'lib:ip:fife' is not there: looked for its .core file below "
                                + project);
        assertThatThrownBy(() -> read(CORE.replace("[rtl]", "[rtf]")))
                .hasMessageContaining(
                        "soc.core:18: there is no fileset 'rtf'; there are [rtl, tb]");
        assertThatThrownBy(() -> read(CORE.replace("WIDTH]", "WIDHT]")))
                .hasMessageContaining("soc.core:23: there is no parameter 'WIDHT' here");
    }

    @Test
    void theTargetSaysItsTop() {
        assertThat(read(CORE).top()).isEqualTo("tb");
        assertThat(read(CORE, "default").top()).isEmpty();
        String several =
                CORE.replace(
                        "toplevel: tb",
                        "toplevel: [\"tool_verilator ? (fast)\", \"!tool_verilator ? (slow)\"]");
        assertThat(read(several).top()).isEqualTo("slow");
    }

    @Test
    void sourcesThatAreElsewhereAreFetchedByOthers() {
        assertThatThrownBy(() -> read(CORE + "provider: {name: github, user: me, repo: soc}\n"))
                .hasMessageContaining(
                        "the source 'rtl/soc.v' is not there: FuseSoC fetches those of this core");
    }

    @Test
    void aFileWithoutATypeIsCompiledByNobody() {
        String script = CORE.replace("{file_type: user}", "{copyto: soc.txt}");
        String fileset = script.replace("    file_type: verilogSource-2005\n", "");
        assertThat(read(fileset.replace("define: {SLOTS: 2}", "file_type: verilogSource")).sets())
                .extracting(tree::names)
                .doesNotContain(List.of("docs/soc.txt"));
        assertThatThrownBy(() -> read(fileset))
                .hasMessageContaining("the file 'rtl/soc.v' has no file_type");
    }

    @Test
    void aCoreStandsInForTheNameThatItGivesItself() {
        String wanted = CORE.replace(">=lib:ip:fifo:1.0", "lib:any:fifo");
        tree.write("ip/fifo.core", "name: lib:ip:fifo:1.2\nvirtual:\n  - lib:any:fifo\n" + FIFO);
        assertThat(read(wanted).sets()).extracting(tree::names).contains(List.of("ip/fifo.v"));
        tree.write("ip2/fifo.core", "name: lib:ip2:fifo\nvirtual: [\"lib:any:fifo:1.0\"]\n" + FIFO);
        assertThatThrownBy(() -> read(wanted))
                .hasMessageContaining("several cores stand in for 'lib:any:fifo'")
                .hasMessageContaining("ip2/fifo.core");
        String chosen = wanted.replace("depend: [", "depend: [\"lib:ip2:fifo\", ");
        assertThat(read(chosen).sets())
                .extracting(tree::names)
                .contains(List.of("ip2/fifo.v"))
                .doesNotContain(List.of("ip/fifo.v"));
        assertThat(read(wanted + "mapping: {\"lib:any:fifo\": \"lib:ip2:fifo\"}\n").sets())
                .extracting(tree::names)
                .contains(List.of("ip2/fifo.v"))
                .doesNotContain(List.of("ip/fifo.v"));
    }

    @Test
    void aParameterMayBeDescribedByACoreThatThisOneDependsOn() {
        tree.write(
                "ip/fifo.core",
                "name: lib:ip:fifo:1.2\nparameters: {SLOW: {paramtype: vlogdefine, datatype: str}}\n"
                        + FIFO);
        String text = CORE.replace("[DEPTH=8,", "[DEPTH=8, SLOW=very,");
        assertThat(read(text).defines()).containsEntry("SLOW", "very");
    }

    @Test
    void aDependencyDoesNotDescribeTheParametersOfWhoNeedsIt() {
        tree.write(
                "ip/fifo.core",
                "name: lib:ip:fifo:1.2\nparameters: {WIDTH: {paramtype: vlogparam, datatype: int, default: 99}}\n"
                        + FIFO);
        assertThat(read(CORE).parameters()).containsEntry("WIDTH", "16");
    }

    @Test
    void coresThatAreMappedToEachOtherAreNotThere() {
        tree.write("ip/fifo.core", "name: lib:ip:other:1.2\n" + FIFO);
        assertThatThrownBy(() ->
                        read(
                                "mapping: {\"lib:ip:fifo\": \"lib:ip:a\", \"lib:ip:a\": \"lib:ip:fifo\"}\n"
                                        + CORE))
                .hasMessageContaining("is not there");
    }

    private static final String FIFO =
            """
            filesets:
              rtl: {files: [fifo.v: {file_type: verilogSource}]}
            targets: {default: {filesets: [rtl]}}
            """;

    @Test
    void ofTheVersionsThatFitTheLastIsTaken() {
        for (String version : List.of("0.3", "1.2", "1.9", "1.10-rc1", "1.10", "2.0", "2.0-r1")) {
            tree.write(
                    "ip/" + version + "/fifo.core",
                    """
                    CAPI=2:
                    name: lib:ip:fifo:%s
                    filesets: {rtl: {files: [%1$s.v], file_type: verilogSource}}
                    targets: {default: {filesets: [rtl]}}
                    """
                            .formatted(version));
        }
        Map<String, String> taken =
                Map.ofEntries(
                        Map.entry("lib:ip:fifo", "2.0-r1"),
                        Map.entry("lib:ip:fifo:1.9.0", "1.9"),
                        Map.entry("=lib:ip:fifo:1.10", "1.10"),
                        Map.entry("<lib:ip:fifo:1.10", "1.10-rc1"),
                        Map.entry("<lib:ip:fifo:2", "1.10"),
                        Map.entry("<=lib:ip:fifo:1.9", "1.9"),
                        Map.entry(">lib:ip:fifo:1.10", "2.0-r1"),
                        Map.entry(">=lib:ip:fifo:1.2", "2.0-r1"),
                        Map.entry("~lib:ip:fifo:1.9", "1.9"),
                        Map.entry("^lib:ip:fifo:1.2", "1.10"),
                        Map.entry("^lib:ip:fifo:0.3", "0.3"));
        taken.forEach((wanted, version) ->
                assertThat(tree.names(read(wanting(wanted)).sets().getFirst()))
                        .as(wanted)
                        .containsExactly("ip/" + version + "/" + version + ".v"));
    }

    private static String wanting(String core) {
        return CORE.replace("!tool_vivado ? (>=lib:ip:fifo:1.0)", core);
    }

    @Test
    void aDependencyThatNothingFitsOrThatIsNoneIsRefused() {
        assertThatThrownBy(() -> read(wanting(">=lib:ip:fifo:2.0")))
                .hasMessage(
                        project
                                + "/soc.core:12: no version of the core 'lib:ip:fifo' is '>=lib:ip:fifo:2.0'; there are [lib:ip:fifo:1.2]");
        assertThatThrownBy(() -> read(wanting("^lib:ip:fifo:0.3")))
                .hasMessageContaining("there are [lib:ip:fifo:1.2]");
        for (String wrong : List.of(">=lib:ip:fifo", "!lib:ip:fifo", "=>lib:ip:fifo:1", "a:b")) {
            assertThatThrownBy(() -> read(wanting(wrong)))
                    .hasMessageContaining(
                            "soc.core:12: '" + wrong + "' is no name of a core: write");
        }
    }

    @Test
    void theVersionOfATypeIsTheStandardOfTheSource() {
        assertThat(read(CORE).sets())
                .extracting(SourceSet::language)
                .containsExactly(null, "2005", "2008", null);
        assertThat(read(CORE.replace("verilogSource-2005", "verilogSource-95")).sets().get(1))
                .extracting(SourceSet::language)
                .isEqualTo("1995");
    }

    @Test
    void anUnknownTypeOfAFileOfHdlIsRefused() {
        assertThatThrownBy(() -> read(CORE.replace("vhdlSource-2008", "VHDLSource")))
                .hasMessage(
                        project
                                + "/soc.core:8: 'VHDLSource' is no file_type of the file 'rtl/cell.vhd'; nearest: vhdlSource, vhdlSource-87, vhdlSource-93. A file that is not compiled has the type 'user'");
        assertThatThrownBy(() -> read(CORE.replace("vhdlSource-2008", "vhdlSource-2001")))
                .hasMessageContaining("soc.core:8: 'vhdlSource-2001' is no file_type");
        for (String other : List.of("user", "xdc")) {
            assertThat(read(CORE.replace("vhdlSource-2008", other)).sets()).hasSize(3);
        }
        assertThat(read(CORE.replace("{file_type: user}", "{file_type: notes}")).sets()).hasSize(4);
    }
}
