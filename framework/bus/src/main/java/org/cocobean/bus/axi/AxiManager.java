package org.cocobean.bus.axi;

import static org.cocobean.Cocobean.now;

import java.nio.ByteOrder;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.cocobean.bus.StreamSink;
import org.cocobean.bus.StreamSource;
import org.cocobean.bus.Transfer;
import org.cocobean.bus.Watcher;
import org.cocobean.bus.internal.Ledger;
import org.cocobean.bus.memory.AddressBus;
import org.cocobean.bus.memory.Pending;
import org.cocobean.bus.memory.Reply;
import org.cocobean.bus.memory.Response;
import org.cocobean.time.SimTime;
import org.cocobean.value.UnresolvedValueException;

/// Asks on an AXI4 or AXI4-Lite bus.
///
/// As an [AddressBus] it cuts accesses into bursts that are legal: at 4 KiB, at 256 beats, on
/// AXI4-Lite into single beats. [#send] and [#fetch] put exactly what they are given on the pins.
public final class AxiManager implements AddressBus, Watcher<AxiTransaction> {

    private record Key(boolean write, long id) {}

    /// Who waits for a burst, and how many of its bytes he wants.
    private record Waiting(int wanted, Consumer<Transfer<AxiTransaction>> done) {}

    private final Axi axi;
    private final Ledger ledger;
    private final StreamSource<AxiAddress> aw;
    private final StreamSource<AxiWriteBeat> w;
    private final StreamSource<AxiAddress> ar;
    private final Map<Key, ArrayDeque<Waiting>> waiting = new HashMap<>();
    private final List<Consumer<? super Transfer<AxiTransaction>>> listeners = new ArrayList<>();
    private final ArrayDeque<List<AxiWriteBeat>> heldData = new ArrayDeque<>();
    private final ArrayDeque<AxiAddress> heldAddresses = new ArrayDeque<>();
    private AxiAddress template;
    private WriteOrder writeOrder = WriteOrder.TOGETHER;
    private int limit = Integer.MAX_VALUE;

    AxiManager(Axi axi) {
        this.axi = axi;
        this.template = AxiAddress.at(0, axi.size());
        this.ledger = new Ledger(axi.name(), axi.domain());
        AxiTracker tracker =
                new AxiTracker(
                        axi,
                        false,
                        true,
                        new AxiTracker.Listener() {
                            @Override
                            public int wanted(long id) {
                                return waiting(false, id).element().wanted();
                            }

                            @Override
                            public void answered(Transfer<AxiTransaction> transaction) {
                                AxiManager.this.answered(transaction);
                            }
                        });
        this.aw = axi.aw().drive();
        this.w = axi.w().drive();
        this.ar = axi.ar().drive();
        StreamSink<AxiWriteResponse> b = axi.b().receive();
        StreamSink<AxiReadBeat> r = axi.r().receive();
        aw.onTransfer(tracker::aw);
        w.onTransfer(tracker::w);
        ar.onTransfer(tracker::ar);
        b.onTransfer(tracker::b);
        r.onTransfer(tracker::r);
        aw.onTransfer(address -> releaseData());
        w.onTransfer(beat -> releaseAddress(beat.item()));
        w.onReset(w::cancelWaiting);
        ar.onReset(ar::cancelWaiting);
        aw.onReset(() -> {
            aw.cancelWaiting();
            tracker.reset();
            waiting.clear();
            heldData.clear();
            heldAddresses.clear();
            ledger.reset();
        });
    }

    // ---- how it asks

    /// Sets what all accesses of the [AddressBus] have: id, size of a beat, kind of burst (not
    /// wrapping; of fixed ones all beats go to one address, however many), attributes. Its address
    /// and length do not count.
    ///
    /// @return this
    public AxiManager like(AxiAddress request) {
        template = request;
        return this;
    }

    /// Sets the order of address and data of writes from now on.
    ///
    /// @return this
    public AxiManager writeOrder(WriteOrder order) {
        writeOrder = order;
        return this;
    }

    /// Limits the accesses that are under way; starting more blocks.
    ///
    /// @return this
    public AxiManager limit(int accesses) {
        limit = accesses;
        return this;
    }

    @Override
    public ByteOrder order() {
        return axi.order();
    }

    // ---- bus level

    private void awaitRoom() {
        while (ledger.size() >= limit) {
            ledger.awaitProgress();
        }
    }

    @Override
    public Pending<Reply> startRead(long address, int length) {
        awaitRoom();
        byte[] data = new byte[length];
        Ledger.Entry<Reply> entry =
                ledger.enter("read of %d bytes at 0x%x".formatted(length, address), address);
        Parts parts = new Parts(entry, address, data);
        List<AxiAddress> bursts = split(address, length);
        parts.open = bursts.size();
        int at = 0;
        for (AxiAddress burst : bursts) {
            int from = at;
            at += bytesOf(burst, length - from);
            int count = at - from;
            fetch(burst, count, transaction -> parts.read(transaction.item(), from, count));
        }
        return entry;
    }

    @Override
    public Pending<Reply> startWrite(long address, byte... data) {
        awaitRoom();
        Ledger.Entry<Reply> entry =
                ledger.enter("write of %d bytes at 0x%x".formatted(data.length, address), address);
        Parts parts = new Parts(entry, address, data.clone());
        List<AxiAddress> bursts = split(address, data.length);
        parts.open = bursts.size();
        int at = 0;
        for (AxiAddress burst : bursts) {
            int length = bytesOf(burst, data.length - at);
            List<AxiWriteBeat> beats = beats(burst, Arrays.copyOfRange(data, at, at + length));
            at += length;
            send(burst, beats, transaction -> parts.done(transaction.item().response()));
        }
        return entry;
    }

    private static int bytesOf(AxiAddress burst, int rest) {
        int bytes = 0;
        for (int beat = 0; beat < burst.beats(); beat++) {
            bytes += burst.bytesOf(beat);
        }
        return Math.min(bytes, rest);
    }

    private List<AxiAddress> split(long address, int length) {
        if (length < 1) {
            throw new IllegalArgumentException(
                    "an access of %s has at least one byte, not %d".formatted(axi.name(), length));
        }
        List<AxiAddress> bursts = new ArrayList<>();
        if (template.burst() == Burst.FIXED) {
            return splitFixed(address, length);
        }
        int bytes = template.bytes();
        int most = axi.pins().isLite() ? 1 : 256;
        long at = address;
        long end = address + length;
        while (at < end) {
            long aligned = at & -bytes;
            int beats = 1;
            while (beats < most
                    && aligned + (long) beats * bytes < end
                    && (aligned + (long) beats * bytes) % 4096 != 0) {
                beats++;
            }
            bursts.add(template.withAddress(at).withBeats(beats, template.burst()));
            at = aligned + (long) beats * bytes;
        }
        return bursts;
    }

    /// All beats go to one address, which no boundary cuts.
    private List<AxiAddress> splitFixed(long address, int length) {
        List<AxiAddress> bursts = new ArrayList<>();
        AxiAddress beat = template.withAddress(address);
        int each = beat.bytesOf(0);
        int most = axi.pins().isLite() ? 1 : 16;
        for (int left = (length + each - 1) / each; left > 0; left -= most) {
            bursts.add(beat.withBeats(Math.min(left, most), Burst.FIXED));
        }
        return bursts;
    }

    /// Lays bytes on the beats of a burst, with strobes where there are bytes.
    ///
    /// @param data not more than the burst has room for
    public List<AxiWriteBeat> beats(AxiAddress burst, byte[] data) {
        List<AxiWriteBeat> beats = new ArrayList<>();
        int lanes = axi.pins().lanes();
        int at = 0;
        for (int beat = 0; beat < burst.beats(); beat++) {
            long address = burst.addressOf(beat);
            int count = Math.min(burst.bytesOf(beat), data.length - at);
            beats.add(
                    new AxiWriteBeat(
                            Lanes.data(address, data, at, count, lanes),
                            Lanes.strobes(address, count, lanes),
                            beat == burst.length(),
                            0));
            at += count;
        }
        if (at < data.length) {
            throw new IllegalArgumentException(
                    "%s has no room for %d bytes".formatted(burst, data.length));
        }
        if (axi.pins().wstrb().isEmpty()
                && beats.stream()
                        .anyMatch(b -> !Lanes.strobes(0, lanes, lanes).equals(b.strobes()))) {
            throw new IllegalArgumentException(
                    "%s has no wstrb, so it cannot write %d bytes at 0x%x"
                            .formatted(axi.name(), data.length, burst.address()));
        }
        return beats;
    }

    @Override
    public void drain() {
        ledger.drain();
    }

    // ---- beat level

    /// Starts a write, exactly as given.
    public Pending<AxiTransaction> send(AxiAddress request, List<AxiWriteBeat> beats) {
        Ledger.Entry<AxiTransaction> entry = ledger.enter("write " + request, request.address());
        send(request, beats, transaction -> complete(entry, transaction.item()));
        return entry;
    }

    /// Starts a read, exactly as given.
    public Pending<AxiTransaction> fetch(AxiAddress request) {
        Ledger.Entry<AxiTransaction> entry = ledger.enter("read " + request, request.address());
        fetch(request, Integer.MAX_VALUE, transaction -> complete(entry, transaction.item()));
        return entry;
    }

    private static void complete(Ledger.Entry<AxiTransaction> entry, AxiTransaction item) {
        entry.complete(item, item.response().isError());
    }

    private void send(
            AxiAddress request, List<AxiWriteBeat> beats, Consumer<Transfer<AxiTransaction>> done) {
        waiting(true, request.id()).add(new Waiting(Integer.MAX_VALUE, done));
        switch (writeOrder) {
            case TOGETHER -> {
                aw.send(request);
                beats.forEach(w::send);
            }
            case ADDRESS_FIRST -> {
                heldData.add(beats);
                aw.send(request);
            }
            case DATA_FIRST -> {
                heldAddresses.add(request);
                beats.forEach(w::send);
            }
        }
    }

    private void releaseData() {
        if (!heldData.isEmpty()) {
            heldData.remove().forEach(w::send);
        }
    }

    private void releaseAddress(AxiWriteBeat beat) {
        if (beat.last() && !heldAddresses.isEmpty()) {
            aw.send(heldAddresses.remove());
        }
    }

    private void fetch(AxiAddress request, int wanted, Consumer<Transfer<AxiTransaction>> done) {
        waiting(false, request.id()).add(new Waiting(wanted, done));
        ar.send(request);
    }

    private ArrayDeque<Waiting> waiting(boolean write, long id) {
        return waiting.computeIfAbsent(new Key(write, id), key -> new ArrayDeque<>());
    }

    private void answered(Transfer<AxiTransaction> transaction) {
        AxiTransaction item = transaction.item();
        waiting(item.isWrite(), item.request().id()).remove().done().accept(transaction);
        listeners.forEach(listener -> listener.accept(transaction));
    }

    @Override
    public void onTransfer(Consumer<? super Transfer<AxiTransaction>> listener) {
        listeners.add(listener);
    }

    @Override
    public void onReset(Runnable listener) {
        aw.onReset(listener);
    }

    /// The bursts of one access.
    private final class Parts {
        private final Ledger.Entry<Reply> entry;
        private final long address;
        private final byte[] data;
        private final SimTime start = now();
        private int open;
        private Response worst = Response.OKAY;

        Parts(Ledger.Entry<Reply> entry, long address, byte[] data) {
            this.entry = entry;
            this.address = address;
            this.data = data;
        }

        void read(AxiTransaction transaction, int from, int count) {
            byte[] bytes = transaction.data();
            for (int i = 0; i < count; i++) {
                if (!transaction.has(i) && !transaction.response().isError()) {
                    throw new UnresolvedValueException(
                            "%s: what was read at 0x%x has X or Z"
                                    .formatted(axi.name(), address + from + i));
                }
                data[from + i] = bytes[i];
            }
            done(transaction.response());
        }

        void done(Response response) {
            worst = worst.or(response);
            open--;
            entry.state("waits for " + open + " more answers");
            if (open == 0) {
                Ledger.reply(entry, new Reply(address, data, worst, start, now()));
            }
        }
    }
}
