package org.cocobean.bus.wishbone;

import org.cocobean.bus.ClockDomain;
import org.cocobean.bus.internal.Known;
import org.cocobean.bus.internal.Latency;
import org.cocobean.bus.internal.WordQueue.Answer;
import org.cocobean.bus.internal.WordTarget;
import org.cocobean.bus.memory.Target;
import org.cocobean.dut.Signal;
import org.cocobean.value.Logic;
import org.cocobean.value.LogicVector;

/// Answers on a Wishbone bus, from a memory, a map or a handler. Errors need `err`.
public final class WishboneSubordinate {

    private final Wishbone bus;
    private final WishbonePins pins;
    private final ClockDomain domain;
    private final Target target;
    private Latency latency = Latency.none();

    WishboneSubordinate(Wishbone bus, Target target) {
        this.bus = bus;
        this.pins = bus.pins();
        this.domain = bus.domain();
        this.target = target;
        WishboneChecker.start(bus, true, false); // before what it finds to be no number
        domain.run(bus.name() + " subordinate", this::rest, this::serve);
    }

    /// Lets so many more cycles pass before each answer.
    ///
    /// @return this
    public WishboneSubordinate latency(int leastCycles, int mostCycles, long seed) {
        latency = Latency.of(leastCycles, mostCycles, seed);
        return this;
    }

    private void rest() {
        pins.ack().set(0);
        pins.err().ifPresent(s -> s.set(0));
        pins.rty().ifPresent(s -> s.set(0));
        pins.stall().ifPresent(s -> s.set(0));
        pins.datS().set(LogicVector.filled(Logic.ZERO, pins.datS().width()));
    }

    private void serve() {
        while (true) {
            domain.edge().when(pins.stb(), 1).await();
            if (pins.cyc().logic() != Logic.ONE) {
                continue;
            }
            pins.stall().ifPresent(s -> s.set(1));
            Answer answer = answer();
            domain.awaitTurn();
            latency.await(domain);
            boolean isError = answer.response().isError();
            if (isError && pins.err().isEmpty()) {
                throw new AssertionError(
                        "%s has no err, but what was asked is answered with %s"
                                .formatted(bus.name(), answer.response()));
            }
            Signal line = isError ? pins.err().orElseThrow() : pins.ack();
            line.set(1);
            pins.datS().set(LogicVector.of(answer.data(), pins.datS().width()));
            domain.edge().await();
            rest();
        }
    }

    private Answer answer() {
        long address = bus.fromPins(pins.adr().toLong());
        int lanes = pins.lanes();
        if (pins.we().isHigh()) {
            long all = lanes == 64 ? -1 : (1L << lanes) - 1;
            long strobes = pins.sel().isPresent() ? pins.sel().get().toLong() : all;
            return new Answer(
                    WordTarget.write(
                            target,
                            address,
                            Known.number(pins.datM(), Known.bits(strobes)),
                            strobes,
                            lanes),
                    0);
        }
        return WordTarget.read(target, address, lanes);
    }
}
