package org.cocobean.bus.axi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.cocobean.Cocobean.await;
import static org.cocobean.Cocobean.fork;
import static org.cocobean.Cocobean.ns;
import static org.cocobean.Cocobean.us;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.cocobean.bus.BusBench;
import org.cocobean.bus.ClockDomain;
import org.cocobean.bus.Naming;
import org.cocobean.bus.Stall;
import org.cocobean.clock.Clock;
import org.cocobean.dut.Dut;
import org.cocobean.sim.HdlDesign;
import org.cocobean.task.Task;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What becomes of frames that are under way when something cuts in: none is lost, doubled, cut in
/// two or mixed with another.
class FramesInFlightTests {

    /// @param java whether the endpoints run in Java, or beside the simulator where they can
    record Manner(String simulator, boolean java) {

        private Stall stall() {
            return java ? Stall.of(() -> false) : Stall.none();
        }
    }

    static Stream<Manner> manners() {
        return Stream.of("icarus", "verilator", "ghdl")
                .flatMap(simulator ->
                        Stream.of(new Manner(simulator, false), new Manner(simulator, true)));
    }

    interface Body {
        void run(AxiStream in, AxiStream out, Dut dut);
    }

    private static void register(Manner manner, Body body) {
        HdlDesign design =
                BusBench.design(
                        "axis_register",
                        manner.simulator.equals("ghdl")
                                ? "bus/axis_register.vhd"
                                : "bus/axis_register.v");
        BusBench.run(
                manner.simulator,
                design,
                dut -> {
                    dut.signal("m_axis_tready").set(0);
                    ClockDomain domain = BusBench.domain(dut);
                    body.run(
                            AxiStream.of(dut, Naming.prefix("s_axis_"), domain)
                                    .limit(4)
                                    .stall(manner.stall()),
                            AxiStream.of(dut, Naming.prefix("m_axis_"), domain)
                                    .stall(manner.stall()),
                            dut);
                    domain.cycles(50);
                });
    }

    /// Has fifteen beats, more than wait in a source.
    private static Frame frame(int seed) {
        byte[] data = new byte[120];
        new Random(seed).nextBytes(data);
        return Frame.of(data);
    }

    private static void reset(Dut dut) {
        dut.signal("rst").set(1);
        await(ns(50));
        dut.signal("rst").set(0);
    }

    private static void requireFrames(FrameSink sink, int... seeds) {
        await(us(2));
        List<Frame> came = new ArrayList<>();
        while (sink.size() > 0) {
            came.add(sink.receive());
        }
        List<Frame> wanted = IntStream.of(seeds).mapToObj(FramesInFlightTests::frame).toList();
        assertThat(came).isEqualTo(wanted);
    }

    @ParameterizedTest
    @MethodSource("manners")
    void aResetWhileASenderWaitsForRoomDoublesNothing(Manner manner) {
        register(
                manner,
                (in, out, dut) -> {
                    FrameSource source = in.drive();
                    FrameSink sink = out.receive();
                    Task<?> sender =
                            fork(
                                    "sender",
                                    () -> {
                                        source.send(frame(1));
                                        source.send(frame(2));
                                    });
                    await(ns(110));
                    assertThat(sender.isDone()).isFalse();
                    reset(dut);
                    requireFrames(sink, 1, 2);
                    assertThat(source.size()).isZero();
                });
    }

    @ParameterizedTest
    @MethodSource("manners")
    void aCancelledSenderLeavesNoPartOfAFrame(Manner manner) {
        register(
                manner,
                (in, out, dut) -> {
                    FrameSource source = in.drive();
                    FrameSink sink = out.receive();
                    Task<?> sender =
                            fork(
                                    "sender",
                                    () -> {
                                        source.send(frame(1));
                                        source.send(frame(2));
                                    });
                    await(ns(110));
                    sender.cancel();
                    source.send(frame(3));
                    requireFrames(sink, 1, 3);
                });
    }

    @ParameterizedTest
    @MethodSource("manners")
    void framesOfSeveralSendersDoNotMix(Manner manner) {
        register(
                manner,
                (in, out, dut) -> {
                    FrameSource source = in.drive();
                    FrameSink sink = out.receive();
                    fork(() -> source.send(frame(1)));
                    fork(() -> source.send(frame(2)));
                    fork(() -> source.send(frame(3)));
                    requireFrames(sink, 1, 2, 3);
                });
    }

    @ParameterizedTest
    @MethodSource("manners")
    void whoWaitsForAFrameWaitsUntilItWasSentAgain(Manner manner) {
        register(
                manner,
                (in, out, dut) -> {
                    FrameSource source = in.drive();
                    FrameSink sink = out.receive();
                    Task<?> sender = fork("sender", () -> source.sendAndWait(frame(1)));
                    await(ns(160));
                    reset(dut);
                    sender.join();
                    assertThat(source.size()).isZero();
                    requireFrames(sink, 1);
                });
    }

    @ParameterizedTest
    @MethodSource("manners")
    void aSenderThatIsCancelledInTheMiddleOfAWaitLeavesItsFrame(Manner manner) {
        register(
                manner,
                (in, out, dut) -> {
                    FrameSource source = in.drive();
                    FrameSink sink = out.receive();
                    Task<?> sender = fork("sender", () -> source.sendAndWait(frame(1)));
                    Task<?> receiver = fork("receiver", () -> sink.receive(3));
                    await(ns(160));
                    sender.cancel();
                    receiver.cancel();
                    source.send(frame(2));
                    reset(dut);
                    requireFrames(sink, 1, 2);
                });
    }

    @ParameterizedTest
    @MethodSource("manners")
    void aClockThatStopsInAFrameFailsTheTest(Manner manner) {
        assertThatThrownBy(() ->
                        register(
                                manner,
                                (in, out, dut) -> {
                                    FrameSource source = in.drive();
                                    out.receive();
                                    fork("sender", () -> source.sendAndWait(frame(1)));
                                    await(ns(160));
                                    Clock.of(dut.signal("clk"), ns(10)).stop();
                                    source.drain();
                                }))
                .hasMessageContaining("outstanding: axis_register.s_axis:");
    }
}
