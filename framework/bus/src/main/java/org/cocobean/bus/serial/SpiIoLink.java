package org.cocobean.bus.serial;

import static org.cocobean.Cocobean.first;
import static org.cocobean.Cocobean.fork;

import java.util.Optional;
import org.cocobean.trigger.Edge;
import org.cocobean.trigger.Trigger;

/// The end of a peripheral on one, two or four lines, in the modes 0 and 3: bytes are given after
/// falling edges and got at rising ones. What nobody drives is 1.
final class SpiIoLink {

    /// What a peripheral does, byte by byte.
    interface Device extends SpiPeripheral.Handler {
        /// Returns how many lines the next byte takes: 1, 2 or 4.
        int lines(int index);

        /// Tells whether the peripheral drives the next byte's lines.
        boolean gives(int index);
    }

    private final SpiIoPins pins;
    private final Device device;
    private final Edge rising;
    private final Edge falling;
    private final Edge deselected;

    SpiIoLink(SpiIoPins pins, Device device) {
        this.pins = pins;
        this.device = device;
        this.rising = pins.sclk().rising();
        this.falling = pins.sclk().falling();
        this.deselected = pins.csN().rising();
    }

    void start() {
        pins.ioI().set(SpiIoPins.RELEASED);
        fork(
                "SPI peripheral on " + pins.sclk().path(),
                () -> {
                    while (true) {
                        pins.csN().falling().await();
                        Optional<Long> received = Optional.of(0L);
                        for (int i = 0; received.isPresent(); i++) {
                            received = exchange(i, device.next(i, received.get()));
                        }
                        pins.ioI().set(SpiIoPins.RELEASED);
                    }
                });
    }

    private Optional<Long> exchange(int index, long reply) {
        int lines = device.lines(index);
        boolean gives = device.gives(index);
        long received = 0;
        for (int at = 8 - lines; at >= 0; at -= lines) {
            long part = (reply >> at) & ((1 << lines) - 1);
            int ours = lines == 1 ? 0b0010 : (1 << lines) - 1;
            long level = lines == 1 ? part << 1 : part;
            // the last edge of a transfer may be a rising one: a byte does not wait for more
            if ((index > 0 || at < 8 - lines) && !reached(falling)) {
                return Optional.empty();
            }
            pins.ioI().set(gives ? level | (SpiIoPins.RELEASED & ~ours) : SpiIoPins.RELEASED);
            if (!reached(rising)) {
                return Optional.empty();
            }
            long driven = pins.ioOe().toLong();
            if (gives && (driven & ours) != 0) {
                throw new AssertionError(
                        "%s is %s while the peripheral drives the lines %s for byte %d of a transfer"
                                .formatted(
                                        pins.ioOe().path(),
                                        pins.ioOe().value(),
                                        Integer.toBinaryString(ours),
                                        index));
            }
            long got = gives ? SpiIoPins.RELEASED : pins.taken(driven);
            received = (received << lines) | (got & ((1 << lines) - 1));
        }
        return Optional.of(received);
    }

    /// Tells whether the edge came before the end of the transfer.
    private boolean reached(Edge edge) {
        Trigger fired = first(edge, deselected).await();
        return fired == edge;
    }
}
