package org.cocobean.internal.kernel;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.cocobean.dut.HandleKind;
import org.cocobean.internal.link.Window;
import org.cocobean.internal.link.WindowLayout;
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
    static ObjectInfo read(Window window) {
        return readAll(window).getFirst();
    }

    /// Reads all objects out of the payload.
    static List<ObjectInfo> readAll(Window window) {
        List<ObjectInfo> all = new ArrayList<>();
        int end = window.getInt(WindowLayout.PAYLOAD_LENGTH);
        for (int at = 0; at < end; ) {
            long base = WindowLayout.PAYLOAD + at;
            int nameLength = window.getInt(base + 36);
            HandleKind kind = kind(window.getInt(base + 4));
            int width = window.getInt(base + 12);
            int from = window.getInt(base + 24);
            int to = window.getInt(base + 28);
            all.add(
                    new ObjectInfo(
                            window.getInt(base),
                            kind,
                            window.getInt(base + 8),
                            width,
                            width == 0
                                    ? nullRange(window.getInt(base + 16), window.getInt(base + 20))
                                    : range(window.getInt(base + 16), window.getInt(base + 20)),
                            kind == HandleKind.ARRAY ? range(from, to) : LogicRange.ofWidth(0),
                            from,
                            to,
                            window.getInt(base + 32),
                            new String(
                                    window.payload(at + WindowLayout.INFO_SIZE, nameLength),
                                    StandardCharsets.UTF_8)));
            at += (WindowLayout.INFO_SIZE + nameLength + 7) & ~7;
        }
        return all;
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

    private static HandleKind kind(int code) {
        return switch (code) {
            case WindowLayout.OBJECT_SCOPE -> HandleKind.SCOPE;
            case WindowLayout.OBJECT_INTEGER -> HandleKind.INTEGER;
            case WindowLayout.OBJECT_REAL -> HandleKind.REAL;
            case WindowLayout.OBJECT_STRING -> HandleKind.STRING;
            case WindowLayout.OBJECT_ARRAY -> HandleKind.ARRAY;
            case WindowLayout.OBJECT_BOOLEAN -> HandleKind.BOOLEAN;
            case WindowLayout.OBJECT_ENUM -> HandleKind.ENUM;
            default -> HandleKind.LOGIC;
        };
    }

    static int code(HandleKind kind) {
        return switch (kind) {
            case SCOPE -> WindowLayout.OBJECT_SCOPE;
            case LOGIC -> WindowLayout.OBJECT_LOGIC;
            case INTEGER -> WindowLayout.OBJECT_INTEGER;
            case REAL -> WindowLayout.OBJECT_REAL;
            case STRING -> WindowLayout.OBJECT_STRING;
            case ARRAY -> WindowLayout.OBJECT_ARRAY;
            case BOOLEAN -> WindowLayout.OBJECT_BOOLEAN;
            case ENUM -> WindowLayout.OBJECT_ENUM;
        };
    }

    boolean has(int flag) {
        return (flags & flag) != 0;
    }
}
