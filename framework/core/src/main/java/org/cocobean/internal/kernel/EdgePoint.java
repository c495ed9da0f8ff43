package org.cocobean.internal.kernel;

import org.cocobean.internal.link.EdgeKind;
import org.cocobean.internal.link.EngineKind;
import org.cocobean.trigger.Trigger;
import org.jspecify.annotations.Nullable;

/// Waits for edges of one signal. Its engine stays with the signal for good and is only switched on
/// and off.
final class EdgePoint extends EnginePoint {

    private final Watched signal;
    private @Nullable EdgeTrigger trigger;
    private @Nullable EdgePool pool;

    EdgePoint(Kernel kernel, Watched signal, EdgeKind edges) {
        super(kernel, EngineKind.EDGE);
        this.signal = signal;
        cell.setEdges(edges);
        cell.setSlot(signal.slot());
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

    void setSettle(boolean settle) {
        cell.setSettle(settle, isTakenOver());
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
        cell.count(trigger == null ? 1 : trigger.count(), stop.sequence());
        setArmed(true);
        if (!isTakenOver()) {
            announce();
        }
    }

    @Override
    void disarm() {
        super.disarm();
        if (!stop.isOver()) {
            cell.stopSettling();
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
