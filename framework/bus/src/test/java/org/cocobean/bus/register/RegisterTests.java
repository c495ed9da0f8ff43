package org.cocobean.bus.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.function.Consumer;
import org.cocobean.bus.BusBench;
import org.cocobean.bus.ClockDomain;
import org.cocobean.bus.Naming;
import org.cocobean.bus.apb.Apb;
import org.cocobean.bus.axi.Axi;
import org.cocobean.bus.memory.AddressBus;
import org.cocobean.bus.memory.Memory;
import org.cocobean.bus.memory.Response;
import org.cocobean.bus.memory.Target;
import org.cocobean.dut.Dut;
import org.cocobean.sim.HdlDesign;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The registers of a design by their fields, and models of registers that are wrong.
class RegisterTests {

    private static final HdlDesign REGISTERS = BusBench.design("axil_regs", "verilog/axil_regs.v");
    private static final HdlDesign WIRES = BusBench.design("word_wires", "bus/word_wires.v");

    enum Mode {
        OFF,
        SLOW,
        FAST
    }

    record Word(@Bits("31:0") long value) {}

    record Identification(@Bits(value = "31:0", access = Access.READ_ONLY) long value) {}

    record Control(
            @Bits("0") boolean enable,
            @Bits("7:4") int divider,
            @Bits("9:8") Mode mode,
            @Bits("31:16") int limit) {}

    record Status(@Bits(value = "7:0", access = Access.WRITE_1_CLEARS) int events) {}

    interface Block extends Registers {
        @At(value = 0x00, reset = 0xc0c0bea0L)
        Register<Identification> id();

        @At(0x04)
        Register<Control> control();

        @At(0x08)
        Register<Word> scratch0();

        @At(0x0c)
        Register<Word> scratch1();

        @At(0x10)
        Register<Status> status();
    }

    interface Body {
        void run(Dut dut, Block block);
    }

    private static void run(String simulator, Body body) {
        BusBench.run(
                simulator,
                REGISTERS,
                dut -> {
                    dut.signal("event_in").set(0);
                    ClockDomain domain = BusBench.domain(dut);
                    AddressBus bus = Axi.of(dut, Naming.prefix("s_axil_"), domain).manage();
                    body.run(dut, RegisterBlock.of(Block.class, bus, 0));
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"icarus", "verilator"})
    void aDesignPassesWhatEveryDesignMust(String simulator) {
        run(
                simulator,
                (dut, block) -> {
                    RegisterBlock.checkReset(block);
                    RegisterBlock.bashBits(block);
                    RegisterBlock.checkReset(block);
                });
    }

    @Test
    void fieldsAreWrittenAndRead() {
        run(
                "icarus",
                (dut, block) -> {
                    Control control = new Control(true, 9, Mode.FAST, 0xbeef);
                    block.control().write(control);
                    assertThat(dut.signal("control").toLong()).isEqualTo(0xbeef0291L);
                    assertThat(block.control().mirror()).isEqualTo(control);
                    assertThat(block.control().read()).isEqualTo(control);
                    block.control().update(c -> new Control(false, c.divider(), Mode.OFF, 1));
                    assertThat(dut.signal("control").toLong()).isEqualTo(0x00010090L);
                });
    }

    @Test
    void theMirrorKnowsWhatAWriteDoes() {
        run(
                "icarus",
                (dut, block) -> {
                    dut.signal("event_in").set(0b110);
                    dut.signal("clk").rising().times(6).await();
                    dut.signal("event_in").set(0);
                    dut.signal("clk").rising().times(2).await();
                    assertThatThrownBy(() -> block.status().check())
                            .hasMessage("status at 0x10: events is 0x6, not 0x0");
                    block.status().check(); // what has been read is known
                    block.status().write(new Status(0b010));
                    assertThat(block.status().mirror()).isEqualTo(new Status(0b100));
                    block.status().check();
                });
    }

    @Test
    void theBackDoorNeedsNoAccess() {
        run(
                "icarus",
                (dut, block) -> {
                    Register<Word> scratch = block.scratch0().behind(dut.signal("scratch0"));
                    dut.signal("clk").rising().times(5).await();
                    scratch.write(new Word(0x1234));
                    assertThat(scratch.peek()).isEqualTo(new Word(0x1234));
                    scratch.poke(new Word(0xcafe));
                    assertThat(scratch.read()).isEqualTo(new Word(0xcafe));
                    scratch.check();
                    assertThatThrownBy(() -> block.scratch1().peek())
                            .hasMessageStartingWith("scratch1 has no back door");
                });
    }

    /// A memory with a fault in each word that is written.
    private static void runWrong(long and, long or, Consumer<Pair> body) {
        BusBench.run(
                "icarus",
                WIRES,
                dut -> {
                    ClockDomain domain = BusBench.domain(dut);
                    Memory memory = Memory.sparse(64);
                    memory.set(0, new byte[64]);
                    Target wrong =
                            new Target() {
                                @Override
                                public Response read(long address, byte[] into) {
                                    return memory.read(address, into);
                                }

                                @Override
                                public Response write(long address, byte[] data) {
                                    byte[] bent = data.clone();
                                    for (int i = 0; i < bent.length; i++) {
                                        bent[i] =
                                                (byte)
                                                        ((bent[i] & (and >> (8 * i)))
                                                                | (or >> (8 * i)));
                                    }
                                    return memory.write(address, bent);
                                }
                            };
                    Apb.of(dut, Naming.prefix("m_apb_"), domain).serve(wrong);
                    AddressBus bus = Apb.of(dut, Naming.prefix("s_apb_"), domain).manage();
                    body.accept(RegisterBlock.of(Pair.class, bus, 0x10));
                });
    }

    record Small(@Bits("3:0") int low, @Bits("7:4") int high) {}

    interface Pair extends Registers {
        @At(value = 0, bytes = 2)
        Register<Small> first();

        @At(value = 4, reset = 0x21)
        Register<Small> second();
    }

    @Test
    void aBitThatIsStuckAndAWrongResetAreNamed() {
        runWrong(
                ~0x20L,
                0,
                pair ->
                        assertThatThrownBy(() -> RegisterBlock.bashBits(pair))
                                .isInstanceOf(AssertionError.class)
                                .hasMessage(
                                        "first at 0x10: high is 0x0, not 0x2\n"
                                                + "second at 0x14: high is 0x0, not 0x2"));
        runWrong(
                -1,
                4,
                pair ->
                        assertThatThrownBy(() -> RegisterBlock.bashBits(pair))
                                .hasMessageContaining("first at 0x10: low is 0x5, not 0x1"));
        runWrong(
                -1,
                0,
                pair -> {
                    RegisterBlock.bashBits(pair);
                    assertThatThrownBy(() -> RegisterBlock.checkReset(pair))
                            .hasMessage(
                                    "second at 0x14: low is 0x0, not 0x1, high is 0x0, not 0x2");
                });
    }

    record Overlapping(@Bits("3:0") int a, @Bits("3") boolean b) {}

    record TooHigh(@Bits("32") boolean a) {}

    record Nowhere(int a) {}

    private static void assertRefused(Class<? extends Record> type, String message) {
        assertThatThrownBy(() -> new RecordLayout<>(type, 32)).hasMessageStartingWith(message);
    }

    @Test
    void wrongPlacesAndValuesAreRefused() {
        assertRefused(
                Overlapping.class,
                "@Bits(\"3\") of Overlapping.b belongs to another field already");
        assertRefused(TooHigh.class, "@Bits(\"32\") of TooHigh.a is no place in 32 bits");
        assertRefused(Nowhere.class, "Nowhere.a needs its place");
        assertThatThrownBy(() -> new RecordLayout<>(Small.class, 8).encode(new Small(16, 0)))
                .hasMessage("0x10 does not fit in Small.low, which has 4 bits");
        assertThatThrownBy(() -> new RecordLayout<>(Control.class, 32).decode(0x300))
                .hasMessage("Control.mode is 3, and Mode has 3 values");
    }
}
