package org.cocobean.adapter.ghdl;

import java.util.ArrayList;
import java.util.List;
import org.cocobean.value.Layout;
import org.cocobean.value.LogicRange;
import org.cocobean.value.LogicVector;

/// A type with all its bounds, as the elaboration has found them.
sealed interface VhdlType {

    /// What has no parts.
    enum Kind {
        LOGIC,
        BIT,
        BOOLEAN,
        INTEGER,
        PHYSICAL,

        /// A physical type that GHDL computes with 32 bits.
        SMALL_PHYSICAL,
        REAL,
        ENUMERATION,
        OTHER
    }

    /// Returns the number of bits that bring a value to a vector.
    int width();

    /// Tells whether all of it can be brought to a vector.
    boolean isKnown();

    /// Returns what these bits mean.
    Layout layout();

    /// @param literals of an enumeration; of a physical type its units, as `kohm=1000`, the primary
    ///   one first
    /// @param constraint such as `range 0 to 9`, or empty
    record Scalar(Kind kind, String name, List<String> literals, String constraint)
            implements VhdlType {

        public Scalar {
            literals = List.copyOf(literals);
        }

        /// Returns the same with a constraint, unless that says nothing.
        Scalar within(String range) {
            return range.isEmpty() ? this : new Scalar(kind, name, literals, range);
        }

        boolean isPhysical() {
            return kind == Kind.PHYSICAL || kind == Kind.SMALL_PHYSICAL;
        }

        @Override
        public int width() {
            return switch (kind) {
                case LOGIC, BIT, BOOLEAN, OTHER -> 1;
                case INTEGER, SMALL_PHYSICAL -> 32;
                case PHYSICAL, REAL -> 64;
                case ENUMERATION ->
                        Math.max(
                                1,
                                Integer.SIZE - Integer.numberOfLeadingZeros(literals.size() - 1));
            };
        }

        @Override
        public boolean isKnown() {
            return kind != Kind.OTHER;
        }

        @Override
        public Layout layout() {
            LogicRange range = LogicRange.ofWidth(width());
            return switch (kind) {
                case LOGIC, BIT, OTHER -> new Layout.Bits(name, range, false);
                case INTEGER -> new Layout.Bits(Layout.VHDL + "integer", range, true);
                case PHYSICAL, SMALL_PHYSICAL ->
                        new Layout.Bits(Layout.physical(name, literals), range, true);
                case REAL -> new Layout.Bits(Layout.VHDL + "real", range, true);
                case BOOLEAN, ENUMERATION -> {
                    List<Layout.Literal> all = new ArrayList<>();
                    for (String literal : literals) {
                        all.add(new Layout.Literal(literal, LogicVector.of(all.size(), width())));
                    }
                    yield new Layout.Enumeration(name, range, false, all);
                }
            };
        }
    }

    /// An array of one dimension whose elements are bits.
    record Vector(Kind kind, String name, LogicRange range, boolean signed) implements VhdlType {

        @Override
        public int width() {
            return range.width();
        }

        @Override
        public boolean isKnown() {
            return !range.isNull();
        }

        @Override
        public Layout layout() {
            return new Layout.Bits(name, range, signed);
        }
    }

    /// An array of anything else.
    record Array(List<LogicRange> dimensions, VhdlType element) implements VhdlType {

        public Array {
            dimensions = List.copyOf(dimensions);
        }

        /// Tells whether the elements are characters.
        boolean isString() {
            return dimensions.size() == 1
                    && element instanceof Scalar scalar
                    && scalar.name().equals("character");
        }

        @Override
        public int width() {
            int width = element.width();
            for (LogicRange dimension : dimensions) {
                width = Math.multiplyExact(width, dimension.width());
            }
            return width;
        }

        @Override
        public boolean isKnown() {
            return element.isKnown() && dimensions.stream().noneMatch(LogicRange::isNull);
        }

        @Override
        public Layout layout() {
            Layout layout = element.layout();
            for (LogicRange dimension : dimensions.reversed()) {
                layout = new Layout.Elements(dimension, layout);
            }
            return layout;
        }
    }

    /// A record.
    record Composite(String name, List<Field> fields) implements VhdlType {

        public Composite {
            fields = List.copyOf(fields);
        }

        @Override
        public int width() {
            return fields.stream().mapToInt(field -> field.type().width()).sum();
        }

        @Override
        public boolean isKnown() {
            return fields.stream().allMatch(field -> field.type().isKnown());
        }

        @Override
        public Layout layout() {
            return new Layout.Structure(
                    name,
                    false,
                    fields.stream()
                            .map(field -> new Layout.Member(field.name(), field.type().layout()))
                            .toList());
        }
    }

    /// An element of a record.
    record Field(String name, VhdlType type) {}
}
