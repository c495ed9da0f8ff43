package org.cocobean.bus.ethernet;

import static org.cocobean.Cocobean.first;
import static org.cocobean.Cocobean.now;

import java.util.List;
import org.cocobean.bus.ClockDomain;
import org.cocobean.dut.Signal;
import org.cocobean.trigger.Compare;
import org.cocobean.trigger.Edge;

/// Columns of lanes, each with a byte or a control character (IEEE 802.3, clause 46).
final class XgmiiWires implements Wires {

    private static final int IDLE = 0x07;
    private static final int SEQUENCE = 0x9c;
    private static final int START = 0xfb;
    private static final int TERMINATE = 0xfd;
    private static final int ERROR = 0xfe;
    private static final int LEAST_GAP = 9; // by deficit idle count (IEEE 802.3, 46.3.1.4)
    private static final int GROUP = 4; // lanes in which a frame or an ordered set begins once
    private static final long IDLES = 0x0707_0707_0707_0707L;

    private final XgmiiPins pins;
    private final Edge edge;
    private final int lanes;
    private final long allIdle;
    private final long allControl;

    private long data; // of the column that is being written
    private long control;
    private int lane;

    private int ordered; // lanes left of an ordered set
    private int endLane; // of the Terminate

    XgmiiWires(XgmiiPins pins, ClockDomain domain) {
        this.pins = pins;
        this.edge = domain.edge();
        this.lanes = pins.lanes();
        this.allControl = (1L << lanes) - 1;
        this.allIdle = lanes == 8 ? IDLES : IDLES & 0xffff_ffffL;
    }

    @Override
    public List<Signal> control() {
        return List.of(
                pins.control(), pins.data()); // between frames, too, each lane says something
    }

    @Override
    public int leastGap() {
        return LEAST_GAP;
    }

    @Override
    public void rest() {
        data = 0;
        control = 0;
        lane = 0;
        pins.data().set(allIdle);
        pins.control().set(allControl);
    }

    @Override
    public void align() {
        edge.await();
    }

    private void write(int octet, boolean isControl) {
        data |= (long) octet << (8 * lane);
        control |= isControl ? 1L << lane : 0;
        if (++lane == lanes) {
            pins.data().set(data);
            pins.control().set(control);
            edge.await();
            rest();
        }
    }

    @Override
    public int begin() {
        while (lane % GROUP != 0) {
            write(IDLE, true);
        }
        write(START, true);
        return 1;
    }

    @Override
    public void put(int octet, boolean error) {
        write(error ? ERROR : octet, error);
    }

    @Override
    public void end(int gap, Runnable gone) {
        write(TERMINATE, true);
        int written = 1;
        while (written < gap && lane != 0) {
            write(IDLE, true);
            written++;
        }
        gone.run();
        while (written < gap) {
            write(IDLE, true);
            written++;
        }
    }

    @Override
    public void flush() {
        while (lane != 0) {
            write(IDLE, true);
        }
    }

    @Override
    public void read(FrameCollector to) {
        ordered = 0;
        Edge isData = edge.when(pins.control(), Compare.NOT_EQUAL, allControl);
        Edge isNotIdle = edge.when(pins.data(), Compare.NOT_EQUAL, allIdle);
        while (true) {
            if (to.isOpen()) {
                edge.await();
            } else {
                first(isData, isNotIdle).await();
            }
            long kinds = to.known(pins.control());
            for (int i = 0; i < lanes; i++) {
                if (ordered > 0) {
                    ordered--;
                } else {
                    take(to, i, to.octet(pins.data(), i), ((kinds >> i) & 1) == 1);
                }
            }
            if (to.isOpen()) {
                to.tick(now());
            }
        }
    }

    private void take(FrameCollector to, int at, int octet, boolean isControl) {
        if (!to.isOpen()) {
            between(to, at, octet, isControl);
        } else if (!isControl) {
            to.octet(octet, false);
        } else if (octet == ERROR) {
            to.octet(octet, true);
        } else {
            if (octet != TERMINATE) {
                to.notTerminated("0x%02x in lane %d".formatted(octet, at));
            }
            to.tick(now());
            endLane = at;
            to.end();
            if (octet == START) {
                between(to, at, octet, true);
            }
        }
    }

    private void between(FrameCollector to, int at, int octet, boolean isControl) {
        if (!isControl || (octet != IDLE && octet != START && octet != SEQUENCE)) {
            to.notIdle(
                    "%s 0x%02x in lane %d between frames"
                            .formatted(isControl ? "control character" : "data", octet, at));
        } else if (octet == SEQUENCE) {
            ordered = GROUP - 1;
        } else if (octet == START) {
            if (at % GROUP != 0) {
                to.misaligned(at);
            }
            long columns = to.gap(now());
            to.begin(
                    columns == FrameCollector.UNKNOWN
                            ? columns
                            : (columns + 1) * lanes + at - endLane);
            to.octet(FrameCollector.PREAMBLE, false);
        }
    }
}
