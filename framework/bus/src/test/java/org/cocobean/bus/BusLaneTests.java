package org.cocobean.bus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.cocobean.Cocobean.await;
import static org.cocobean.Cocobean.fork;
import static org.cocobean.Cocobean.ns;
import static org.cocobean.Cocobean.us;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.cocobean.Lane;
import org.cocobean.Simulation;
import org.cocobean.Transaction;
import org.cocobean.bus.ahb.Ahb;
import org.cocobean.bus.apb.Apb;
import org.cocobean.bus.axi.Axi;
import org.cocobean.bus.memory.AddressBus;
import org.cocobean.bus.memory.BusErrorException;
import org.cocobean.bus.memory.Memory;
import org.cocobean.bus.serial.I2cAddress;
import org.cocobean.bus.serial.I2cBus;
import org.cocobean.bus.serial.I2cSpeed;
import org.cocobean.bus.serial.SpiController;
import org.cocobean.bus.serial.SpiFormat;
import org.cocobean.bus.serial.SpiPeripheral;
import org.cocobean.bus.serial.SpiPins;
import org.cocobean.bus.serial.UartSink;
import org.cocobean.bus.serial.UartSource;
import org.cocobean.bus.wishbone.Wishbone;
import org.cocobean.dut.Dut;
import org.cocobean.sim.HdlDesign;
import org.cocobean.time.SimTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What endpoints of buses put into the lanes of a test.
class BusLaneTests {

    record Item(int data) {}

    private static final HdlDesign WIRES = BusBench.design("word_wires", "bus/word_wires.v");

    private static List<Transaction> recorded(
            String simulator, HdlDesign design, Consumer<Dut> body) {
        List<Simulation> ran = new ArrayList<>();
        BusBench.run(
                simulator,
                design,
                dut -> {
                    ran.add(Simulation.current());
                    body.accept(dut);
                });
        return ran.getFirst().transactions();
    }

    private static List<String> labels(List<Transaction> transactions, String lane) {
        return transactions.stream()
                .filter(each -> each.lane().equals(lane))
                .map(Transaction::label)
                .toList();
    }

    private static HdlDesign fifo(String simulator) {
        return simulator.equals("ghdl")
                ? BusBench.design("sync_fifo", "vhdl/sync_fifo.vhd")
                : BusBench.design("sync_fifo", "verilog/sync_fifo.v");
    }

    private static Stream<Item> stream(Dut dut, String side, ClockDomain domain) {
        return Stream.of(Item.class, dut, Naming.prefix(side + "_"), domain);
    }

    /// The call-back keeps the endpoint in Java.
    private static Stall stall(boolean beside) {
        return beside ? Stall.none() : Stall.of(() -> false);
    }

    @ParameterizedTest
    @CsvSource({"icarus,true", "icarus,false", "verilator,true", "ghdl,true", "ghdl,false"})
    void aStreamIsRecordedOnceAndToTheEnd(String simulator, boolean beside) {
        List<Transfer<Item>> seen = new ArrayList<>();
        List<Transaction> all =
                recorded(
                        simulator,
                        fifo(simulator),
                        dut -> {
                            ClockDomain domain = BusBench.domain(dut);
                            StreamSource<Item> source =
                                    stream(dut, "in", domain).stall(stall(beside)).drive();
                            Stream<Item> out = stream(dut, "out", domain);
                            StreamMonitor<Item> monitor = out.watch();
                            out.stall(stall(beside)).receive();
                            for (int data : new int[] {7, 0x1e, 0xff}) {
                                source.send(new Item(data));
                            }
                            for (int i = 0; i < 3; i++) {
                                seen.add(monitor.next());
                            }
                            source.sendAndWait(new Item(1)); // nobody asks for it any more
                            domain.cycles(5);
                        });
        assertThat(labels(all, "sync_fifo.in")).containsExactly("7", "1e", "ff", "1");
        assertThat(labels(all, "sync_fifo.out")).containsExactly("7", "1e", "ff", "1");
        List<Transaction> out =
                all.stream().filter(each -> each.lane().equals("sync_fifo.out")).toList();
        for (int i = 0; i < 3; i++) {
            assertThat(out.get(i).start()).isEqualTo(seen.get(i).start());
            assertThat(out.get(i).end()).contains(seen.get(i).end());
            assertThat(out.get(i).sampled()).isTrue();
            assertThat(out.get(i).fields()).isEqualTo(Map.of("data", out.get(i).label()));
        }
        assertThat(all)
                .filteredOn(each -> each.lane().endsWith(".in"))
                .noneMatch(Transaction::sampled);
        List<Transaction> in =
                all.stream().filter(each -> each.lane().equals("sync_fifo.in")).toList();
        for (int i = 0; i < in.size(); i++) {
            SimTime end = in.get(i).end().orElseThrow();
            assertThat(end.minus(in.get(i).start())).as("one cycle").isEqualTo(ns(10));
            assertThat(in.get(i).start()).isGreaterThan(i == 0 ? ns(15) : in.get(i - 1).start());
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatIsStillOfferedHasNoEnd(boolean beside) {
        List<Simulation> ran = new ArrayList<>();
        assertThatThrownBy(() ->
                        BusBench.run(
                                "icarus",
                                fifo("icarus"),
                                dut -> {
                                    ran.add(Simulation.current());
                                    ClockDomain domain = BusBench.domain(dut);
                                    dut.signal("out_ready").set(0);
                                    StreamSource<Item> source =
                                            stream(dut, "in", domain).stall(stall(beside)).drive();
                                    for (int i = 0; i < 20; i++) {
                                        source.send(new Item(i));
                                    }
                                    domain.cycles(40);
                                    throw new AssertionError("enough");
                                }))
                .hasMessage("enough");
        List<Transaction> all = ran.getFirst().transactions();
        assertThat(all).hasSize(17);
        assertThat(all.getLast().label()).isEqualTo("10");
        assertThat(all.getLast().end()).isEmpty();
    }

    @Test
    void aLaneMayBeLeftOut() {
        assertThat(
                        recorded(
                                "icarus",
                                fifo("icarus"),
                                dut -> {
                                    ClockDomain domain = BusBench.domain(dut);
                                    stream(dut, "in", domain)
                                            .withoutLane()
                                            .drive()
                                            .sendAndWait(new Item(1));
                                }))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"icarus", "verilator"})
    void burstsAreBoxesAndTheirChannelsAreNot(String simulator) {
        List<Transaction> all =
                recorded(
                        simulator,
                        BusBench.design("axi_ram", "bus/axi_ram.v"),
                        dut -> {
                            Axi axi = Axi.of(dut, Naming.prefix("axi_"), BusBench.domain(dut));
                            axi.watch();
                            AddressBus bus = axi.manage();
                            bus.writeLong(0x10, 0x1122334455667788L);
                            bus.writeBytes(0x40, new byte[64]);
                            bus.read(0x40, 64);
                            bus.readInt(0x10);
                        });
        assertThat(all).extracting(Transaction::lane).containsOnly("axi_ram.axi");
        assertThat(all.getFirst().label()).startsWith("W 10");
        assertThat(all.getLast().label()).isEqualTo("R 10=55667788");
        assertThat(all.getLast().fields())
                .containsEntry("response", "OKAY")
                .containsEntry("data", "88 77 66 55");
        assertThat(all.get(all.size() - 2).label()).startsWith("R 40x");
    }

    @Test
    void aReadWithoutAnswerIsOpen() {
        List<Simulation> ran = new ArrayList<>();
        assertThatThrownBy(() ->
                        BusBench.run(
                                "icarus",
                                BusBench.design("axi_wires", "bus/axi_wires.v"),
                                dut -> {
                                    ran.add(Simulation.current());
                                    ClockDomain domain = BusBench.domain(dut);
                                    Axi.of(dut, Naming.prefix("m_axi_"), domain)
                                            .serve(Memory.sparse(1 << 16))
                                            .latency(1000, 1000, 1);
                                    Axi.of(dut, Naming.prefix("s_axi_"), domain)
                                            .manage()
                                            .startRead(0x44, 4);
                                    domain.cycles(20);
                                    throw new AssertionError("enough");
                                }))
                .hasMessage("enough");
        assertThat(ran.getFirst().transactions())
                .extracting(each -> each.lane() + " " + each.label() + " " + each.end().isEmpty())
                .containsExactlyInAnyOrder(
                        "axi_wires.s_axi R 44 true", "axi_wires.m_axi R 44 true");
    }

    @Test
    void accessesOfWordsAreBoxesOnEveryBus() {
        List<Transaction> all =
                recorded(
                        "icarus",
                        WIRES,
                        dut -> {
                            ClockDomain domain = BusBench.domain(dut);
                            Memory memory = Memory.sparse(1 << 16);
                            Apb.of(dut, Naming.prefix("m_apb_"), domain).serve(memory);
                            Ahb.of(dut, Naming.prefix("m_ahb_"), domain).serve(memory);
                            Wishbone.of(dut, Naming.prefix("m_wb_"), domain).serve(memory);
                            List<AddressBus> buses =
                                    List.of(
                                            Apb.of(dut, Naming.prefix("s_apb_"), domain).manage(),
                                            Ahb.of(dut, Naming.prefix("s_ahb_"), domain).manage(),
                                            Wishbone.of(dut, Naming.prefix("s_wb_"), domain)
                                                    .manage());
                            buses.forEach(BusLaneTests::access);
                        });
        assertThat(labels(all, "word_wires.s_apb"))
                .containsExactly("W 10=cafe", "R 10=cafe", "R 10000 error");
        assertThat(labels(all, "word_wires.s_ahb"))
                .containsExactly("W 10=cafe", "R 10=cafe", "R 10000 error");
        assertThat(labels(all, "word_wires.s_wb"))
                .containsExactly("W 10=cafe", "R 10=cafe", "R 10000 err");
        assertThat(labels(all, "word_wires.m_wb")).hasSize(3);
        assertThat(all).allMatch(each -> each.sampled() && each.end().isPresent());
    }

    private static void access(AddressBus bus) {
        bus.writeInt(0x10, 0xcafe);
        bus.readInt(0x10);
        assertThatThrownBy(() -> bus.readInt(1 << 16)).isInstanceOf(BusErrorException.class);
    }

    @Test
    void framesOfSerialLinesAreBoxes() {
        SimTime bit = ns(100);
        List<Transaction> all =
                recorded(
                        "icarus",
                        WIRES,
                        dut -> {
                            UartSink sink = UartSink.on(dut.signal("s_apb_psel"), bit);
                            UartSource.on(dut.signal("s_apb_psel"), bit).send("H\n");
                            sink.take();
                            SpiPins pins =
                                    new SpiPins(
                                            dut.signal("s_wb_cyc"),
                                            dut.signal("s_wb_stb"),
                                            dut.signal("s_wb_we"),
                                            Optional.empty());
                            SpiPeripheral peripheral = SpiPeripheral.of(pins, SpiFormat.mode(0));
                            fork(() -> peripheral.exchange(0x5a));
                            SpiController.of(pins, SpiFormat.mode(0), ns(100)).exchange(0xa5);
                        });
        assertThat(labels(all, "word_wires.s_apb_psel")).containsExactly("'H'", "0a");
        assertThat(all.getFirst().end().orElseThrow().minus(all.getFirst().start()))
                .isGreaterThan(bit.times(9));
        assertThat(all).extracting(Transaction::label).contains("a5 / 5a");
    }

    @Test
    void transfersOfI2cAreBoxesOnGhdlToo() {
        List<Transaction> all =
                recorded(
                        "ghdl",
                        BusBench.design("i2c_target", "bus/i2c_target.vhd"),
                        dut -> {
                            ClockDomain domain = BusBench.domain(dut);
                            I2cBus bus =
                                    I2cBus.of(I2cSpeed.FAST).connect(dut, Naming.plain(), domain);
                            domain.cycles(10);
                            assertThatThrownBy(() -> bus.control().write(I2cAddress.of(0x11), 1))
                                    .hasMessageContaining("0x11");
                            await(us(10));
                        });
        assertThat(all).extracting(Transaction::label).containsExactly("W 0x11 NACK");
    }

    @Test
    void theLastOfManyAreKept() {
        List<Transaction> all =
                recorded(
                        "icarus",
                        WIRES,
                        dut -> {
                            Lane<Item> lane = Lane.of("model");
                            for (int i = 0; i < Lane.KEPT + 5; i++) {
                                lane.add(new Item(i), ns(i), ns(i));
                            }
                        });
        assertThat(all).hasSize(Lane.KEPT);
        assertThat(all.getFirst().label()).isEqualTo("5");
    }
}
