package org.cocobean.bus.ethernet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.cocobean.Cocobean.fork;
import static org.cocobean.Cocobean.ns;
import static org.cocobean.Cocobean.us;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import org.cocobean.bus.BusBench;
import org.cocobean.bus.ClockDomain;
import org.cocobean.bus.Naming;
import org.cocobean.bus.PinException;
import org.cocobean.bus.Stall;
import org.cocobean.bus.Transfer;
import org.cocobean.bus.axi.AxiStream;
import org.cocobean.bus.axi.Frame;
import org.cocobean.bus.bench.Scoreboard;
import org.cocobean.bus.check.EthernetRule;
import org.cocobean.bus.check.ProtocolChecks;
import org.cocobean.dut.Dut;
import org.cocobean.sim.HdlDesign;
import org.cocobean.task.Task;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Frames from one end of a link to the other, and through a receiver in HDL.
class EthernetTests {

    /// The links of the wires.
    enum Kind {
        MII,
        GMII,
        RGMII,
        XGMII,
        XGMII64,
        GMII_HALF,
        RGMII_HALF;

        boolean isHalf() {
            return name().endsWith("_HALF");
        }

        private String prefix() {
            return name().toLowerCase(Locale.ROOT).replace("_half", "") + "_";
        }

        private EthernetLink halved(EthernetLink link) {
            return isHalf() ? link.halfBytes() : link;
        }

        EthernetLink in(Dut dut, ClockDomain domain) {
            return switch (this) {
                case MII, GMII, GMII_HALF -> halved(Gmii.rx(dut, prefix(), domain));
                case RGMII, RGMII_HALF -> halved(Rgmii.rx(dut, prefix(), domain));
                case XGMII, XGMII64 -> Xgmii.rx(dut, prefix(), domain);
            };
        }

        EthernetLink out(Dut dut, ClockDomain domain) {
            return switch (this) {
                case MII, GMII, GMII_HALF -> halved(Gmii.tx(dut, prefix(), domain));
                case RGMII, RGMII_HALF -> halved(Rgmii.tx(dut, prefix(), domain));
                case XGMII, XGMII64 -> Xgmii.tx(dut, prefix(), domain);
            };
        }
    }

    static HdlDesign wires(String simulator) {
        return BusBench.design(
                "eth_wires", "bus/eth_wires." + (simulator.equals("ghdl") ? "vhd" : "v"));
    }

    static EthernetFrame frame(int length, long seed) {
        byte[] data = new byte[length - EthernetFrame.FCS_BYTES];
        new Random(seed).nextBytes(data);
        return EthernetFrame.of(data);
    }

    @ParameterizedTest
    @CsvSource({
        "icarus, false",
        "icarus, true",
        "verilator, false",
        "verilator, true",
        "ghdl, false",
        "ghdl, true"
    })
    void framesOfEveryLengthGoOverEveryLink(String simulator, boolean half) {
        List<Kind> kinds =
                Arrays.stream(Kind.values()).filter(kind -> kind.isHalf() == half).toList();
        BusBench.run(
                simulator,
                wires(simulator),
                (dut, domain) -> {
                    for (Kind kind : kinds) {
                        EthernetSource source = kind.in(dut, domain).drive();
                        EthernetSink sink = kind.out(dut, domain).receive();
                        Scoreboard<EthernetFrame> board = Scoreboard.inOrder(kind.name());
                        board.expectFrom(source).watch(sink);
                        for (int more = 0; more < 9; more++) {
                            source.send(frame(64 + more, more));
                        }
                    }
                });
    }

    @ParameterizedTest
    @EnumSource
    void timesAreThoseOfTheLink(Kind kind) {
        // cycles of the clock, of 10 ns, that a frame of 66 bytes takes with its preamble and gap
        int cycles = new int[] {172, 86, 86, 22, 11, 172, 172}[kind.ordinal()];
        BusBench.run(
                "icarus",
                wires("icarus"),
                (dut, domain) -> {
                    EthernetSource source = kind.in(dut, domain).drive();
                    EthernetSink sink = kind.out(dut, domain).receive();
                    source.send(frame(66, 1));
                    source.send(frame(66, 2));
                    source.send(frame(66, 3));
                    Transfer<EthernetFrame> first = sink.next();
                    assertThat(first.item()).isEqualTo(frame(66, 1));
                    assertThat(sink.next().start().minus(first.start()))
                            .isEqualTo(ns(10L * cycles));
                    source.drain();
                    source.send(frame(64, 4));
                    assertThat(sink.receive()).isEqualTo(frame(66, 3));
                    assertThat(sink.tryReceive()).isEmpty();
                    assertThat(sink.receive(us(3))).isEqualTo(frame(64, 4));
                });
    }

    @ParameterizedTest
    @EnumSource
    void badFramesAreReceivedAsTheyAre(Kind kind) {
        BusBench.run(
                "icarus",
                wires("icarus"),
                (dut, domain) -> {
                    ProtocolChecks checks =
                            ProtocolChecks.all()
                                    .expect(EthernetRule.FCS)
                                    .expect(EthernetRule.ERROR)
                                    .expect(EthernetRule.PREAMBLE_LENGTH)
                                    .expect(EthernetRule.SHORT);
                    EthernetSource source = kind.in(dut, domain).drive();
                    EthernetSink sink = kind.out(dut, domain).checks(checks).receive();
                    EthernetFrame good = frame(70, 1);
                    source.send(good.withWrongFcs());
                    source.send(good.withErrorAt(3, 69));
                    source.send(good.withPreamble(3));
                    source.send(EthernetFrame.of((byte) 1, (byte) 2));
                    source.send(good);
                    assertThat(sink.receive())
                            .isEqualTo(good.withWrongFcs())
                            .returns(false, EthernetFrame::isGood);
                    EthernetFrame wrong = sink.receive();
                    assertThat(wrong.errors().stream()).containsExactly(3, 69);
                    assertThat(wrong.isGood()).isFalse();
                    assertThat(sink.receive()).isEqualTo(good.withPreamble(3));
                    assertThat(sink.receive().data()).containsExactly(1, 2);
                    assertThat(sink.receive()).isEqualTo(good);
                });
    }

    @ParameterizedTest
    @EnumSource
    void aStalledSourceLeavesMoreBetweenFramesAndNothingElse(Kind kind) {
        BusBench.run(
                "icarus",
                wires("icarus"),
                (dut, domain) -> {
                    Stall stall = Stall.delays(List.of(0, 3, 20));
                    EthernetSource source = kind.in(dut, domain).stall(stall).drive();
                    EthernetSink sink = kind.out(dut, domain).receive();
                    for (int i = 0; i < 4; i++) {
                        source.send(frame(66 + i, i));
                    }
                    List<Transfer<EthernetFrame>> frames =
                            IntStream.range(0, 4).mapToObj(i -> sink.next()).toList();
                    List<Long> between =
                            IntStream.range(0, 3)
                                    .mapToObj(i ->
                                            frames.get(i + 1)
                                                    .start()
                                                    .minus(frames.get(i).end())
                                                    .toSteps(-8))
                                    .toList();
                    assertThat(between.get(1) - between.get(0)).isBetween(16L, 18L);
                    assertThat(between.get(1) - between.get(2)).isBetween(19L, 21L);
                });
    }

    @Test
    void aSourceThatStandsStillForEverFailsTheTest() {
        assertThatThrownBy(() ->
                        BusBench.run(
                                "icarus",
                                wires("icarus"),
                                (dut, domain) ->
                                        Gmii.rx(dut, "gmii_", domain)
                                                .stall(Stall.always())
                                                .drive()
                                                .send(frame(64, 1))))
                .hasMessageContaining("eth_wires.gmii_rx: 1 frame not sent");
    }

    @Test
    void halfBytesAreForGmiiAndRgmii() {
        BusBench.run(
                "icarus",
                wires("icarus"),
                (dut, domain) ->
                        assertThatThrownBy(() -> Xgmii.rx(dut, "xgmii_", domain).halfBytes())
                                .isInstanceOf(IllegalStateException.class)
                                .hasMessageContaining("GMII and RGMII"));
    }

    @Test
    void whatListenersGetIsNotWaitedFor() {
        BusBench.run(
                "icarus",
                wires("icarus"),
                (dut, domain) -> {
                    EthernetSink sink = Gmii.tx(dut, "gmii_", domain.mayStayInReset()).receive();
                    Task<Boolean> early = fork(() -> waitsInVain(sink));
                    domain.cycles(2);
                    sink.onItem(frame -> {});
                    assertThat(early.join()).isTrue();
                    assertThat(waitsInVain(sink)).isTrue();
                });
    }

    private static boolean waitsInVain(EthernetSink sink) {
        assertThatThrownBy(sink::receive)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("what comes from eth_wires.gmii_tx goes to listeners");
        return true;
    }

    @ParameterizedTest
    @EnumSource
    void aFrameThatAResetCutsOffIsSentAgain(Kind kind) {
        BusBench.run(
                "icarus",
                wires("icarus"),
                (dut, domain) -> {
                    EthernetSource source = kind.in(dut, domain).drive();
                    EthernetSink sink = kind.out(dut, domain).receive();
                    source.send(frame(80, 1)); // in reset
                    source.send(frame(81, 2));
                    assertThat(sink.receive()).isEqualTo(frame(80, 1));
                    domain.cycles(15);
                    dut.signal("rst").set(1);
                    domain.cycles(2);
                    dut.signal("rst").set(0);
                    assertThat(sink.receive()).isEqualTo(frame(81, 2));
                    assertThat(source.size() + sink.size()).isLessThan(2);
                });
    }

    @Test
    void orderedSetsAreNoFrames() {
        BusBench.run(
                "icarus",
                wires("icarus"),
                (dut, domain) -> {
                    EthernetSink sink = Xgmii.tx(dut, "xgmii64_", domain).receive();
                    dut.signal("xgmii64_rxd").set(0x0100_009c_0200_009cL);
                    dut.signal("xgmii64_rxc").set(0x11);
                    domain.cycles(9);
                    assertThat(sink.size()).isZero();
                });
    }

    @Test
    void whatIsNeverSentFailsTheTest() {
        assertThatThrownBy(() ->
                        BusBench.run(
                                "icarus",
                                wires("icarus"),
                                dut -> {
                                    ClockDomain domain = ClockDomain.of(dut.signal("clk"));
                                    Gmii.rx(dut, "gmii_", domain).drive().send(frame(64, 1));
                                }))
                .hasMessageContaining("eth_wires.gmii_rx: 1 frame not sent");
    }

    @ParameterizedTest
    @ValueSource(strings = {"icarus", "verilator", "ghdl"})
    void aReceiverInHdlTellsGoodFramesFromBadOnes(String simulator) {
        BusBench.run(simulator, receiver(simulator), EthernetTests::receiveAll);
    }

    private static HdlDesign receiver(String simulator) {
        return BusBench.design(
                "gmii_rx", "bus/gmii_rx." + (simulator.equals("ghdl") ? "vhd" : "v"));
    }

    private static void receiveAll(Dut dut, ClockDomain domain) {
        EthernetSource source = Gmii.rx(dut, "gmii_", domain).drive();
        Scoreboard<Frame> board = Scoreboard.inOrder("frames");
        board.watch(AxiStream.of(dut, Naming.prefix("m_axis_"), domain).receive());
        source.onItem(frame -> {
            boolean good = frame.isGood() && frame.length() >= EthernetFrame.SHORTEST;
            board.expect(Frame.of(frame.data()).withUser(good ? 0 : 1));
        });
        source.send(EthernetFrame.of(0x0200_0000_0001L, 0x0200_0000_0002L, 0x88b5, (byte) 7));
        source.send(frame(1500, 1));
        source.send(frame(100, 2).withWrongFcs());
        source.send(frame(100, 3).withErrorAt(99));
        source.send(frame(63, 4));
        source.send(frame(64, 5).withPreamble(1));
        source.send(frame(5, 6));
    }

    @ParameterizedTest
    @ValueSource(strings = {"icarus", "ghdl"})
    void aReceiverThatTakesEveryCheckSequenceIsFound(String simulator) {
        assertThatThrownBy(() ->
                        BusBench.run(
                                simulator,
                                receiver(simulator).withParameter("FAULT", 1),
                                EthernetTests::receiveAll))
                .hasMessageContaining("user: expected 1 (0x1) but was 0 (0x0)");
    }

    @Test
    void widthsAreChecked() {
        BusBench.run(
                "icarus",
                wires("icarus"),
                (dut, domain) -> {
                    Naming gmii = Naming.plain().rename("valid", "gmii_rx_dv");
                    assertThatThrownBy(() -> Gmii.of(dut, gmii.rename("data", "rst"), domain))
                            .isInstanceOf(PinException.class)
                            .hasMessageContaining("rst has 1 bits; GMII has 8 and MII 4");
                    Naming xgmii = Naming.plain().rename("control", "xgmii64_rxc");
                    assertThatThrownBy(
                                    () -> Xgmii.of(dut, xgmii.rename("data", "xgmii_rxd"), domain))
                            .isInstanceOf(PinException.class)
                            .hasMessageContaining("has 32 bits and eth_wires.xgmii64_rxc 8; XGMII");
                });
    }

    @Test
    void framesKnowTheirCheckSequence() {
        EthernetFrame frame = EthernetFrame.of("123456789".getBytes(StandardCharsets.US_ASCII));
        assertThat(frame.fcs()).isEqualTo(0xcbf43926);
        assertThat(frame.withFcs(0).isGood()).isFalse();
        assertThat(frame.padded().length()).isEqualTo(64);
        assertThat(frame.padded().isGood()).isTrue();
        assertThat(frame.withErrorAt(12).isGood()).isFalse();
        assertThat(EthernetFrame.of(0x010203040506L, 0x0708090a0b0cL, 0x0800).data())
                .startsWith(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 8, 0)
                .hasSize(60);
        assertThatThrownBy(() -> frame.withErrorAt(13)).hasMessageContaining("no byte 13");
        assertThatThrownBy(() -> frame.withPreamble(-1)).hasMessageContaining("not -1");
        assertThat(frame.withWrongFcs())
                .hasToString(
                        "EthernetFrame[13 bytes: 31 32 33 34 35 36 37 38 39, fcs 340bc6d9 for cbf43926]");
    }
}
