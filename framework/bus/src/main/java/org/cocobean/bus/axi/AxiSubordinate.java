package org.cocobean.bus.axi;

import static org.cocobean.Cocobean.event;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.cocobean.bus.StreamSink;
import org.cocobean.bus.StreamSource;
import org.cocobean.bus.memory.Response;
import org.cocobean.bus.memory.Target;
import org.cocobean.internal.control.Control;
import org.cocobean.task.Event;
import org.cocobean.value.LogicVector;

/// Answers on an AXI4 or AXI4-Lite bus, from a memory, a map or a handler. Knows exclusive
/// accesses, unless [#withoutExclusive()] is called. Where native engines run, what asks for a
/// memory and nothing unusual is answered beside the simulator.
public final class AxiSubordinate {

    private record Write(AxiAddress request, List<AxiWriteBeat> beats) {}

    private record Reserved(long from, long to) {}

    private final Axi axi;
    private final AxiTracker tracker;
    private final Optional<AxiBeside> beside;
    private final Target target;
    private final StreamSource<AxiWriteResponse> b;
    private final StreamSource<AxiReadBeat> r;
    private final List<Write> writes = new ArrayList<>();
    private final List<AxiAddress> reads = new ArrayList<>();
    private final Map<Long, Reserved> reserved = new HashMap<>();
    private final Event written;
    private final Event asked;
    private Random random = new Random(0);
    private int leastLatency;
    private int mostLatency;
    private boolean reorders;
    private int busy;
    private boolean knowsExclusive = true;

    AxiSubordinate(Axi axi, Target target) {
        this.axi = axi;
        this.target = target;
        this.written = event("a write on " + axi.name());
        this.asked = event("a read on " + axi.name());
        this.tracker =
                new AxiTracker(
                        axi,
                        true,
                        false,
                        new AxiTracker.Listener() {
                            @Override
                            public void writeRequested(
                                    AxiAddress request, List<AxiWriteBeat> beats) {
                                writes.add(new Write(request, beats));
                                written.set();
                            }

                            @Override
                            public void readRequested(AxiAddress request) {
                                reads.add(request);
                                asked.set();
                            }
                        });
        this.b = axi.b().drive();
        this.r = axi.r().drive();
        b.onReset(b::cancelWaiting);
        r.onReset(r::cancelWaiting);
        StreamSink<AxiAddress> aw = axi.aw().receive();
        aw.onTransfer(tracker::aw);
        StreamSink<AxiWriteBeat> w = axi.w().receive();
        w.onTransfer(tracker::w);
        StreamSink<AxiAddress> ar = axi.ar().receive();
        ar.onTransfer(tracker::ar);
        if (tracker.remembers()) {
            b.onTransfer(tracker::b);
            r.onTransfer(tracker::r);
        }
        this.beside =
                AxiBeside.start(
                        axi,
                        target,
                        List.of(Control.of(aw), Control.of(w), Control.of(ar)),
                        List.of(Control.of(b), Control.of(r)),
                        this::isIdle);
        Runnable forget =
                () -> {
                    tracker.reset();
                    writes.clear();
                    reads.clear();
                    reserved.clear();
                    busy = 0;
                };
        axi.domain().run(axi.name() + " writes", forget, this::serveWrites);
        axi.domain().run(axi.name() + " reads", () -> {}, this::serveReads);
    }

    /// Lets so many cycles pass before each answer.
    ///
    /// @return this
    public AxiSubordinate latency(int least, int most, long seed) {
        beside.ifPresent(AxiBeside::leave);
        leastLatency = least;
        mostLatency = most;
        random = new Random(seed);
        return this;
    }

    /// Answers requests of different ids in a random order.
    ///
    /// @return this
    public AxiSubordinate reorder(long seed) {
        beside.ifPresent(AxiBeside::leave);
        reorders = true;
        random = new Random(seed);
        return this;
    }

    /// Answers exclusive accesses as if they were none, with OKAY.
    ///
    /// @return this
    public AxiSubordinate withoutExclusive() {
        knowsExclusive = false;
        return this;
    }

    /// Nothing is asked, and nothing is set that the memory beside the simulator does not know.
    private boolean isIdle() {
        return busy == 0
                && writes.isEmpty()
                && reads.isEmpty()
                && tracker.isIdle()
                && reserved.isEmpty()
                && mostLatency == 0
                && !reorders;
    }

    private void done() {
        busy--;
        beside.ifPresent(AxiBeside::enterWhenIdle);
    }

    private void serveWrites() {
        while (true) {
            while (writes.isEmpty()) {
                written.clear();
                written.await();
            }
            int which = pick(writes.stream().map(each -> each.request().id()).toList());
            Write write = writes.remove(which);
            busy++;
            delay();
            b.send(new AxiWriteResponse(write.request().id(), perform(write), 0));
            done();
        }
    }

    private void serveReads() {
        while (true) {
            while (reads.isEmpty()) {
                asked.clear();
                asked.await();
            }
            int which = pick(reads.stream().map(AxiAddress::id).toList());
            AxiAddress request = reads.remove(which);
            busy++;
            delay();
            boolean exclusive = knowsExclusive && request.exclusive() && !axi.pins().isLite();
            if (exclusive) {
                reserved.put(request.id(), range(request));
            }
            for (int beat = 0; beat < request.beats(); beat++) {
                r.send(read(request, beat, exclusive));
            }
            done();
        }
    }

    /// Returns the first, or any that no other of the same id comes before.
    private int pick(List<Long> ids) {
        if (!reorders) {
            return 0;
        }
        List<Integer> free = new ArrayList<>();
        Set<Long> seen = new HashSet<>();
        for (int i = 0; i < ids.size(); i++) {
            if (seen.add(ids.get(i))) {
                free.add(i);
            }
        }
        return free.get(random.nextInt(free.size()));
    }

    private void delay() {
        int cycles = mostLatency == 0 ? 0 : random.nextInt(leastLatency, mostLatency + 1);
        if (cycles > 0) {
            axi.domain().cycles(cycles);
        }
    }

    private static Reserved range(AxiAddress request) {
        long from = request.address() & -request.bytes();
        return new Reserved(from, from + (long) request.beats() * request.bytes());
    }

    private Response perform(Write write) {
        AxiAddress request = write.request();
        boolean exclusive = knowsExclusive && request.exclusive() && !axi.pins().isLite();
        Reserved range = range(request);
        if (exclusive && !range.equals(reserved.get(request.id()))) {
            return Response.OKAY; // refused, nothing is written
        }
        reserved.values().removeIf(each -> each.from() < range.to() && range.from() < each.to());
        Response worst = Response.OKAY;
        for (int beat = 0; beat < write.beats().size(); beat++) {
            worst = worst.or(write(request, beat, write.beats().get(beat)));
        }
        return exclusive && !worst.isError() ? Response.EXOKAY : worst;
    }

    /// Writes each run of bytes that have their strobes.
    private Response write(AxiAddress request, int beat, AxiWriteBeat data) {
        int lanes = axi.pins().lanes();
        long base = request.addressOf(beat) & -lanes;
        Response worst = Response.OKAY;
        int lane = 0;
        while (lane < lanes) {
            int end = lane;
            while (end < lanes && Lanes.isSet(data.strobes(), end)) {
                end++;
            }
            if (end > lane) {
                byte[] bytes = new byte[end - lane];
                for (int i = 0; i < bytes.length; i++) {
                    bytes[i] = Lanes.at(data.data(), lane + i);
                }
                worst = worst.or(target.write(base + lane, bytes));
            }
            lane = end + 1;
        }
        return worst;
    }

    private AxiReadBeat read(AxiAddress request, int beat, boolean exclusive) {
        int lanes = axi.pins().lanes();
        long address = request.addressOf(beat);
        byte[] bytes = new byte[request.bytesOf(beat)];
        Response response = target.read(address, bytes);
        LogicVector data =
                response.isError()
                        ? Lanes.zero(lanes)
                        : Lanes.data(address, bytes, 0, bytes.length, lanes);
        return new AxiReadBeat(
                request.id(),
                data,
                exclusive && !response.isError() ? Response.EXOKAY : response,
                beat == request.length(),
                0);
    }
}
