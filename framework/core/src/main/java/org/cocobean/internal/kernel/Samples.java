package org.cocobean.internal.kernel;

import java.util.ArrayList;
import java.util.List;
import org.cocobean.internal.link.WindowLayout;

/// The signals that the agent reads at every stop: those that the test looked at lately.
final class Samples {

    private static final int REVIEW_EVERY = 256;

    private final Kernel kernel;
    private final List<SignalImpl> list = new ArrayList<>();
    private int untilReview = REVIEW_EVERY;

    Samples(Kernel kernel) {
        this.kernel = kernel;
    }

    /// Adds a signal and has everything read now: one trip, after which it is read at every stop.
    void add(SignalImpl signal) {
        if (!signal.isSampled()) {
            if (list.size() == WindowLayout.SLOTS) {
                list.forEach(old -> old.setSampled(false)); // who is read again comes back
                list.clear();
            }
            signal.setSampled(true);
            kernel.window().setInt(WindowLayout.SAMPLE + 4L * list.size(), signal.slot());
            list.add(signal);
            kernel.window().setInt(WindowLayout.SAMPLE_COUNT, list.size());
        }
        kernel.command(WindowLayout.COMMAND_SAMPLE);
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
        for (int i = 0; i < list.size(); i++) {
            kernel.window().setInt(WindowLayout.SAMPLE + 4L * i, list.get(i).slot());
        }
        kernel.window().setInt(WindowLayout.SAMPLE_COUNT, list.size());
    }
}
