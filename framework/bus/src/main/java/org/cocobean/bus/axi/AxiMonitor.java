package org.cocobean.bus.axi;

import java.util.function.Consumer;
import org.cocobean.bus.StreamMonitor;
import org.cocobean.bus.Transfer;
import org.cocobean.bus.Watcher;
import org.cocobean.bus.internal.Inbox;

/// Watches an AXI4 or AXI4-Lite bus, checks both sides of it, and drives nothing.
public final class AxiMonitor implements Watcher<AxiTransaction> {

    private final Inbox<AxiTransaction> seen;
    private final StreamMonitor<AxiAddress> aw;

    AxiMonitor(Axi axi) {
        this.seen = new Inbox<>(axi.name());
        AxiTracker tracker =
                new AxiTracker(
                        axi,
                        true,
                        true,
                        new AxiTracker.Listener() {
                            @Override
                            public void answered(Transfer<AxiTransaction> transaction) {
                                seen.add(transaction);
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

    /// Blocks until a burst has been answered that this method has not returned yet. What listeners
    /// have been told is not kept.
    ///
    /// @throws IllegalStateException when there is none and listeners get all that comes
    public Transfer<AxiTransaction> next() {
        return seen.next();
    }

    @Override
    public void onTransfer(Consumer<? super Transfer<AxiTransaction>> listener) {
        seen.listen(listener);
    }

    @Override
    public void onReset(Runnable listener) {
        aw.onReset(listener);
    }
}
