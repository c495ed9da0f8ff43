package org.cocobean.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cocobean.Cocobean.await;
import static org.cocobean.Cocobean.ns;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.cocobean.Simulation;
import org.cocobean.clock.Clock;
import org.cocobean.dut.Dut;
import org.cocobean.sim.HdlDesign;
import org.cocobean.sim.spi.HdlLanguage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A project of VHDL with a library of thirty packages, in any order, and a top that has all that
/// larger ones have.
abstract class ProjectConformance extends Conformance {

    private static final int PACKAGES = 30;

    @TempDir(factory = RunTempDir.class)
    Path directory;

    @BeforeEach
    void onlyInVhdl() {
        requires(HdlLanguage.VHDL, "libraries of packages");
    }

    /// Each package adds one to what two before it have.
    private HdlDesign board(long seed) throws IOException {
        List<String> sources = new ArrayList<>();
        for (int i = 0; i < PACKAGES; i++) {
            String two = i < 2 ? "1" : "n%d + n%d mod 7".formatted(i - 1, i - 2);
            String uses =
                    i < 2
                            ? ""
                            : "use work.p%d.all;\nlibrary parts;\nuse parts.p%d.all;\n"
                                    .formatted(i - 1, i - 2);
            String text =
                    uses
                            + "package p%d is\n  constant n%d : integer := %s;\nend;\n"
                                    .formatted(i, i, two);
            Path file = directory.resolve("p" + i + ".vhd");
            sources.add("parts=" + Files.writeString(file, text));
        }
        sources.add(SuiteDesigns.file("board.vhd").toString());
        Collections.shuffle(sources, new Random(seed));
        Path rom = Files.writeString(directory.resolve("rom.txt"), "5a\n3C\n00\nff\n");
        return HdlDesign.of("board", sources.toArray(String[]::new))
                .withParameter("ROM_FILE", rom.toString())
                .withVisible("all");
    }

    private static int total() {
        int before = 1;
        int last = 1;
        for (int i = 2; i < PACKAGES; i++) {
            int next = last + before % 7;
            before = last;
            last = next;
        }
        return last;
    }

    @Test
    void packagesInAnyOrderAndRecordsOfRecords() throws IOException {
        for (long seed = 1; seed <= 3; seed++) {
            try (Simulation sim = home().start(board(seed))) {
                Dut dut = sim.dut();
                Clock clk = Clock.of(dut.signal("clk"), ns(10)).start();
                dut.signal("request.header.kind").set("doubled");
                dut.signal("request.header.count").set(1_000_000);
                dut.signal("request.lanes[1].data").set(0x81);
                dut.signal("request").field("lanes[0].valid").set(1);
                clk.cycles(2);
                assertThat(dut.signal("total").toInt()).isEqualTo(total());
                assertThat(dut.signal("response.header").toText())
                        .isEqualTo("'{kind: doubled, count: 1000000}");
                assertThat(dut.signal("response.lanes[1].data").toInt()).isEqualTo(0x81);
                assertThat(dut.signal("response.lanes[0].valid").isHigh()).isTrue();
                assertThat(dut.scope("a").signal("go").isHigh()).isFalse();
            }
        }
    }

    @Test
    void theBranchThatIsTakenAnswers() throws IOException {
        for (boolean fast : new boolean[] {true, false}) {
            try (Simulation sim = home().start(board(4).withParameter("FAST", fast))) {
                Dut dut = sim.dut();
                dut.signal("clk").set(0);
                dut.signal("request.header.count").set(3);
                await(ns(1));
                int now = dut.signal("response.header.count").toInt();
                assertThat(now).isEqualTo(fast ? 3 : 0);
            }
        }
    }

    @Test
    void aRomIsLoadedFromItsFile() throws IOException {
        HdlDesign design = board(5).withParameter("MASK", "11110000");
        try (Simulation sim = home().start(design)) {
            Dut dut = sim.dut();
            List<Integer> words = new ArrayList<>();
            for (int address = 0; address < 4; address++) {
                dut.signal("address").set(address);
                await(ns(1));
                words.add(dut.signal("word").toInt());
            }
            assertThat(words).containsExactly(0x50, 0x30, 0, 0xf0);
        }
    }

    @Test
    void genericsOfManyTypesArrive() throws IOException {
        HdlDesign design =
                board(6).withParameter("RATE", 2.5)
                        .withParameter("PERIOD", "7 ns")
                        .withParameter("LEVEL", 1)
                        .withParameter("KIND", "doubled")
                        .withParameter("TITLE", "a \"b");
        try (Simulation sim = home().start(design)) {
            await(ns(1));
            assertThat(sim.dut().signal("facts").toInt()).isEqualTo(25_000 + 700 + 40 + 2 + 1);
        }
    }

    /// Without the configuration the last architecture would be bound.
    private HdlDesign picked(String top) throws IOException {
        Path file =
                Files.writeString(
                        directory.resolve("picked.vhd"),
                        """
                        package picked_types is type pair_t is record a, b : natural; end record; end;
                        entity leaf is port (answer : out integer); end;
                        architecture one of leaf is begin answer <= 1; end;
                        architecture two of leaf is begin answer <= 2; end;
                        use work.picked_types.all;
                        entity holder is port (%s; sum, answer : out integer); end;
                        architecture rtl of holder is
                          component leaf is port (answer : out integer); end component;
                        begin
                          u : leaf port map (answer);
                          sum <= %s;
                        end;
                        configuration picked of holder is
                          for rtl for u : leaf use entity work.leaf(one); end for; end for;
                        end;
                        """
                                .formatted(
                                        top.equals("plain")
                                                ? "pair : in natural"
                                                : "pair : in pair_t",
                                        top.equals("plain") ? "pair" : "pair.a + pair.b"));
        return HdlDesign.of("picked", file.toString()).withVisible("all");
    }

    @Test
    void aConfigurationIsATop() throws IOException {
        try (Simulation sim = home().start(picked("plain"))) {
            Dut dut = sim.dut();
            dut.signal("pair").set(5);
            await(ns(1));
            assertThat(dut.signal("answer").toInt()).isOne();
            assertThat(dut.signal("sum").toInt()).isEqualTo(5);
            assertThat(dut.scope("u").signal("answer").toInt()).isOne();
        }
    }

    @Test
    void aConfigurationIsATopInAWrapperToo() throws IOException {
        try (Simulation sim = home().start(picked("record"))) {
            Dut dut = sim.dut();
            dut.signal("pair.a").set(5);
            dut.signal("pair.b").set(6);
            await(ns(1));
            assertThat(dut.signal("answer").toInt()).isOne();
            assertThat(dut.signal("sum").toInt()).isEqualTo(11);
            assertThat(dut.scope("u").signal("answer").toInt()).isOne();
        }
    }

    @Test
    void twoMastersShareABus() throws IOException {
        try (Simulation sim = home().start(board(7))) {
            Dut dut = sim.dut();
            Clock clk = Clock.of(dut.signal("clk"), ns(10)).start();
            dut.signal("scl").drive("H");
            dut.signal("sda").drive("H");
            assertThat(sent(dut, clk, 0xa5, 0xa1)).isEqualTo(0xa1);
            assertThat(dut.signal("lost").value()).hasToString("01");
            assertThat(sent(dut, clk, 0x3c, 0x3f)).isEqualTo(0x3c);
            assertThat(dut.signal("lost").value()).hasToString("10");
            assertThat(sent(dut, clk, 0x77, 0x77)).isEqualTo(0x77);
            assertThat(dut.signal("lost").value()).hasToString("00");
            dut.signal("sda").drive("0");
            sent(dut, clk, 0x80, 0xff);
            assertThat(dut.signal("lost").value()).hasToString("11");
        }
    }

    /// Lets both masters send, and returns what stands on the bus at the edges of its clock.
    private static int sent(Dut dut, Clock clk, int a, int b) {
        dut.signal("byte_a").set(a);
        dut.signal("byte_b").set(b);
        dut.signal("go_a").set(1);
        dut.signal("go_b").set(1);
        clk.cycles(1);
        dut.signal("go_a").set(0);
        dut.signal("go_b").set(0);
        clk.cycles(1);
        int bits = 0;
        boolean before = true;
        while (dut.signal("busy").toInt() != 0) {
            boolean now = dut.signal("scl").value().toString().matches("[1H]");
            boolean sda = dut.signal("sda").value().toString().matches("[1H]");
            bits = now && !before ? bits << 1 | (sda ? 1 : 0) : bits;
            before = now;
            clk.cycles(1);
        }
        clk.cycles(2);
        return bits;
    }
}
