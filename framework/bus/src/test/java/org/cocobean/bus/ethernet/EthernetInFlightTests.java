package org.cocobean.bus.ethernet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.cocobean.Cocobean.await;
import static org.cocobean.Cocobean.fork;
import static org.cocobean.Cocobean.ns;
import static org.cocobean.Cocobean.us;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.cocobean.bus.BusBench;
import org.cocobean.bus.ethernet.EthernetTests.Kind;
import org.cocobean.clock.Clock;
import org.cocobean.dut.Dut;
import org.cocobean.task.Task;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What becomes of frames that are under way when something cuts in: each comes once and whole, or
/// the test fails and says which do not.
class EthernetInFlightTests {

    interface Body {
        void run(EthernetSource source, EthernetSink sink, Dut dut);
    }

    private static void run(Kind kind, Body body) {
        BusBench.run(
                "icarus",
                EthernetTests.wires("icarus"),
                (dut, domain) ->
                        body.run(
                                kind.in(dut, domain).drive(),
                                kind.out(dut, domain).receive(),
                                dut));
    }

    private static List<EthernetFrame> frames(int from, int to) {
        return IntStream.range(from, to).mapToObj(i -> EthernetTests.frame(64 + i, i)).toList();
    }

    private static void reset(Dut dut) {
        dut.signal("rst").set(1);
        await(ns(34));
        dut.signal("rst").set(0);
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void aResetAtAnyMomentLosesAndDoublesNothing(Kind kind) {
        run(
                kind,
                (source, sink, dut) -> {
                    await(ns(61));
                    for (int i = 0; i < 20; i++) {
                        Task<?> sender =
                                fork(
                                        "sender",
                                        () -> source.sendAndWait(EthernetTests.frame(64, 1)));
                        await(ns(3 + 130L * i)); // in the preamble, the frame, and after it
                        if (i % 2 == 1) {
                            sender.cancel(); // which takes nothing back
                        }
                        reset(dut);
                        if (i % 2 == 0) {
                            sender.join();
                        }
                        source.drain();
                        await(us(1));
                        assertThat(sink.size()).isEqualTo(1);
                        assertThat(sink.receive()).isEqualTo(EthernetTests.frame(64, 1));
                    }
                });
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void whoWaitsForAFrameWaitsForThoseBeforeItOnly(Kind kind) {
        run(
                kind,
                (source, sink, dut) -> {
                    List<EthernetFrame> sent = new ArrayList<>();
                    source.onItem(sent::add);
                    frames(0, 2).forEach(source::send);
                    Task<?> third =
                            fork(
                                    "third",
                                    () -> {
                                        source.sendAndWait(EthernetTests.frame(66, 2));
                                        assertThat(sent).isEqualTo(frames(0, 3));
                                    });
                    await(ns(100));
                    frames(3, 6).forEach(source::send);
                    third.join();
                    source.drain();
                    await(us(1));
                    frames(0, 6).forEach(frame -> assertThat(sink.receive()).isEqualTo(frame));
                });
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void aClockThatStopsNamesWhatIsOutstanding(Kind kind) {
        assertThatThrownBy(() ->
                        run(
                                kind,
                                (source, sink, dut) -> {
                                    frames(0, 3).forEach(source::send);
                                    await(ns(300));
                                    Clock.of(dut.signal("clk"), ns(10)).stop();
                                }))
                .hasMessageContaining("outstanding: eth_wires.")
                .hasMessageContaining("not sent");
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void aListenerThatFailsFailsTheTest(Kind kind) {
        for (boolean atSource : List.of(true, false)) {
            assertThatThrownBy(() ->
                            run(
                                    kind,
                                    (source, sink, dut) -> {
                                        (atSource ? source : sink)
                                                .onTransfer(frame -> {
                                                    throw new IllegalStateException("my listener");
                                                });
                                        frames(0, 3).forEach(source::send);
                                        source.drain();
                                        await(us(9));
                                    }))
                    .hasStackTraceContaining("my listener");
        }
    }
}
