package org.cocobean.bus.serial;

import static org.cocobean.Cocobean.await;
import static org.cocobean.Cocobean.first;
import static org.cocobean.Cocobean.now;
import static org.cocobean.Cocobean.timer;

import org.cocobean.time.SimTime;
import org.cocobean.trigger.Trigger;

/// Asks on an I2C bus; made by [I2cBus#control]. Every call is one message, from START to STOP, and
/// blocks until its end, to which it goes on also when the task is cancelled. A controller waits
/// until the bus is free; where it loses the bus to another one, it begins again after that one's
/// STOP.
public final class I2cController {

    /// Another controller has the bus.
    private static final class LostException extends Exception {
        private static final long serialVersionUID = 1;
    }

    private final I2cBus bus;
    private final SimTime half; // of the time that the clock is low
    private final SimTime low;
    private final SimTime high;
    private final LineTurn turn = new LineTurn("I2C controller");
    private int lost;

    I2cController(I2cBus bus) {
        this.bus = bus;
        low = bus.speed().low();
        half = low.dividedBy(2);
        high = bus.speed().high();
    }

    /// Returns how often it has lost the bus to another controller.
    public int lost() {
        return lost;
    }

    /// Writes bytes, from 0 to 255; none only looks whether somebody is there.
    ///
    /// @throws I2cNackException when the address or a byte is not acknowledged
    public void write(I2cAddress address, int... data) {
        exchange(address, data, 0);
    }

    /// Reads at least one byte.
    ///
    /// @throws I2cNackException when the address is not acknowledged
    public int[] read(I2cAddress address, int length) {
        return writeRead(address, new int[0], length);
    }

    /// Writes bytes and, after a repeated START, reads at least one.
    ///
    /// @throws I2cNackException when an address or a byte is not acknowledged
    public int[] writeRead(I2cAddress address, int[] data, int length) {
        if (length < 1) {
            throw new IllegalArgumentException(
                    "a read from %s has at least one byte, not %d".formatted(address, length));
        }
        return exchange(address, data, length);
    }

    private int[] exchange(I2cAddress address, int[] data, int length) {
        for (int each : data) {
            if (each < 0 || each > 255) {
                throw new IllegalArgumentException(
                        "a byte for %s is 0 to 255, not %d".formatted(address, each));
            }
        }
        return turn.take(() -> untilWon(address, data, length));
    }

    private int[] untilWon(I2cAddress address, int[] data, int length) {
        while (true) {
            try {
                return message(address, data, length);
            } catch (LostException e) {
                bus.pull(bus.sda(), this, false);
                bus.pull(bus.scl(), this, false);
                lost++;
            }
        }
    }

    private int[] message(I2cAddress address, int[] data, int length) throws LostException {
        begin();
        int[] read;
        try {
            read = perform(address, data, length);
        } catch (I2cNackException e) {
            end();
            throw e;
        }
        end();
        return read;
    }

    private int[] perform(I2cAddress address, int[] data, int length) throws LostException {
        boolean writes = length == 0 || data.length > 0 || address.isTenBits();
        if (writes) {
            give(address, data);
        }
        if (length == 0) {
            return data;
        }
        if (writes) {
            beginAgain();
        }
        return take(address, length);
    }

    private void give(I2cAddress address, int[] data) throws LostException {
        boolean answered = send(address.first(false));
        if (answered && address.isTenBits()) {
            answered = send(address.value() & 0xff);
        }
        if (!answered) {
            throw new I2cNackException(address, -1);
        }
        for (int i = 0; i < data.length; i++) {
            if (!send(data[i])) {
                throw new I2cNackException(address, i);
            }
        }
    }

    private int[] take(I2cAddress address, int length) throws LostException {
        if (!send(address.first(true))) {
            throw new I2cNackException(address, -1);
        }
        int[] data = new int[length];
        for (int i = 0; i < length; i++) {
            data[i] = receive(i < length - 1);
        }
        return data;
    }

    // ---- bytes and bits; between them SCL is low

    private boolean send(int data) throws LostException {
        for (int i = 7; i >= 0; i--) {
            bit(data >> i & 1, true);
        }
        return bit(1, false) == 0;
    }

    private int receive(boolean acknowledge) throws LostException {
        int data = 0;
        for (int i = 0; i < 8; i++) {
            data = data << 1 | bit(1, false);
        }
        bit(acknowledge ? 0 : 1, true);
        return data;
    }

    /// @param mine nobody else may give this bit
    private int bit(int level, boolean mine) throws LostException {
        data(level);
        int seen = bus.sda().level();
        if (mine && seen != level) {
            throw new LostException();
        }
        fall(high);
        return seen;
    }

    /// Puts a level on SDA and lets SCL rise, as late as anybody wants.
    private void data(int level) {
        await(half);
        bus.pull(bus.sda(), this, level == 0);
        await(half);
        bus.pull(bus.scl(), this, false);
        while (bus.scl().level() == 0) {
            bus.scl().rises.await();
        }
    }

    /// Pulls SCL low after a time, or with whoever does before.
    private void fall(SimTime time) {
        first(timer(time), bus.scl().falls).await();
        bus.pull(bus.scl(), this, true);
    }

    // ---- conditions

    private void begin() {
        I2cDecoder decoder = bus.decoder();
        while (true) {
            while (!decoder.mayBegin()) {
                decoder.freed().await();
            }
            SimTime wait = decoder.freeSince().plus(bus.speed().busFree());
            if (wait.compareTo(now()) <= 0) {
                break;
            }
            first(timer(wait.minus(now())), bus.sda().falls).await();
        }
        bus.pull(bus.sda(), this, true);
        fall(high);
    }

    private void beginAgain() throws LostException {
        data(1);
        Trigger other = bus.scl().falls;
        if (bus.sda().level() == 0 || first(timer(low), other).await() == other) {
            throw new LostException();
        }
        bus.pull(bus.sda(), this, true);
        fall(high);
    }

    private void end() {
        data(0);
        await(high);
        bus.pull(bus.sda(), this, false);
    }
}
