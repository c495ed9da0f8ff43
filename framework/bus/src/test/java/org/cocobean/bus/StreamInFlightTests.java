package org.cocobean.bus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.cocobean.Cocobean.await;
import static org.cocobean.Cocobean.fork;
import static org.cocobean.Cocobean.ns;
import static org.cocobean.Cocobean.us;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.cocobean.clock.Clock;
import org.cocobean.dut.Dut;
import org.cocobean.task.Task;
import org.cocobean.task.TaskCancelledException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What becomes of items that are under way when something cuts in: each is transferred once, or
/// the test fails and says which are not.
class StreamInFlightTests {

    record Item(int data) {}

    record Manner(String simulator, boolean java) {}

    static java.util.stream.Stream<Manner> manners() {
        return java.util.stream.Stream.of("icarus", "verilator", "ghdl")
                .flatMap(simulator ->
                        java.util.stream.Stream.of(
                                new Manner(simulator, false), new Manner(simulator, true)));
    }

    interface Body {
        void run(Stream<Item> in, Stream<Item> out, Dut dut);
    }

    private static void fifo(Manner manner, Body body) {
        Stall stall = manner.java ? Stall.none().inJava() : Stall.none();
        BusBench.run(
                manner.simulator,
                manner.simulator.equals("ghdl")
                        ? BusBench.design("sync_fifo", "vhdl/sync_fifo.vhd")
                        : BusBench.design("sync_fifo", "verilog/sync_fifo.v"),
                dut -> {
                    ClockDomain domain = BusBench.domain(dut);
                    dut.signal("out_ready").set(0);
                    body.run(
                            Stream.of(Item.class, dut, Naming.prefix("in_"), domain).stall(stall),
                            Stream.of(Item.class, dut, Naming.prefix("out_"), domain).stall(stall),
                            dut);
                });
    }

    private static List<Item> items(int from, int to) {
        return IntStream.range(from, to).mapToObj(Item::new).toList();
    }

    @ParameterizedTest
    @MethodSource("manners")
    void whoWaitsIsCancelledAndNothingIsLostOrDoubled(Manner manner) {
        fifo(
                manner,
                (in, out, dut) -> {
                    StreamSource<Item> source = in.limit(2).drive();
                    StreamSink<Item> sink = out.limit(3).receive();
                    List<Item> accepted = new ArrayList<>();
                    Task<?> sender =
                            fork(
                                    "sender",
                                    () ->
                                            items(0, 100)
                                                    .forEach(item -> {
                                                        source.send(item);
                                                        accepted.add(item);
                                                    }));
                    Task<?> receiver = fork("receiver", () -> sink.receive());
                    Task<?> other = fork("other receiver", () -> sink.receive(3));
                    await(ns(40));
                    receiver.cancel();
                    other.cancel();
                    await(us(1));
                    sender.cancel();
                    Task<?> waiter = fork("waiter", () -> source.sendAndWait(new Item(200)));
                    accepted.add(new Item(200));
                    await(us(1));
                    waiter.cancel();
                    await(us(1));
                    List<Item> came = new ArrayList<>(sink.receive(1));
                    while (came.size() < accepted.size() - 2) {
                        came.add(sink.receive());
                    }
                    await(us(1));
                    came.addAll(sink.receiveAll());
                    assertThat(came.stream().filter(item -> item.data() != 200))
                            .isEqualTo(accepted.subList(0, accepted.size() - 1));
                });
    }

    @ParameterizedTest
    @MethodSource("manners")
    void whoWaitsForAnItemThatIsDroppedIsTold(Manner manner) {
        fifo(
                manner,
                (in, out, dut) -> {
                    StreamSource<Item> source = in.drive();
                    items(0, 17).forEach(source::send); // one more than the queue of the design
                    Task<?> dropped = fork("dropped", () -> source.sendAndWait(new Item(17)));
                    await(us(1));
                    assertThat(source.cancelWaiting()).isEqualTo(1);
                    assertThatThrownBy(dropped::join)
                            .hasMessageContaining("cancelWaiting() dropped it");
                    StreamSink<Item> sink = out.receive();
                    source.sendAndWait(new Item(18));
                    assertThat(sink.receive(17)).isEqualTo(items(0, 17));
                    assertThat(sink.receive()).isEqualTo(new Item(18));
                });
    }

    @ParameterizedTest
    @MethodSource("manners")
    void aClockThatStandsStillAndThenIsSlowerLosesNothing(Manner manner) {
        fifo(
                manner,
                (in, out, dut) -> {
                    StreamSource<Item> source = in.drive();
                    StreamSink<Item> sink = out.receive();
                    items(0, 40).forEach(source::send);
                    await(ns(205));
                    Clock.of(dut.signal("clk"), ns(10)).stop();
                    await(us(1));
                    Clock.of(dut.signal("clk"), ns(14)).start();
                    assertThat(sink.receive(40)).isEqualTo(items(0, 40));
                });
    }

    @ParameterizedTest
    @MethodSource("manners")
    void aClockThatStopsFailsTheTestWithWhatIsOutstanding(Manner manner) {
        assertThatThrownBy(() ->
                        fifo(
                                manner,
                                (in, out, dut) -> {
                                    StreamSource<Item> source = in.drive();
                                    out.receive();
                                    items(0, 40).forEach(source::send);
                                    await(ns(205));
                                    Clock.of(dut.signal("clk"), ns(10)).stop();
                                }))
                .hasMessageContaining("outstanding: sync_fifo.in:")
                .hasMessageContaining("not transferred");
    }

    @ParameterizedTest
    @MethodSource("manners")
    void aStallThatFailsFailsTheTest(Manner manner) {
        for (boolean atSource : List.of(true, false)) {
            int[] left = {9};
            Stall breaks =
                    Stall.of(() -> {
                        if (left[0]-- == 0) {
                            throw new IllegalStateException("my stall");
                        }
                        return false;
                    });
            assertThatThrownBy(() ->
                            fifo(
                                    manner,
                                    (in, out, dut) -> {
                                        StreamSource<Item> source =
                                                (atSource ? in.stall(breaks) : in).drive();
                                        (atSource ? out : out.stall(breaks)).receive();
                                        items(0, 40).forEach(source::send);
                                        source.drain();
                                        await(us(2));
                                    }))
                    .hasStackTraceContaining("my stall");
        }
    }

    @ParameterizedTest
    @MethodSource("manners")
    void aListenerThatFailsFailsTheTest(Manner manner) {
        for (String which : List.of("source", "sink", "monitor")) {
            assertThatThrownBy(() ->
                            fifo(
                                    manner,
                                    (in, out, dut) -> {
                                        StreamSource<Item> source = in.drive();
                                        StreamSink<Item> sink = out.receive();
                                        Watcher<Item> watched =
                                                switch (which) {
                                                    case "source" -> source;
                                                    case "sink" -> sink;
                                                    default -> out.watch();
                                                };
                                        watched.onTransfer(transfer -> {
                                            if (transfer.item().data() == 9) {
                                                throw new IllegalStateException("my listener");
                                            }
                                        });
                                        items(0, 40).forEach(source::send);
                                        await(us(2));
                                    }))
                    .hasStackTraceContaining("my listener");
        }
    }

    @ParameterizedTest
    @MethodSource("manners")
    void manyResetsAtAnyMomentLoseNothingThatWasNotTaken(Manner manner) {
        fifo(
                manner,
                (in, out, dut) -> {
                    StreamSource<Item> source = in.limit(3).drive();
                    List<Item> taken = new ArrayList<>();
                    source.onTransfer(transfer -> taken.add(transfer.item()));
                    StreamSink<Item> sink = out.receive();
                    Task<?> sender = fork("sender", () -> items(0, 120).forEach(source::send));
                    for (int i = 0; i < 12; i++) {
                        await(ns(33 + 7L * i)); // at and between clock edges
                        dut.signal("rst").set(1);
                        await(ns(11 + 3L * i));
                        dut.signal("rst").set(0);
                    }
                    sender.join();
                    source.drain();
                    assertThat(taken).isEqualTo(items(0, 120));
                    await(us(1));
                    List<Item> came = sink.receiveAll();
                    assertThat(came).doesNotHaveDuplicates().isSubsetOf(taken);
                    assertThat(came).isSortedAccordingTo((a, b) -> a.data() - b.data());
                });
    }

    @ParameterizedTest
    @MethodSource("manners")
    void aTaskThatIsCancelledThrowsNothingElse(Manner manner) {
        fifo(
                manner,
                (in, out, dut) -> {
                    StreamSink<Item> sink = out.receive();
                    StreamMonitor<Item> monitor = out.watch();
                    for (Task<?> task :
                            List.of(
                                    fork("sink", () -> sink.next()),
                                    fork("within", () -> sink.receive(us(9))),
                                    fork("monitor", () -> monitor.next()))) {
                        await(ns(10));
                        task.cancel();
                        assertThatThrownBy(task::join).isInstanceOf(TaskCancelledException.class);
                    }
                    StreamSource<Item> source = in.drive();
                    items(0, 20).forEach(source::send);
                    assertThat(sink.receive(20)).isEqualTo(items(0, 20));
                    assertThat(monitor.next().item()).isEqualTo(new Item(0));
                    assertThat(monitor.size()).isEqualTo(19);
                });
    }
}
