package org.cocobean.internal.kernel;

import java.util.ArrayList;
import java.util.List;
import org.cocobean.internal.link.SlotList;

/// The signals that the agent reads at every stop: those that the test looked at lately.
final class Samples {

    private static final int REVIEW_EVERY = 256;

    private final Kernel kernel;
    private final SlotList slots;
    private final List<SignalImpl> list = new ArrayList<>();
    private int untilReview = REVIEW_EVERY;

    Samples(Kernel kernel) {
        this.kernel = kernel;
        this.slots = kernel.window().samples();
    }

    /// Adds a signal and has everything read now: one trip, after which it is read at every stop.
    void add(SignalImpl signal) {
        if (!signal.isSampled()) {
            if (slots.isFull()) {
                list.forEach(old -> old.setSampled(false)); // who is read again comes back
                list.clear();
                slots.clear();
            }
            signal.setSampled(true);
            slots.add(signal.slot());
            list.add(signal);
        }
        kernel.execute(kernel.window().command().sample());
    }

    /// Called at each stop: now and then drops the signals that nobody looks at any more.
    void stopped() {
        if (--untilReview > 0) {
            return;
        }
        untilReview = REVIEW_EVERY;
        list.removeIf(signal -> {
            boolean keep = signal.wasRead();
            signal.setSampled(keep);
            return !keep;
        });
        slots.clear();
        list.forEach(signal -> slots.add(signal.slot()));
    }
}
