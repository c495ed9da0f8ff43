package org.cocobean.samples;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.cocobean.Cocobean.await;
import static org.cocobean.Cocobean.falling;
import static org.cocobean.Cocobean.fork;
import static org.cocobean.Cocobean.now;
import static org.cocobean.Cocobean.ns;
import static org.cocobean.Cocobean.rising;
import static org.cocobean.assertj.CocobeanAssertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.List;
import org.cocobean.bus.serial.UartSink;
import org.cocobean.clock.Clock;
import org.cocobean.dut.Dut;
import org.cocobean.dut.Signal;
import org.cocobean.junit.Design;
import org.cocobean.junit.HdlParameter;
import org.cocobean.junit.HdlTest;
import org.cocobean.task.Task;
import org.cocobean.time.SimTime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// A serial line at 115200 baud in a 50 MHz system, with real timing: 434 cycles or 8.68 us a bit.
@Design(
        top = "uart_loopback",
        sources = {"rtl/verilog/uart_loopback.v", "rtl/verilog/uart_tx.v", "rtl/verilog/uart_rx.v"},
        parameters = "CLKS_PER_BIT=434")
class UartLoopbackTests {

    private static final SimTime BIT = ns(20).times(434);

    interface Loopback extends Dut {
        Signal clk();

        Signal rst();

        Signal inValid();

        Signal inReady();

        Signal inData();

        Signal outValid();

        Signal outReady();

        Signal outData();

        Signal lineBreak();

        Signal line();

        Signal idle();

        Signal framingError();

        Signal overrun();
    }

    @BeforeEach
    void reset(Loopback dut) {
        Clock clk = Clock.of(dut.clk(), ns(20)).start();
        dut.rst().set(1);
        dut.inValid().set(0);
        dut.outReady().set(0);
        dut.lineBreak().set(0);
        clk.cycles(2);
        dut.rst().set(0);
        clk.cycles(3);
        assertThat(dut.idle()).isHigh();
    }

    @HdlTest(timeout = "200 us")
    void aFrameLastsTenBits(Loopback dut) {
        fork("sender", () -> send(dut, 'U')); // 0x55: the line changes at every bit
        falling(dut.line()).await();
        SimTime start = now();
        rising(dut.line()).await();
        assertThat(now().minus(start)).isEqualTo(BIT);
        rising(dut.idle()).await();
        assertThat(now().minus(start)).isEqualTo(BIT.times(10));
        await(BIT.times(2));
        assertThat(dut.idle()).isHigh();
    }

    /// The receiver sees the line three cycles late: two flip-flops, and the one that finds the
    /// start bit.
    @HdlTest(timeout = "500 us")
    @ParameterizedTest
    @CsvSource({"-1, 0xff", "0, 0xdf", "1, 0xff"})
    void looksAtEachBitForOneCycleInItsMiddle(int offset, String expected, Loopback dut) {
        fork("sender", () -> send(dut, 0xff));
        falling(dut.line()).await();
        SimTime start = now();
        int bit = 5;
        rising(dut.clk()).times(434 / 2 + 434 * (bit + 1) + offset).await();
        dut.lineBreak().set(1);
        rising(dut.clk()).await();
        dut.lineBreak().set(0);
        rising(dut.outValid()).await();
        assertThat(now().minus(start)).isEqualTo(BIT.times(19).dividedBy(2).plus(ns(20).times(3)));
        assertThat(receive(dut, 1)).containsExactly(Integer.decode(expected));
    }

    @HdlTest(timeout = "2 ms")
    void bytesArriveAsTheyWereSent(Loopback dut) {
        byte[] sent = "Cocobean\0\u007f".getBytes(US_ASCII);
        UartSink onTheLine = UartSink.on(dut.line(), BIT);
        Task<byte[]> received = fork("receiver", () -> receive(dut, sent.length));
        for (byte data : sent) {
            send(dut, data);
        }
        assertThat(received.join()).isEqualTo(sent);
        for (byte data : sent) {
            assertThat(onTheLine.take()).isEqualTo(data);
        }
    }

    @HdlTest(timeout = "500 us")
    void aLineBreakIsAFramingErrorAndNoByte(Loopback dut) {
        dut.lineBreak().set(1);
        SimTime start = now();
        rising(dut.framingError()).await();
        // half a start bit, eight data bits, the stop bit; and the synchroniser
        assertThat(now().minus(start)).isBetween(BIT.times(19).dividedBy(2), BIT.times(10));
        falling(dut.framingError()).await();
        await(BIT.times(12));
        assertThat(dut.outValid()).isLow();

        dut.lineBreak().set(0);
        await(BIT);
        send(dut, 'x');
        assertThat(receive(dut, 1)).containsExactly('x');
    }

    @HdlTest(timeout = "500 us")
    void aByteThatNobodyTakesStaysAndTheNextOneIsLost(Loopback dut) {
        send(dut, 'a');
        send(dut, 'b');
        rising(dut.overrun()).await();
        assertThat(receive(dut, 1)).containsExactly('a');
        await(BIT);
        assertThat(dut.outValid()).isLow();
    }

    @HdlTest(timeout = "500 us")
    void anOverrunIsReportedForOneCycle(Loopback dut) {
        send(dut, 'a');
        send(dut, 'b');
        rising(dut.overrun()).await();
        SimTime start = now();
        falling(dut.overrun()).await();
        assertThat(now().minus(start)).isEqualTo(ns(20));
    }

    @HdlTest(timeout = "500 us")
    void resetEndsAFrameOnBothSides(Loopback dut) {
        send(dut, 0xff);
        await(BIT.times(5));
        dut.rst().set(1);
        rising(dut.clk()).times(2).await();
        assertThat(dut.idle()).isHigh();
        assertThat(dut.line()).isHigh();
        assertThat(dut.inReady()).isLow();
        for (Signal zero : List.of(dut.outValid(), dut.framingError(), dut.overrun())) {
            assertThat(zero).isLow();
        }
        assertThat(dut.outData()).hasValue(0);

        dut.rst().set(0);
        rising(dut.clk()).await();
        send(dut, 'x');
        assertThat(receive(dut, 1)).containsExactly('x');
    }

    @HdlTest(timeout = "500 us")
    void resetClearsAnErrorAtOnce(Loopback dut) {
        dut.lineBreak().set(1);
        rising(dut.framingError()).await();
        dut.rst().set(1);
        rising(dut.clk()).times(2).await();
        assertThat(dut.framingError()).isLow();

        dut.rst().set(0);
        SimTime start = now();
        rising(dut.framingError()).await(); // after reset the line counts as having been high
        assertThat(now().minus(start)).isBetween(BIT.times(19).dividedBy(2), BIT.times(10));
    }

    @HdlTest(timeout = "20 us")
    @ParameterizedTest
    @ValueSource(ints = {4, 5, 16})
    void aFasterLineWorksAsWell(@HdlParameter("CLKS_PER_BIT") int cycles, Loopback dut) {
        for (int data : new int[] {0x55, 0x81}) {
            fork("sender", () -> send(dut, data));
            assertThat(receive(dut, 1)).containsExactly(data);
        }
        assertThat(cycles).isGreaterThanOrEqualTo(4);
    }

    private static void send(Loopback dut, int data) {
        dut.inValid().set(1);
        dut.inData().set(data);
        rising(dut.clk()).when(dut.inReady(), 1).await();
        dut.inValid().set(0);
    }

    private static byte[] receive(Loopback dut, int count) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        dut.outReady().set(1);
        while (bytes.size() < count) {
            rising(dut.clk()).when(dut.outValid(), 1).await();
            bytes.write(dut.outData().toInt());
        }
        dut.outReady().set(0);
        return bytes.toByteArray();
    }
}
