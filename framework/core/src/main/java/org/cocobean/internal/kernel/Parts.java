package org.cocobean.internal.kernel;

import java.util.HashMap;
import java.util.Map;
import org.cocobean.dut.HandleKind;
import org.cocobean.dut.Signal;
import org.cocobean.internal.link.WindowLayout;
import org.cocobean.value.LogicRange;

/// The bits and slices of a vector, one object for each range.
final class Parts {

    private final SignalImpl whole;
    private final Map<LogicRange, SliceImpl> slices = new HashMap<>();

    Parts(SignalImpl whole) {
        this.whole = whole;
    }

    Signal part(int left, int right) {
        ObjectInfo info = whole.info();
        boolean bits =
                info.kind() == HandleKind.LOGIC
                        || (info.kind() == HandleKind.INTEGER && info.planes() > 1);
        if (!bits || (info.width() == 1 && !info.has(WindowLayout.INFO_VECTOR))) {
            throw new IllegalArgumentException(
                    whole.path()
                            + " is of kind "
                            + info.kind()
                            + " and no vector, so it has no parts");
        }
        LogicRange part = range(left, right);
        if (part.equals(info.range())) {
            return whole;
        }
        return slices.computeIfAbsent(part, range -> new SliceImpl(whole, range));
    }

    private LogicRange range(int left, int right) {
        LogicRange range = whole.range();
        requireBits(range, left, right, whole.path());
        if (range.position(left) < range.position(right)) {
            throw new IllegalArgumentException(
                    whole.path()
                            + " counts its bits "
                            + range
                            + ": give the two ends of a part in that order, not "
                            + left
                            + " before "
                            + right);
        }
        return range.slice(left, right);
    }

    static void requireBits(LogicRange range, int left, int right, String path) {
        if (!range.contains(left) || !range.contains(right)) {
            throw new IndexOutOfBoundsException(
                    path
                            + " has bits "
                            + range
                            + ", so there is no bit "
                            + (range.contains(left) ? right : left));
        }
    }
}
