package org.cocobean.bus.apb;

import org.cocobean.bus.ClockDomain;
import org.cocobean.bus.PinException;
import org.cocobean.bus.internal.Known;
import org.cocobean.bus.internal.Latency;
import org.cocobean.bus.internal.WordQueue.Answer;
import org.cocobean.bus.internal.WordTarget;
import org.cocobean.bus.memory.Response;
import org.cocobean.bus.memory.Target;

/// Answers on an APB bus, from a memory, a map or a handler.
public final class ApbSubordinate {

    private final ApbPins pins;
    private final ClockDomain domain;
    private final Target target;
    private Latency latency = Latency.none();

    ApbSubordinate(Apb apb, Target target) {
        this.pins = apb.pins();
        this.domain = apb.domain();
        this.target = target;
        if (pins.pready().isEmpty()) {
            throw new PinException(
                    apb.name() + " has no pready, so nothing in Java can answer it in time");
        }
        new ApbMonitor(apb, true, false); // before what it finds to be no number
        domain.run(apb.name() + " subordinate", this::rest, this::serve);
    }

    /// Makes each transfer wait for so many cycles.
    ///
    /// @return this
    public ApbSubordinate latency(int leastCycles, int mostCycles, long seed) {
        latency = Latency.of(leastCycles, mostCycles, seed);
        return this;
    }

    private void rest() {
        pins.pready().ifPresent(p -> p.set(0));
        pins.pslverr().ifPresent(p -> p.set(0));
        pins.prdata().set(0);
    }

    private void serve() {
        while (true) {
            domain.edge().when(pins.psel(), 1).await();
            latency.await(domain);
            Answer answer = answer();
            domain.awaitTurn();
            boolean isError = answer.response().isError();
            pins.prdata().set(answer.data());
            pins.pslverr().ifPresent(p -> p.set(isError ? 1 : 0));
            pins.pready().ifPresent(p -> p.set(1));
            domain.edge().await();
            rest();
        }
    }

    private Answer answer() {
        long address = pins.paddr().toLong() & -pins.lanes();
        if (pins.pwrite().isHigh()) {
            long all = (1L << pins.lanes()) - 1;
            long strobes = pins.pstrb().isPresent() ? pins.pstrb().get().toLong() : all;
            Response response =
                    WordTarget.write(
                            target,
                            address,
                            Known.number(pins.pwdata(), Known.bits(strobes)),
                            strobes,
                            pins.lanes());
            return new Answer(response, 0);
        }
        return WordTarget.read(target, address, pins.lanes());
    }
}
