package org.cocobean.internal.kernel;

import java.util.List;
import org.cocobean.dut.HandleKind;
import org.cocobean.internal.link.InfoCell;
import org.cocobean.internal.link.InfoFlag;
import org.cocobean.internal.link.ObjectKind;
import org.cocobean.internal.link.Payload;
import org.cocobean.value.LogicRange;

/// What the agent says of one object of the design.
///
/// @param indices of an array's elements
/// @param low the lowest number that an integer or enumeration takes
/// @param high the highest one, or equal to `low` when no limit is known
record ObjectInfo(
        int handle,
        HandleKind kind,
        int flags,
        int width,
        LogicRange range,
        LogicRange indices,
        long low,
        long high,
        int planes,
        String name) {

    /// Reads one object out of the payload.
    static ObjectInfo read(Payload payload) {
        return readAll(payload).getFirst();
    }

    /// Reads all objects out of the payload.
    static List<ObjectInfo> readAll(Payload payload) {
        return payload.objects().stream().map(ObjectInfo::of).toList();
    }

    private static ObjectInfo of(InfoCell cell) {
        HandleKind kind = HandleKind.valueOf(cell.kind().name());
        int width = cell.width();
        return new ObjectInfo(
                cell.handle(),
                kind,
                cell.flags(),
                width,
                width == 0
                        ? nullRange(cell.left(), cell.right())
                        : range(cell.left(), cell.right()),
                kind == HandleKind.ARRAY ? range(cell.from(), cell.to()) : LogicRange.ofWidth(0),
                cell.from(),
                cell.to(),
                cell.planes(),
                cell.name());
    }

    /// A range without bits runs against its direction, as `10 to 4` does.
    private static LogicRange nullRange(int left, int right) {
        if (left == right) {
            return LogicRange.ofWidth(0);
        }
        return left > right ? LogicRange.to(left, right) : LogicRange.downto(left, right);
    }

    private static LogicRange range(int left, int right) {
        return left >= right ? LogicRange.downto(left, right) : LogicRange.to(left, right);
    }

    /// Returns the same object under another name.
    ObjectInfo named(String other) {
        return new ObjectInfo(handle, kind, flags, width, range, indices, low, high, planes, other);
    }

    ObjectKind code() {
        return ObjectKind.valueOf(kind.name());
    }

    boolean has(InfoFlag flag) {
        return flag.isIn(flags);
    }
}
