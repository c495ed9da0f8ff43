package org.cocobean.bus.ahb;

import static org.cocobean.Cocobean.readWrite;

import org.cocobean.bus.ClockDomain;
import org.cocobean.bus.internal.Latency;
import org.cocobean.bus.internal.WordQueue.Answer;
import org.cocobean.bus.internal.WordTarget;
import org.cocobean.bus.memory.Target;
import org.cocobean.value.LogicVector;

/// Answers on an AHB-Lite bus, from a memory, a map or a handler.
public final class AhbSubordinate {

    private final AhbPins pins;
    private final ClockDomain domain;
    private final Target target;
    private Latency latency = Latency.none();

    AhbSubordinate(Ahb ahb, Target target) {
        this.pins = ahb.pins();
        this.domain = ahb.domain();
        this.target = target;
        new AhbMonitor(ahb, true, false); // before what it finds to be no number
        domain.run(ahb.name() + " subordinate", this::rest, this::serve);
    }

    /// Makes each transfer wait for so many cycles.
    ///
    /// @return this
    public AhbSubordinate latency(int leastCycles, int mostCycles, long seed) {
        latency = Latency.of(leastCycles, mostCycles, seed);
        return this;
    }

    private void rest() {
        pins.ready().set(1);
        pins.hresp().set(0);
        pins.hrdata().set(LogicVector.of(0, pins.hrdata().width()));
    }

    private void serve() {
        while (true) {
            domain.edge().await();
            pins.hresp().set(0);
            if (AhbMonitor.isAsked(pins)) {
                answer();
            }
        }
    }

    /// The data phase, up to its last cycle.
    private void answer() {
        boolean write = pins.hwrite().isHigh();
        long address = pins.haddr().toLong();
        int size = 1 << pins.hsize().toInt();
        int cycles = latency.next();
        if (cycles > 0) {
            pins.ready().set(0);
            domain.cycles(cycles);
        }
        if (write) {
            readWrite().await(); // the data come with this cycle
        }
        pins.ready().set(0); // where the target waits
        int shift = (int) (address % pins.lanes()) * 8;
        Answer answer =
                write ? write(address, size, shift) : WordTarget.read(target, address, size);
        domain.awaitTurn();
        pins.hrdata().set(LogicVector.of(answer.data() << shift, pins.hrdata().width()));
        if (answer.response().isError()) {
            pins.hresp().set(1);
            domain.edge().await();
        }
        pins.ready().set(1);
    }

    private Answer write(long address, int size, int shift) {
        long data = pins.written(address, size).toLong() >>> shift;
        long strobes = pins.strobes(address, size);
        return new Answer(WordTarget.write(target, address, data, strobes, size), 0);
    }
}
