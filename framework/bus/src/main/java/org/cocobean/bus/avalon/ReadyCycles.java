package org.cocobean.bus.avalon;

import org.cocobean.bus.ClockDomain;
import org.cocobean.bus.check.AvalonStreamRule;
import org.cocobean.bus.internal.StallCycles;
import org.cocobean.dut.Signal;

/// In which cycles something may be transferred, of a stream with a ready latency.
final class ReadyCycles {

    private final AvalonStream stream;
    private final Signal ready;
    private long seen; // ready at the last edges, the last one in bit 0

    ReadyCycles(AvalonStream stream) {
        this.stream = stream;
        this.ready = stream.pins().ready().orElseThrow();
    }

    /// Tells whether the cycle before the next edge is a ready cycle.
    boolean mayTransfer() {
        return ((seen >> (stream.latency() - 1)) & 1) == 1;
    }

    /// Follows `ready` from now on.
    ///
    /// @param judges whether valid is checked as well
    void follow(boolean judges) {
        ClockDomain domain = stream.domain();
        Signal valid = stream.pins().valid();
        domain.run(
                stream.name() + " ready cycles",
                () -> seen = 0,
                () -> {
                    while (true) {
                        domain.edge().await();
                        if (judges && !mayTransfer() && AvalonPins.isOne(valid)) {
                            stream.checks()
                                    .broken(
                                            AvalonStreamRule.READY_CYCLE,
                                            stream.name(),
                                            "%s is 1, but %s was not 1 %d cycles ago"
                                                    .formatted(
                                                            valid.path(),
                                                            ready.path(),
                                                            stream.latency()));
                        }
                        seen = seen << 1 | (AvalonPins.isOne(ready) ? 1 : 0);
                    }
                });
    }

    /// Drives `ready` from now on.
    void drive(StallCycles cycles) {
        ClockDomain domain = stream.domain();
        domain.run(
                stream.name() + " ready",
                () -> ready.set(0),
                () -> {
                    while (true) {
                        ready.set(cycles.standsStill() ? 0 : 1);
                        domain.edge().await();
                    }
                });
    }
}
