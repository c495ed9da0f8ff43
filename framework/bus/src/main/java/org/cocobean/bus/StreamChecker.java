package org.cocobean.bus;

import static org.cocobean.Cocobean.fork;
import static org.cocobean.Cocobean.now;

import java.util.List;
import org.cocobean.Simulation;
import org.cocobean.bus.check.ProtocolChecks;
import org.cocobean.bus.check.Rule;
import org.cocobean.bus.check.StreamRule;
import org.cocobean.dut.Signal;
import org.cocobean.sim.spi.Capability;
import org.cocobean.time.SimTime;
import org.cocobean.trigger.Edge;
import org.cocobean.value.Logic;
import org.cocobean.value.LogicVector;

/// Checks the rules of valid and ready, of what the endpoint does not drive itself.
final class StreamChecker {

    /// Who checks.
    enum Side {
        SOURCE,
        SINK,
        MONITOR
    }

    private final Stream<?> stream;
    private final ProtocolChecks checks;
    private final Edge clock;

    private StreamChecker(Stream<?> stream) {
        this.stream = stream;
        this.checks = stream.checks();
        this.clock = stream.domain().edge();
    }

    static void start(Stream<?> stream, Side side) {
        StreamChecker checker = new StreamChecker(stream);
        ProtocolChecks checks = checker.checks;
        if (!checks.isOn()) {
            return;
        }
        String name = stream.name() + " checker";
        ClockDomain domain = stream.domain();
        if (side != Side.SOURCE || checks.maxWait() != Long.MAX_VALUE) {
            domain.run(name, () -> {}, checker::watchTransfers);
        }
        boolean hasX = Simulation.current().capabilities().has(Capability.FOUR_STATE);
        if (hasX && side != Side.SOURCE && checks.checks(StreamRule.VALID_KNOWN)) {
            domain.run(
                    name + " of valid",
                    () -> {},
                    () -> checker.watchKnown(stream.valid(), StreamRule.VALID_KNOWN));
        }
        if (hasX && side != Side.SINK && checks.checks(StreamRule.READY_KNOWN)) {
            stream.ready()
                    .ifPresent(ready ->
                            domain.run(
                                    name + " of ready",
                                    () -> {},
                                    () -> checker.watchKnown(ready, StreamRule.READY_KNOWN)));
        }
        if (side != Side.SOURCE
                && domain.reset().isPresent()
                && checks.checks(StreamRule.VALID_IN_RESET)) {
            fork(name + " of reset", checker::watchReset);
        }
    }

    private void watchKnown(Signal signal, Rule rule) {
        while (true) {
            if (!isKnown(signal)) {
                clock.await();
                if (!isKnown(signal)) {
                    broken(rule, signal.path() + " is " + signal.logic());
                }
            }
            signal.change().await();
        }
    }

    private static boolean isKnown(Signal signal) {
        return signal.value().isResolved();
    }

    private void watchReset() {
        while (true) {
            if (!stream.domain().isInReset()) {
                stream.domain().awaitAssertion();
            }
            clock.times(2).await();
            while (stream.domain().isInReset()) {
                if (SignalsOf.isOne(stream.valid())) {
                    broken(
                            StreamRule.VALID_IN_RESET,
                            stream.valid().path() + " is 1 while the reset is active");
                }
                clock.await();
            }
        }
    }

    private void watchTransfers() {
        Edge offered = clock.when(stream.valid(), 1);
        while (true) {
            offered.await();
            if (!isTaken()) {
                watchWaiting();
            }
        }
    }

    private boolean isTaken() {
        return stream.ready().map(SignalsOf::isOne).orElse(true);
    }

    private void watchWaiting() {
        List<Signal> signals = stream.payload().signals();
        LogicVector[] values = signals.stream().map(Signal::value).toArray(LogicVector[]::new);
        SimTime since = now();
        for (long waited = 1; ; waited++) {
            if (waited == checks.maxWait()) {
                broken(
                        StreamRule.MAX_WAIT,
                        "a transfer has waited for %s for %d cycles, since %s"
                                .formatted(
                                        stream.ready().map(Signal::path).orElse("?"),
                                        waited,
                                        since));
            }
            clock.await();
            if (stream.valid().logic() != Logic.ONE) {
                broken(
                        StreamRule.VALID_STABLE,
                        "%s became %s before its transfer, which has waited since %s"
                                .formatted(stream.valid().path(), stream.valid().logic(), since));
                return;
            }
            for (int i = 0; i < values.length; i++) {
                LogicVector value = signals.get(i).value();
                if (!value.equals(values[i])) {
                    String old = values[i].toHexString();
                    values[i] = value;
                    broken(
                            StreamRule.PAYLOAD_STABLE,
                            "%s changed from 0x%s to 0x%s while it waited, since %s"
                                    .formatted(
                                            signals.get(i).path(),
                                            old,
                                            value.toHexString(),
                                            since));
                }
            }
            if (isTaken()) {
                return;
            }
        }
    }

    private void broken(Rule rule, String what) {
        checks.broken(rule, stream.name(), what);
    }

    /// Questions that X does not answer with an error.
    private static final class SignalsOf {
        static boolean isOne(Signal signal) {
            return signal.logic() == Logic.ONE;
        }
    }
}
