package org.cocobean.adapter.verilator;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.cocobean.adapter.verilator.HdlType.Range;

/// What a type is for a test: values of one kind and width, in arrays perhaps.
///
/// @param width of one element; 0 for strings
/// @param vector whether it has a range of its own, even of one bit
/// @param dimensions the unpacked ones, outermost first
record Shape(
        Kind kind, int width, Range range, boolean signed, boolean vector, List<Range> dimensions) {

    private static final Set<String> INTEGERS =
            Set.of("integer", "int", "longint", "shortint", "byte", "time");
    private static final Set<String> BITS = Set.of("logic", "bit", "reg", "wire");
    private static final Set<String> REALS = Set.of("real", "realtime", "double");

    Shape {
        dimensions = List.copyOf(dimensions);
    }

    /// The names are those of `window.h`, after `CB_KIND_`.
    enum Kind {
        /// Bits.
        LOGIC,
        /// Bits that are meant as a number.
        INTEGER,
        /// A double.
        REAL,
        /// Text.
        STRING
    }

    /// Finds the shape; empty for what is of no use to a test.
    static Optional<Shape> of(HdlType type) {
        return switch (type) {
            case HdlType.Basic basic -> basic(basic);
            case HdlType.Named named -> of(named.type());
            case HdlType.Enumeration enumeration -> of(enumeration.base());
            case HdlType.PackedArray array ->
                    of(array.element())
                            .filter(element -> element.dimensions.isEmpty())
                            .map(element -> bits(element.width * array.range().size()));
            case HdlType.UnpackedArray array ->
                    of(array.element()).map(element -> element.inside(array.range()));
            case HdlType.Members members -> members(members);
            case HdlType.Opaque opaque -> Optional.empty();
        };
    }

    private static Shape bits(int width) {
        return new Shape(Kind.LOGIC, width, new Range(width - 1, 0), false, true, List.of());
    }

    /// Returns the shape of bits that are meant as text.
    Shape asText() {
        return new Shape(Kind.STRING, width, range, signed, vector, dimensions);
    }

    private Shape inside(Range outer) {
        return new Shape(
                kind,
                width,
                range,
                signed,
                vector,
                Stream.concat(Stream.of(outer), dimensions.stream()).toList());
    }

    private static Optional<Shape> basic(HdlType.Basic type) {
        Range range = type.range().orElse(new Range(0, 0));
        boolean vector = type.range().isPresent();
        if (BITS.contains(type.keyword())) {
            return Optional.of(
                    new Shape(Kind.LOGIC, range.size(), range, type.signed(), vector, List.of()));
        }
        if (INTEGERS.contains(type.keyword())) {
            return Optional.of(
                    new Shape(Kind.INTEGER, range.size(), range, type.signed(), true, List.of()));
        }
        if (REALS.contains(type.keyword())) {
            return Optional.of(
                    new Shape(
                            Kind.REAL,
                            Double.SIZE,
                            new Range(Double.SIZE - 1, 0),
                            true,
                            false,
                            List.of()));
        }
        if (type.keyword().equals("string")) {
            return Optional.of(new Shape(Kind.STRING, 0, new Range(0, 0), false, false, List.of()));
        }
        return Optional.empty();
    }

    private static Optional<Shape> members(HdlType.Members type) {
        int width = 0;
        for (HdlType.Member member : type.members()) {
            Optional<Shape> shape = of(member.type());
            if (!type.packed() || shape.isEmpty() || !shape.get().isPacked()) {
                return Optional.empty();
            }
            int own = shape.get().width;
            width = type.union() ? Math.max(width, own) : width + own;
        }
        return width == 0 ? Optional.empty() : Optional.of(bits(width));
    }

    private boolean isPacked() {
        return dimensions.isEmpty() && (kind == Kind.LOGIC || kind == Kind.INTEGER);
    }
}
