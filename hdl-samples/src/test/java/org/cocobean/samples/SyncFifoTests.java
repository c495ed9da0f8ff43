package org.cocobean.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cocobean.Cocobean.fork;
import static org.cocobean.Cocobean.ns;
import static org.cocobean.Cocobean.rising;
import static org.cocobean.assertj.CocobeanAssertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import org.cocobean.clock.Clock;
import org.cocobean.dut.Dut;
import org.cocobean.dut.Signal;
import org.cocobean.junit.Design;
import org.cocobean.junit.HdlTest;
import org.cocobean.task.Task;
import org.junit.jupiter.api.BeforeEach;

/// A queue under back-pressure: producer, consumer and monitors are tasks of their own, and a
/// scoreboard knows what has to come next.
@Design(
        top = "sync_fifo",
        sources = "rtl/verilog/sync_fifo.v",
        parameters = {"WIDTH=16", "DEPTH=5"})
class SyncFifoTests {

    private static final int DEPTH = 5;

    interface Fifo extends Dut {
        Signal clk();

        Signal rst();

        Signal inValid();

        Signal inReady();

        Signal inData();

        Signal outValid();

        Signal outReady();

        Signal outData();

        Signal level();
    }

    @BeforeEach
    void reset(Fifo dut) {
        Clock clk = Clock.of(dut.clk(), ns(10)).start();
        dut.rst().set(1);
        dut.inValid().set(0);
        dut.outReady().set(0);
        clk.cycles(2);
        dut.rst().set(0);
        assertThat(dut.level()).hasValue(0);
        assertThat(dut.inReady()).isHigh();
        assertThat(dut.outValid()).isLow();
    }

    @HdlTest(timeout = "10 us")
    void isReadyUntilItIsFull(Fifo dut) {
        dut.inValid().set(1);
        for (int word = 0; word < DEPTH; word++) {
            assertThat(dut.inReady()).isHigh();
            dut.inData().set(0x100 + word);
            rising(dut.clk()).await();
        }
        dut.inData().set(0xdead);
        rising(dut.clk()).times(3).await();
        assertThat(dut.inReady()).isLow();
        assertThat(dut.level()).hasValue(DEPTH);

        dut.inValid().set(0);
        dut.outReady().set(1);
        List<Integer> words = new ArrayList<>();
        for (int i = 0; i < DEPTH; i++) {
            rising(dut.clk()).when(dut.outValid(), 1).await();
            words.add(dut.outData().toInt());
        }
        assertThat(words).containsExactly(0x100, 0x101, 0x102, 0x103, 0x104);
        rising(dut.clk()).await();
        assertThat(dut.outValid()).isLow();
    }

    @HdlTest(timeout = "1 ms")
    void nothingIsLostOrDoubledUnderBackPressure(Fifo dut, Random random) {
        int count = 300;
        Queue<Integer> scoreboard = new ArrayDeque<>();
        fork("producer", () -> produce(dut, count, random));
        fork("consumer", () -> consume(dut, random));
        Task<Integer> monitor = fork("monitor", () -> monitor(dut, count, scoreboard));

        int timesFull = monitor.join();
        assertThat(scoreboard).isEmpty();
        assertThat(timesFull).as("cycles with a full queue").isPositive();
    }

    @HdlTest(timeout = "10 us")
    void resetEmptiesItInTheMiddleOfItsStorage(Fifo dut) {
        push(dut, 0x100, 0x101, 0x102);
        dut.outReady().set(1);
        rising(dut.clk()).await();
        dut.outReady().set(0);
        dut.rst().set(1);
        rising(dut.clk()).await();
        dut.rst().set(0);
        rising(dut.clk()).await();
        assertThat(dut.level()).hasValue(0);
        assertThat(dut.outValid()).isLow();

        push(dut, 0x200);
        rising(dut.clk()).await();
        assertThat(dut.outData()).hasValue(0x200);
    }

    private static void push(Fifo dut, int... words) {
        dut.inValid().set(1);
        for (int word : words) {
            dut.inData().set(word);
            rising(dut.clk()).await();
        }
        dut.inValid().set(0);
    }

    private static void produce(Fifo dut, int count, Random random) {
        for (int i = 0; i < count; i++) {
            if (random.nextInt(4) == 0) {
                rising(dut.clk()).times(1 + random.nextInt(8)).await();
            }
            dut.inValid().set(1);
            dut.inData().set(random.nextInt(1 << 16));
            rising(dut.clk()).when(dut.inReady(), 1).await();
            dut.inValid().set(0);
        }
    }

    private static void consume(Fifo dut, Random random) {
        while (true) {
            dut.outReady().set(random.nextBoolean() ? 1 : 0);
            rising(dut.clk()).times(1 + random.nextInt(3)).await();
        }
    }

    /// Looks at both sides at every edge, as the flip-flops do.
    ///
    /// @return in how many cycles the queue was full
    private static int monitor(Fifo dut, int count, Queue<Integer> scoreboard) {
        int received = 0;
        int timesFull = 0;
        while (received < count) {
            rising(dut.clk()).await();
            assertThat(dut.level()).hasValue(scoreboard.size());
            timesFull += scoreboard.size() == DEPTH ? 1 : 0;
            if (dut.outValid().isHigh() && dut.outReady().isHigh()) {
                assertThat(dut.outData()).as("word %d", received).hasValue(scoreboard.remove());
                received++;
            }
            if (dut.inValid().isHigh() && dut.inReady().isHigh()) {
                scoreboard.add(dut.inData().toInt());
            }
        }
        return timesFull;
    }
}
