package org.cocobean.bus.axi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.cocobean.Cocobean.await;
import static org.cocobean.Cocobean.ns;
import static org.cocobean.Cocobean.us;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.cocobean.Simulation;
import org.cocobean.bus.BusBench;
import org.cocobean.bus.Naming;
import org.cocobean.bus.Pins;
import org.cocobean.bus.Stall;
import org.cocobean.bus.StreamSink;
import org.cocobean.bus.StreamSource;
import org.cocobean.bus.Transfer;
import org.cocobean.bus.bench.Scoreboard;
import org.cocobean.bus.check.AxiStreamRule;
import org.cocobean.bus.check.Breaks;
import org.cocobean.bus.check.Keeps;
import org.cocobean.bus.check.ProtocolChecks;
import org.cocobean.bus.check.ProtocolViolationError;
import org.cocobean.bus.check.Rule;
import org.cocobean.bus.check.StreamRule;
import org.cocobean.dut.Dut;
import org.cocobean.sim.HdlDesign;
import org.cocobean.value.LogicVector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Frames and beats through a queue, which can be told to break the rules.
class AxiStreamTests {

    interface Body {
        void run(AxiStream in, AxiStream out, Dut dut);
    }

    private static void fifo(String simulator, int fault, Body body) {
        HdlDesign design =
                BusBench.design("axis_fifo", "bus/axis_fifo.v").withParameter("FAULT", fault);
        BusBench.run(
                simulator,
                design,
                dut -> {
                    dut.signal("m_axis_tready").set(0);
                    var domain = BusBench.domain(dut);
                    body.run(
                            AxiStream.of(dut, Naming.prefix("s_axis_"), domain),
                            AxiStream.of(dut, Naming.prefix("m_axis_"), domain),
                            dut);
                });
    }

    private static Frame frame(int length, int seed) {
        byte[] data = new byte[length];
        new Random(seed).nextBytes(data);
        return new Frame(data, seed & 15, seed >> 1 & 15, seed & 3);
    }

    @Test
    void manyFramesAreWaitedForOnce() {
        fifo(
                "icarus",
                0,
                (in, out, dut) -> {
                    FrameSource source = in.drive();
                    // keep and strobe together are judged in Java, so the engine gets no strobe
                    AxiStreamPins p =
                            Pins.of(AxiStreamPins.class)
                                    .in(dut)
                                    .named(Naming.prefix("m_axis_"))
                                    .bind();
                    AxiStreamPins without =
                            new AxiStreamPins(
                                    p.tvalid(),
                                    p.tready(),
                                    p.tdata(),
                                    p.tkeep(),
                                    Optional.empty(),
                                    p.tlast(),
                                    p.tid(),
                                    p.tdest(),
                                    p.tuser());
                    FrameSink sink = AxiStream.of(without, in.domain()).receive();
                    List<Frame> frames =
                            IntStream.range(0, 30).mapToObj(i -> frame(200, i)).toList();
                    source.send(frames.getFirst());
                    assertThat(sink.receive(1)).containsExactly(frames.getFirst());
                    long before = Simulation.current().stops();
                    frames.subList(1, 30).forEach(source::send);
                    assertThat(sink.receive(29)).isEqualTo(frames.subList(1, 30));
                    assertThat(Simulation.current().stops() - before).isLessThan(10);
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"icarus", "verilator"})
    void framesOfAnyLengthArriveAsTheyWereSent(String simulator) {
        fifo(
                simulator,
                0,
                (in, out, dut) -> {
                    FrameSource source = in.stall(Stall.random(0.2, 1)).drive();
                    FrameSink sink = out.stall(Stall.random(0.3, 2)).receive();
                    FrameMonitor monitor = out.watch();
                    List<Frame> frames = IntStream.range(0, 60).mapToObj(i -> frame(i, i)).toList();
                    frames.forEach(source::send);
                    for (Frame frame : frames) {
                        assertThat(sink.receive()).isEqualTo(frame);
                        assertThat(monitor.next().item()).isEqualTo(frame);
                    }
                });
    }

    @Test
    void aFrameKnowsItsTimes() {
        fifo(
                "icarus",
                0,
                (in, out, dut) -> {
                    in.drive().send(Frame.of(new byte[24])); // three beats
                    Transfer<Frame> frame = out.receive().next();
                    assertThat(frame.end()).isEqualTo(frame.start().plus(ns(20)));
                });
    }

    @Test
    void aScoreboardListensToFrames() {
        Scoreboard<?>[] boards = {null};
        fifo(
                "icarus",
                0,
                (in, out, dut) -> {
                    FrameSource source = in.drive();
                    boards[0] =
                            Scoreboard.<Frame>inOrder("frames")
                                    .expectFrom(source)
                                    .watch(out.receive());
                    IntStream.range(0, 20).forEach(i -> source.send(frame(i * 3, i)));
                });
        assertThat(boards[0].compared()).isEqualTo(20);
    }

    @Test
    void framesDifferByteByByte() {
        assertThatThrownBy(() ->
                        fifo(
                                "icarus",
                                0,
                                (in, out, dut) -> {
                                    Scoreboard<Frame> board = Scoreboard.inOrder("frames");
                                    board.expect(Frame.of("axc").withId(3));
                                    board.actual(Frame.of("abc"));
                                }))
                .hasMessageContaining("data[1]: expected 0x78 but was 0x62")
                .hasMessageContaining("id: expected 3 (0x3) but was 0 (0x0)");
    }

    @Test
    void framesOfSeveralIdsMayInterleave() {
        fifo(
                "icarus",
                0,
                (in, out, dut) -> {
                    StreamSource<AxiBeat> beats = in.beats().drive();
                    FrameSink sink = out.receive();
                    AxiBeat beat = AxiBeat.of(LogicVector.of(0x41, 64)).withKeep(1, 1);
                    beats.send(beat.with(1, 0, 0));
                    beats.send(beat.with(2, 0, 0));
                    beats.send(beat.with(2, 0, 0).asLast());
                    beats.send(beat.with(1, 0, 0));
                    beats.send(beat.with(1, 0, 0).asLast());
                    assertThat(sink.receive()).isEqualTo(Frame.of("AA").withId(2));
                    assertThat(sink.receive()).isEqualTo(Frame.of("AAA").withId(1));
                });
    }

    @Keeps(of = AxiStreamRule.class, value = "KEEP_RESERVED")
    @Test
    void beatsCarryWhatFramesCannotSay() {
        fifo(
                "icarus",
                0,
                (in, out, dut) -> {
                    AxiBeat beat =
                            AxiBeat.of(LogicVector.of(0x1122334455667788L, 64))
                                    .withKeep(0xf3, 0xa1)
                                    .with(3, 4, 1);
                    in.beats().drive().send(beat);
                    StreamSink<AxiBeat> sink = out.beats().receive();
                    assertThat(sink.receive()).isEqualTo(beat);
                });
    }

    @Test
    void aFrameThatAResetCutsOffIsSentAgain() {
        fifo(
                "icarus",
                0,
                (in, out, dut) -> {
                    FrameSource source = in.drive();
                    FrameSink sink = out.receive();
                    source.send(frame(800, 1));
                    await(ns(500));
                    dut.signal("rst").set(1);
                    await(ns(100));
                    dut.signal("rst").set(0);
                    source.send(frame(9, 2));
                    assertThat(sink.receive()).isEqualTo(frame(800, 1));
                    assertThat(sink.receive()).isEqualTo(frame(9, 2));
                });
    }

    @Test
    void aFrameWithoutItsEndFailsTheTest() {
        assertThatThrownBy(() ->
                        fifo(
                                "icarus",
                                0,
                                (in, out, dut) -> {
                                    FrameSink sink = out.receive();
                                    in.beats().drive().send(AxiBeat.of(LogicVector.of(1, 64)));
                                    await(us(1));
                                    assertThat(sink.size()).isZero();
                                }))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("axis_fifo.m_axis: 1 frame without its end (tlast)");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aFrameThatIsWatchedAndHasNoEndFailsTheTest(boolean listens) {
        assertThatThrownBy(() ->
                        fifo(
                                "icarus",
                                0,
                                (in, out, dut) -> {
                                    FrameMonitor monitor = in.watch();
                                    if (listens) {
                                        monitor.onItem(frame -> {});
                                    }
                                    out.beats().receive();
                                    in.beats().drive().send(AxiBeat.of(LogicVector.of(1, 64)));
                                    await(us(1));
                                }))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("axis_fifo.s_axis: 1 frame without its end (tlast)");
    }

    @Test
    void whatTheLinesCannotCarryIsRefused() {
        fifo(
                "icarus",
                0,
                (in, out, dut) -> {
                    out.receive();
                    StreamSource<AxiBeat> beats = in.beats().drive();
                    assertThatThrownBy(() ->
                                    beats.sendAndWait(
                                            AxiBeat.of(LogicVector.of(1, 64)).with(99, 0, 0)))
                            .hasMessageContaining("s_axis_tid");
                    throw new Seen();
                },
                Seen.class);
    }

    private static final class Seen extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    private static void fifo(
            String simulator, int fault, Body body, Class<? extends Throwable> failure) {
        assertThatThrownBy(() -> fifo(simulator, fault, body)).isInstanceOf(failure);
    }

    private static void faulty(int fault, ProtocolChecks checks) {
        fifo(
                "icarus",
                fault,
                (in, out, dut) -> {
                    FrameSource source = in.checks(checks).drive();
                    FrameSink sink = out.stall(Stall.every(1, 2)).checks(checks).receive();
                    source.send(frame(40, 5));
                    sink.receive(us(2));
                });
    }

    @Breaks(of = AxiStreamRule.class, value = "KEEP_RESERVED")
    @Breaks(
            of = StreamRule.class,
            value = {"VALID_STABLE", "PAYLOAD_STABLE", "VALID_IN_RESET", "READY_KNOWN"})
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1 | VALID_STABLE | m_axis_tvalid became 0 before its transfer, which has waited"
                        + " since",
                "2 | PAYLOAD_STABLE | m_axis_tdata changed from 0x",
                "3 | VALID_IN_RESET | m_axis_tvalid is 1 while the reset is active",
                "4 | KEEP_RESERVED | tkeep is 0x0, but tstrb is 0xff",
                "5 | READY_KNOWN | s_axis_tready is X"
            })
    void aBrokenRuleFailsTheTestWithItsNameAndValues(int fault, String rule, String what) {
        assertThatThrownBy(() -> faulty(fault, ProtocolChecks.all()))
                .rootCause()
                .isInstanceOf(ProtocolViolationError.class)
                .hasMessageStartingWith(rule + " (AXI")
                .hasMessageContaining(what)
                .hasMessageMatching("(?s).* at [0-9.]+ (ns|us|ps)");
    }

    @ParameterizedTest
    @CsvSource({"2, PAYLOAD_STABLE", "3, VALID_IN_RESET"})
    void anExpectedViolationIsNoFailure(int fault, String name) {
        Rule rule = StreamRule.valueOf(name);
        fifo(
                "icarus",
                fault,
                (in, out, dut) -> {
                    ProtocolChecks checks = ProtocolChecks.all().expect(rule);
                    in.drive().send(frame(40, 5));
                    FrameSink sink = out.stall(Stall.every(1, 2)).checks(checks).receive();
                    sink.receive();
                    assertThat(checks.violations())
                            .isNotEmpty()
                            .allSatisfy(v -> assertThat(v.rule()).isEqualTo(rule));
                });
    }

    @Test
    void aRuleMayBeLeftOut() {
        faulty(2, ProtocolChecks.all().without(StreamRule.PAYLOAD_STABLE));
        faulty(2, ProtocolChecks.none());
        faulty(4, ProtocolChecks.all().without(AxiStreamRule.KEEP_RESERVED));
    }

    @Test
    void aViolationThatWasExpectedAndDidNotComeFailsTheTest() {
        assertThatThrownBy(() ->
                        fifo(
                                "icarus",
                                0,
                                (in, out, dut) ->
                                        out.checks(
                                                        ProtocolChecks.all()
                                                                .expect(StreamRule.VALID_STABLE))
                                                .receive()))
                .hasMessage("the rule VALID_STABLE was to be broken and was not");
    }

    @Keeps(of = StreamRule.class, value = "MAX_WAIT")
    @Breaks(of = StreamRule.class, value = "MAX_WAIT")
    @ParameterizedTest
    @CsvSource({"2, false", "3, true"})
    void theLimitOfWaitingIsExact(int idle, boolean breaks) {
        ProtocolChecks checks = ProtocolChecks.all().maxWait(3);
        Body body =
                (in, out, dut) -> {
                    out.stall(Stall.every(1, idle)).receive();
                    StreamSource<AxiBeat> beats = in.beats().drive();
                    out.checks(checks).beats().watch();
                    for (int i = 0; i < 10; i++) {
                        beats.send(AxiBeat.of(LogicVector.of(i, 64)).asLast());
                    }
                    beats.drain();
                    await(us(1));
                };
        if (breaks) {
            assertThatThrownBy(() -> fifo("icarus", 0, body))
                    .rootCause()
                    .hasMessageStartingWith("MAX_WAIT")
                    .hasMessageContaining("m_axis_tready for 3 cycles");
        } else {
            fifo("icarus", 0, body);
        }
    }

    @Keeps(of = AxiStreamRule.class, value = "DATA_KNOWN")
    @Breaks(of = AxiStreamRule.class, value = "DATA_KNOWN")
    @Test
    void unknownBitsMatterOnlyInBytesThatCount() {
        Body body =
                (in, out, dut) -> {
                    StreamSink<AxiBeat> sink = out.beats().receive();
                    StreamSource<AxiBeat> source = in.beats().drive();
                    LogicVector data =
                            LogicVector.of("x".repeat(8) + "0".repeat(47) + "1".repeat(9));
                    source.send(AxiBeat.of(data).withKeep(0x7f, 0x7f));
                    assertThat(sink.receive().data()).isEqualTo(LogicVector.of(0x1ff, 64));
                    source.send(AxiBeat.of(data).asLast());
                    sink.receive();
                };
        assertThatThrownBy(() -> fifo("icarus", 0, body))
                .rootCause()
                .hasMessageStartingWith("DATA_KNOWN")
                .hasMessageContaining("byte 7 of axis_fifo.m_axis_tdata is XXXXXXXX");
    }

    @Keeps(of = AxiStreamRule.class, value = "QUALIFIERS_KNOWN")
    @Breaks(of = AxiStreamRule.class, value = "QUALIFIERS_KNOWN")
    @ParameterizedTest
    @CsvSource({"tid, 0000", "tlast, 0", "tkeep, 11111111"})
    void anUnknownQualifierFailsTheTestAtATransferOnly(String pin, String known) {
        Body body =
                (in, out, dut) -> {
                    var source = in.beats().drive();
                    in.beats().watch();
                    dut.signal("s_axis_" + pin).set("X".repeat(known.length()));
                    await(ns(200)); // nothing is transferred: it does not count
                    source.sendAndWait(AxiBeat.of(LogicVector.of(1, 64)).asLast());
                    await(ns(100));
                    dut.signal("s_axis_" + pin).set("X".repeat(known.length()));
                    dut.signal("s_axis_tvalid").set(1);
                    await(ns(100));
                };
        assertThatThrownBy(() -> fifo("icarus", 0, body))
                .rootCause()
                .hasMessageStartingWith("QUALIFIERS_KNOWN (AXI-Stream")
                .hasMessageContaining("s_axis_" + pin + " is X");
    }
}
