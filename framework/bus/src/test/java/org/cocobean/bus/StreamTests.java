package org.cocobean.bus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.cocobean.Cocobean.await;
import static org.cocobean.Cocobean.now;
import static org.cocobean.Cocobean.ns;
import static org.cocobean.Cocobean.us;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import org.cocobean.bus.bench.Scoreboard;
import org.cocobean.dut.Dut;
import org.cocobean.sim.HdlDesign;
import org.cocobean.time.SimTime;
import org.cocobean.trigger.SimTimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Streams through a queue of 16 words, on both sides of it.
class StreamTests {

    record Item(int data) {}

    private static void fifo(String simulator, BiConsumer<Stream<Item>, Stream<Item>> body) {
        fifo(simulator, (in, out, dut) -> body.accept(in, out));
    }

    interface Body {
        void run(Stream<Item> in, Stream<Item> out, Dut dut);
    }

    private static void fifo(String simulator, Body body) {
        HdlDesign design =
                simulator.equals("ghdl")
                        ? BusBench.design("sync_fifo", "vhdl/sync_fifo.vhd")
                        : BusBench.design("sync_fifo", "verilog/sync_fifo.v");
        BusBench.run(
                simulator,
                design,
                dut -> {
                    ClockDomain domain = BusBench.domain(dut);
                    dut.signal("out_ready").set(0);
                    body.run(
                            Stream.of(Item.class, dut, Naming.prefix("in_"), domain),
                            Stream.of(Item.class, dut, Naming.prefix("out_"), domain),
                            dut);
                });
    }

    private static List<Item> items(int count) {
        return IntStream.range(0, count).mapToObj(i -> new Item(i * 7 & 0xff)).toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"icarus", "verilator", "ghdl"})
    void whatIsSentComesOutInOrder(String simulator) {
        fifo(
                simulator,
                (in, out) -> {
                    StreamSource<Item> source = in.drive();
                    StreamSink<Item> sink = out.receive();
                    items(50).forEach(source::send); // in reset: it waits
                    items(50).forEach(item -> assertThat(sink.receive()).isEqualTo(item));
                    assertThat(sink.isEmpty()).isTrue();
                });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "icarus | random", "icarus | pattern", "icarus | delays", "icarus | every",
                "icarus | list", "icarus | callback", "verilator | random", "ghdl | random"
            })
    void noStallLosesOrDoublesAnything(String simulator, String kind) {
        int[] calls = {0};
        Stall stall =
                switch (kind) {
                    case "random" -> Stall.random(0.4, 7);
                    case "pattern" -> Stall.pattern("0110_1");
                    case "delays" -> Stall.delays(0, 4, 3);
                    case "every" -> Stall.every(3, 2);
                    case "list" -> Stall.delays(List.of(0, 0, 5));
                    default -> Stall.of(() -> calls[0]++ % 3 == 0);
                };
        fifo(
                simulator,
                (in, out) -> {
                    StreamSource<Item> source = in.stall(Stall.random(0.3, 5)).drive();
                    StreamSink<Item> sink = out.stall(stall).receive();
                    Scoreboard<Item> board = Scoreboard.inOrder("fifo");
                    board.expectFrom(source).watch(sink);
                    StreamMonitor<Item> monitor = out.watch();
                    items(200).forEach(source::send);
                    items(200).forEach(i -> assertThat(monitor.next().item()).isEqualTo(i));
                    assertThat(board.compared()).isBetween(199L, 200L);
                });
    }

    @Test
    void anEndlessFlowMovesAWordInEveryCycle() {
        fifo(
                "icarus",
                (in, out) -> {
                    StreamSource<Item> source = in.drive();
                    StreamSink<Item> sink = out.receive();
                    items(100).forEach(source::send);
                    SimTime first = sink.next().end();
                    for (int i = 1; i < 100; i++) {
                        assertThat(sink.next().end()).isEqualTo(first.plus(ns(10).times(i)));
                    }
                });
    }

    @Test
    void aStallIsExactToTheCycle() {
        fifo(
                "icarus",
                (in, out) -> {
                    StreamSource<Item> source = in.drive();
                    items(10).forEach(source::send);
                    await(ns(300));
                    StreamSink<Item> sink = out.stall(Stall.pattern("0011")).receive();
                    long[] cycles = {0, 1, 4, 5, 8, 9, 12, 13, 16, 17};
                    SimTime first = sink.next().end();
                    for (int i = 1; i < 10; i++) {
                        assertThat(sink.next().end())
                                .isEqualTo(first.plus(ns(10).times(cycles[i])));
                    }
                });
    }

    @Test
    void aFullSinkIsNotReadyAndAFullSourceBlocks() {
        fifo(
                "icarus",
                (in, out, dut) -> {
                    StreamSource<Item> source = in.limit(2).drive();
                    StreamSink<Item> sink = out.limit(3).receive();
                    items(21).forEach(source::send); // 3 + 16 + 2
                    await(us(1));
                    assertThat(sink.size()).isEqualTo(3);
                    assertThat(dut.signal("out_ready").isHigh()).isFalse();
                    assertThat(source.size()).isEqualTo(2);
                    items(21).forEach(item -> assertThat(sink.receive()).isEqualTo(item));
                });
    }

    @Test
    void sendAndWaitReturnsAtTheTransfer() {
        fifo(
                "icarus",
                (in, out) -> {
                    StreamSource<Item> source = in.drive();
                    source.sendAndWait(new Item(1));
                    assertThat(now()).isEqualTo(ns(45)); // three edges of reset, one to leave it
                    source.send(new Item(2));
                    source.drain();
                    assertThat(now()).isEqualTo(ns(55));
                    assertThat(source.size()).isZero();
                    out.receive();
                });
    }

    @Test
    void whatAResetInterruptsIsOfferedAgain() {
        fifo(
                "icarus",
                (in, out, dut) -> {
                    StreamSource<Item> source = in.drive();
                    items(20).forEach(source::send); // more than the queue holds
                    await(us(1));
                    assertThat(source.size()).isEqualTo(4);
                    dut.signal("rst").set(1);
                    await(ns(100));
                    assertThat(dut.signal("in_valid").isHigh()).isFalse();
                    dut.signal("rst").set(0);
                    StreamSink<Item> sink = out.receive();
                    items(20)
                            .subList(16, 20)
                            .forEach(item -> assertThat(sink.receive()).isEqualTo(item));
                });
    }

    @Test
    void aTestThatEndsEarlyWaitsForWhatItSent() {
        Scoreboard<?>[] board = {null};
        fifo(
                "icarus",
                (in, out) -> {
                    StreamSource<Item> source = in.drive();
                    StreamSink<Item> sink = out.receive();
                    board[0] = Scoreboard.<Item>inOrder("fifo").expectFrom(source).watch(sink);
                    items(100).forEach(source::send);
                });
        assertThat(board[0].compared()).isEqualTo(100);
    }

    @Test
    void whatIsNeverTakenFailsTheTestWithWhatIsOutstanding() {
        assertThatThrownBy(() -> fifo("icarus", (in, out) -> items(20).forEach(in.drive()::send)))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("the test ended, but sync_fifo.in: 4 not transferred")
                .hasMessageContaining("the first offered since")
                .hasMessageContaining("waiting for sync_fifo.in_ready");
    }

    @Test
    void anEndlessResetIsNamed() {
        assertThatThrownBy(() ->
                        fifo(
                                "icarus",
                                (in, out, dut) -> {
                                    await(us(1));
                                    dut.signal("rst").set(1);
                                    in.drive().send(new Item(1));
                                }))
                .hasMessageContaining("1 not transferred, in reset");
    }

    @Test
    void aTimeoutShowsWhatIsOutstanding() {
        assertThatThrownBy(() ->
                        fifo(
                                "icarus",
                                (in, out) -> {
                                    StreamSource<Item> source = in.drive();
                                    items(20).forEach(source::send);
                                    source.drain();
                                }))
                .isInstanceOf(SimTimeoutException.class)
                .hasMessageContaining("outstanding: sync_fifo.in: 4 not transferred");
    }

    @Test
    void waitingForAnItemHasALimit() {
        fifo(
                "icarus",
                (in, out) -> {
                    StreamSink<Item> sink = out.receive();
                    assertThatThrownBy(() -> sink.receive(us(1)))
                            .isInstanceOf(SimTimeoutException.class)
                            .hasMessage("nothing came from sync_fifo.out within 1 us");
                });
    }

    record Wide(byte data) {}

    record Narrow(boolean data) {}

    record More(int data, boolean last) {}

    @Test
    void aRecordThatDoesNotFitIsRefused() {
        fifo(
                "icarus",
                (in, out, dut) -> {
                    ClockDomain domain = in.domain();
                    assertThatThrownBy(() ->
                                    Stream.of(Narrow.class, dut, Naming.prefix("in_"), domain))
                            .isInstanceOf(PinException.class)
                            .hasMessageContaining(
                                    "Narrow.data is boolean, but sync_fifo.in_data has 8 bits");
                    assertThatThrownBy(
                                    () -> Stream.of(More.class, dut, Naming.prefix("in_"), domain))
                            .hasMessageContaining("the pin last has no signal");
                    Stream<Wide> bytes = Stream.of(Wide.class, dut, Naming.prefix("in_"), domain);
                    StreamSource<Wide> source = bytes.drive();
                    StreamSink<Item> sink = out.receive();
                    source.send(new Wide((byte) -2));
                    assertThat(sink.receive()).isEqualTo(new Item(0xfe));
                });
    }
}
