package org.cocobean.bus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cocobean.Cocobean.await;
import static org.cocobean.Cocobean.fork;
import static org.cocobean.Cocobean.now;
import static org.cocobean.Cocobean.ns;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.cocobean.Simulation;
import org.cocobean.dut.Dut;
import org.cocobean.dut.Signal;
import org.cocobean.internal.control.Control;
import org.cocobean.sim.HdlDesign;
import org.cocobean.value.Logic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Endpoints beside the simulator do in each cycle what those in Java do.
class StreamEngineTests {

    record Item(int data) {}

    private static HdlDesign fifo(String simulator) {
        return simulator.equals("ghdl")
                ? BusBench.design("sync_fifo", "vhdl/sync_fifo.vhd")
                : BusBench.design("sync_fifo", "verilog/sync_fifo.v");
    }

    /// How both ends of the queue behave.
    private record Manner(Stall source, Stall sink, int sourceLimit, int sinkLimit, int gap) {

        static Manner of(String kind) {
            int all = Integer.MAX_VALUE;
            return switch (kind) {
                case "free" -> new Manner(Stall.none(), Stall.none(), all, all, 0);
                case "random" ->
                        new Manner(Stall.random(0.3, 5), Stall.random(0.4, 7), all, all, 0);
                case "delays" ->
                        new Manner(
                                Stall.delays(0, 4, 3), Stall.delays(List.of(0, 5, 1)), 3, all, 0);
                case "rhythm" -> new Manner(Stall.every(3, 2), Stall.pattern("0110_1"), all, 4, 0);
                case "slow" -> new Manner(Stall.none(), Stall.every(1, 1), all, all, 7);
                default -> throw new IllegalArgumentException(kind);
            };
        }

        Manner inJava() {
            return new Manner(source.inJava(), sink.inJava(), sourceLimit, sinkLimit, gap);
        }
    }

    /// What the pins are at each edge, and what the sink says when, over two resets in the middle
    /// of it all.
    private static List<String> trace(String simulator, Manner manner) {
        List<String> trace = new ArrayList<>();
        List<String> received = new ArrayList<>();
        BusBench.run(
                simulator,
                fifo(simulator),
                dut -> {
                    ClockDomain domain = BusBench.domain(dut);
                    dut.signal("out_ready").set(0);
                    StreamSource<Item> source =
                            Stream.of(Item.class, dut, Naming.prefix("in_"), domain)
                                    .stall(manner.source)
                                    .limit(manner.sourceLimit)
                                    .drive();
                    StreamSink<Item> sink =
                            Stream.of(Item.class, dut, Naming.prefix("out_"), domain)
                                    .stall(manner.sink)
                                    .limit(manner.sinkLimit)
                                    .receive();
                    fork("resets", () -> resets(dut));
                    fork("sender", () -> send(source, domain, manner.gap));
                    fork(
                            "receiver",
                            () -> {
                                for (int i = 0; ; i++) {
                                    received.add(sink.next() + " at " + now());
                                    domain.cycles(i % 10 == 0 ? 12 : 1);
                                }
                            });
                    for (int cycle = 0; cycle < 900; cycle++) {
                        domain.cycles(1);
                        trace.add(pins(dut));
                    }
                    assertThat(source.transferred()).isGreaterThan(200);
                });
        trace.addAll(received);
        return trace;
    }

    private static void resets(Dut dut) {
        for (int i = 0; i < 2; i++) {
            await(ns(1203));
            dut.signal("rst").set(1);
            await(ns(55));
            dut.signal("rst").set(0);
        }
    }

    private static void send(StreamSource<Item> source, ClockDomain domain, int gap) {
        for (int i = 0; i < 250; i++) {
            source.send(new Item(i * 7 & 0xff));
            if (gap > 0) {
                domain.cycles(i % gap + 1);
            }
        }
    }

    private static String pins(Dut dut) {
        return Simulation.current().time() + side(dut, "in_") + side(dut, "out_");
    }

    private static String side(Dut dut, String prefix) {
        Signal valid = dut.signal(prefix + "valid");
        String data = valid.logic() == Logic.ONE ? dut.signal(prefix + "data").value() + "" : "-";
        return " " + valid.logic() + dut.signal(prefix + "ready").logic() + data;
    }

    @ParameterizedTest
    @CsvSource({
        "icarus, free",
        "icarus, random",
        "icarus, delays",
        "icarus, rhythm",
        "icarus, slow",
        "verilator, free",
        "verilator, random",
        "verilator, delays",
        "verilator, rhythm",
        "verilator, slow",
        "ghdl, free",
        "ghdl, random",
        "ghdl, delays",
        "ghdl, rhythm",
        "ghdl, slow"
    })
    void everyBeatComesInTheSameCycleAsInJava(String simulator, String kind) {
        Manner manner = Manner.of(kind);
        assertThat(trace(simulator, manner)).isEqualTo(trace(simulator, manner.inJava()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"icarus", "verilator", "ghdl"})
    void theTestIsWokenSeldom(String simulator) {
        int count = 20_000;
        BusBench.run(
                simulator,
                fifo(simulator),
                dut -> {
                    ClockDomain domain = BusBench.domain(dut);
                    StreamSource<Item> source =
                            Stream.of(Item.class, dut, Naming.prefix("in_"), domain)
                                    .stall(Stall.random(0.2, 1))
                                    .limit(1000)
                                    .drive();
                    Stream<Item> out = Stream.of(Item.class, dut, Naming.prefix("out_"), domain);
                    StreamSink<Item> sink = out.stall(Stall.random(0.2, 2)).receive();
                    StreamMonitor<Item> monitor = out.watch();
                    domain.cycles(10);
                    long before = Simulation.current().stops();
                    fork(
                            "sender",
                            () -> {
                                for (int i = 0; i < count; i++) {
                                    source.send(new Item(i & 0xff));
                                }
                            });
                    List<Item> expected =
                            IntStream.range(0, count).mapToObj(i -> new Item(i & 0xff)).toList();
                    assertThat(sink.receive(count)).isEqualTo(expected);
                    assertThat(Simulation.current().stops() - before).isLessThan(count / 64);
                    assertThat(monitor.size()).isEqualTo(count);
                });
    }

    @Test
    void whatAnEngineOfTheTestBeforeDroveIsLeftAlone() {
        try (Simulation simulation = Simulation.of(fifo("icarus")).on("icarus").start()) {
            Dut dut = simulation.dut();
            ClockDomain domain = BusBench.domain(dut);
            Stream.of(Item.class, dut, Naming.prefix("out_"), domain).receive();
            domain.cycles(10);
            Control.of(simulation).endTest(false);
            Control.of(simulation).adopt();
            dut.signal("out_ready").set(0);
            Stream<Item> in = Stream.of(Item.class, dut, Naming.prefix("in_"), domain);
            StreamSource<Item> source = in.drive();
            source.sendAndWait(new Item(1));
            domain.cycles(5);
            assertThat(dut.signal("out_valid").isHigh()).isTrue();
            StreamSink<Item> sink =
                    Stream.of(Item.class, dut, Naming.prefix("out_"), domain).receive();
            assertThat(sink.receive()).isEqualTo(new Item(1));
        }
    }
}
