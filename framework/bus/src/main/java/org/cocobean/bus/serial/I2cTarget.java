package org.cocobean.bus.serial;

import static org.cocobean.Cocobean.await;
import static org.cocobean.Cocobean.fork;

import org.cocobean.time.SimTime;

/// A model that answers to an address; made by [I2cBus#serve].
public final class I2cTarget implements I2cListener {

    /// What a target does. It must not wait.
    public interface Handler {

        /// Somebody asks for this target.
        ///
        /// @return false: the address is not acknowledged, as by a device that is busy
        default boolean begin(boolean read) {
            return true;
        }

        /// Takes a byte that was written.
        ///
        /// @return false: it is not acknowledged
        boolean write(int data);

        /// Returns the next byte that is read, from 0 to 255.
        int read();

        /// The transfer that began last has ended, by a STOP, another START, or a byte that was not
        /// acknowledged.
        default void end() {}
    }

    private enum State {
        IDLE,
        ADDRESS,
        REST_OF_ADDRESS,
        WRITE,
        READ
    }

    private final I2cBus bus;
    private final I2cAddress address;
    private final Handler handler;
    private SimTime stretch = SimTime.ZERO;
    private State state = State.IDLE;
    private boolean isOpen; // the handler has begun
    private boolean isTen; // the ten bits were its own, in this message
    private boolean acknowledges;
    private int bits;
    private int shift;
    private int reading;

    I2cTarget(I2cBus bus, I2cAddress address, Handler handler) {
        this.bus = bus;
        this.address = address;
        this.handler = handler;
    }

    /// Holds the clock low for so long after each byte for it, its address too.
    ///
    /// @return this
    public I2cTarget stretch(SimTime time) {
        stretch = time;
        return this;
    }

    private void close() {
        if (isOpen) {
            isOpen = false;
            handler.end();
        }
        bus.pull(bus.sda(), this, false);
        bits = 0;
        shift = 0;
    }

    @Override
    public void start() {
        close();
        state = State.ADDRESS;
    }

    @Override
    public void stop() {
        close();
        state = State.IDLE;
        isTen = false;
    }

    @Override
    public void rise(int sda) {
        if (state == State.IDLE) {
            return;
        }
        if (bits < 8) {
            shift = (shift << 1 | sda) & 0xff;
        } else if (state == State.READ) {
            acknowledges = sda == 0; // the controller's, here
        }
        bits++;
    }

    @Override
    public void fall() {
        if (state == State.IDLE || bits == 0) {
            return;
        }
        if (bits < 8) {
            if (state == State.READ) {
                give();
            }
        } else if (bits == 8) {
            acknowledges = state != State.READ && takes(shift);
            bus.pull(bus.sda(), this, acknowledges);
            if (acknowledges) {
                hold();
            }
        } else {
            goOn();
        }
    }

    /// Whether a byte is acknowledged.
    private boolean takes(int data) {
        return switch (state) {
            case ADDRESS -> {
                boolean read = (data & 1) == 1;
                boolean mine = data == address.first(read);
                if (!address.isTenBits()) {
                    yield mine && open(read);
                }
                yield mine && (!read || (isTen && open(true)));
            }
            case REST_OF_ADDRESS -> {
                isTen = data == (address.value() & 0xff);
                yield isTen && open(false);
            }
            case WRITE -> handler.write(data);
            case IDLE, READ -> false;
        };
    }

    private boolean open(boolean read) {
        isOpen = handler.begin(read);
        return isOpen;
    }

    /// After the bit of the acknowledgement.
    private void goOn() {
        boolean isRead = (shift & 1) == 1;
        bits = 0;
        if (!acknowledges) {
            close();
            state = State.IDLE;
            return;
        }
        bus.pull(bus.sda(), this, false);
        state =
                switch (state) {
                    case ADDRESS ->
                            isRead
                                    ? State.READ
                                    : address.isTenBits() ? State.REST_OF_ADDRESS : State.WRITE;
                    case REST_OF_ADDRESS -> State.WRITE;
                    default -> state;
                };
        if (state == State.READ) {
            reading = handler.read();
            give();
        }
    }

    private void give() {
        bus.pull(bus.sda(), this, (reading >> (7 - bits) & 1) == 0);
    }

    private void hold() {
        if (stretch.isZero()) {
            return;
        }
        bus.pull(bus.scl(), this, true);
        fork(
                "I2C target " + address,
                () -> {
                    await(stretch);
                    bus.pull(bus.scl(), this, false);
                });
    }
}
