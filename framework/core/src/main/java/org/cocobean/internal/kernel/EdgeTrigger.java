package org.cocobean.internal.kernel;

import org.cocobean.dut.HandleKind;
import org.cocobean.internal.link.EdgeKind;
import org.cocobean.internal.link.EngineCondition;
import org.cocobean.trigger.Compare;
import org.cocobean.trigger.Edge;
import org.cocobean.trigger.Sampled;
import org.cocobean.wording.Words;
import org.jspecify.annotations.Nullable;

/// An edge of a signal, with count and condition.
final class EdgeTrigger extends KernelTrigger implements Edge {

    private final Watched signal;
    private final EdgeKind edges;
    private final long count;
    private final @Nullable Condition condition;
    private final boolean settle;
    private final EdgePool pool;
    private final boolean isKept;
    private @Nullable EdgePoint own;

    record Condition(Watched signal, Compare compare, long value) {}

    EdgeTrigger(Watched signal, EdgeKind edges, EdgePool pool) {
        this(signal, edges, 1, null, false, pool, true);
    }

    private EdgeTrigger(
            Watched signal,
            EdgeKind edges,
            long count,
            @Nullable Condition condition,
            boolean settle,
            EdgePool pool,
            boolean isKept) {
        super(signal.kernel());
        this.signal = signal;
        this.edges = edges;
        this.count = count;
        this.condition = condition;
        this.settle = settle;
        this.pool = pool;
        this.isKept = isKept;
    }

    /// Returns one that is made for a wait and not kept.
    private EdgeTrigger changed(
            long newCount, @Nullable Condition newCondition, boolean newSettle) {
        return new EdgeTrigger(signal, edges, newCount, newCondition, newSettle, pool, false);
    }

    @Override
    public EdgeTrigger times(long newCount) {
        if (newCount < 1) {
            throw new IllegalArgumentException(
                    "cannot wait for "
                            + Words.of(newCount, "edge")
                            + " of "
                            + signal.path()
                            + ": the count must be at least 1");
        }
        return changed(newCount, condition, settle);
    }

    @Override
    public EdgeTrigger when(Sampled other, Compare compare, long value) {
        Watched own = Watched.of(other);
        if (own == null || own.kernel() != kernel) {
            throw new IllegalArgumentException(
                    other.path() + " does not belong to the simulation of " + signal.path());
        }
        if (own.width() > 64) {
            throw new IllegalArgumentException(
                    "a condition looks at signals of up to 64 bits, but "
                            + own.path()
                            + " has "
                            + own.width()
                            + ": wait for the plain edge and compare in the test");
        }
        if (condition != null) {
            throw new IllegalStateException(
                    this
                            + " has a condition already: wait for it and look at "
                            + own.path()
                            + " in the test, or combine the two in HDL");
        }
        requireComparable(own, compare, value);
        return changed(count, new Condition(own, compare, value), settle);
    }

    private static void requireComparable(Watched signal, Compare compare, long value) {
        if (signal.kind() == HandleKind.REAL || signal.kind() == HandleKind.STRING) {
            throw new IllegalArgumentException(
                    "a condition compares bits, and "
                            + signal.path()
                            + " has none that count: wait for the plain edge and compare in the test");
        }
        int width = signal.width();
        boolean ordered = compare == Compare.LESS || compare == Compare.AT_LEAST;
        long least = ordered && !signal.isSigned() ? 0 : -(1L << (width - 1));
        long most = (1L << (signal.isSigned() ? width - 1 : width)) - 1;
        if (width < 64 && (value < least || value > most)) {
            throw new IllegalArgumentException(
                    "a condition "
                            + compare
                            + " "
                            + value
                            + " on "
                            + signal.path()
                            + " makes no sense, because it has "
                            + Words.of(width, "bit")
                            + " and is compared "
                            + (signal.isSigned() ? "signed" : "unsigned")
                            + ": give a value from "
                            + least
                            + " to "
                            + most);
        }
    }

    /// Returns a trigger that wakes its waiters only when the step of the edge has settled.
    EdgeTrigger settled() {
        return changed(count, condition, true);
    }

    long count() {
        return count;
    }

    void writeCondition(EdgePoint point) {
        point.setSettle(settle);
        if (condition == null) {
            point.cell.clearCondition();
            return;
        }
        boolean signed = condition.signal.isSigned();
        EngineCondition compare =
                switch (condition.compare) {
                    case EQUAL -> EngineCondition.EQUAL;
                    case NOT_EQUAL -> EngineCondition.NOT_EQUAL;
                    case LESS -> signed ? EngineCondition.SIGNED_LESS : EngineCondition.LESS;
                    case AT_LEAST ->
                            signed ? EngineCondition.SIGNED_AT_LEAST : EngineCondition.AT_LEAST;
                };
        int width = condition.signal.width();
        long mask = width == 64 ? -1L : (1L << width) - 1;
        point.cell.setCondition(compare, condition.signal.slot(), mask, condition.value);
    }

    @Override
    WaitPoint prepare() {
        if (!isKept) { // others are made for a wait, and a point of their own would be lost with
            // them
            return pool.borrow(this);
        }
        if (own == null) {
            own = new EdgePoint(kernel, signal, edges).permanent(this);
        }
        if (own.hasWaiters() && kernel.stop().hasWrittenAtOnce()) {
            return pool.borrow(
                    this); // what was written in this stop wakes the earlier waiters only
        }
        return own;
    }

    @Override
    public String toString() {
        String edge =
                switch (edges) {
                    case RISING -> "rising(";
                    case FALLING -> "falling(";
                    case ANY -> "change(";
                };
        String when =
                condition == null
                        ? ""
                        : ".when("
                                + condition.signal.path()
                                + " "
                                + condition.compare
                                + " "
                                + condition.value
                                + ")";
        return edge + signal.path() + ")" + when + (count == 1 ? "" : ".times(" + count + ")");
    }
}
