package org.cocobean.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.cocobean.Cocobean.await;
import static org.cocobean.Cocobean.ns;

import org.cocobean.Simulation;
import org.cocobean.clock.Clock;
import org.cocobean.dut.Dut;
import org.cocobean.dut.Handle;
import org.cocobean.dut.HandleKind;
import org.cocobean.dut.NoSuchHandleException;
import org.cocobean.dut.Signal;
import org.cocobean.sim.spi.Capability;
import org.cocobean.sim.spi.HdlLanguage;
import org.cocobean.trigger.Compare;
import org.cocobean.trigger.SimTimeoutException;
import org.cocobean.value.Layout;
import org.cocobean.value.LogicRange;
import org.cocobean.value.LogicVector;
import org.junit.jupiter.api.Test;

/// Structures, packed arrays, enumerations, interfaces and packages: shapes of data by their names.
abstract class ShapeConformance extends Conformance {

    /// The structure `item_t` of the design.
    interface Item extends Signal {
        Lo hi();

        Signal state();

        Signal level();

        default boolean isBusy() {
            return state().toText().equals("BUSY");
        }
    }

    interface Lo extends Signal {
        Signal valid();

        Signal tag();
    }

    enum State {
        IDLE,
        BUSY,
        DONE
    }

    record LoValue(boolean valid, int tag) {}

    record ItemValue(LoValue hi, State state, int level) {}

    interface Shapes extends Dut {
        Signal clk();

        Item push();

        Item popped();

        Signal levelOut();
    }

    private Simulation shapes() {
        requires(HdlLanguage.VERILOG, "packed structures");
        requires(Capability.STRUCTURES);
        return start("shapes");
    }

    private Simulation ports() {
        requires(HdlLanguage.VERILOG, "interfaces and packed arrays of structures");
        requires(Capability.STRUCTURES);
        return start("shape_ports");
    }

    @Test
    void fieldsAreFoundByPath() {
        try (Simulation sim = shapes()) {
            Dut dut = sim.dut();
            Signal tag = dut.signal("push").field("hi.tag");
            assertThat(tag.path()).isEqualTo("shapes.push.hi.tag");
            assertThat(tag.width()).isEqualTo(4);
            assertThat(tag.range()).isEqualTo(LogicRange.downto(3, 0));
            assertThat(tag)
                    .isSameAs(dut.signal("push.hi.tag"))
                    .isSameAs(dut.signal("push").field("hi").field("tag"))
                    .isSameAs(dut.signal("push.hi").field("tag"));
            assertThat(dut.signal("push.level").isSigned()).isTrue();
            assertThat(dut.signal("push.state").kind()).isEqualTo(HandleKind.ENUM);
            assertThat(dut.signal("push.bytes[1]").path()).isEqualTo("shapes.push.bytes[1]");
            assertThat(dut.signal("push.hi.tag[3:2]")).isSameAs(tag.slice(3, 2));
            assertThat(dut.signal("push.hi.tag[0]").path()).isEqualTo("shapes.push.hi.tag[0]");
            assertThat(dut.find("push.hi.tug")).isEmpty();
            assertThat(dut.find("push.bytes[2]")).isEmpty();
            assertThatThrownBy(() -> dut.signal("push.hi.tug"))
                    .isInstanceOf(NoSuchHandleException.class)
                    .hasMessageContaining(
                            "there is no 'tug' in a value of type shape_pkg::lo_t, which has valid, tag");
            assertThatThrownBy(() -> dut.signal("clk").field("x"))
                    .isInstanceOf(NoSuchHandleException.class)
                    .hasMessageContaining(
                            "there is no 'x' in shapes.clk, which is neither a structure nor a packed array");
        }
    }

    @Test
    void aFieldIsWrittenAndReadAsASignal() {
        try (Simulation sim = shapes()) {
            Dut dut = sim.dut();
            Signal push = dut.signal("push");
            push.set(0);
            await(ns(1));
            push.field("hi.tag").set(9);
            push.field("level").set(-2);
            push.field("state").set("DONE");
            push.field("bytes[1]").set(0xa5);
            await(ns(1));
            assertThat(dut.signal("tag_out").toInt()).isEqualTo(9);
            assertThat(dut.signal("level_out").toInt()).isEqualTo(0xfe);
            assertThat(push.field("level").toInt()).isEqualTo(-2);
            assertThat(push.field("level").toLong()).isEqualTo(-2);
            assertThat(push.field("level").toBigInteger()).isEqualTo(-2);
            assertThat(push.field("state").toText()).isEqualTo("DONE");
            assertThat(push.field("hi.valid").isHigh()).isFalse();
            assertThat(push.field("hi").toInt()).isEqualTo(9);
            assertThat(push.field("bytes").toInt()).isEqualTo(0xa500);
            assertThat(push.field("bytes[1]").toInt()).isEqualTo(0xa5);
            assertThat(push.field("bytes[1][7:4]").toInt()).isEqualTo(0xa);
            push.field("hi.tag").bit(0).set(0);
            push.field("hi").setImmediate(0x18);
            await(ns(1));
            assertThat(dut.signal("tag_out").toInt()).isEqualTo(8);
            assertThat(push.field("hi.valid").isHigh()).isTrue();
            assertThatThrownBy(() -> push.field("level").set(128))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("128 does not fit shapes.push.level");
            assertThatThrownBy(() -> push.field("hi").force(1))
                    .isInstanceOf(UnsupportedOperationException.class)
                    .hasMessageContaining("force shapes.push");
        }
    }

    @Test
    void edgesAndConditionsLookAtFields() {
        try (Simulation sim = shapes()) {
            Dut dut = sim.dut();
            Signal push = dut.signal("push");
            push.set(0);
            Clock.of(dut.signal("clk"), ns(10)).start();
            Signal valid = dut.signal("popped.hi.valid");
            dut.signal("clk").rising().await();
            push.field("level").set(1);
            assertThatThrownBy(() -> valid.rising().await(ns(30)))
                    .isInstanceOf(SimTimeoutException.class);
            push.field("hi.valid").set(1);
            valid.rising().await();
            push.field("hi.tag").set(3);
            dut.signal("clk").rising().when(dut.signal("popped.hi.tag"), Compare.EQUAL, 3).await();
            assertThat(dut.signal("popped.hi.tag").toInt()).isEqualTo(3);
            Shapes typed = dut.as(Shapes.class);
            push.field("hi.tag").set(5);
            dut.signal("clk").rising().when(typed.popped().hi(), Compare.EQUAL, 0x15).await();
            assertThat(typed.popped().hi().tag().toInt()).isEqualTo(5);
        }
    }

    @Test
    void aStructureHasATypedInterface() {
        try (Simulation sim = shapes()) {
            Shapes dut = sim.dut().as(Shapes.class);
            dut.push().set(0);
            dut.push().hi().tag().set(6);
            dut.push().state().set("BUSY");
            await(ns(1));
            assertThat(dut.push().isBusy()).isTrue();
            assertThat(dut.push().hi().toInt()).isEqualTo(6);
            assertThat(dut.push().path()).isEqualTo("shapes.push");
            assertThat(dut.push().hi().tag()).isSameAs(sim.dut().signal("push.hi.tag"));
            assertThatThrownBy(() -> dut.push().as(Lo.class))
                    .isInstanceOf(NoSuchHandleException.class)
                    .hasMessageContaining("Lo does not fit shapes.push")
                    .hasMessageContaining("valid(): shapes.push: there is no 'valid'");
        }
    }

    @Test
    void aValueKnowsItsFields() {
        try (Simulation sim = shapes()) {
            Signal push = sim.dut().signal("push");
            String text =
                    "'{hi: '{valid: 1, tag: 4'h7}, state: BUSY, level: 8'hFF, bytes: '{8'h12, 8'h34}}";
            push.set(text);
            await(ns(1));
            LogicVector value = push.value();
            assertThat(value.toText()).isEqualTo(text);
            assertThat(push.toText()).isEqualTo(text);
            assertThat(value.field("hi.tag").toInt()).isEqualTo(7);
            assertThat(value.field("state").toText()).isEqualTo("BUSY");
            assertThat(value.field("bytes[0]").toInt()).isEqualTo(0x34);
            assertThat(value.layout().orElseThrow().name()).isEqualTo("shape_pkg::item_t");
            push.set(value.withField("hi.tag", 2).withField("state", "IDLE"));
            await(ns(1));
            assertThat(sim.dut().signal("tag_out").toInt()).isEqualTo(2);
            assertThat(push.field("state").toText()).isEqualTo("IDLE");
            assertThatThrownBy(() -> push.set("'{hi: 0}"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("cannot write shapes.push: ")
                    .hasMessageContaining(
                            "lacks 'state' where a value of type shape_pkg::item_t is needed");
        }
    }

    @Test
    void aStructureIsReadAndWrittenAsARecord() {
        try (Simulation sim = shapes()) {
            Signal push = sim.dut().signal("push");
            push.set(0);
            await(ns(1));
            ItemValue item = new ItemValue(new LoValue(true, 7), State.DONE, -3);
            push.set(push.value().with(item));
            await(ns(1));
            assertThat(push.value().as(ItemValue.class)).isEqualTo(item);
            assertThat(push.field("hi").value().as(LoValue.class)).isEqualTo(item.hi());
            assertThat(sim.dut().signal("tag_out").toInt()).isEqualTo(7);
        }
    }

    @Test
    void anEnumerationGoesByNames() {
        try (Simulation sim = shapes()) {
            Dut dut = sim.dut();
            Signal state = dut.signal("state");
            Signal next = dut.signal("next");
            assertThat(state.kind()).isEqualTo(HandleKind.ENUM);
            next.set("DONE");
            Clock.of(dut.signal("clk"), ns(10)).start().cycles(1);
            await(ns(1));
            assertThat(state.toText()).isEqualTo("DONE");
            assertThat(state.toInt()).isEqualTo(3);
            assertThat(state.value().toText()).isEqualTo("DONE");
            next.set(2);
            await(ns(1));
            assertThat(next.toText()).isEqualTo("10");
            next.set("01");
            await(ns(1));
            assertThat(next.toText()).isEqualTo("BUSY");
            assertThatThrownBy(() -> next.set("BUZY"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("cannot write shapes.next: \"BUZY\"")
                    .hasMessageContaining("give one of IDLE, BUSY, DONE, or 2 bits");
        }
    }

    @Test
    void elementsOfPackedArraysGoByTheirIndices() {
        try (Simulation sim = shapes()) {
            Dut dut = sim.dut();
            Signal push = dut.signal("push");
            push.set(0);
            push.field("hi.tag").set(0xc);
            Clock.of(dut.signal("clk"), ns(10)).start().cycles(2);
            await(ns(1));
            Signal items = dut.signal("items");
            assertThat(dut.signal("items[1]").toText()).isEqualTo("'{valid: 0, tag: 4'hC}");
            assertThat(dut.signal("items[1].tag").toInt()).isEqualTo(0xc);
            assertThat(dut.signal("items[0].tag").toInt()).isEqualTo(0);
            assertThat(dut.signal("items[1].tag")).isSameAs(items.field("[1].tag"));
            assertThat(dut.signal("items[1]").width()).isEqualTo(5);
            assertThat(dut.signal("items[2:1]").width()).isEqualTo(10);
            assertThat(dut.signal("table_of[2]").toInt()).isEqualTo(4);
            assertThat(dut.signal("table_of[1]").toInt()).isEqualTo(0xc);
            assertThat(dut.signal("table_of[1][3:2]").toInt()).isEqualTo(3);
            assertThat(dut.signal("table_of").toText()).isEqualTo("'{4'h4, 4'hC, 4'h4}");
            assertThat(dut.signal("table_of").layout().map(Layout::name))
                    .contains("logic [2:0][3:0]");
            assertThatThrownBy(() -> dut.signal("items[3]"))
                    .isInstanceOf(IndexOutOfBoundsException.class)
                    .hasMessageContaining("shapes.items: '[3]' is not there");
        }
    }

    @Test
    void elementsOfUnpackedArraysGoByAllTheirIndices() {
        requires(HdlLanguage.VERILOG, "arrays of several dimensions of any range");
        requires(Capability.ARRAY_DIMENSIONS);
        try (Simulation sim = start("shapes")) {
            Dut dut = sim.dut();
            dut.signal("push").set(0);
            Clock.of(dut.signal("clk"), ns(10)).start().cycles(2);
            await(ns(1));
            assertThat(dut.signal("md[1][2]").toInt()).isEqualTo(0x50);
            assertThat(dut.array("md").at(1, 2).toInt()).isEqualTo(0x50);
        }
    }

    @Test
    void constantsOfPackagesAndModulesAreRead() {
        requires(HdlLanguage.VERILOG, "packages with constants of their own name");
        try (Simulation sim = start("shapes")) {
            Dut dut = sim.dut();
            assertThat(dut.signal("LOCAL").toInt()).isEqualTo(4);
            assertThat(dut.signal("DEPTH").toInt()).isEqualTo(3);
            Signal lanes = dut.signal("shape_pkg::LANES");
            assertThat(lanes.toInt()).isEqualTo(4);
            assertThat(lanes.isConstant()).isTrue();
            assertThat(lanes.path()).isEqualTo("shape_pkg::LANES");
            assertThat(dut.find("shape_pkg::LANE")).isEmpty();
            assertThat(dut.find("shapes_pkg::LANES")).isEmpty();
            assertThatThrownBy(() -> dut.signal("shape_pkg::LANE"))
                    .isInstanceOf(NoSuchHandleException.class)
                    .hasMessageContaining("there is no 'LANE' in shape_pkg")
                    .hasMessageContaining("LANES");
            assertThatThrownBy(() -> dut.signal("shapes_pkg::LANES"))
                    .isInstanceOf(NoSuchHandleException.class)
                    .hasMessageContaining("no package 'shapes_pkg'");
        }
    }

    @Test
    void anInterfacePortLeadsToItsInterface() {
        try (Simulation sim = ports()) {
            Dut dut = sim.dut();
            dut.signal("valids").set("10");
            Clock.of(dut.signal("clk"), ns(10)).start().cycles(1);
            await(ns(1));
            assertThat(dut.signal("first.in.data").toInt()).isEqualTo(0x5a);
            assertThat(dut.signal("first.in.data")).isSameAs(dut.signal("chan.data"));
            assertThat(dut.signal("first.inner.deep.valid").isHigh()).isTrue();
            assertThat(dut.scope("first").signal("in.data").path())
                    .isEqualTo("shape_ports.chan.data");
            assertThat(dut.signal("gen[0].each.in.valid").isHigh()).isFalse();
            assertThat(dut.signal("gen[1].each.in.valid").isHigh()).isTrue();
            assertThat(dut.signal("gen[1].each.inner.deep.data").toInt()).isEqualTo(1);
            assertThat(dut.scope("first").children()).contains(dut.scope("chan"));
        }
    }

    @Test
    void anInterfacePortMakesItsSignalsVisible() {
        requires(HdlLanguage.VERILOG, "interfaces");
        requires(Capability.STRUCTURES);
        try (Simulation sim =
                home().start(
                                home().design("shape_ports")
                                        .withVisible("gen[1].each.inner.deep.valid"))) {
            sim.dut().signal("valids").set("10");
            await(ns(1));
            assertThat(sim.dut().signal("gen[1].each.in.valid").isHigh()).isTrue();
        }
    }

    @Test
    void arraysOfStructuresGoByIndexAndMember() {
        try (Simulation sim = ports()) {
            Dut dut = sim.dut();
            dut.signal("items[0]").set("'{valid: 1, tag: 3}");
            dut.signal("items[1].tag").set(0xb);
            Clock.of(dut.signal("clk"), ns(10)).start().cycles(1);
            await(ns(1));
            assertThat(dut.signal("tag_out").toInt()).isEqualTo(0xb);
            assertThat(dut.signal("pool[2].tag").toInt()).isEqualTo(3);
            assertThat(dut.array("pool").at(2).toText()).isEqualTo("'{valid: 1, tag: 4'h3}");
            assertThat(dut.array("pool").values().getLast().field("valid").toInt()).isEqualTo(1);
            assertThat(dut.signal("powers[1]").toText()).isEqualTo("ON");
            assertThat(dut.signal("last").toText()).isEqualTo("STUCK");
        }
    }

    /// Each member has a place of its own, so the structure is a scope.
    @Test
    void structuresThatAreNotPackedAreScopes() {
        try (Simulation sim = ports()) {
            Dut dut = sim.dut();
            dut.signal("items[0]").set("'{valid: 1, tag: 3}");
            dut.signal("heap[3].count").set(0x123);
            dut.signal("loose.small_ones[1]").set(0xc);
            Clock.of(dut.signal("clk"), ns(10)).start().cycles(1);
            await(ns(1));
            assertThat(dut.signal("loose.count").toInt()).isEqualTo(0x1ab);
            assertThat(dut.signal("loose.power").toText()).isEqualTo("ON");
            assertThat(dut.signal("loose.small_ones[1]").toInt()).isEqualTo(0xc);
            assertThat(dut.scope("loose").children())
                    .extracting(Handle::name)
                    .containsExactly("count", "entry", "power", "small_ones");
            assertThat(dut.signal("heap[1].entry.tag").toInt()).isEqualTo(3);
            assertThat(dut.signal("heap[2].entry.tag").toInt()).isEqualTo(0);
            assertThat(dut.signal("count_out").toInt()).isEqualTo(0x124);
            assertThat(dut.signal("outer.within_it.count").toInt()).isEqualTo(0x155);
            assertThat(dut.signal("outer.flag").isHigh()).isTrue();
        }
    }

    @Test
    void membersOfAUnionShareTheirBits() {
        try (Simulation sim = ports()) {
            Dut dut = sim.dut();
            dut.signal("word.all").set(0x1234);
            await(ns(1));
            assertThat(dut.signal("part_out").toInt()).isEqualTo(0x12);
            dut.signal("word.parts[1]").set(0xee);
            await(ns(1));
            assertThat(dut.signal("word.all").toInt()).isEqualTo(0xee34);
        }
    }

    /// Members may lie across the words in which values travel.
    @Test
    void wideStructuresAreWrittenAndReadByMember() {
        try (Simulation sim = ports()) {
            Dut dut = sim.dut();
            Signal wide = dut.signal("wide");
            wide.set(0);
            for (int i = 0; i < 10; i++) {
                wide.field("entries[" + i + "].tag").set(15 - i);
            }
            wide.field("left").set(0xbeef);
            wide.field("right").set(0x0fff_fff1);
            await(ns(1));
            for (int i = 0; i < 10; i++) {
                assertThat(dut.signal("wide_out.entries[" + i + "].tag").toInt()).isEqualTo(15 - i);
                assertThat(wide.value().field("entries[" + i + "]").toInt()).isEqualTo(15 - i);
            }
            assertThat(dut.signal("wide_out.left").toInt()).isEqualTo(0xbeef);
            assertThat(dut.signal("wide_out").field("right").toInt()).isEqualTo(0x0fff_fff1);
            assertThat(wide.field("entries").value().field("[9]").toInt()).isEqualTo(6);
        }
    }

    @Test
    void anEnumerationOfVhdlGoesByNames() {
        requires(HdlLanguage.VHDL, "enumerations of VHDL");
        try (Simulation sim = start("shapes")) {
            Dut dut = sim.dut();
            dut.signal("nxt").set("Done");
            Clock.of(dut.signal("clk"), ns(10)).start().cycles(1);
            await(ns(1));
            assertThat(dut.signal("state").toText()).isEqualTo("done");
            assertThat(dut.signal("state").kind()).isEqualTo(HandleKind.ENUM);
            assertThatThrownBy(() -> dut.signal("nxt").set("DOME"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("idle");
        }
    }
}
