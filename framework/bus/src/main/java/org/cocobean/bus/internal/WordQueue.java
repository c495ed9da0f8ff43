package org.cocobean.bus.internal;

import static org.cocobean.Cocobean.event;
import static org.cocobean.Cocobean.now;

import java.util.ArrayDeque;
import org.cocobean.bus.ClockDomain;
import org.cocobean.bus.memory.Pending;
import org.cocobean.bus.memory.Reply;
import org.cocobean.bus.memory.Response;
import org.cocobean.task.Event;
import org.cocobean.time.SimTime;

/// The accesses of a manager whose bus does one word at a time, of up to eight bytes.
public final class WordQueue {

    /// A word on the bus.
    ///
    /// @param address of its first byte, aligned
    /// @param data with the byte of the least address in the lowest bits
    /// @param strobes a bit for each byte that is wanted
    public record Word(long address, boolean write, long data, long strobes) {}

    /// What a word was answered.
    public record Answer(Response response, long data) {}

    /// Does the transfer on the pins; blocks.
    public interface Performer {
        /// Performs one.
        Answer perform(Word word);
    }

    private record Access(
            Ledger.Entry<Reply> entry, long address, boolean write, Bytes data, SimTime start) {}

    /// A record must not have an array.
    private static final class Bytes {
        private final byte[] bytes;

        Bytes(byte[] bytes) {
            this.bytes = bytes;
        }
    }

    private final String name;
    private final ClockDomain domain;
    private final int lanes;
    private final boolean hasStrobes;
    private final Performer performer;
    private final Ledger ledger;
    private final ArrayDeque<Access> waiting = new ArrayDeque<>();
    private final Event work;

    /// Starts the manager's task.
    ///
    /// @param rest puts its pins at rest
    public WordQueue(
            String name,
            ClockDomain domain,
            int lanes,
            boolean hasStrobes,
            Performer performer,
            Runnable rest) {
        this.name = name;
        this.domain = domain;
        this.lanes = lanes;
        this.hasStrobes = hasStrobes;
        this.performer = performer;
        this.ledger = new Ledger(name, domain);
        this.work = event("an access on " + name);
        domain.run(
                name + " manager",
                () -> {
                    rest.run();
                    waiting.clear();
                    ledger.reset();
                },
                this::run);
    }

    /// Starts an access.
    ///
    /// @param data what to write, or room for what is read
    public Pending<Reply> start(boolean write, long address, byte[] data) {
        if (data.length < 1) {
            throw new IllegalArgumentException(
                    "an access of %s has at least one byte".formatted(name));
        }
        boolean isPart = address % lanes != 0 || (address + data.length) % lanes != 0;
        if (write && isPart && !hasStrobes) {
            throw new IllegalArgumentException(
                    "%s has no byte enables, so it cannot write %d bytes at 0x%x: only whole words of %d"
                            .formatted(name, data.length, address, lanes));
        }
        Ledger.Entry<Reply> entry =
                ledger.enter(
                        "%s of %d bytes at 0x%x"
                                .formatted(write ? "write" : "read", data.length, address),
                        address);
        waiting.add(new Access(entry, address, write, new Bytes(data), now()));
        work.set();
        return entry;
    }

    /// Blocks until nothing is under way.
    public void drain() {
        ledger.drain();
    }

    private void run() {
        while (true) {
            while (waiting.isEmpty()) {
                work.clear();
                work.await();
                domain.awaitTurn();
            }
            Access access = waiting.remove();
            access.entry().state("is on the bus since " + now());
            Ledger.reply(access.entry(), perform(access));
        }
    }

    private Reply perform(Access access) {
        byte[] bytes = access.data().bytes;
        Response worst = Response.OKAY;
        long end = access.address() + bytes.length;
        for (long at = access.address() & -lanes; at < end; at += lanes) {
            long data = 0;
            long strobes = 0;
            for (int lane = 0; lane < lanes; lane++) {
                long index = at + lane - access.address();
                if (index >= 0 && index < bytes.length) {
                    strobes |= 1L << lane;
                    data |= (bytes[(int) index] & 0xffL) << (8 * lane);
                }
            }
            Answer answer =
                    performer.perform(
                            new Word(at, access.write(), access.write() ? data : 0, strobes));
            worst = worst.or(answer.response());
            for (int lane = 0; lane < lanes && !access.write(); lane++) {
                long index = at + lane - access.address();
                if (index >= 0 && index < bytes.length) {
                    bytes[(int) index] = (byte) (answer.data() >> (8 * lane));
                }
            }
        }
        return new Reply(access.address(), bytes, worst, access.start(), now());
    }
}
