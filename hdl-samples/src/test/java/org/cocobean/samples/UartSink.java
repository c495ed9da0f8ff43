package org.cocobean.samples;

import static org.cocobean.Cocobean.await;
import static org.cocobean.Cocobean.falling;
import static org.cocobean.Cocobean.fork;
import static org.cocobean.Cocobean.queue;
import static org.cocobean.assertj.CocobeanAssertions.assertThat;

import org.cocobean.dut.Signal;
import org.cocobean.task.SimQueue;
import org.cocobean.time.SimTime;

/// Listens to a serial line (8N1) and gives what it heard, byte by byte or line by line. A wrong
/// stop bit fails the test.
final class UartSink {

    private final Signal line;
    private final SimTime bit;
    private final SimQueue<Integer> heard = queue();

    private UartSink(Signal line, SimTime bit) {
        this.line = line;
        this.bit = bit;
    }

    /// Begins to listen in a task of its own.
    static UartSink on(Signal line, SimTime bit) {
        UartSink sink = new UartSink(line, bit);
        fork("UART sink on " + line.path(), sink::listen);
        return sink;
    }

    private void listen() {
        while (true) {
            falling(line).await();
            await(bit.times(3).dividedBy(2)); // from the start bit to the middle of bit 0
            int data = 0;
            for (int i = 0; i < 8; i++) {
                data |= line.isHigh() ? 1 << i : 0;
                await(bit);
            }
            assertThat(line).as("stop bit after 0x%02x", data).isHigh();
            heard.put(data);
        }
    }

    /// Waits for a byte.
    int take() {
        return heard.take();
    }

    /// Waits for a line and returns it without its end.
    String line() {
        StringBuilder text = new StringBuilder();
        for (int next = take(); next != '\n'; next = take()) {
            text.append((char) next);
        }
        return text.toString().stripTrailing();
    }

    /// Tells whether everything heard was taken.
    boolean isSilent() {
        return heard.isEmpty();
    }
}
