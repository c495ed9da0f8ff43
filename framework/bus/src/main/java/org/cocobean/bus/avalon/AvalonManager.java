package org.cocobean.bus.avalon;

import static org.cocobean.Cocobean.event;
import static org.cocobean.Cocobean.now;

import java.nio.ByteOrder;
import java.util.ArrayDeque;
import java.util.Optional;
import org.cocobean.bus.ClockDomain;
import org.cocobean.bus.check.AvalonRule;
import org.cocobean.bus.internal.Known;
import org.cocobean.bus.internal.Ledger;
import org.cocobean.bus.memory.AddressBus;
import org.cocobean.bus.memory.Pending;
import org.cocobean.bus.memory.Reply;
import org.cocobean.bus.memory.Response;
import org.cocobean.dut.Signal;
import org.cocobean.task.Event;
import org.cocobean.time.SimTime;
import org.cocobean.trigger.Edge;
import org.cocobean.value.LogicVector;

/// Asks on an Avalon-MM bus: in bursts where the bus has `burstcount`, and where it has
/// `readdatavalid` one read after the other without waiting for what comes.
public final class AvalonManager implements AddressBus {

    /// An access of the test, in words.
    private final class Access {
        private final Ledger.Entry<Reply> entry;
        private final boolean write;
        private final long address;
        private final byte[] bytes;
        private final SimTime start = now();
        private Response worst = Response.OKAY;
        private int open;

        Access(Ledger.Entry<Reply> entry, boolean write, long address, byte[] bytes) {
            this.entry = entry;
            this.write = write;
            this.address = address;
            this.bytes = bytes;
            this.open = write ? 0 : words();
        }

        long first() {
            return address & -lanes;
        }

        int words() {
            return (int) ((address + bytes.length - first() + lanes - 1) / lanes);
        }

        /// Returns the byte of the test's data that is on a lane of a word, or -1.
        int index(long at, int lane) {
            long index = at + lane - address;
            return index >= 0 && index < bytes.length ? (int) index : -1;
        }

        long strobes(long at) {
            long strobes = 0;
            for (int lane = 0; lane < lanes; lane++) {
                strobes |= index(at, lane) >= 0 ? 1L << lane : 0;
            }
            return strobes;
        }

        long data(long at) {
            long data = 0;
            for (int lane = 0; lane < lanes; lane++) {
                int index = index(at, lane);
                data |= index >= 0 ? (bytes[index] & 0xffL) << (8 * lane) : 0;
            }
            return data;
        }

        void came(long at, long data, Response response) {
            for (int lane = 0; lane < lanes; lane++) {
                int index = index(at, lane);
                if (index >= 0 && !response.isError()) {
                    bytes[index] = (byte) (data >> (8 * lane));
                }
            }
            ended(response);
        }

        void ended(Response response) {
            worst = worst.or(response);
            if (--open == 0) {
                Ledger.reply(entry, new Reply(address, bytes, worst, start, now()));
            }
        }
    }

    /// A word that is read, or a burst that is written, whose answer comes.
    private record Asked(Access access, long at) {}

    private final Avalon bus;
    private final AvalonPins pins;
    private final ClockDomain domain;
    private final int lanes;
    private final int longest;
    private final Ledger ledger;
    private final ArrayDeque<Access> waiting = new ArrayDeque<>();
    private final ArrayDeque<Asked> reads = new ArrayDeque<>();
    private final ArrayDeque<Asked> writes = new ArrayDeque<>();
    private final Event work;

    AvalonManager(Avalon bus) {
        this.bus = bus;
        this.pins = bus.pins();
        this.domain = bus.domain();
        this.lanes = pins.lanes();
        this.longest = pins.longestBurst();
        this.ledger = new Ledger(bus.name(), domain);
        this.work = event("an access on " + bus.name());
        new AvalonMonitor(bus, false, true);
        domain.run(bus.name() + " manager", this::rest, this::ask);
        pins.readdatavalid().ifPresent(v -> collect("reads", v, reads));
        pins.writeresponsevalid().ifPresent(v -> collect("writes", v, writes));
    }

    private void rest() {
        pins.read().set(0);
        pins.write().set(0);
        waiting.clear();
        reads.clear();
        writes.clear();
        ledger.reset();
    }

    private void ask() {
        Edge edge = domain.edge();
        Edge taken = pins.waitrequest().map(wait -> edge.when(wait, 0)).orElse(edge);
        while (true) {
            while (waiting.isEmpty()) {
                work.clear();
                work.await();
                domain.awaitTurn();
            }
            Access access = waiting.remove();
            access.entry.state("is on the bus since " + now());
            long at = access.first();
            for (int left = access.words(); left > 0; ) {
                int count = Math.min(left, longest);
                pins.address().set(bus.toPins(at));
                pins.burstcount().ifPresent(c -> c.set(count));
                if (access.write) {
                    write(access, at, count, taken);
                } else {
                    read(access, at, count, taken);
                }
                at += (long) count * lanes;
                left -= count;
            }
        }
    }

    private void write(Access access, long from, int count, Edge taken) {
        boolean isLast = from + (long) count * lanes >= access.address + access.bytes.length;
        pins.write().set(1);
        for (int word = 0; word < count; word++) {
            long at = from + (long) word * lanes;
            pins.writedata().set(LogicVector.of(access.data(at), 8 * lanes));
            pins.byteenable().ifPresent(b -> b.set(access.strobes(at)));
            taken.await();
        }
        pins.write().set(0);
        if (pins.writeresponsevalid().isPresent()) {
            access.open++;
            writes.add(new Asked(access, from));
        } else if (isLast) {
            access.open = 1;
            access.ended(Response.OKAY);
        }
    }

    private void read(Access access, long from, int count, Edge taken) {
        pins.read().set(1);
        pins.byteenable()
                .ifPresent(b -> b.set(count == 1 ? access.strobes(from) : pins.allLanes()));
        taken.await();
        pins.read().set(0);
        if (bus.isPipelined()) {
            for (int word = 0; word < count; word++) {
                reads.add(new Asked(access, from + (long) word * lanes));
            }
            return;
        }
        if (bus.latency() > 0) {
            domain.cycles(bus.latency());
        }
        came(new Asked(access, from));
    }

    private void collect(String what, Signal valid, ArrayDeque<Asked> asked) {
        domain.run(
                bus.name() + " answers to " + what,
                () -> {},
                () -> {
                    Edge comes = domain.edge().when(valid, 1);
                    while (true) {
                        comes.await();
                        Optional.ofNullable(asked.poll()).ifPresent(this::came);
                    }
                });
    }

    private void came(Asked one) {
        pins.response().ifPresent(r -> requireKnown(r, r.value(), -1));
        Response response = pins.answer();
        if (one.access.write) {
            one.access.ended(response);
            return;
        }
        LogicVector data = pins.readdata().value();
        if (!response.isError()) {
            requireKnown(pins.readdata(), data, Known.bits(one.access.strobes(one.at)));
        }
        one.access.came(one.at, Known.number(data), response);
    }

    /// An answer that is not known breaks a rule before it fails to be a number.
    private void requireKnown(Signal signal, LogicVector value, long counted) {
        if (!Known.isKnown(value, counted)) {
            bus.checks()
                    .broken(AvalonRule.ANSWER_KNOWN, bus.name(), signal.path() + " is " + value);
        }
    }

    private Pending<Reply> start(boolean write, long address, byte[] data) {
        if (data.length < 1) {
            throw new IllegalArgumentException(
                    "an access of %s has at least one byte".formatted(bus.name()));
        }
        boolean isPart = address % lanes != 0 || (address + data.length) % lanes != 0;
        if (write && isPart && pins.byteenable().isEmpty()) {
            throw new IllegalArgumentException(
                    "%s has no byteenable, so it cannot write %d bytes at 0x%x: only whole words of %d"
                            .formatted(bus.name(), data.length, address, lanes));
        }
        Ledger.Entry<Reply> entry =
                ledger.enter(
                        "%s of %d bytes at 0x%x"
                                .formatted(write ? "write" : "read", data.length, address),
                        address);
        waiting.add(new Access(entry, write, address, data));
        work.set();
        return entry;
    }

    @Override
    public ByteOrder order() {
        return ByteOrder.LITTLE_ENDIAN;
    }

    @Override
    public Pending<Reply> startRead(long address, int length) {
        return start(false, address, new byte[length]);
    }

    @Override
    public Pending<Reply> startWrite(long address, byte... data) {
        return start(true, address, data.clone());
    }

    @Override
    public void drain() {
        ledger.drain();
    }
}
