package org.cocobean.bus;

import static org.cocobean.Cocobean.fork;
import static org.cocobean.Cocobean.now;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.cocobean.Simulation;
import org.cocobean.bus.check.ProtocolChecks;
import org.cocobean.bus.check.Rule;
import org.cocobean.bus.check.StreamRule;
import org.cocobean.bus.internal.Known;
import org.cocobean.dut.Signal;
import org.cocobean.internal.kernel.StreamEngine;
import org.cocobean.internal.kernel.StreamEngine.Check;
import org.cocobean.internal.kernel.StreamEngines;
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
        boolean hasX = Simulation.current().capabilities().has(Capability.FOUR_STATE);
        EnumSet<Check> wanted = EnumSet.noneOf(Check.class);
        if (side != Side.SOURCE || checks.maxWait() != Long.MAX_VALUE) {
            wanted.addAll(List.of(Check.VALID_STABLE, Check.PAYLOAD_STABLE, Check.MAX_WAIT));
        }
        if (hasX && side != Side.SOURCE && checks.checks(StreamRule.VALID_KNOWN)) {
            wanted.add(Check.VALID_KNOWN);
        }
        if (hasX
                && side != Side.SINK
                && checks.checks(StreamRule.READY_KNOWN)
                && stream.ready().isPresent()) {
            wanted.add(Check.READY_KNOWN);
        }
        if (!wanted.isEmpty()) {
            stream.engine(StreamEngines::checker)
                    .ifPresentOrElse(
                            engine -> checker.startBeside(name, engine, wanted),
                            () -> checker.startHere(name, wanted));
        }
        if (side != Side.SOURCE
                && domain.reset().isPresent()
                && checks.checks(StreamRule.VALID_IN_RESET)) {
            fork(name + " of reset", () -> domain.watchReset(checker::lookInReset));
        }
    }

    private void startHere(String name, Set<Check> wanted) {
        ClockDomain domain = stream.domain();
        if (wanted.contains(Check.VALID_STABLE)) {
            domain.run(name, () -> {}, this::watchTransfers);
        }
        if (wanted.contains(Check.VALID_KNOWN)) {
            domain.run(
                    name + " of valid",
                    () -> {},
                    () -> watchKnown(StreamRule.VALID_KNOWN, stream.valid()));
        }
        if (wanted.contains(Check.READY_KNOWN)) {
            domain.run(
                    name + " of ready",
                    () -> {},
                    () -> watchKnown(StreamRule.READY_KNOWN, stream.ready().orElseThrow()));
        }
    }

    private void startBeside(String name, StreamEngine engine, Set<Check> wanted) {
        wanted.stream()
                .filter(check -> checks.checks(StreamRule.valueOf(check.name())))
                .forEach(check -> engine.check(check, checks.maxWait()));
        stream.domain()
                .run(
                        name,
                        engine::stop,
                        () -> {
                            engine.prepare();
                            engine.begin();
                            while (true) {
                                engine.await();
                                tellBroken(engine);
                            }
                        });
    }

    private void tellBroken(StreamEngine engine) {
        if (engine.isBroken(Check.VALID_KNOWN)) {
            unknown(StreamRule.VALID_KNOWN, stream.valid());
        }
        if (engine.isBroken(Check.READY_KNOWN)) {
            unknown(StreamRule.READY_KNOWN, stream.ready().orElseThrow());
        }
        if (engine.isBroken(Check.VALID_STABLE)) {
            withdrawn(engine.since());
        }
        if (engine.isBroken(Check.PAYLOAD_STABLE)) {
            engine.loadBefore();
            List<Signal> signals = stream.payload().signals();
            for (int i = 0; i < signals.size(); i++) {
                changed(signals.get(i), engine.bits(i), engine.since());
            }
        }
        if (engine.isBroken(Check.MAX_WAIT)) {
            waited(checks.maxWait(), engine.since());
        }
    }

    private void unknown(Rule rule, Signal signal) {
        broken(rule, signal.path() + " is " + signal.logic());
    }

    private void withdrawn(SimTime since) {
        broken(
                StreamRule.VALID_STABLE,
                "%s became %s before its transfer, which has waited since %s"
                        .formatted(stream.valid().path(), stream.valid().logic(), since));
    }

    private void changed(Signal signal, LogicVector before, SimTime since) {
        LogicVector value = signal.value();
        if (!value.equals(before)) {
            broken(
                    StreamRule.PAYLOAD_STABLE,
                    "%s changed from 0x%s to 0x%s while it waited, since %s"
                            .formatted(
                                    signal.path(),
                                    before.toHexString(),
                                    value.toHexString(),
                                    since));
        }
    }

    private void waited(long cycles, SimTime since) {
        broken(
                StreamRule.MAX_WAIT,
                "a transfer has waited for %s for %d cycles, since %s"
                        .formatted(stream.ready().map(Signal::path).orElse("?"), cycles, since));
    }

    private void watchKnown(Rule rule, Signal signal) {
        Known.watch(stream.domain(), signal, () -> unknown(rule, signal));
    }

    private void lookInReset() {
        if (SignalsOf.isOne(stream.valid())) {
            broken(
                    StreamRule.VALID_IN_RESET,
                    stream.valid().path() + " is 1 while the reset is active");
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
                waited(waited, since);
            }
            clock.await();
            if (stream.valid().logic() != Logic.ONE) {
                withdrawn(since);
                return;
            }
            for (int i = 0; i < values.length; i++) {
                LogicVector before = values[i];
                values[i] = signals.get(i).value();
                changed(signals.get(i), before, since);
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
