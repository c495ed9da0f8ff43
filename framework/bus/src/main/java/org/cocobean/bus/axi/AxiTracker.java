package org.cocobean.bus.axi;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cocobean.Lane;
import org.cocobean.bus.Transfer;
import org.cocobean.bus.check.AxiRule;
import org.cocobean.bus.check.ProtocolChecks;
import org.cocobean.bus.memory.Response;
import org.cocobean.time.SimTime;
import org.jspecify.annotations.Nullable;

/// Puts bursts together from what the five channels transfer, and checks the rules that hold
/// between them.
final class AxiTracker {

    /// Who is told of what. What has been asked is remembered, for [#b] and [#r], only where the
    /// subordinate is judged, or the bus is drawn.
    interface Listener {
        /// A write has come with all its data.
        default void writeRequested(AxiAddress request, List<AxiWriteBeat> beats) {}

        /// A read has come.
        default void readRequested(AxiAddress request) {}

        /// A burst has been answered.
        default void answered(Transfer<AxiTransaction> transaction) {}
    }

    private record Asked(
            AxiAddress request, SimTime time, List<AxiWriteBeat> written, List<AxiReadBeat> read) {
        Asked(Transfer<AxiAddress> transfer) {
            this(transfer.item(), transfer.start(), new ArrayList<>(), new ArrayList<>());
        }
    }

    private record Written(Asked asked, SimTime last) {}

    private final String name;
    private final AxiPins pins;
    private final ProtocolChecks checks;
    private final boolean judgesManager;
    private final boolean judgesSubordinate;
    private final Listener listener;
    private final Optional<Lane<AxiTransaction>> lane;
    private final ArrayDeque<Asked> withoutData = new ArrayDeque<>();
    private final ArrayDeque<Transfer<AxiWriteBeat>> withoutAddress = new ArrayDeque<>();
    private final Map<Long, ArrayDeque<Written>> written = new HashMap<>();
    private final Map<Long, ArrayDeque<Asked>> reads = new HashMap<>();

    AxiTracker(Axi axi, boolean judgesManager, boolean judgesSubordinate, Listener listener) {
        this.name = axi.name();
        this.pins = axi.pins();
        this.checks = axi.checks();
        this.judgesManager = judgesManager;
        this.judgesSubordinate = judgesSubordinate;
        this.listener = listener;
        this.lane = AxiTransaction.lane(name);
        this.lane.ifPresent(drawn -> drawn.atEnd(() -> addOpen(drawn)));
    }

    void reset() {
        withoutData.clear();
        withoutAddress.clear();
        written.clear();
        reads.clear();
    }

    /// Tells whether somebody wants to know what was answered.
    boolean remembers() {
        return judgesSubordinate || lane.isPresent();
    }

    /// Tells whether no write waits for its data, or its address.
    boolean isIdle() {
        return withoutData.isEmpty() && withoutAddress.isEmpty();
    }

    void aw(Transfer<AxiAddress> transfer) {
        judge("AW", transfer.item());
        withoutData.add(new Asked(transfer));
        match();
    }

    void ar(Transfer<AxiAddress> transfer) {
        judge("AR", transfer.item());
        if (remembers()) {
            reads.computeIfAbsent(transfer.item().id(), id -> new ArrayDeque<>())
                    .add(new Asked(transfer));
        }
        listener.readRequested(transfer.item());
    }

    void w(Transfer<AxiWriteBeat> transfer) {
        withoutAddress.add(transfer);
        match();
    }

    private void match() {
        while (!withoutData.isEmpty() && !withoutAddress.isEmpty()) {
            Asked asked = withoutData.element();
            Transfer<AxiWriteBeat> transfer = withoutAddress.remove();
            judge(asked.request(), asked.written().size(), transfer.item());
            asked.written().add(transfer.item());
            if (asked.written().size() == asked.request().beats()) {
                withoutData.remove();
                SimTime last = transfer.end();
                if (remembers()) {
                    written.computeIfAbsent(asked.request().id(), id -> new ArrayDeque<>())
                            .add(new Written(asked, last));
                }
                listener.writeRequested(asked.request(), List.copyOf(asked.written()));
            }
        }
    }

    void b(Transfer<AxiWriteResponse> transfer) {
        AxiWriteResponse response = transfer.item();
        ArrayDeque<Written> queue = written.get(response.id());
        if (queue == null || queue.isEmpty()) {
            boolean early = withoutData.stream().anyMatch(a -> a.request().id() == response.id());
            subordinate(
                    early ? AxiRule.RESPONSE_AFTER_DATA : AxiRule.WRITE_ID,
                    early
                            ? "a response with id %d came before the last data of its write"
                                    .formatted(response.id())
                            : "a response came with id %d, for which no write is under way"
                                    .formatted(response.id()));
            return;
        }
        Written done = queue.remove();
        if (transfer.start().compareTo(done.last()) <= 0) {
            subordinate(
                    AxiRule.RESPONSE_AFTER_DATA,
                    "a response with id %d was there at %s, with the last data of its write"
                            .formatted(response.id(), transfer.start()));
        }
        AxiAddress request = done.asked().request();
        judge(request, response.response());
        answered(
                true,
                done.asked(),
                writtenBytes(request, done.asked().written()),
                response.response(),
                transfer.end());
    }

    void r(Transfer<AxiReadBeat> transfer) {
        AxiReadBeat beat = transfer.item();
        ArrayDeque<Asked> queue = reads.get(beat.id());
        if (queue == null || queue.isEmpty()) {
            subordinate(
                    AxiRule.READ_ID,
                    "data came with id %d, for which no read is under way".formatted(beat.id()));
            return;
        }
        Asked asked = queue.element();
        AxiAddress request = asked.request();
        asked.read().add(beat);
        int count = asked.read().size();
        boolean isLast = count == request.beats();
        if (beat.last() != isLast) {
            subordinate(
                    AxiRule.RLAST,
                    "rlast is %d at beat %d of %d of the read of 0x%x"
                            .formatted(
                                    beat.last() ? 1 : 0,
                                    count,
                                    request.beats(),
                                    request.address()));
        }
        judge(request, beat.response());
        if (isLast) {
            queue.remove();
            Response worst = Response.OKAY;
            for (AxiReadBeat each : asked.read()) {
                worst = worst.or(each.response());
            }
            answered(false, asked, readBytes(request, asked.read()), worst, transfer.end());
        }
    }

    private void answered(
            boolean write, Asked asked, @Nullable Byte[] bytes, Response response, SimTime end) {
        AxiTransaction item = new AxiTransaction(write, asked.request(), bytes, response);
        if (lane.isPresent()) {
            if (judgesManager) {
                lane.get().addSampled(item, asked.time(), end);
            } else {
                lane.get().add(item, asked.time(), end); // our own source has offered it
            }
        }
        listener.answered(new Transfer<>(item, asked.time(), end));
    }

    /// Adds what is still under way.
    private void addOpen(Lane<AxiTransaction> drawn) {
        withoutData.forEach(asked -> addOpen(drawn, true, asked));
        written.values().forEach(all -> all.forEach(each -> addOpen(drawn, true, each.asked())));
        reads.values().forEach(all -> all.forEach(asked -> addOpen(drawn, false, asked)));
    }

    private static void addOpen(Lane<AxiTransaction> drawn, boolean write, Asked asked) {
        drawn.addOpen(
                new AxiTransaction(write, asked.request(), new Byte[0], Response.OKAY),
                asked.time());
    }

    private @Nullable Byte[] writtenBytes(AxiAddress request, List<AxiWriteBeat> beats) {
        List<@Nullable Byte> bytes = new ArrayList<>();
        for (int beat = 0; beat < beats.size(); beat++) {
            AxiWriteBeat each = beats.get(beat);
            int lane = lane(request, beat);
            for (int i = lane; i < lane + request.bytesOf(beat); i++) {
                bytes.add(
                        Lanes.isSet(each.strobes(), i) && Lanes.isKnown(each.data(), i)
                                ? (Byte) Lanes.at(each.data(), i)
                                : null);
            }
        }
        return bytes.toArray(new Byte[0]);
    }

    private @Nullable Byte[] readBytes(AxiAddress request, List<AxiReadBeat> beats) {
        List<@Nullable Byte> bytes = new ArrayList<>();
        for (int beat = 0; beat < beats.size(); beat++) {
            AxiReadBeat each = beats.get(beat);
            int lane = lane(request, beat);
            for (int i = lane; i < lane + request.bytesOf(beat); i++) {
                bytes.add(Lanes.isKnown(each.data(), i) ? (Byte) Lanes.at(each.data(), i) : null);
            }
        }
        return bytes.toArray(new Byte[0]);
    }

    private int lane(AxiAddress request, int beat) {
        return (int) (request.addressOf(beat) & (pins.lanes() - 1));
    }

    // ---- rules

    private void judge(String channel, AxiAddress a) {
        if (!judgesManager) {
            return;
        }
        String what =
                "%s of 0x%x with %d beats of %d bytes"
                        .formatted(channel, a.address(), a.beats(), a.bytes());
        if (a.bytes() > pins.lanes()) {
            manager(AxiRule.SIZE_OF_BUS, what + " on a bus of " + pins.lanes() + " bytes");
        }
        long bytes = (long) a.beats() * a.bytes();
        switch (a.burst()) {
            case INCR -> {
                long last = (a.address() & -a.bytes()) + bytes - 1;
                if (a.address() >>> 12 != last >>> 12) {
                    manager(AxiRule.BOUNDARY_4K, what + " goes on to 0x%x".formatted(last));
                }
            }
            case WRAP -> {
                if (a.beats() > 16 || a.beats() < 2 || Integer.bitCount(a.beats()) != 1) {
                    manager(AxiRule.WRAP_LENGTH, what);
                }
                if ((a.address() & (a.bytes() - 1)) != 0) {
                    manager(AxiRule.WRAP_ALIGNED, what);
                }
            }
            case FIXED -> {
                if (a.beats() > 16) {
                    manager(AxiRule.FIXED_LENGTH, what);
                }
            }
            case RESERVED -> manager(AxiRule.BURST_RESERVED, what);
        }
        boolean fits = bytes <= 128 && Long.bitCount(bytes) == 1 && a.address() % bytes == 0;
        if (a.exclusive() && !fits) {
            manager(AxiRule.EXCLUSIVE_SIZE, what);
        }
    }

    private void judge(AxiAddress request, int beat, AxiWriteBeat data) {
        if (!judgesManager) {
            return;
        }
        boolean isLast = beat == request.length();
        if (data.last() != isLast) {
            manager(
                    AxiRule.WLAST,
                    "wlast is %d at beat %d of %d of the write of 0x%x"
                            .formatted(
                                    data.last() ? 1 : 0,
                                    beat + 1,
                                    request.beats(),
                                    request.address()));
        }
        int lane = lane(request, beat);
        for (int i = 0; i < pins.lanes(); i++) {
            boolean addressed = i >= lane && i < lane + request.bytesOf(beat);
            if (!addressed && !pins.isLite() && Lanes.isSet(data.strobes(), i)) {
                manager(
                        AxiRule.STROBES,
                        "wstrb is %s at beat %d, address 0x%x, which has no lane %d"
                                .formatted(data.strobes(), beat + 1, request.addressOf(beat), i));
            }
        }
    }

    private void judge(AxiAddress request, Response response) {
        if (response == Response.EXOKAY && (pins.isLite() || !request.exclusive())) {
            subordinate(
                    AxiRule.EXOKAY,
                    "EXOKAY answers an access of 0x%x that was not exclusive"
                            .formatted(request.address()));
        }
    }

    private void manager(AxiRule rule, String what) {
        if (judgesManager) {
            checks.broken(rule, name, what);
        }
    }

    private void subordinate(AxiRule rule, String what) {
        if (judgesSubordinate) {
            checks.broken(rule, name, what);
        }
    }
}
