package org.cocobean.value;

import java.util.List;

/// What the bits of a value mean, as the HDL declares it.
///
/// Positions count bits from the right, as in [LogicRange]. Paths join the names of members by dots
/// and put indices of packed arrays and of bits in brackets: `hi.tag`, `[1].tag`,
/// `items[1].tag[3:2]`.
public sealed interface Layout {

    /// Stands before the keyword of what VHDL writes as a number: integers, times, which are
    /// femtoseconds, and reals, whose bits are those of a double.
    String VHDL = "std.standard.";

    /// Returns the keyword of a physical type of VHDL, of which `time` is one.
    ///
    /// @param units each with its number of the primary one, as `kohm=1000`
    static String physical(String name, List<String> units) {
        return VHDL + VhdlUnits.keyword(name, units);
    }

    /// Returns the name of the type, such as `pkg::item_t`, or what it is made of, such as `logic
    /// [7:0]`.
    String name();

    /// Returns the range by which its bits are addressed; that of a structure or packed array is
    /// `width - 1 downto 0`.
    LogicRange range();

    /// Tells whether the bits are a number in two's complement.
    boolean signed();

    /// Tells whether the bits are a real of VHDL.
    default boolean isReal() {
        return VhdlText.isReal(this);
    }

    /// Returns the bits of a real of VHDL.
    ///
    /// @throws IllegalArgumentException when it is no number or infinite
    static LogicVector real(double value) {
        return VhdlText.real(value);
    }

    /// Returns the number of bits.
    default int width() {
        return range().width();
    }

    /// Finds a part.
    ///
    /// @throws IllegalArgumentException when there is no such member; its message names those that
    ///   are there
    /// @throws IndexOutOfBoundsException when there is no such element or bit
    default Place find(String path) {
        return new LayoutPath(this, path).find();
    }

    /// Returns the value that a text stands for, written as [LogicVector#toText()] does: the name
    /// of an enumeration's value, `'{valid: 1, tag: 4'h3}`, or the bits of plain ones. Whatever
    /// encloses it, a number may be written as in Verilog: `3`, `4'h3`, `4'b00x1`.
    ///
    /// @throws IllegalArgumentException when it stands for none; its message says what fits
    default LogicVector parse(String text) {
        return new LayoutParser(text).parse(this);
    }

    /// Some bits without further meaning.
    ///
    /// @param keyword of the language, such as `logic` or `int`
    record Bits(String keyword, LogicRange range, boolean signed) implements Layout {

        @Override
        public String name() {
            if (keyword.startsWith(VHDL)) {
                return keyword.substring(VHDL.length()).split(" ", 2)[0];
            }
            String sign = signed && keyword.equals("logic") ? " signed" : "";
            boolean shown = range.width() > 1 && !LayoutText.isNumber(this);
            return keyword + sign + (shown ? " [" + range.left() + ":" + range.right() + "]" : "");
        }
    }

    /// A packed array.
    ///
    /// @param indices as declared; the leftmost element has the most significant bits
    record Elements(LogicRange indices, Layout element) implements Layout {

        @Override
        public String name() {
            // the outer dimension stands before the inner ones
            String inner = element.name();
            int dimensions = element instanceof Structure ? -1 : inner.indexOf(" [");
            String own = " [" + indices.left() + ":" + indices.right() + "]";
            return dimensions < 0
                    ? inner + own
                    : inner.substring(0, dimensions) + own + inner.substring(dimensions + 1);
        }

        @Override
        public LogicRange range() {
            return LogicRange.ofWidth(Math.multiplyExact(indices.width(), element.width()));
        }

        @Override
        public boolean signed() {
            return false;
        }
    }

    /// A packed structure or union.
    ///
    /// @param members of a structure the first has the most significant bits; those of a union
    ///   share all bits, the least significant ones of the union where one is narrower
    record Structure(String name, boolean union, List<Member> members) implements Layout {

        /// Copies the members.
        public Structure {
            members = List.copyOf(members);
        }

        @Override
        public LogicRange range() {
            int width = 0;
            for (Member member : members) {
                int own = member.layout().width();
                width = union ? Math.max(width, own) : width + own;
            }
            return LogicRange.ofWidth(width);
        }

        @Override
        public boolean signed() {
            return false;
        }
    }

    /// An enumeration; its bits may also hold what has no name.
    record Enumeration(String name, LogicRange range, boolean signed, List<Literal> literals)
            implements Layout {

        /// Copies the literals.
        public Enumeration {
            literals = List.copyOf(literals);
        }
    }

    /// A member of a structure or union.
    record Member(String name, Layout layout) {}

    /// A name of an enumeration.
    record Literal(String name, LogicVector value) {}

    /// Where a part lies.
    ///
    /// @param low the position of its rightmost bit
    record Place(int low, Layout layout) {}
}
