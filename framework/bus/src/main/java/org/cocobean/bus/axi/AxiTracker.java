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
import org.cocobean.bus.internal.Begun;
import org.cocobean.bus.memory.Response;
import org.cocobean.time.SimTime;
import org.jspecify.annotations.Nullable;

/// Puts bursts together from what the five channels transfer, and has the rules checked that hold
/// between them.
final class AxiTracker {

    /// Who is told of what. What has been asked is remembered, for [#b] and [#r], only where the
    /// subordinate is judged, or the bus is drawn.
    interface Listener {
        /// A write has come with all its data.
        default void writeRequested(AxiAddress request, List<AxiWriteBeat> beats) {}

        /// A read has come.
        default void readRequested(AxiAddress request) {}

        /// Returns how many bytes of the read that is answered next with an id somebody wants.
        default int wanted(long id) {
            return Integer.MAX_VALUE;
        }

        /// A burst has been answered.
        default void answered(Transfer<AxiTransaction> transaction) {}
    }

    private record Asked(
            AxiAddress request,
            SimTime time,
            SimTime taken,
            Begun.One begun,
            List<AxiWriteBeat> written,
            List<AxiReadBeat> read) {
        Asked(Transfer<AxiAddress> transfer, Begun.One begun) {
            this(
                    transfer.item(),
                    transfer.start(),
                    transfer.end(),
                    begun,
                    new ArrayList<>(),
                    new ArrayList<>());
        }
    }

    private record Written(Asked asked, SimTime last) {}

    private final boolean judgesManager;
    private final boolean judgesSubordinate;
    private final AxiJudge judge;
    private final Listener listener;
    private final Optional<Lane<AxiTransaction>> lane;
    private final ArrayDeque<Asked> withoutData = new ArrayDeque<>();
    private final ArrayDeque<Transfer<AxiWriteBeat>> withoutAddress = new ArrayDeque<>();
    private final Map<Long, ArrayDeque<Written>> written = new HashMap<>();
    private final Map<Long, ArrayDeque<Asked>> reads = new HashMap<>();
    private final Begun begun;
    private Begun.@Nullable One dataFirst;

    AxiTracker(Axi axi, boolean judgesManager, boolean judgesSubordinate, Listener listener) {
        this.judgesManager = judgesManager;
        this.judgesSubordinate = judgesSubordinate;
        this.judge = new AxiJudge(axi, judgesManager, judgesSubordinate);
        this.listener = listener;
        this.lane = AxiTransaction.lane(axi.name());
        this.begun = Begun.on(axi.name(), axi.domain(), judgesManager && judgesSubordinate);
        this.lane.ifPresent(drawn -> drawn.atEnd(() -> addOpen(drawn)));
    }

    void reset() {
        withoutData.clear();
        withoutAddress.clear();
        written.clear();
        reads.clear();
        begun.clear();
        dataFirst = null;
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
        judge.request("AW", transfer.item());
        withoutData.add(new Asked(transfer, begun.begin(() -> "a write of " + transfer.item())));
        match();
    }

    void ar(Transfer<AxiAddress> transfer) {
        judge.request("AR", transfer.item());
        if (remembers()) {
            reads.computeIfAbsent(transfer.item().id(), id -> new ArrayDeque<>())
                    .add(new Asked(transfer, begun.begin(() -> "a read of " + transfer.item())));
        }
        listener.readRequested(transfer.item());
    }

    void w(Transfer<AxiWriteBeat> transfer) {
        judge.known(transfer.item());
        withoutAddress.add(transfer);
        match();
    }

    private void match() {
        while (!withoutData.isEmpty() && !withoutAddress.isEmpty()) {
            Asked asked = withoutData.element();
            Transfer<AxiWriteBeat> transfer = withoutAddress.remove();
            judge.written(asked.request(), asked.written().size(), transfer.item());
            asked.written().add(transfer.item());
            if (asked.written().size() == asked.request().beats()) {
                withoutData.remove();
                SimTime last = later(transfer.end(), asked.taken());
                if (remembers()) {
                    written.computeIfAbsent(asked.request().id(), id -> new ArrayDeque<>())
                            .add(new Written(asked, last));
                } else {
                    asked.begun().end();
                }
                listener.writeRequested(asked.request(), List.copyOf(asked.written()));
            }
        }
        watchDataFirst();
    }

    private void watchDataFirst() {
        if (dataFirst == null && !withoutAddress.isEmpty()) {
            dataFirst = begun.begin(() -> "data of a write without its address");
        } else if (dataFirst != null && withoutAddress.isEmpty()) {
            dataFirst.end();
            dataFirst = null;
        }
    }

    void b(Transfer<AxiWriteResponse> transfer) {
        AxiWriteResponse response = transfer.item();
        ArrayDeque<Written> queue = written.get(response.id());
        if (queue == null || queue.isEmpty()) {
            boolean early = withoutData.stream().anyMatch(a -> a.request().id() == response.id());
            judge.subordinate(
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
            judge.subordinate(
                    AxiRule.RESPONSE_AFTER_DATA,
                    "a response with id %d was there at %s, with the address or last data of its write"
                            .formatted(response.id(), transfer.start()));
        }
        done.asked().begun().end();
        AxiAddress request = done.asked().request();
        judge.response(request, response.response());
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
            judge.subordinate(
                    AxiRule.READ_ID,
                    "data came with id %d, for which no read is under way".formatted(beat.id()));
            return;
        }
        Asked asked = queue.element();
        AxiAddress request = asked.request();
        if (asked.read().isEmpty() && transfer.start().compareTo(asked.taken()) <= 0) {
            judge.subordinate(
                    AxiRule.DATA_AFTER_ADDRESS,
                    "data with id %d was there at %s, and the address of its read was taken at %s"
                            .formatted(beat.id(), transfer.start(), asked.taken()));
        }
        asked.read().add(beat);
        int count = asked.read().size();
        boolean isLast = count == request.beats();
        if (beat.last() != isLast) {
            judge.subordinate(
                    AxiRule.RLAST,
                    "rlast is %d at beat %d of %d of the read of 0x%x"
                            .formatted(
                                    beat.last() ? 1 : 0,
                                    count,
                                    request.beats(),
                                    request.address()));
        }
        judge.response(request, beat.response());
        judge.read(request, count - 1, beat, listener.wanted(beat.id()));
        if (isLast) {
            queue.remove();
            asked.begun().end();
            Response worst = Response.OKAY;
            for (AxiReadBeat each : asked.read()) {
                worst = worst.or(each.response());
            }
            answered(false, asked, readBytes(request, asked.read()), worst, transfer.end());
        }
    }

    private static SimTime later(SimTime one, SimTime other) {
        return one.compareTo(other) < 0 ? other : one;
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
            int lane = judge.lane(request, beat);
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
            int lane = judge.lane(request, beat);
            for (int i = lane; i < lane + request.bytesOf(beat); i++) {
                bytes.add(Lanes.isKnown(each.data(), i) ? (Byte) Lanes.at(each.data(), i) : null);
            }
        }
        return bytes.toArray(new Byte[0]);
    }
}
