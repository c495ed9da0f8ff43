package org.cocobean.bus.serial;

import static org.cocobean.Cocobean.event;
import static org.cocobean.Cocobean.now;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.cocobean.Lane;
import org.cocobean.bus.Transfer;
import org.cocobean.bus.internal.BusLane;
import org.cocobean.task.Event;
import org.cocobean.time.SimTime;

/// Puts bits together to transfers, and knows whether the bus is free.
final class I2cDecoder implements I2cListener {

    private final List<Consumer<? super Transfer<I2cTransfer>>> listeners = new ArrayList<>();
    private final List<Integer> bytes = new ArrayList<>();
    private final Event freed = event("a STOP");
    private Optional<Lane<I2cTransfer>> lane = Optional.empty();
    private SimTime begin = SimTime.ZERO;
    private SimTime freeSince = SimTime.ZERO;
    private boolean busy;
    private boolean refused;
    private int tenBits = -1;
    private int bits;
    private int shift;

    void add(Consumer<? super Transfer<I2cTransfer>> listener) {
        listeners.add(listener);
    }

    /// Draws what comes as boxes; the first name counts.
    void draw(String bus) {
        if (lane.isEmpty()) {
            lane = BusLane.of(bus, name -> Lane.of(name, I2cTransfer::label));
        }
    }

    /// Whether a controller may begin: nobody has, or somebody has at this very moment.
    boolean mayBegin() {
        return !busy || (bits == 0 && bytes.isEmpty() && begin.equals(now()));
    }

    Event freed() {
        return freed;
    }

    /// The last STOP, or the beginning.
    SimTime freeSince() {
        return freeSince;
    }

    @Override
    public void start() {
        end();
        busy = true;
        begin = now();
    }

    @Override
    public void stop() {
        end();
        busy = false;
        tenBits = -1;
        freeSince = now();
        freed.set();
        freed.clear();
    }

    @Override
    public void rise(int sda) {
        if (!busy) {
            return;
        }
        if (bits < 8) {
            shift = shift << 1 | sda;
            bits++;
            return;
        }
        bytes.add(shift);
        refused = sda == 1;
        bits = 0;
        shift = 0;
    }

    @Override
    public void fall() {}

    private void end() {
        if (busy && !bytes.isEmpty()) {
            tell();
        }
        bytes.clear();
        bits = 0;
        shift = 0;
    }

    private void tell() {
        int first = bytes.getFirst();
        boolean read = (first & 1) == 1;
        boolean announced = I2cAddress.announcesTenBits(first);
        if (announced && !read && bytes.size() > 1) {
            tenBits = (first & 6) << 7 | bytes.get(1);
        }
        boolean isTen = announced && tenBits >= 0;
        I2cAddress address = isTen ? I2cAddress.tenBits(tenBits) : I2cAddress.of(first >> 1);
        int skipped = isTen && !read ? 2 : 1;
        List<Integer> data = bytes.subList(skipped, bytes.size());
        boolean acknowledged = !refused || !data.isEmpty();
        I2cTransfer transfer =
                new I2cTransfer(address, read, acknowledged, data, refused && acknowledged);
        Transfer<I2cTransfer> timed = new Transfer<>(transfer, begin, now());
        lane.ifPresent(drawn -> drawn.add(transfer, begin, now()));
        listeners.forEach(listener -> listener.accept(timed));
    }
}
