package org.cocobean.bus.avalon;

import static org.cocobean.Cocobean.event;
import static org.cocobean.Cocobean.first;
import static org.cocobean.Cocobean.now;

import java.util.ArrayDeque;
import java.util.function.Supplier;
import org.cocobean.bus.ClockDomain;
import org.cocobean.bus.PinException;
import org.cocobean.bus.internal.Known;
import org.cocobean.bus.internal.Latency;
import org.cocobean.bus.internal.WordQueue.Answer;
import org.cocobean.bus.internal.WordTarget;
import org.cocobean.bus.memory.Response;
import org.cocobean.bus.memory.Target;
import org.cocobean.dut.Signal;
import org.cocobean.task.Event;
import org.cocobean.time.SimTime;
import org.cocobean.trigger.Edge;
import org.cocobean.value.LogicVector;

/// Answers on an Avalon-MM bus, from a memory, a map or a handler. Errors need `response`.
public final class AvalonSubordinate {

    private final Avalon bus;
    private final AvalonPins pins;
    private final ClockDomain domain;
    private final Target target;
    private final ArrayDeque<Given> answers = new ArrayDeque<>();
    private final Event work;
    private Latency latency = Latency.none();

    /// An answer and the line that says it is there.
    private record Given(Answer answer, Signal valid) {}

    AvalonSubordinate(Avalon bus, Target target) {
        this.bus = bus;
        this.pins = bus.pins();
        this.domain = bus.domain();
        this.target = target;
        this.work = event("something asked on " + bus.name());
        if (!bus.isPipelined() && (pins.waitrequest().isEmpty() || bus.latency() > 0)) {
            throw new PinException(
                    bus.name()
                            + " has neither readdatavalid nor a waitrequest without latency, so"
                            + " nothing in Java can answer it in time");
        }
        new AvalonMonitor(bus, true, false); // before what it finds to be no number
        domain.run(bus.name() + " subordinate", this::rest, this::serve);
        domain.run(bus.name() + " answers", () -> {}, this::give);
    }

    /// Lets so many more cycles pass before each answer, and before each command is taken where the
    /// bus has `waitrequest`.
    ///
    /// @return this
    public AvalonSubordinate latency(int leastCycles, int mostCycles, long seed) {
        latency = Latency.of(leastCycles, mostCycles, seed);
        return this;
    }

    private void rest() {
        waits(1);
        pins.readdatavalid().ifPresent(v -> v.set(0));
        pins.writeresponsevalid().ifPresent(v -> v.set(0));
        pins.response().ifPresent(r -> r.set(0));
        pins.readdata().set(LogicVector.of(0, pins.readdata().width()));
        answers.clear();
    }

    private void waits(int value) {
        pins.waitrequest().ifPresent(wait -> wait.set(value));
    }

    private void serve() {
        Edge reading = domain.edge().when(pins.read(), 1);
        Edge writing = domain.edge().when(pins.write(), 1);
        while (true) {
            if (bus.isPipelined()) {
                if (pins.waitrequest().isPresent()) {
                    pause();
                }
                waits(0);
                first(reading, writing).await();
                accept();
            } else {
                first(reading, writing).await(); // waitrequest is 1
                pause();
                Answer answer = AvalonPins.isOne(pins.read()) ? read(address()) : null;
                if (answer != null) {
                    put(answer);
                }
                waits(0);
                domain.edge().await();
                waits(1);
                if (answer == null) {
                    writeBurst();
                }
            }
        }
    }

    private void pause() {
        int cycles = latency.next();
        if (cycles > 0) {
            waits(1);
            domain.cycles(cycles);
        }
    }

    /// A command was taken at this edge.
    private void accept() {
        waits(1); // where the target waits
        if (AvalonPins.isOne(pins.write())) {
            writeBurst();
            return;
        }
        long address = address();
        int count = pins.burst();
        Signal valid = pins.readdatavalid().orElseThrow();
        for (int word = 0; word < count; word++) {
            answers.add(new Given(read(address + (long) word * pins.lanes()), valid));
        }
        work.set();
    }

    /// The first word was taken at this edge.
    private void writeBurst() {
        long address = address();
        int count = pins.burst();
        Response worst = write(address);
        for (int word = 1; word < count; word++) {
            pause();
            waits(0);
            domain.edge().when(pins.write(), 1).await();
            waits(1);
            worst = worst.or(write(address + (long) word * pins.lanes()));
        }
        if (pins.writeresponsevalid().isPresent()) {
            answers.add(new Given(new Answer(worst, 0), pins.writeresponsevalid().get()));
            work.set();
        } else if (worst.isError()) {
            throw new AssertionError(
                    "%s has no writeresponsevalid, but what was written is answered with %s"
                            .formatted(bus.name(), worst));
        }
    }

    private long address() {
        return bus.fromPins(pins.address().toLong());
    }

    private Answer read(long address) {
        Answer answer = answered(() -> WordTarget.read(target, address, pins.lanes()));
        if (answer.response().isError() && pins.response().isEmpty()) {
            throw new AssertionError(
                    "%s has no response, but what was asked is answered with %s"
                            .formatted(bus.name(), answer.response()));
        }
        return answer;
    }

    private Response write(long address) {
        return answered(() ->
                WordTarget.write(
                        target,
                        address,
                        Known.number(pins.writedata(), Known.bits(pins.strobes())),
                        pins.strobes(),
                        pins.lanes()));
    }

    private <A> A answered(Supplier<A> access) {
        SimTime asked = now();
        A answer = access.get();
        if (pins.waitrequest().isEmpty() && !now().equals(asked)) {
            throw new AssertionError(
                    ("%s has no waitrequest, but what answers took %s: commands of that time are"
                                    + " lost. Answer at once, or give the bus a waitrequest.")
                            .formatted(bus.name(), now().minus(asked)));
        }
        domain.awaitTurn();
        return answer;
    }

    private void put(Answer answer) {
        pins.readdata().set(LogicVector.of(answer.data(), pins.readdata().width()));
        pins.response().ifPresent(r -> r.set(AvalonPins.code(answer.response())));
    }

    private void give() {
        while (true) {
            while (answers.isEmpty()) {
                work.clear();
                work.await();
            }
            latency.await(domain);
            Given given = answers.remove();
            put(given.answer());
            given.valid().set(1);
            domain.edge().await();
            given.valid().set(0);
        }
    }
}
