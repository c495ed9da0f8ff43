package org.cocobean.bus.ahb;

import java.util.function.BiConsumer;
import org.cocobean.bus.check.AhbRule;
import org.jspecify.annotations.Nullable;

/// The burst that the address phases of a bus are in, and its rules.
final class AhbBurst {

    private static final int ENDLESS = Integer.MAX_VALUE;

    private final BiConsumer<AhbRule, String> broken;
    private final boolean mayBeCut;
    private AhbMonitor.@Nullable Asked last;
    private int beats;
    private boolean failed;

    /// @param mayBeCut whether something between may end a burst early
    AhbBurst(BiConsumer<AhbRule, String> broken, boolean mayBeCut) {
        this.broken = broken;
        this.mayBeCut = mayBeCut;
    }

    /// Forgets what has been.
    void forget() {
        last = null;
        failed = false;
    }

    /// A transfer of it was answered with an error, after which it may end.
    void error() {
        failed = true;
    }

    /// Nothing is asked.
    void end() {
        if (last != null
                && !failed
                && !mayBeCut
                && length(last) != ENDLESS
                && beats < length(last)) {
            broken.accept(
                    AhbRule.BURST_LENGTH,
                    "a burst of %d transfers, at 0x%x the last of them, ended after %d"
                            .formatted(length(last), last.address(), beats));
        }
        forget();
    }

    /// It goes on later.
    void busy() {
        if (last != null && beats == length(last)) {
            broken.accept(
                    AhbRule.BURST_LENGTH,
                    "BUSY after the last of %d transfers, at 0x%x"
                            .formatted(beats, last.address()));
        }
    }

    /// A transfer is asked.
    void next(AhbMonitor.Asked next) {
        if (next.trans() == AhbPins.SEQ) {
            goOn(next);
        } else {
            end();
            beats = 0;
        }
        beats++;
        last = next;
    }

    private void goOn(AhbMonitor.Asked next) {
        if (last == null || !isAlike(last, next) || next.address() != after(last)) {
            broken.accept(
                    AhbRule.SEQUENTIAL,
                    "SEQ %s of %d bytes at 0x%x after %s"
                            .formatted(
                                    next.write() ? "write" : "read",
                                    next.size(),
                                    next.address(),
                                    last == null
                                            ? "no transfer"
                                            : "a %s of %d bytes at 0x%x"
                                                    .formatted(
                                                            last.write() ? "write" : "read",
                                                            last.size(),
                                                            last.address())));
            failed = true; // how many were to come is not known
        } else if (beats == length(last)) {
            broken.accept(
                    AhbRule.BURST_LENGTH,
                    "SEQ at 0x%x after the last of %d transfers".formatted(next.address(), beats));
        } else if (!wraps(last) && next.address() % 1024 == 0) {
            broken.accept(AhbRule.BOUNDARY_1K, "a burst reaches 0x%x".formatted(next.address()));
        }
    }

    private static boolean isAlike(AhbMonitor.Asked before, AhbMonitor.Asked next) {
        return before.write() == next.write()
                && before.size() == next.size()
                && before.burst() == next.burst();
    }

    private static boolean wraps(AhbMonitor.Asked transfer) {
        return transfer.burst() > 1 && transfer.burst() % 2 == 0;
    }

    /// Returns how many transfers its burst has.
    private static int length(AhbMonitor.Asked transfer) {
        return switch (transfer.burst()) {
            case AhbPins.SINGLE -> 1;
            case AhbPins.INCR -> ENDLESS;
            default -> 2 << (transfer.burst() / 2);
        };
    }

    private static long after(AhbMonitor.Asked before) {
        long next = before.address() + before.size();
        long block = (long) before.size() * length(before);
        return wraps(before) && next % block == 0 ? next - block : next;
    }
}
