package org.cocobean.internal.kernel;

import org.cocobean.internal.link.WindowLayout;
import org.cocobean.trigger.Trigger;
import org.jspecify.annotations.Nullable;

/// Waits for edges of one signal. Its engine stays with the signal for good and is only switched on
/// and off.
final class EdgePoint extends EnginePoint {

    private final Watched signal;
    private @Nullable EdgeTrigger trigger;
    private @Nullable EdgePool pool;

    EdgePoint(Kernel kernel, Watched signal, int edges) {
        super(kernel, WindowLayout.KIND_EDGE);
        this.signal = signal;
        window.setByte(base + WindowLayout.ENGINE_EDGES, edges);
        window.setInt(base + WindowLayout.ENGINE_SLOT, signal.slot());
    }

    /// Makes this the point of one trigger for ever.
    EdgePoint permanent(EdgeTrigger owner) {
        trigger = owner;
        return this;
    }

    /// Makes this the point of a trigger with count, condition or settling, until it has fired or
    /// been left.
    EdgePoint lend(EdgeTrigger borrower, EdgePool from) {
        trigger = borrower;
        pool = from;
        borrower.writeCondition(this);
        return this;
    }

    void writeFlags(int flags) {
        window.setInt(
                base + WindowLayout.ENGINE_FLAGS,
                flags | (isTakenOver() ? WindowLayout.FLAG_LINKED : 0));
    }

    @Override
    Trigger trigger() {
        if (trigger == null) {
            throw new IllegalStateException("an idle edge point fired: " + signal.path());
        }
        return trigger;
    }

    @Override
    void arm() {
        super.arm();
        window.setLong(base + WindowLayout.ENGINE_LEFT, trigger == null ? 1 : trigger.count());
        window.setLong(base + WindowLayout.ENGINE_AT, kernel.stop().sequence());
        setArmed(true);
        if (!isTakenOver()) {
            announce();
        }
    }

    @Override
    void disarm() {
        super.disarm();
        if (!kernel.isOver()) {
            int flags = window.getInt(base + WindowLayout.ENGINE_FLAGS);
            window.setInt(base + WindowLayout.ENGINE_FLAGS, flags & ~WindowLayout.FLAG_SETTLING);
        }
        giveBack();
    }

    @Override
    void fired() {
        super.fired();
        giveBack();
    }

    private void giveBack() {
        if (pool != null) {
            pool.add(this);
            pool = null;
        }
    }
}
