package org.cocobean.samples;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.cocobean.Cocobean.await;

import org.cocobean.dut.Signal;
import org.cocobean.time.SimTime;

/// Talks on a serial line (8N1).
final class UartSource {

    private final Signal line;
    private final SimTime bit;

    private UartSource(Signal line, SimTime bit) {
        this.line = line;
        this.bit = bit;
    }

    /// Takes the line, which rests at 1 from now on.
    static UartSource on(Signal line, SimTime bit) {
        line.set(1);
        return new UartSource(line, bit);
    }

    /// Sends a byte; returns at the end of its stop bit.
    void send(int data) {
        int frame = (data << 1) | 0x200; // stop bit, data, start bit
        for (int i = 0; i < 10; i++) {
            line.set((frame >> i) & 1);
            await(bit);
        }
    }

    /// Sends a text, one byte right after the other.
    void send(String text) {
        for (byte data : text.getBytes(US_ASCII)) {
            send(data & 0xff);
        }
    }
}
