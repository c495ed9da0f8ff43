package org.cocobean.bus.wishbone;

import static org.cocobean.Cocobean.now;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.cocobean.bus.ClockDomain;
import org.cocobean.bus.check.ProtocolChecks;
import org.cocobean.bus.check.WishboneRule;
import org.cocobean.bus.internal.Begun;
import org.cocobean.bus.internal.Known;
import org.cocobean.dut.Signal;
import org.cocobean.value.Logic;
import org.cocobean.value.LogicVector;
import org.jspecify.annotations.Nullable;

/// Checks the rules of Wishbone at every edge.
final class WishboneChecker {

    private final Wishbone bus;
    private final WishbonePins pins;
    private final ProtocolChecks checks;
    private final boolean judgesManager;
    private final boolean judgesSubordinate;
    private final List<Signal> request;
    private final List<Signal> answers;
    private final WishboneAccess.Follower follower;
    private final List<LogicVector> held = new ArrayList<>();
    private final ArrayDeque<Begun.One> open = new ArrayDeque<>();
    private final Begun begun;
    private Begun.@Nullable One waiting;

    private WishboneChecker(Wishbone bus, boolean judgesManager, boolean judgesSubordinate) {
        this.bus = bus;
        this.pins = bus.pins();
        this.checks = bus.checks();
        this.follower = new WishboneAccess.Follower(bus);
        this.judgesManager = judgesManager;
        this.judgesSubordinate = judgesSubordinate;
        this.begun = Begun.on(bus.name(), bus.domain(), judgesManager && judgesSubordinate);
        this.request =
                Stream.concat(Stream.of(pins.we(), pins.adr()), pins.sel().stream()).toList();
        this.answers =
                Stream.of(Optional.of(pins.ack()), pins.err(), pins.rty())
                        .flatMap(Optional::stream)
                        .toList();
    }

    static void start(Wishbone bus, boolean judgesManager, boolean judgesSubordinate) {
        if (bus.checks().isOn()) {
            WishboneChecker checker = new WishboneChecker(bus, judgesManager, judgesSubordinate);
            bus.domain().run(bus.name() + " checker", checker::forget, checker::watch);
        }
    }

    private void forget() {
        held.clear();
        follower.forget();
        open.clear();
        begun.clear();
        waiting = null;
    }

    static boolean isOne(Signal signal) {
        return signal.logic() == Logic.ONE;
    }

    private void watch() {
        ClockDomain domain = bus.domain();
        while (true) {
            domain.edge().await();
            boolean stb = isOne(pins.stb());
            boolean cyc = isOne(pins.cyc());
            if (stb && !cyc && judgesManager) {
                broken(WishboneRule.STB_WITH_CYC, "stb is 1 and cyc is " + pins.cyc().logic());
            }
            boolean asks = stb && cyc;
            watchKnown(cyc, asks);
            watchRequest(asks);
            long count = watchAnswers(cyc);
            if (count > 0 && !asks && open.isEmpty() && judgesSubordinate) {
                broken(WishboneRule.ANSWER_TO_REQUEST, "an answer came and nothing was asked");
            }
            follow(asks, cyc, count);
        }
    }

    private void watchKnown(boolean cyc, boolean asks) {
        requireKnown(pins.cyc(), -1);
        if (cyc) {
            requireKnown(pins.stb(), -1);
        }
        if (asks && held.isEmpty()) {
            request.forEach(signal -> requireKnown(signal, -1));
            requireKnown(pins.datM(), writtenBits());
        }
    }

    private void requireKnown(Signal signal, long counted) {
        if (judgesManager && !Known.isKnown(signal.value(), counted)) {
            broken(WishboneRule.REQUEST_KNOWN, signal.path() + " is " + signal.value());
        }
    }

    /// Returns the bits that are written now; those of a select that is not known are none.
    private long writtenBits() {
        return isOne(pins.we())
                ? Known.bits(pins.sel().map(s -> Known.number(s.value())).orElse(-1L))
                : 0;
    }

    private void watchRequest(boolean asks) {
        if (held.isEmpty() || !judgesManager) {
            return;
        }
        if (!asks) {
            broken(WishboneRule.STB_UNTIL_ANSWER, "stb became 0 before the request was taken");
            held.clear();
            return;
        }
        for (int i = 0; i < request.size(); i++) {
            LogicVector value = request.get(i).value();
            if (!value.equals(held.get(i))) {
                changed(request.get(i), held.get(i));
            }
        }
        LogicVector old = held.getLast();
        LogicVector data = pins.datM().value();
        long differs = (old.planeA(0) ^ data.planeA(0)) | (old.planeB(0) ^ data.planeB(0));
        if ((differs & writtenBits()) != 0) {
            changed(pins.datM(), old);
        }
    }

    private void changed(Signal signal, LogicVector old) {
        broken(
                WishboneRule.STABLE,
                "%s changed from 0x%s to 0x%s"
                        .formatted(signal.path(), old.toHexString(), signal.value().toHexString()));
    }

    private long watchAnswers(boolean cyc) {
        for (Signal answer : answers) {
            if (cyc && !answer.value().isResolved() && judgesSubordinate) {
                broken(WishboneRule.ANSWER_KNOWN, answer.path() + " is " + answer.logic());
            }
        }
        long count = answers.stream().filter(WishboneChecker::isOne).count();
        if (count > 1 && judgesSubordinate) {
            broken(WishboneRule.ONE_ANSWER, count + " of ack, err and rty are 1");
        }
        return count;
    }

    private void follow(boolean asks, boolean cyc, long count) {
        boolean taken =
                bus.isPipelined()
                        ? pins.stall().filter(s -> s.logic() == Logic.ZERO).isPresent()
                        : count > 0;
        follower.edge(now(), asks, taken, cyc ? count : 0);
        held.clear();
        followBegun(asks && !taken);
        if (asks && !taken) {
            request.forEach(signal -> held.add(signal.value()));
            held.add(pins.datM().value());
        }
        if (bus.isPipelined()) {
            if (asks && taken) {
                open.add(begun.begin(() -> "a request without its answer"));
            }
            for (long i = cyc ? count : open.size(); i > 0 && !open.isEmpty(); i--) {
                open.remove().end();
            }
        }
    }

    private void followBegun(boolean waits) {
        if (waits && waiting == null) {
            waiting = begun.begin(() -> "a request that is not taken");
        } else if (!waits && waiting != null) {
            waiting.end();
            waiting = null;
        }
    }

    private void broken(WishboneRule rule, String what) {
        checks.broken(rule, bus.name(), what);
    }
}
