package org.cocobean.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.cocobean.Cocobean.await;
import static org.cocobean.Cocobean.ns;

import java.util.List;
import org.cocobean.Simulation;
import org.cocobean.clock.Clock;
import org.cocobean.dut.Dut;
import org.cocobean.dut.Handle;
import org.cocobean.dut.NoSuchHandleException;
import org.cocobean.dut.Signal;
import org.cocobean.dut.StructSignal;
import org.cocobean.sim.HdlDesign;
import org.cocobean.sim.spi.HdlLanguage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Ports of VHDL that are records and arrays, and generics of every type: as if the simulator's own
/// interface knew them.
abstract class PortConformance extends Conformance {

    @BeforeEach
    void onlyInVhdl() {
        requires(HdlLanguage.VHDL, "records on ports");
    }

    record Lane(int data, boolean last) {}

    interface Records extends Dut {
        Signal clk();

        Signal control();

        StructSignal<Flags> status();

        Signal count();
    }

    record Flags(Inner flags) {}

    record Inner(int number) {}

    @Test
    void partsOfARecordAreWrittenAndRead() {
        try (Simulation sim = start("records")) {
            Dut dut = sim.dut();
            Clock clk = Clock.of(dut.signal("clk"), ns(10)).start();
            dut.signal("control.valid").set(1);
            dut.signal("control").field("data").set(0xc3);
            dut.signal("control.flags.command").set("load");
            dut.signal("control.flags.strobe").set("W");
            dut.signal("control.flags.number").set(6);
            dut.signal("control.level").set(-7);
            dut.signal("control.ready").set("false");
            dut.signal("control.mask").set("011");
            dut.signal("control.pause").set(5_000_000);
            clk.cycles(2);
            Signal status = dut.signal("status");
            assertThat(status.field("valid").toInt()).isOne();
            assertThat(status.field("data").toInt()).isEqualTo(0xc3);
            assertThat(status.field("flags.command").toText()).isEqualTo("load");
            assertThat(status.field("flags.strobe").value()).hasToString("W");
            assertThat(status.field("flags").field("number").toInt()).isEqualTo(7);
            assertThat(status.field("level").toInt()).isEqualTo(-7);
            assertThat(status.field("ready").toText()).isEqualTo("false");
            assertThat(status.field("mask").value()).hasToString("011");
            assertThat(status.field("pause").toLong()).isEqualTo(5_000_000);
            assertThatThrownBy(() -> dut.signal("control.flag"))
                    .isInstanceOf(NoSuchHandleException.class)
                    .hasMessageContaining("records.control")
                    .hasMessageContaining("flags");
        }
    }

    @Test
    void defaultsOfPortsHoldUntilSomethingIsWritten() {
        holdsDefaults("08");
    }

    @Test
    void defaultsOfPortsHoldInTheOlderStandardToo() {
        holdsDefaults("1993");
    }

    private void holdsDefaults(String standard) {
        HdlDesign design = home().design("records").withLanguage(standard);
        try (Simulation sim = home().start(design)) {
            Dut dut = sim.dut();
            Clock clk = Clock.of(dut.signal("clk"), ns(10)).start();
            clk.cycles(2);
            assertThat(dut.signal("status").toText())
                    .isEqualTo(
                            "'{valid: 0, data: 8'h5A, flags: '{command: clear, strobe: 1, number: 4'h7},"
                                    + " level: -4, ready: true, mask: 3'h5, pause: 3 ns}");
            assertThat(dut.signal("delayed").toLong()).isEqualTo(7_000_000);
        }
    }

    @Test
    void arraysOfRecordsAndOfSeveralDimensionsAreDriven() {
        HdlDesign design = home().design("records").withParameter("COUNT_OF_LANES", 3);
        try (Simulation sim = home().start(design)) {
            Dut dut = sim.dut();
            Clock clk = Clock.of(dut.signal("clk"), ns(10)).start();
            for (int i = 0; i < 3; i++) {
                dut.signal("lanes_in[" + i + "].data").set(i + 4);
                dut.signal("lanes_in[" + i + "].last").set(i % 2);
            }
            dut.signal("grid_in[1][2]").set("10ZH");
            dut.signal("grid_in[0][1]").set(9);
            clk.cycles(2);
            assertThat(dut.signal("lanes[2].data").toInt()).isEqualTo(6);
            assertThat(dut.signal("lanes[1].last").isHigh()).isTrue();
            assertThat(dut.signal("lanes").field("[0]").value().as(Lane.class))
                    .isEqualTo(new Lane(4, false));
            assertThat(dut.signal("grid[1][2]").value()).hasToString("10ZH");
            assertThat(dut.signal("grid[0][1]").toInt()).isEqualTo(9);
        }
    }

    @Test
    void namesAreThoseOfTheDesign() {
        try (Simulation sim = start("records")) {
            Dut dut = sim.dut();
            assertThat(dut.path()).isEqualTo("records");
            assertThat(dut.name()).isEqualTo("records");
            assertThat(dut.children().stream().map(Handle::name))
                    .contains("clk", "control", "grid", "counter", "inner", "lanes")
                    .doesNotHaveDuplicates()
                    .noneMatch(name -> name.contains("cocobean") || name.equals("records"));
            assertThat(dut.signal("counter").path()).isEqualTo("records.counter");
            assertThat(dut.scope("inner").signal("seen").path()).isEqualTo("records.inner.seen");
            assertThat(dut.signal("inner.seen").value()).hasToString("0");
            assertThat(dut.signal("COUNT_OF_LANES").toInt()).isEqualTo(2);
            assertThatThrownBy(() -> dut.signal("countr"))
                    .hasMessageContaining("there is no 'countr' in records")
                    .hasMessageContaining("count, counter");
            Records typed = dut.as(Records.class);
            Clock clk = Clock.of(typed.clk(), ns(10)).start();
            typed.control().field("flags.number").set(1);
            clk.cycles(3);
            assertThat(typed.count().toInt()).isEqualTo(3);
            assertThat(typed.status().get()).isEqualTo(new Flags(new Inner(2)));
        }
    }

    @Test
    void edgesOfPartsAreWaitedFor() {
        try (Simulation sim = start("records")) {
            Dut dut = sim.dut();
            Clock.of(dut.signal("clk"), ns(10)).start();
            dut.signal("control.valid").set(1);
            dut.signal("status.valid").rising().await();
            await(ns(1));
            assertThat(dut.signal("status.valid").isHigh()).isTrue();
        }
    }

    @Test
    void genericsOfEveryTypeAreGiven() {
        HdlDesign design =
                home().design("generics")
                        .withParameter("RATE", 2.5)
                        .withParameter("period", "2500 ps")
                        .withParameter("LEVEL", 1)
                        .withParameter("PATTERN", "0110")
                        .withParameter("START", "\"1001\"")
                        .withParameter("OFFSET", "1100")
                        .withParameter("TITLE", "say \"hi\"")
                        .withParameter("WIDTH", 6);
        try (Simulation sim = home().start(design)) {
            Dut dut = sim.dut();
            await(ns(1));
            assertThat(dut.signal("rate_in_tenths").toInt()).isEqualTo(25);
            assertThat(dut.signal("periods").toInt()).isEqualTo(25);
            assertThat(dut.signal("level_out").isHigh()).isTrue();
            assertThat(dut.signal("pattern_out").value()).hasToString("0110");
            assertThat(dut.signal("start_out").value()).hasToString("001001");
            assertThat(dut.signal("offset_out").toInt()).isEqualTo(-4);
            assertThat(dut.signal("title_length").toInt()).isEqualTo(8);
            assertThat(dut.signal("RATE").toDouble()).isEqualTo(2.5);
            assertThat(dut.signal("TITLE").toText()).isEqualTo("say \"hi\"");
        }
        for (String level : List.of("'1'", "1")) {
            try (Simulation sim =
                    home().start(home().design("generics").withParameter("LEVEL", level))) {
                await(ns(1));
                assertThat(sim.dut().signal("level_out").isHigh()).isTrue();
            }
        }
    }
}
