package org.cocobean.bus.ahb;

import static org.cocobean.Cocobean.event;
import static org.cocobean.Cocobean.fork;
import static org.cocobean.Cocobean.now;

import java.nio.ByteOrder;
import java.util.ArrayDeque;
import java.util.BitSet;
import org.cocobean.bus.ClockDomain;
import org.cocobean.bus.check.AhbRule;
import org.cocobean.bus.check.ProtocolChecks;
import org.cocobean.bus.internal.Known;
import org.cocobean.bus.internal.Ledger;
import org.cocobean.bus.memory.AddressBus;
import org.cocobean.bus.memory.Pending;
import org.cocobean.bus.memory.Reply;
import org.cocobean.bus.memory.Response;
import org.cocobean.dut.Signal;
import org.cocobean.task.Event;
import org.cocobean.time.SimTime;
import org.cocobean.value.LogicVector;
import org.jspecify.annotations.Nullable;

/// Asks on an AHB-Lite bus, pipelined: the address of a transfer is there while the data of the one
/// before are. Accesses of several words are incrementing bursts, cut at 1 KiB; parts of words are
/// transfers of their size, and when they are written to a bus with `hwstrb` words with strobes.
public final class AhbManager implements AddressBus {

    /// A transfer.
    private record Beat(Access access, int index, int size, int trans) {
        long address() {
            return access.address + index;
        }
    }

    /// What was asked for at once.
    private static final class Access {
        private final Ledger.Entry<Reply> entry;
        private final boolean write;
        private final long address;
        private final byte[] data;
        private final BitSet strobes;
        private final int bytes; // of all transfers
        private final SimTime start = now();
        private Response worst = Response.OKAY;

        Access(
                Ledger.Entry<Reply> entry,
                boolean write,
                long address,
                byte[] data,
                BitSet strobes,
                int bytes) {
            this.entry = entry;
            this.write = write;
            this.address = address;
            this.data = data;
            this.strobes = strobes;
            this.bytes = bytes;
        }
    }

    private final String name;
    private final ProtocolChecks checks;
    private final AhbPins pins;
    private final ClockDomain domain;
    private final Ledger ledger;
    private final ArrayDeque<Beat> waiting = new ArrayDeque<>();
    private final Event work;

    AhbManager(Ahb ahb) {
        this.name = ahb.name();
        this.checks = ahb.checks();
        this.pins = ahb.pins();
        this.domain = ahb.domain();
        this.ledger = new Ledger(name, domain);
        this.work = event("an access on " + name);
        pins.hreadyout().ifPresent(out -> fork(name + " hready", () -> follow(out)));
        domain.run(
                name + " manager",
                () -> {
                    rest();
                    waiting.clear();
                    ledger.reset();
                },
                this::run);
        new AhbMonitor(ahb, false, true);
    }

    /// On a bus with one subordinate, the bus is ready when that is.
    private void follow(Signal out) {
        while (true) {
            pins.hready().set(out.value());
            out.change().await();
        }
    }

    private void rest() {
        pins.hsel().ifPresent(s -> s.set(0));
        pins.htrans().set(AhbPins.IDLE);
    }

    private void run() {
        Beat inData = null;
        while (true) {
            if (inData == null && waiting.isEmpty()) {
                work.clear();
                work.await();
                domain.awaitTurn();
            }
            Beat asked = waiting.poll();
            if (asked == null) {
                pins.htrans().set(AhbPins.IDLE); // and still selected, as by an address
            } else {
                ask(asked);
            }
            domain.edge().when(pins.ready(), 1).await();
            if (inData != null) {
                take(inData);
            }
            if (asked != null && asked.access().write) {
                give(asked);
            }
            inData = asked;
        }
    }

    private void ask(Beat beat) {
        Access access = beat.access();
        access.entry.state("is on the bus since " + now());
        pins.hsel().ifPresent(s -> s.set(1));
        pins.htrans().set(beat.trans());
        pins.haddr().set(beat.address());
        pins.hwrite().set(access.write ? 1 : 0);
        pins.hsize().set(Integer.numberOfTrailingZeros(beat.size()));
        pins.hburst()
                .ifPresent(s -> s.set(access.bytes > beat.size() ? AhbPins.INCR : AhbPins.SINGLE));
        pins.hprot().ifPresent(s -> s.set(3)); // data, privileged
        pins.hmastlock().ifPresent(s -> s.set(0));
    }

    private void give(Beat beat) {
        long data = 0;
        long strobes = 0;
        byte[] bytes = beat.access().data;
        for (int i = 0; i < beat.size(); i++) {
            int index = beat.index() + i;
            if (index >= 0 && index < bytes.length) {
                data |= (bytes[index] & 0xffL) << shift(beat, i);
                strobes |= beat.access().strobes.get(index) ? 1L << (shift(beat, i) / 8) : 0;
            }
        }
        long lanes = strobes;
        pins.hwdata().set(LogicVector.of(data, pins.hwdata().width()));
        pins.hwstrb().ifPresent(s -> s.set(lanes));
    }

    private int shift(Beat beat, int index) {
        return (int) ((beat.address() + index) % pins.lanes()) * 8;
    }

    private void take(Beat beat) {
        Access access = beat.access();
        boolean isError = known(pins.hresp(), -1) != 0;
        if (isError) {
            access.worst = access.worst.or(Response.SLVERR);
        } else if (!access.write) {
            long lanes = ((1L << beat.size()) - 1) << (beat.address() % pins.lanes());
            long data = known(pins.hrdata(), Known.bits(lanes));
            for (int i = 0; i < beat.size(); i++) {
                access.data[beat.index() + i] = (byte) (data >> shift(beat, i));
            }
        }
        if (beat.index() + beat.size() >= access.data.length) {
            Ledger.reply(
                    access.entry,
                    new Reply(access.address, access.data, access.worst, access.start, now()));
        }
    }

    /// An answer that is not known breaks a rule before it fails to be a number.
    private long known(Signal answer, long counted) {
        LogicVector value = answer.value();
        if (!Known.isKnown(value, counted)) {
            checks.broken(AhbRule.ANSWER_KNOWN, name, answer.path() + " is " + value);
        }
        return Known.number(answer, counted);
    }

    private Pending<Reply> start(boolean write, long address, byte[] data, BitSet strobes) {
        if (data.length < 1) {
            throw new IllegalArgumentException(
                    "an access of %s has at least one byte".formatted(name));
        }
        Ledger.Entry<Reply> entry =
                ledger.enter(
                        "%s of %d bytes at 0x%x"
                                .formatted(write ? "write" : "read", data.length, address),
                        address);
        boolean wholeWords = write && pins.hwstrb().isPresent();
        int first = wholeWords ? (int) -(address % pins.lanes()) : 0;
        Access access = new Access(entry, write, address, data, strobes, data.length - first);
        Beat last = null;
        for (int index = first; index < data.length; ) {
            Beat beat = beat(access, index, last);
            waiting.add(beat);
            index += beat.size();
            last = beat;
        }
        work.set();
        return entry;
    }

    private Beat beat(Access access, int index, @Nullable Beat before) {
        long address = access.address + index;
        int size = pins.lanes();
        boolean wholeWords = access.write && pins.hwstrb().isPresent();
        while (!wholeWords && (address % size != 0 || size > access.data.length - index)) {
            size /= 2;
        }
        boolean goesOn = before != null && before.size() == size && address % 1024 != 0;
        return new Beat(access, index, size, goesOn ? AhbPins.SEQ : AhbPins.NONSEQ);
    }

    @Override
    public ByteOrder order() {
        return ByteOrder.LITTLE_ENDIAN;
    }

    @Override
    public Pending<Reply> startRead(long address, int length) {
        return start(false, address, new byte[length], all(length));
    }

    @Override
    public Pending<Reply> startWrite(long address, byte... data) {
        return start(true, address, data.clone(), all(data.length));
    }

    private static BitSet all(int length) {
        BitSet all = new BitSet();
        all.set(0, length);
        return all;
    }

    /// Starts to write some of the bytes, in transfers of whole words.
    ///
    /// @param strobes a bit for each byte that is written
    /// @throws IllegalStateException where the bus has no `hwstrb`
    public Pending<Reply> startWrite(long address, byte[] data, BitSet strobes) {
        if (pins.hwstrb().isEmpty()) {
            throw new IllegalStateException(
                    name + " has no hwstrb, so it writes all bytes of a transfer");
        }
        return start(true, address, data.clone(), (BitSet) strobes.clone());
    }

    @Override
    public void drain() {
        ledger.drain();
    }
}
