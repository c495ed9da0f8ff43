package org.cocobean.bus.ethernet;

import static org.cocobean.Cocobean.first;
import static org.cocobean.Cocobean.now;

import java.util.List;
import org.cocobean.bus.ClockDomain;
import org.cocobean.dut.Signal;
import org.cocobean.time.SimTime;
import org.cocobean.trigger.Edge;
import org.cocobean.trigger.Trigger;
import org.cocobean.value.Logic;

/// Half a byte at each edge, or, at the lower speeds, the same half at both edges of a cycle.
/// Control is valid at the rising edge, and differs at the falling one where there is an error.
final class RgmiiWires implements Wires {

    private final RgmiiPins pins;
    private final ClockDomain domain;
    private final boolean halves;
    private final Edge rising;
    private final Edge falling;
    private final Edge begin;
    private final Edge error;

    RgmiiWires(RgmiiPins pins, ClockDomain domain) {
        this(pins, domain, false);
    }

    private RgmiiWires(RgmiiPins pins, ClockDomain domain, boolean halves) {
        this.pins = pins;
        this.domain = domain;
        this.halves = halves;
        this.rising = domain.edge();
        this.falling = domain.clock().falling();
        this.begin = rising.when(pins.control(), 1);
        this.error = falling.when(pins.control(), 1);
    }

    @Override
    public Wires halfBytes() {
        return new RgmiiWires(pins, domain, true);
    }

    @Override
    public List<Signal> control() {
        return List.of(pins.control());
    }

    @Override
    public void rest() {
        write(0, 0);
    }

    @Override
    public void align() {
        falling.await();
    }

    private void write(int data, int control) {
        pins.data().set(data);
        pins.control().set(control);
    }

    @Override
    public void put(int octet, boolean wrong) {
        int low = octet & 0xf;
        int high = octet >> 4;
        if (halves) {
            cycle(low, low, wrong);
            cycle(high, high, wrong);
        } else {
            cycle(low, high, wrong);
        }
    }

    private void cycle(int first, int second, boolean wrong) {
        write(first, 1);
        rising.await();
        write(second, wrong ? 0 : 1);
        falling.await();
    }

    @Override
    public void end(int gap, Runnable gone) {
        rest();
        gone.run();
        falling.times(halves ? 2L * gap : gap).await();
    }

    private boolean isControl() {
        return pins.control().logic() == Logic.ONE;
    }

    @Override
    public void read(FrameCollector to) {
        while (true) {
            Trigger fired = first(begin, error).await();
            if (fired == error) {
                to.notIdle("%s is 0 and then 1 between frames".formatted(pins.control().path()));
                continue;
            }
            to.begin(to.gap(now()));
            while (isControl()) {
                SimTime time = now();
                int first = to.known(pins.data());
                falling.await();
                if (halves) {
                    to.part(time, first, 4, !isControl());
                } else {
                    to.part(time, first | to.known(pins.data()) << 4, 8, !isControl());
                }
                rising.await();
            }
            to.end();
        }
    }
}
