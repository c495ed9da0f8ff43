package org.cocobean.internal.kernel;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.cocobean.dut.Direction;
import org.cocobean.dut.Handle;
import org.cocobean.dut.HandleKind;
import org.cocobean.dut.Signal;
import org.cocobean.dut.SignalArray;
import org.cocobean.value.LogicRange;

/// Says what a signal or array is, the same on every simulator; generated interfaces keep it as
/// [org.cocobean.dut.HdlShape].
public final class ShapeText {

    /// Stands for a range that differs from instance to instance.
    public static final String ANY = "*";

    private ShapeText() {}

    /// Returns direction, sign and range, such as `input signed [7:0]`; empty for a bit inside.
    public static String of(Handle handle) {
        return switch (handle) {
            case Signal signal -> joined(direction(signal), bits(signal));
            case SignalArray array ->
                    array.dimensions().stream().map(ShapeText::range).collect(Collectors.joining())
                            + " of "
                            + array.elementWidth();
            default -> "";
        };
    }

    /// Returns the direction alone; empty for what is no port.
    public static String direction(Signal signal) {
        return signal.direction() == Direction.NONE
                ? ""
                : signal.direction().name().toLowerCase(Locale.ROOT);
    }

    /// Returns the value of a parameter or generic, a number in decimal.
    public static String value(Signal constant) {
        boolean number =
                constant.kind() == HandleKind.LOGIC || constant.kind() == HandleKind.INTEGER;
        return number && constant.value().isResolved()
                ? constant.toBigInteger().toString()
                : constant.toText();
    }

    /// Returns the names of the values of a VHDL enumeration; empty for others.
    public static List<String> literals(Signal signal) {
        return TypedHandle.plain(signal) instanceof SignalImpl plain ? plain.literals() : List.of();
    }

    private static String bits(Signal signal) {
        if (signal.kind() == HandleKind.REAL || signal.kind() == HandleKind.STRING) {
            return signal.kind().name().toLowerCase(Locale.ROOT);
        }
        String range = signal.width() == 1 ? "" : range(signal.range());
        return signal.isSigned() ? joined("signed", range) : range;
    }

    private static String joined(String first, String second) {
        return (first + " " + second).strip();
    }

    private static String range(LogicRange range) {
        return "[" + range.left() + ":" + range.right() + "]";
    }
}
