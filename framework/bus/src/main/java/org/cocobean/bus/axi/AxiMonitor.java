package org.cocobean.bus.axi;

import static org.cocobean.Cocobean.queue;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.cocobean.bus.StreamMonitor;
import org.cocobean.bus.Transfer;
import org.cocobean.bus.Watcher;
import org.cocobean.task.SimQueue;

/// Watches an AXI4 or AXI4-Lite bus, checks both sides of it, and drives nothing.
public final class AxiMonitor implements Watcher<AxiTransaction> {

    private final List<Consumer<? super Transfer<AxiTransaction>>> listeners = new ArrayList<>();
    private final SimQueue<Transfer<AxiTransaction>> seen = queue();
    private final StreamMonitor<AxiAddress> aw;

    AxiMonitor(Axi axi) {
        AxiTracker tracker =
                new AxiTracker(
                        axi,
                        true,
                        true,
                        new AxiTracker.Listener() {
                            @Override
                            public void answered(Transfer<AxiTransaction> transaction) {
                                tell(transaction);
                            }
                        });
        aw = axi.aw().watch();
        aw.onTransfer(tracker::aw);
        aw.onReset(tracker::reset);
        axi.w().watch().onTransfer(tracker::w);
        axi.ar().watch().onTransfer(tracker::ar);
        axi.b().watch().onTransfer(tracker::b);
        axi.r().watch().onTransfer(tracker::r);
    }

    private void tell(Transfer<AxiTransaction> transaction) {
        listeners.forEach(listener -> listener.accept(transaction));
        if (listeners.isEmpty()) {
            seen.put(transaction);
        }
    }

    /// Blocks until a burst has been answered that this method has not returned yet. What listeners
    /// have been told is not kept.
    public Transfer<AxiTransaction> next() {
        return seen.take();
    }

    @Override
    public void onTransfer(Consumer<? super Transfer<AxiTransaction>> listener) {
        listeners.add(listener);
    }

    @Override
    public void onReset(Runnable listener) {
        aw.onReset(listener);
    }
}
