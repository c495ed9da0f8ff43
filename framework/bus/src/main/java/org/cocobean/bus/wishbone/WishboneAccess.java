package org.cocobean.bus.wishbone;

import java.util.ArrayDeque;
import java.util.Locale;
import java.util.Optional;
import org.cocobean.Lane;
import org.cocobean.bus.internal.BusLane;
import org.cocobean.time.SimTime;
import org.cocobean.value.LogicVector;
import org.jspecify.annotations.Nullable;

/// An access, as the lane of a bus shows it.
///
/// @param data written or read
/// @param trouble `err`, `rty` or nothing
record WishboneAccess(boolean write, LogicVector address, LogicVector data, String trouble) {

    private String label() {
        return BusLane.access(write, text(address), trouble.isEmpty() ? text(data) : "", trouble);
    }

    private static String text(LogicVector bits) {
        return bits.toHexString().toLowerCase(Locale.ROOT).replaceFirst("^0+(?=.)", "");
    }

    /// The accesses that are under way on a bus.
    static final class Follower {

        private record Asked(boolean write, LogicVector address, LogicVector data, SimTime start) {}

        private final WishbonePins pins;
        private final Optional<Lane<WishboneAccess>> lane;
        private final ArrayDeque<Asked> open = new ArrayDeque<>();
        private @Nullable SimTime since;

        Follower(Wishbone bus) {
            this.pins = bus.pins();
            this.lane = BusLane.of(bus.name(), name -> Lane.of(name, WishboneAccess::label));
        }

        void forget() {
            open.clear();
            since = null;
        }

        /// Follows an edge.
        ///
        /// @param asks whether something is asked
        /// @param taken whether the subordinate takes it
        /// @param answered how many answers come
        void edge(SimTime now, boolean asks, boolean taken, long answered) {
            if (lane.isEmpty()) {
                return;
            }
            SimTime start = since == null ? now : since;
            since = asks && !taken ? start : null;
            if (asks && taken) {
                open.add(
                        new Asked(
                                WishboneChecker.isOne(pins.we()),
                                pins.adr().value(),
                                pins.datM().value(),
                                start));
            }
            for (long i = 0; i < answered && !open.isEmpty(); i++) {
                end(lane.get(), open.remove(), now);
            }
        }

        private void end(Lane<WishboneAccess> drawn, Asked asked, SimTime now) {
            String trouble =
                    pins.err().filter(WishboneChecker::isOne).isPresent()
                            ? "err"
                            : pins.rty().filter(WishboneChecker::isOne).isPresent() ? "rty" : "";
            LogicVector data = asked.write ? asked.data : pins.datS().value();
            drawn.addSampled(
                    new WishboneAccess(asked.write, asked.address, data, trouble),
                    asked.start,
                    now);
        }
    }
}
