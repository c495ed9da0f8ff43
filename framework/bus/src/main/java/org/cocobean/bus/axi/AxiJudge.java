package org.cocobean.bus.axi;

import org.cocobean.bus.check.AxiRule;
import org.cocobean.bus.check.ProtocolChecks;
import org.cocobean.bus.memory.Response;

/// Checks the rules of requests, beats and answers.
final class AxiJudge {

    private final String name;
    private final AxiPins pins;
    private final ProtocolChecks checks;
    private final boolean judgesManager;
    private final boolean judgesSubordinate;

    AxiJudge(Axi axi, boolean judgesManager, boolean judgesSubordinate) {
        this.name = axi.name();
        this.pins = axi.pins();
        this.checks = axi.checks();
        this.judgesManager = judgesManager;
        this.judgesSubordinate = judgesSubordinate;
    }

    /// What is asked.
    void request(String channel, AxiAddress a) {
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
        boolean fits =
                bytes <= 128
                        && a.beats() <= 16
                        && Long.bitCount(bytes) == 1
                        && a.address() % bytes == 0;
        if (a.exclusive() && !fits) {
            manager(AxiRule.EXCLUSIVE_SIZE, what);
        }
    }

    /// A beat that belongs to a request.
    void written(AxiAddress request, int beat, AxiWriteBeat data) {
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

    /// An answer to a request.
    void response(AxiAddress request, Response response) {
        if (response == Response.EXOKAY && (pins.isLite() || !request.exclusive())) {
            subordinate(
                    AxiRule.EXOKAY,
                    "EXOKAY answers an access of 0x%x that was not exclusive"
                            .formatted(request.address()));
        }
    }

    /// A beat by itself: what is written is known.
    void known(AxiWriteBeat beat) {
        if (!judgesManager) {
            return;
        }
        boolean isKnown = beat.strobes().isResolved();
        for (int i = 0; i < pins.lanes() && isKnown; i++) {
            isKnown = !Lanes.isSet(beat.strobes(), i) || Lanes.isKnown(beat.data(), i);
        }
        if (!isKnown) {
            manager(
                    AxiRule.DATA_KNOWN,
                    "wdata is %s with wstrb %s".formatted(beat.data(), beat.strobes()));
        }
    }

    /// A beat that answers a request without an error: what it asked for is known.
    ///
    /// @param wanted how many bytes of all beats somebody wants, at least one of the last beat
    void read(AxiAddress request, int number, AxiReadBeat beat, int wanted) {
        int lane = lane(request, number);
        int end = Math.min(lane + request.bytesOf(number), pins.lanes());
        if (number == request.length() && wanted != Integer.MAX_VALUE) {
            int before = 0;
            for (int i = 0; i < number; i++) {
                before += request.bytesOf(i);
            }
            end = Math.min(end, lane + wanted - before);
        }
        for (int i = lane; i < end && !beat.response().isError(); i++) {
            if (!Lanes.isKnown(beat.data(), i)) {
                subordinate(
                        AxiRule.DATA_KNOWN,
                        "rdata is %s at beat %d, of which the lanes from %d to %d are read"
                                .formatted(beat.data(), number + 1, lane, end - 1));
                return;
            }
        }
    }

    /// Returns the first lane of a beat.
    int lane(AxiAddress request, int beat) {
        return (int) (request.addressOf(beat) & (pins.lanes() - 1));
    }

    private void manager(AxiRule rule, String what) {
        if (judgesManager) {
            checks.broken(rule, name, what);
        }
    }

    /// Tells what a subordinate has broken, where it is judged.
    void subordinate(AxiRule rule, String what) {
        if (judgesSubordinate) {
            checks.broken(rule, name, what);
        }
    }
}
