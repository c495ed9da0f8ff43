package org.cocobean.internal.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.cocobean.session.BuildFailedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceOrderTests {

    @TempDir Path directory;

    private String write(String name, String text) throws IOException {
        return Files.writeString(directory.resolve(name), text).toString();
    }

    private static List<String> names(List<String> sources) {
        return sources.stream().map(path -> path.replaceAll(".*/", "")).toList();
    }

    private static List<String> ordered(String... sources) {
        return names(new SourceOrder(List.of(sources)).sources());
    }

    @Test
    void eachSourceComesAfterWhatItUses() throws IOException {
        String top =
                write(
                        "top.vhd",
                        """
                        library UTIL; use util.Types.all, work.consts.all; -- use work.nothing.all;
                        entity top is end;
                        architecture rtl of top is
                            /* use work.other.all; */
                            constant text : string := "use work.third.all;";
                        begin
                            u : entity work.core(rtl);
                        end architecture;
                        """);
        String core =
                write("core.vhd", "entity core is end; architecture rtl of core is begin end;");
        String consts =
                write(
                        "consts.vhd",
                        "package consts is constant c : character := character'(';'); end package;");
        String types = "util=" + write("types.vhd", "package types is end package types;");
        SourceOrder order = new SourceOrder(List.of(top, core, consts, types));
        assertThat(names(order.sources()))
                .containsExactly("types.vhd", "consts.vhd", "core.vhd", "top.vhd");
        assertThat(order.missing()).isEmpty();
    }

    @Test
    void textsOfAnyLengthAreRead() throws IOException {
        String text = "x\\n".repeat(100_000);
        String user =
                write("user.sv", "module m; initial $display(\"" + text + "\", p::C); endmodule");
        String pack = write("p.sv", "/*" + text + "*/ package p; endpackage //" + text);
        assertThat(ordered(user, pack)).containsExactly("p.sv", "user.sv");
    }

    @Test
    void whatIsInOrderStaysAsItIs() throws IOException {
        String b = write("b.vhd", "package b is end;");
        String a = write("a.vhd", "use work.b.all; package a is end;");
        String z = write("z.v", "module z; endmodule");
        assertThat(ordered(b, z, a)).containsExactly("b.vhd", "z.v", "a.vhd");
    }

    @Test
    void architecturesBodiesConfigurationsContextsAndInstancesOfPackagesFollowTheirOwn()
            throws IOException {
        String arch = write("arch.vhd", "architecture rtl of e is begin end architecture rtl;");
        String conf =
                write("conf.vhd", "configuration c of e is for rtl end for; end configuration;");
        String entity = write("entity.vhd", "context work.ctx; entity e is end entity e;");
        String context = write("context.vhd", "context ctx is use work.inst.all; end context ctx;");
        String inst = write("inst.vhd", "package inst is new work.gen generic map (4);");
        String body = write("body.vhd", "package body gen is end package body gen;");
        String gen = write("gen.vhd", "package gen is generic (n : natural); end package gen;");
        assertThat(ordered(conf, arch, entity, context, inst, body, gen))
                .containsExactly(
                        "gen.vhd",
                        "body.vhd",
                        "inst.vhd",
                        "context.vhd",
                        "entity.vhd",
                        "arch.vhd",
                        "conf.vhd");
    }

    @Test
    void bodiesThatUseEachOthersPackagesAreNoCircle() throws IOException {
        String a = write("a.vhd", "package a is end;");
        String b = write("b.vhd", "package b is end;");
        String aBody = write("ab.vhd", "use work.b.all; package body a is end;");
        String bBody = write("bb.vhd", "use work.a.all; package body b is end;");
        List<String> order = ordered(aBody, bBody, a, b);
        assertThat(order).hasSize(4);
        assertThat(order.subList(0, 2)).containsExactlyInAnyOrder("a.vhd", "b.vhd");
    }

    @Test
    void attributesOfUnitsAndSelectedNamesDeclareNothing() throws IOException {
        String a =
                write(
                        "a.vhd",
                        "entity a is attribute k of a : entity is 1; end;"
                                + " architecture r of a is attribute k of r : architecture is 2;"
                                + " begin x <= work.p.y; end;");
        String p = write("p.vhd", "package p is end;");
        SourceOrder order = new SourceOrder(List.of(a, p));
        assertThat(names(order.sources())).containsExactly("p.vhd", "a.vhd");
        assertThat(order.missing()).isEmpty();
    }

    @Test
    void aCircleIsToldWithEachStep() throws IOException {
        String a = write("a.vhd", "use work.b.all;\npackage a is end;");
        String b = write("b.vhd", "\nuse work.c.all;\npackage b is end;");
        String c = write("c.vhd", "\n\nuse work.a.all;\npackage c is end;");
        String other = write("other.vhd", "use work.a.all; package other is end;");
        assertThatThrownBy(() -> ordered(other, a, b, c))
                .isInstanceOf(BuildFailedException.class)
                .hasMessage(
                        """
                        the sources need each other, so that none can be first:
                          %s:1 uses work.b of %s
                          %s:2 uses work.c of %s
                          %s:3 uses work.a of %s
                        Move what both use into a file of its own.\
                        """
                                .formatted(a, b, b, c, c, a));
    }

    @Test
    void unitsThatNoSourceDeclaresAreNamed() throws IOException {
        String a =
                write(
                        "a.vhd",
                        "library ieee; use ieee.std_logic_1164.all;\nuse work.gone.all;\n"
                                + "package a is end;");
        assertThat(new SourceOrder(List.of(a)).missing())
                .containsExactly(a + ":2: no source declares work.gone");
    }

    @Test
    void packagesOfSystemVerilogComeFirst() throws IOException {
        String top =
                write(
                        "top.sv",
                        "// package no;\nmodule top; import p::*; q::t x; c::f y; endmodule");
        String q = write("q.sv", "package automatic q; typedef p::t t; endpackage");
        String p = write("p.sv", "package p; typedef int t; endpackage");
        assertThat(ordered(top, q, p)).containsExactly("p.sv", "q.sv", "top.sv");
    }

    @Test
    void longChainsInAnyOrderAreUntangled() throws IOException {
        List<String> sources = new ArrayList<>();
        for (int i = 0; i < 2000; i++) {
            String uses = i == 0 ? "" : "use work.p%d.all; ".formatted(i - 1);
            sources.add(write(i + ".vhd", uses + "package p%d is end;".formatted(i)));
        }
        List<String> wanted = names(sources);
        Collections.shuffle(sources, new Random(1));
        assertThat(ordered(sources.toArray(String[]::new))).isEqualTo(wanted);
    }
}
