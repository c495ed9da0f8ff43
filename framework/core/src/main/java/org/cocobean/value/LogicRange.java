package org.cocobean.value;

import org.cocobean.wording.Words;

/// The index range of an HDL vector as its declaration writes it, such as `7 downto 0`.
///
/// The leftmost bit is the most significant one. A range that counts against its direction (`10 to
/// 4`, `-1 downto 0`) is a *null range*: it has no bits and no legal index. A *position* counts
/// bits from the right, whatever the direction, so position 0 is the least significant bit.
///
/// @param left the index of the most significant bit
/// @param direction whether indices fall or rise from left to right
/// @param right the index of the least significant bit
public record LogicRange(int left, Direction direction, int right) {

    /// How indices run from left to right.
    public enum Direction {
        /// Falling: VHDL `7 downto 0`, Verilog `[7:0]`.
        DOWNTO("downto"),
        /// Rising: VHDL `0 to 7`, Verilog `[0:7]`.
        TO("to");

        private final String keyword;

        Direction(String keyword) {
            this.keyword = keyword;
        }

        /// Returns the VHDL keyword.
        @Override
        public String toString() {
            return keyword;
        }
    }

    private static final LogicRange[] COMMON = common();

    /// Creates a range.
    ///
    /// @throws IllegalArgumentException if it has more bits than an `int` can count
    public LogicRange {
        if (span(left, direction, right) > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(
                    "the range "
                            + left
                            + " "
                            + direction
                            + " "
                            + right
                            + " has "
                            + span(left, direction, right)
                            + " bits: at most "
                            + Integer.MAX_VALUE
                            + " are possible");
        }
    }

    /// Returns `left downto right`, which is `[left:right]` in Verilog.
    public static LogicRange downto(int left, int right) {
        return new LogicRange(left, Direction.DOWNTO, right);
    }

    /// Returns `left to right`, which is `[left:right]` in Verilog.
    public static LogicRange to(int left, int right) {
        return new LogicRange(left, Direction.TO, right);
    }

    /// Returns `width - 1 downto 0`, the range of a vector that was not given another one.
    ///
    /// @throws IllegalArgumentException if the width is negative
    public static LogicRange ofWidth(int width) {
        if (width < 0) {
            throw new IllegalArgumentException(
                    "a vector cannot have " + width + " bits: the width must be 0 or more");
        }
        return width < COMMON.length ? COMMON[width] : downto(width - 1, 0);
    }

    /// Returns the number of bits, 0 for a null range.
    public int width() {
        return (int) Math.max(0, span(left, direction, right));
    }

    /// Tells whether this range has no bits.
    public boolean isNull() {
        return width() == 0;
    }

    /// Tells whether a bit has this index.
    public boolean contains(int index) {
        return direction == Direction.DOWNTO
                ? index <= left && index >= right
                : index >= left && index <= right;
    }

    /// Returns how many bits lie to the right of the bit with this index.
    ///
    /// @throws IndexOutOfBoundsException if no bit has this index
    public int position(int index) {
        if (!contains(index)) {
            throw new IndexOutOfBoundsException(
                    isNull()
                            ? "no bit " + index + ": the range " + this + " has no bits"
                            : "no bit "
                                    + index
                                    + " in "
                                    + this
                                    + ": use an index from "
                                    + Math.min(left, right)
                                    + " to "
                                    + Math.max(left, right));
        }
        return direction == Direction.DOWNTO ? index - right : right - index;
    }

    /// Returns the index of the bit that has this many bits to its right.
    ///
    /// @throws IndexOutOfBoundsException if there is no such bit
    public int index(int position) {
        if (position < 0 || position >= width()) {
            throw new IndexOutOfBoundsException(
                    "no position "
                            + position
                            + " in "
                            + this
                            + ", which has "
                            + Words.of(width(), "bit"));
        }
        return direction == Direction.DOWNTO ? right + position : right - position;
    }

    /// Returns the part of this range from one index to another, in the same direction.
    ///
    /// @throws IndexOutOfBoundsException if an index lies outside
    /// @throws IllegalArgumentException if `sliceLeft` lies to the right of `sliceRight`
    public LogicRange slice(int sliceLeft, int sliceRight) {
        if (position(sliceLeft) < position(sliceRight)) {
            throw new IllegalArgumentException(
                    "the slice from "
                            + sliceLeft
                            + " to "
                            + sliceRight
                            + " runs against "
                            + this
                            + ": did you mean slice("
                            + sliceRight
                            + ", "
                            + sliceLeft
                            + ")?");
        }
        return new LogicRange(sliceLeft, direction, sliceRight);
    }

    /// Returns the range as VHDL writes it, such as `7 downto 0`.
    @Override
    public String toString() {
        return left + " " + direction + " " + right;
    }

    private static long span(int left, Direction direction, int right) {
        return (direction == Direction.DOWNTO ? (long) left - right : (long) right - left) + 1;
    }

    private static LogicRange[] common() {
        LogicRange[] ranges = new LogicRange[129];
        for (int width = 0; width < ranges.length; width++) {
            ranges[width] = downto(width - 1, 0);
        }
        return ranges;
    }
}
