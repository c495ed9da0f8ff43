package org.cocobean.bus.apb;

import java.util.Random;
import org.cocobean.bus.ClockDomain;
import org.cocobean.bus.PinException;
import org.cocobean.bus.internal.WordQueue.Answer;
import org.cocobean.bus.internal.WordTarget;
import org.cocobean.bus.memory.Response;
import org.cocobean.bus.memory.Target;

/// Answers on an APB bus, from a memory, a map or a handler.
public final class ApbSubordinate {

    private final ApbPins pins;
    private final ClockDomain domain;
    private final Target target;
    private Random random = new Random(0);
    private int least;
    private int most;

    ApbSubordinate(Apb apb, Target target) {
        this.pins = apb.pins();
        this.domain = apb.domain();
        this.target = target;
        if (pins.pready().isEmpty()) {
            throw new PinException(
                    apb.name() + " has no pready, so nothing in Java can answer it in time");
        }
        domain.run(apb.name() + " subordinate", this::rest, this::serve);
        new ApbMonitor(apb, true, false);
    }

    /// Makes each transfer wait for so many cycles.
    ///
    /// @return this
    public ApbSubordinate latency(int leastCycles, int mostCycles, long seed) {
        least = leastCycles;
        most = mostCycles;
        random = new Random(seed);
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
            int cycles = most == 0 ? 0 : random.nextInt(least, most + 1);
            if (cycles > 0) {
                domain.cycles(cycles);
            }
            Answer answer = answer();
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
                            target, address, pins.pwdata().toLong(), strobes, pins.lanes());
            return new Answer(response, 0);
        }
        return WordTarget.read(target, address, pins.lanes());
    }
}
