package org.cocobean.bus.avalon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.cocobean.Cocobean.us;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.BiConsumer;
import org.cocobean.bus.BusBench;
import org.cocobean.bus.ClockDomain;
import org.cocobean.bus.Naming;
import org.cocobean.bus.PinException;
import org.cocobean.bus.Stall;
import org.cocobean.bus.StreamSink;
import org.cocobean.bus.StreamSource;
import org.cocobean.bus.axi.Frame;
import org.cocobean.bus.bench.Scoreboard;
import org.cocobean.bus.check.AvalonStreamRule;
import org.cocobean.bus.check.Breaks;
import org.cocobean.bus.check.Keeps;
import org.cocobean.bus.check.ProtocolChecks;
import org.cocobean.bus.check.Violation;
import org.cocobean.dut.Dut;
import org.cocobean.sim.HdlDesign;
import org.cocobean.value.LogicVector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Packets through a queue in HDL and between models; each rule broken, and kept at its edge.
class AvalonStreamTests {

    private static HdlDesign fifo(String simulator, int latency, int fault) {
        return BusBench.design(
                        "avst_fifo", "bus/avst_fifo." + (simulator.equals("ghdl") ? "vhd" : "v"))
                .withParameter("LATENCY", latency)
                .withParameter("FAULT", fault);
    }

    private static AvalonStream in(Dut dut, ClockDomain domain) {
        return AvalonStream.of(dut, Naming.prefix("in_"), domain);
    }

    private static AvalonStream out(Dut dut, ClockDomain domain) {
        return AvalonStream.of(dut, Naming.prefix("out_"), domain);
    }

    private static Frame packet(int length, int channel, int error) {
        byte[] data = new byte[length];
        new Random(length).nextBytes(data);
        return Frame.of(data).withId(channel).withUser(error);
    }

    @Keeps(
            of = AvalonStreamRule.class,
            value = {"READY_CYCLE", "START", "START_ONCE", "EMPTY", "CHANNEL"})
    @ParameterizedTest
    @CsvSource({"icarus, 0", "icarus, 1", "verilator, 0", "verilator, 1", "ghdl, 0", "ghdl, 1"})
    void packetsGoThroughAQueueWithRandomStalls(String simulator, int latency) {
        BusBench.run(
                simulator,
                fifo(simulator, latency, 0),
                (dut, domain) -> {
                    PacketSource source =
                            in(dut, domain)
                                    .readyLatency(latency)
                                    .stall(Stall.random(0.3, 1))
                                    .drive();
                    PacketSink sink =
                            out(dut, domain)
                                    .readyLatency(latency)
                                    .maxChannel(3)
                                    .stall(Stall.random(0.4, 2))
                                    .receive();
                    Scoreboard<Frame> board = Scoreboard.inOrder("packets");
                    board.expectFrom(source).watch(sink);
                    PacketSink monitor =
                            out(dut, domain).readyLatency(latency).maxChannel(3).watch();
                    for (int length = 1; length < 40; length++) {
                        source.send(packet(length, length % 4, length % 3));
                    }
                    source.drain();
                    assertThat(monitor.receive()).isEqualTo(packet(1, 1, 1));
                    assertThat(monitor.receive(us(1)).length()).isEqualTo(2);
                });
    }

    /// The wires of another bench are lines enough, in both languages.
    private static AvalonStreamPins line(Dut dut, String way) {
        boolean in = way.equals("in");
        return new AvalonStreamPins(
                dut.signal(in ? "gmii_rx_dv" : "gmii_tx_en"),
                Optional.of(dut.signal("gmii_rx_er")), // driven by the sink, seen by the source
                dut.signal(in ? "xgmii64_rxd" : "xgmii64_txd"),
                Optional.of(dut.signal(in ? "mii_rxd" : "mii_txd")),
                Optional.of(dut.signal(in ? "rgmii_rxd" : "rgmii_txd")),
                Optional.of(dut.signal(in ? "mii_rx_dv" : "mii_tx_en")),
                Optional.of(dut.signal(in ? "mii_rx_er" : "mii_tx_er")),
                Optional.of(dut.signal(in ? "xgmii_rxc" : "xgmii_txc")));
    }

    @ParameterizedTest
    @CsvSource({"icarus, 0", "verilator, 1", "ghdl, 0", "ghdl, 1", "ghdl, 3"})
    void modelsUnderstandEachOther(String simulator, int latency) {
        BusBench.run(
                simulator,
                BusBench.design(
                        "eth_wires", "bus/eth_wires." + (simulator.equals("ghdl") ? "vhd" : "v")),
                (dut, domain) -> {
                    PacketSource source =
                            AvalonStream.of(line(dut, "in"), domain)
                                    .lowFirst()
                                    .readyLatency(latency)
                                    .drive();
                    PacketSink sink =
                            AvalonStream.of(line(dut, "out"), domain)
                                    .lowFirst()
                                    .readyLatency(latency)
                                    .stall(Stall.pattern("0110"))
                                    .receive();
                    source.sendAndWait(packet(9, 3, 2)); // begun in reset
                    assertThat(dut.signal("xgmii64_rxd").toLong() & 0xff)
                            .isEqualTo(packet(9, 3, 2).data()[8] & 0xff);
                    assertThat(sink.receive()).isEqualTo(packet(9, 3, 2));
                    source.send(packet(30, 1, 0));
                    domain.cycles(5);
                    dut.signal("rst").set(1);
                    domain.cycles(3);
                    dut.signal("rst").set(0);
                    assertThat(sink.receive()).isEqualTo(packet(30, 1, 0));
                });
    }

    @Test
    void beatsHaveAllThatPacketsCannotSay() {
        BusBench.run(
                "icarus",
                fifo("icarus", 0, 0),
                (dut, domain) -> {
                    StreamSource<AvalonBeat> source = in(dut, domain).beats().drive();
                    StreamSink<AvalonBeat> sink = out(dut, domain).beats().receive();
                    AvalonBeat beat =
                            new AvalonBeat(LogicVector.of("1Z".repeat(16)), 5, 3, true, true, 3);
                    source.send(beat);
                    assertThat(sink.receive()).isEqualTo(beat);
                    assertThatThrownBy(() -> in(dut, domain).readyLatency(1).beats())
                            .hasMessageContaining("a ready latency of 1: use packets");
                    assertThatThrownBy(() -> in(dut, domain).readyLatency(-1))
                            .hasMessageContaining("a ready latency of -1; it is from 0 to 62");
                    assertThatThrownBy(() -> in(dut, domain).drive().send(Frame.of()))
                            .hasMessageContaining("cannot carry a packet of 0 bytes");
                    AvalonStreamPins pins = line(dut, domain);
                    assertThatThrownBy(() -> AvalonStream.of(pins, domain).drive())
                            .isInstanceOf(PinException.class)
                            .hasMessageContaining("has no packets: use beats()");
                });
    }

    private static AvalonStreamPins line(Dut dut, ClockDomain domain) {
        return new AvalonStreamPins(
                dut.signal("in_valid"),
                Optional.empty(),
                dut.signal("in_data"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    @Breaks(
            of = AvalonStreamRule.class,
            value = {"READY_CYCLE", "START", "START_ONCE", "EMPTY", "CHANNEL", "DATA_KNOWN"})
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1 | READY_CYCLE | out_valid is 1, but avst_fifo.out_ready was not 1 1 cycles ago",
                "2 | START | a packet of channel 2 began without startofpacket",
                "3 | START_ONCE | startofpacket is 1 in a packet of channel 2, which began at",
                "4 | EMPTY | empty is 3, of 3 symbols",
                "5 | CHANNEL | channel is 15, at most 3",
                "6 | DATA_KNOWN | byte 0 of avst_fifo.out_data is XXXX"
            })
    void aQueueThatIsWrongBreaksARule(int fault, AvalonStreamRule rule, String message) {
        for (String simulator : List.of("icarus", "ghdl")) {
            HdlDesign design =
                    fifo(simulator, fault == 1 ? 1 : 0, fault)
                            .withParameter("SYMBOLS", fault == 4 ? 3 : 4);
            assertThatThrownBy(() ->
                            BusBench.run(simulator, design, send(fault, ProtocolChecks.all())))
                    .rootCause()
                    .hasMessageContaining("%s (%s) avst_fifo.out: ".formatted(rule, rule.clause()))
                    .hasMessageContaining(message);
            ProtocolChecks[] seen = new ProtocolChecks[1];
            BusBench.run(
                    simulator,
                    design,
                    (dut, domain) -> {
                        seen[0] = ProtocolChecks.all().expect(rule);
                        send(fault, seen[0]).accept(dut, domain);
                    });
            assertThat(seen[0].violations()).extracting(Violation::rule).containsOnly(rule);
            BusBench.run(simulator, design, send(fault, ProtocolChecks.all().without(rule)));
        }
    }

    private static BiConsumer<Dut, ClockDomain> send(int fault, ProtocolChecks checks) {
        return (dut, domain) -> {
            int latency = fault == 1 ? 1 : 0;
            PacketSource source = in(dut, domain).readyLatency(latency).drive();
            PacketSink sink =
                    out(dut, domain)
                            .readyLatency(latency)
                            .maxChannel(3)
                            .checks(checks)
                            .stall(Stall.every(1, 2))
                            .receive();
            source.send(packet(9, 2, 0));
            sink.receive();
        };
    }

    @Keeps(of = AvalonStreamRule.class, value = "DATA_KNOWN")
    @ParameterizedTest
    @ValueSource(strings = {"icarus", "ghdl"})
    void whatIsNoSymbolMayBeUnknownAndChannelsInterleave(String simulator) {
        BusBench.run(
                simulator,
                fifo(simulator, 0, 0),
                (dut, domain) -> {
                    StreamSource<AvalonBeat> source = in(dut, domain).beats().drive();
                    PacketSink sink = out(dut, domain).receive();
                    LogicVector word = LogicVector.of(0x01020304, 32);
                    LogicVector part = LogicVector.of("00000101" + "X".repeat(24));
                    source.send(new AvalonBeat(word, 1, 0, true, false, 3)); // empty counts at ends
                    source.send(new AvalonBeat(word, 2, 1, true, false, 0));
                    source.send(new AvalonBeat(part, 1, 0, false, true, 3));
                    source.send(new AvalonBeat(word, 2, 2, false, true, 0));
                    assertThat(sink.receive())
                            .isEqualTo(
                                    Frame.of((byte) 1, (byte) 2, (byte) 3, (byte) 4, (byte) 5)
                                            .withId(1));
                    assertThat(sink.receive()).returns(3L, Frame::user).returns(8, Frame::length);
                });
    }
}
