package org.cocobean.value;

import java.math.BigInteger;
import java.util.Optional;
import org.cocobean.wording.Words;
import org.jspecify.annotations.Nullable;

/// An immutable vector of nine-state bits with the index range of its HDL declaration.
///
/// Text has the leftmost, most significant bit first. The range says by which index a bit is
/// addressed; it takes no part in [#equals(Object)], so `0101` read from a port `[0:3]` equals
/// `0101` read from a port `[3:0]`. A vector may have no bits (a null range); its number is 0.
///
/// A vector may also know what its bits mean, its [Layout]; that takes no part in comparisons
/// either.
///
/// Conversions take `L` for 0 and `H` for 1 and throw [UnresolvedValueException] when any other bit
/// is neither 0 nor 1. A number that does not fit the target throws [ArithmeticException]; nothing
/// is ever cut off silently.
public final class LogicVector {
    private final LogicRange range;
    private final Planes planes;
    private final @Nullable Layout layout;

    private LogicVector(LogicRange range, Planes planes) {
        this(range, planes, null);
    }

    private LogicVector(LogicRange range, Planes planes, @Nullable Layout layout) {
        this.range = range;
        this.planes = planes;
        this.layout = layout;
    }

    /// Returns the vector with these bits, indexed `n - 1 downto 0`.
    ///
    /// @param bits letters of [Logic] in either case, most significant first; `_` separates
    /// @throws IllegalArgumentException if there is any other character
    public static LogicVector of(String bits) {
        Planes planes = LogicText.parse(bits);
        return new LogicVector(LogicRange.ofWidth(planes.width()), planes);
    }

    /// Returns the vector with these bits and this range.
    ///
    /// @param bits letters of [Logic] in either case, leftmost first; `_` separates
    /// @throws IllegalArgumentException if there is any other character or a wrong number of bits
    public static LogicVector of(String bits, LogicRange range) {
        Planes planes = LogicText.parse(bits);
        if (planes.width() != range.width()) {
            throw new IllegalArgumentException(
                    "\""
                            + bits
                            + "\" has "
                            + Words.of(planes.width(), "bit")
                            + ", but the range "
                            + range
                            + " has "
                            + range.width()
                            + ": give exactly one letter for each bit");
        }
        return new LogicVector(range, planes);
    }

    /// Returns a number as a vector that is indexed `width - 1 downto 0`.
    ///
    /// @param value from `-2^(width-1)`, in two's complement, to `2^width - 1`
    /// @throws IllegalArgumentException if the value needs more bits
    public static LogicVector of(long value, int width) {
        return of(value, LogicRange.ofWidth(width));
    }

    /// Returns a number as a vector with this range.
    ///
    /// @param value from `-2^(width-1)`, in two's complement, to `2^width - 1`
    /// @throws IllegalArgumentException if the value needs more bits
    public static LogicVector of(long value, LogicRange range) {
        return new LogicVector(range, LogicNumber.planes(value, range.width()));
    }

    /// Returns a number as a vector that is indexed `width - 1 downto 0`.
    ///
    /// @param value from `-2^(width-1)`, in two's complement, to `2^width - 1`
    /// @throws IllegalArgumentException if the value needs more bits
    public static LogicVector of(BigInteger value, int width) {
        return of(value, LogicRange.ofWidth(width));
    }

    /// Returns a number as a vector with this range.
    ///
    /// @param value from `-2^(width-1)`, in two's complement, to `2^width - 1`
    /// @throws IllegalArgumentException if the value needs more bits
    public static LogicVector of(BigInteger value, LogicRange range) {
        return new LogicVector(range, LogicNumber.planes(value, range.width()));
    }

    /// Returns bytes as a vector that is indexed `width - 1 downto 0`.
    ///
    /// @param bigEndian just enough bytes for the width, most significant first
    /// @throws IllegalArgumentException if there are more or fewer bytes, or if a bit is set beyond
    ///   the width
    public static LogicVector ofBytes(byte[] bigEndian, int width) {
        return new LogicVector(LogicRange.ofWidth(width), LogicNumber.planes(bigEndian, width));
    }

    /// Returns a vector of equal bits, indexed `width - 1 downto 0`.
    public static LogicVector filled(Logic logic, int width) {
        return new LogicVector(LogicRange.ofWidth(width), Planes.filled(logic, width));
    }

    /// Returns the vector that is encoded in these planes (see [Logic] for the encoding).
    ///
    /// Word 0 of each plane holds the 64 least significant bits, bit 0 of it the rightmost. The
    /// arrays are copied; what lies beyond the width is ignored.
    ///
    /// @param c null stands for all 0
    /// @param d null stands for all 0
    /// @throws IllegalArgumentException if a plane is too short or the bits encode no state
    public static LogicVector ofPlanes(
            long[] a, long[] b, long @Nullable [] c, long @Nullable [] d, LogicRange range) {
        int width = range.width();
        return new LogicVector(
                range,
                new Planes(
                                width,
                                Planes.copy("a", a, width),
                                Planes.copy("b", b, width),
                                c == null ? null : Planes.copy("c", c, width),
                                d == null ? null : Planes.copy("d", d, width))
                        .checked());
    }

    /// Returns the vector of at most 64 bits that is encoded in planes `a` and `b`; `c` and `d` are
    /// 0. What lies beyond the width is ignored.
    ///
    /// @throws IllegalArgumentException if the range has more than 64 bits
    public static LogicVector ofPlanes(long a, long b, LogicRange range) {
        int width = range.width();
        if (width > 64) {
            throw new IllegalArgumentException(
                    "the range "
                            + range
                            + " has "
                            + width
                            + " bits: pass the planes as arrays when there are more than 64");
        }
        return new LogicVector(
                range,
                width == 0
                        ? new Planes(0, new long[0], null, null, null)
                        : new Planes(
                                width, new long[] {a}, b == 0 ? null : new long[] {b}, null, null));
    }

    /// Copies the planes out (see [Logic] for the encoding): the first [#words()] words of each
    /// array are overwritten, unused high bits with 0.
    ///
    /// @param c may be null if [#isFourState()]
    /// @param d may be null if [#isFourState()]
    /// @throws IllegalArgumentException if a needed plane is missing or too short
    public void copyPlanesTo(long[] a, long[] b, long @Nullable [] c, long @Nullable [] d) {
        if (!isFourState() && (c == null || d == null)) {
            throw new IllegalArgumentException(
                    LogicText.describe(this)
                            + " has states beyond 0, 1, X and Z: pass arrays for planes c and d"
                            + " too, or convert it with toX01() first");
        }
        planes.copyTo(a, b, c, d);
    }

    /// Returns the number of 64-bit words in a plane.
    public int words() {
        return planes.words();
    }

    /// Returns one word of plane `a`; word 0 holds the least significant bits.
    public long planeA(int word) {
        return planes.a(word);
    }

    /// Returns one word of plane `b`; word 0 holds the least significant bits.
    public long planeB(int word) {
        return planes.b(word);
    }

    /// Returns one word of plane `c`; word 0 holds the least significant bits.
    public long planeC(int word) {
        return planes.c(word);
    }

    /// Returns one word of plane `d`; word 0 holds the least significant bits.
    public long planeD(int word) {
        return planes.d(word);
    }

    /// Returns the index range.
    public LogicRange range() {
        return range;
    }

    /// Returns the number of bits.
    public int width() {
        return planes.width();
    }

    /// Tells whether every bit is `0`, `1`, `L` or `H`, so that conversions to numbers work.
    public boolean isResolved() {
        return planes.isResolved();
    }

    /// Tells whether every bit is `0`, `1`, `X` or `Z`, so that planes `a` and `b` tell all.
    public boolean isFourState() {
        return planes.isFourState();
    }

    /// Returns the bit with this HDL index.
    ///
    /// @throws IndexOutOfBoundsException if the range has no such index
    public Logic bit(int hdlIndex) {
        return planes.get(range.position(hdlIndex));
    }

    /// Returns this vector with another state at this HDL index.
    ///
    /// @throws IndexOutOfBoundsException if the range has no such index
    public LogicVector with(int hdlIndex, Logic logic) {
        return new LogicVector(range, planes.with(range.position(hdlIndex), logic), layout);
    }

    /// Returns the bits between two HDL indices, both included; they keep their indices.
    ///
    /// @throws IndexOutOfBoundsException if the range has no such index
    /// @throws IllegalArgumentException if the indices run against the range
    public LogicVector slice(int left, int right) {
        LogicRange part = range.slice(left, right);
        return new LogicVector(part, planes.slice(range.position(right), part.width()));
    }

    /// Returns these bits followed by others to their right, indexed `n - 1 downto 0`.
    public LogicVector concat(LogicVector right) {
        Planes joined = planes.above(right.planes);
        return new LogicVector(LogicRange.ofWidth(joined.width()), joined);
    }

    /// Returns the same bits under another range.
    ///
    /// @throws IllegalArgumentException if the range has another width
    public LogicVector withRange(LogicRange newRange) {
        if (newRange.width() != width()) {
            throw new IllegalArgumentException(
                    "the range "
                            + newRange
                            + " has "
                            + Words.of(newRange.width(), "bit")
                            + ", but "
                            + LogicText.describe(this)
                            + " has "
                            + width()
                            + ": take a slice or concat first");
        }
        return new LogicVector(newRange, planes, layout);
    }

    /// Returns what the bits mean, where that is known: of values that were read from a signal
    /// whose type the simulator's tool tells, of parts of such, and after [#withLayout(Layout)].
    public Optional<Layout> layout() {
        return Optional.ofNullable(layout);
    }

    /// Returns the same bits as a value of this type.
    ///
    /// @throws IllegalArgumentException if the type has another width
    public LogicVector withLayout(Layout type) {
        if (type.width() != width()) {
            throw new IllegalArgumentException(
                    LogicText.describe(this)
                            + " has "
                            + Words.of(width(), "bit")
                            + ", but a value of type "
                            + type.name()
                            + " has "
                            + type.width());
        }
        return new LogicVector(range, planes, type);
    }

    /// Returns a member of a structure, an element of a packed array or a part of one: `hi.tag`,
    /// `[1].tag`, see [Layout].
    ///
    /// @throws IllegalArgumentException if there is none, or if the layout is not known
    /// @throws IndexOutOfBoundsException if there is no such element or bit
    public LogicVector field(String path) {
        Layout.Place place = place(path);
        return part(place.low(), place.layout());
    }

    /// Returns this value with another value of a part, see [#field(String)].
    ///
    /// @throws IllegalArgumentException if there is no such part, or if it has another width
    public LogicVector withField(String path, LogicVector value) {
        Layout.Place place = place(path);
        int high = place.low() + place.layout().width();
        value.withLayout(place.layout()); // refuses another width
        Planes upper = planes.slice(high, width() - high);
        Planes changed = upper.above(value.planes).above(planes.slice(0, place.low()));
        return new LogicVector(range, changed, layout);
    }

    /// Returns this value with another number in a part, see [#field(String)].
    ///
    /// @throws IllegalArgumentException if there is no such part, or if the number does not fit
    public LogicVector withField(String path, long value) {
        return withField(path, of(value, place(path).layout().width()));
    }

    /// Returns this value with another value of a part, given as [Layout#parse(String)] takes it,
    /// such as the name of an enumeration's value.
    ///
    /// @throws IllegalArgumentException if there is no such part, or if the text does not fit
    public LogicVector withField(String path, String value) {
        return withField(path, place(path).layout().parse(value));
    }

    /// Returns this structure as a record: each component stands for the member of its name
    /// (`inValid` for `in_valid`), as boolean, int, long, BigInteger, LogicVector, String, as an
    /// enum with the names of the enumeration, or as a record again.
    ///
    /// @throws IllegalArgumentException if a component has no member, or does not take its value
    /// @throws UnresolvedValueException if a number has a bit that is neither 0 nor 1
    public <R extends Record> R as(Class<R> type) {
        return LayoutRecords.read(this, type);
    }

    /// Returns this structure with the components of a record in their members, see [#as(Class)];
    /// other members stay as they are.
    ///
    /// @throws IllegalArgumentException if a component has no member, or does not fit it
    public LogicVector with(Record fields) {
        return LayoutRecords.write(this, fields);
    }

    private Layout.Place place(String path) {
        if (layout == null) {
            throw new IllegalArgumentException(
                    LogicText.describe(this)
                            + " has no part '"
                            + path
                            + "' by name, because its type is not known: take a slice, or give it a type by"
                            + " withLayout(…)");
        }
        return layout.find(path);
    }

    LogicVector part(int low, Layout type) {
        return new LogicVector(type.range(), planes.slice(low, type.width()), type);
    }

    /// Returns the value as its type means it: the name of an enumeration's value, `'{valid: 1,
    /// tag: 4'h3}` for structures and packed arrays; the bits where there is no such name and where
    /// the layout is not known.
    public String toText() {
        return layout == null ? toBinaryString() : LayoutText.of(this, layout);
    }

    /// Returns the bitwise conjunction per [Logic#and(Logic)], under the range of this vector.
    ///
    /// @throws IllegalArgumentException if the widths differ
    public LogicVector and(LogicVector other) {
        LogicText.requireSameWidth("and", this, other);
        return new LogicVector(range, planes.and(other.planes));
    }

    /// Returns the bitwise disjunction per [Logic#or(Logic)], under the range of this vector.
    ///
    /// @throws IllegalArgumentException if the widths differ
    public LogicVector or(LogicVector other) {
        LogicText.requireSameWidth("or", this, other);
        return new LogicVector(range, planes.or(other.planes));
    }

    /// Returns the bitwise exclusive disjunction per [Logic#xor(Logic)], under the range of this
    /// vector.
    ///
    /// @throws IllegalArgumentException if the widths differ
    public LogicVector xor(LogicVector other) {
        LogicText.requireSameWidth("xor", this, other);
        return new LogicVector(range, planes.xor(other.planes));
    }

    /// Returns the bitwise negation per [Logic#not()].
    public LogicVector not() {
        return new LogicVector(range, planes.not());
    }

    /// Strips the strength from every bit, see [Logic#toX01()].
    public LogicVector toX01() {
        return new LogicVector(range, planes.toX01());
    }

    /// Returns the unsigned number.
    ///
    /// @throws UnresolvedValueException if a bit is neither 0 nor 1
    /// @throws ArithmeticException if it is greater than `Integer.MAX_VALUE`
    public int toInt() {
        return LogicNumber.toInt(this);
    }

    /// Returns the unsigned number; from `2^63` on it is the raw 64 bits, to be used with
    /// [Long#toUnsignedString(long)] and its like.
    ///
    /// @throws UnresolvedValueException if a bit is neither 0 nor 1
    /// @throws ArithmeticException if it needs more than 64 bits
    public long toLong() {
        return LogicNumber.toLong(this);
    }

    /// Returns the number in two's complement.
    ///
    /// @throws UnresolvedValueException if a bit is neither 0 nor 1
    /// @throws ArithmeticException if it does not fit an `int`
    public int toSignedInt() {
        return LogicNumber.toSignedInt(this);
    }

    /// Returns the number in two's complement.
    ///
    /// @throws UnresolvedValueException if a bit is neither 0 nor 1
    /// @throws ArithmeticException if it does not fit a `long`
    public long toSignedLong() {
        return LogicNumber.toSignedLong(this);
    }

    /// Returns the unsigned number.
    ///
    /// @throws UnresolvedValueException if a bit is neither 0 nor 1
    public BigInteger toBigInteger() {
        return LogicNumber.toBigInteger(this);
    }

    /// Returns the number in two's complement.
    ///
    /// @throws UnresolvedValueException if a bit is neither 0 nor 1
    public BigInteger toSignedBigInteger() {
        return LogicNumber.toSignedBigInteger(this);
    }

    /// Returns just enough bytes for the width, most significant first; spare bits of the first
    /// byte are 0.
    ///
    /// @throws UnresolvedValueException if a bit is neither 0 nor 1
    public byte[] toBytes() {
        return LogicNumber.toBytes(this);
    }

    /// Returns one upper-case letter for each bit, leftmost first.
    public String toBinaryString() {
        return LogicText.binary(planes);
    }

    /// Returns one upper-case digit for each four bits, counted from the right.
    ///
    /// Four bits that are all in the same other state show its letter (`Z`); mixed ones show `X`.
    public String toHexString() {
        return LogicText.hex(planes);
    }

    /// Tells whether each bit is in the state that a pattern such as `10--x` has for it.
    ///
    /// States compare exactly (`H` is not `1`), but `-` matches any.
    ///
    /// @throws IllegalArgumentException if the pattern has another width or an illegal letter
    public boolean matches(String pattern) {
        return LogicText.matches(this, pattern);
    }

    /// Tells whether the other is a vector of the same bits, whatever its range.
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof LogicVector that && planes.equals(that.planes);
    }

    @Override
    public int hashCode() {
        return planes.hashCode();
    }

    /// Returns [#toBinaryString()].
    @Override
    public String toString() {
        return toBinaryString();
    }

    Planes planes() {
        return planes;
    }
}
