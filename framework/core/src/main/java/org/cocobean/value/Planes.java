package org.cocobean.value;

import java.util.Arrays;
import org.cocobean.wording.Words;
import org.jspecify.annotations.Nullable;

/// The bits of a vector in the plane encoding of [Logic], by position, without any range.
///
/// ```text
///   word 1                          word 0
///   127 ........................ 64 63 ......................... 0     position
/// ```
///
/// Always in normal form, so that equal bits mean equal fields: bits beyond the width are 0, and a
/// plane of nothing but 0 is null (plane `a` alone is always there).
final class Planes {
    private final int width;
    private final long[] a;
    private final long @Nullable [] b;
    private final long @Nullable [] c;
    private final long @Nullable [] d;

    /// Takes the arrays over and brings them to normal form.
    Planes(int width, long[] a, long @Nullable [] b, long @Nullable [] c, long @Nullable [] d) {
        this.width = width;
        clearBeyond(width, a);
        this.a = a;
        this.b = normal(width, b);
        this.c = normal(width, c);
        this.d = normal(width, d);
    }

    static int words(int width) {
        return (width + 63) >>> 6;
    }

    static Planes filled(Logic logic, int width) {
        return new Planes(
                width,
                filled(logic, 0, width),
                filled(logic, 1, width),
                filled(logic, 2, width),
                filled(logic, 3, width));
    }

    /// @throws IllegalArgumentException if a bit of plane `d` is set on anything but a U
    Planes checked() {
        for (int word = 0; d != null && word < d.length; word++) {
            long wrong = d[word] & ~(a[word] & b(word) & ~c(word));
            if (wrong != 0) {
                Logic.ofCode(code(word * 64 + Long.numberOfTrailingZeros(wrong)));
            }
        }
        return this;
    }

    int width() {
        return width;
    }

    int words() {
        return a.length;
    }

    long a(int word) {
        return a[word];
    }

    long b(int word) {
        return b == null ? 0 : b[word];
    }

    long c(int word) {
        return c == null ? 0 : c[word];
    }

    long d(int word) {
        return d == null ? 0 : d[word];
    }

    boolean isResolved() {
        return b == null;
    }

    boolean isFourState() {
        return c == null && d == null;
    }

    Logic get(int position) {
        return Logic.ofCode(code(position));
    }

    Planes with(int position, Logic logic) {
        return new Planes(
                width,
                with(a, 0, position, logic),
                with(b, 1, position, logic),
                with(c, 2, position, logic),
                with(d, 3, position, logic));
    }

    /// Returns the `count` bits from position `from` upwards.
    Planes slice(int from, int count) {
        return new Planes(
                count,
                slice(a, from, count),
                b == null ? null : slice(b, from, count),
                c == null ? null : slice(c, from, count),
                d == null ? null : slice(d, from, count));
    }

    /// Returns these bits with others to their right.
    Planes above(Planes low) {
        int sum = Math.addExact(width, low.width);
        return new Planes(
                sum,
                join(sum, a, low.a, low.width),
                join(sum, b, low.b, low.width),
                join(sum, c, low.c, low.width),
                join(sum, d, low.d, low.width));
    }

    Planes and(Planes other) {
        Result result = new Result(a.length);
        for (int i = 0; i < a.length; i++) {
            result.set(i, low(i) | other.low(i), high(i) & other.high(i), d(i) | other.d(i));
        }
        return result.planes(width);
    }

    Planes or(Planes other) {
        Result result = new Result(a.length);
        for (int i = 0; i < a.length; i++) {
            result.set(i, low(i) & other.low(i), high(i) | other.high(i), d(i) | other.d(i));
        }
        return result.planes(width);
    }

    Planes xor(Planes other) {
        Result result = new Result(a.length);
        for (int i = 0; i < a.length; i++) {
            long levels = ~(b(i) | other.b(i));
            long differ = a(i) ^ other.a(i);
            result.set(i, levels & ~differ, levels & differ, d(i) | other.d(i));
        }
        return result.planes(width);
    }

    Planes not() {
        Result result = new Result(a.length);
        for (int i = 0; i < a.length; i++) {
            result.set(i, high(i), low(i), d(i));
        }
        return result.planes(width);
    }

    Planes toX01() {
        Result result = new Result(a.length);
        for (int i = 0; i < a.length; i++) {
            result.set(i, low(i), high(i), 0);
        }
        return result.planes(width);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Planes that
                && width == that.width
                && Arrays.equals(a, that.a)
                && Arrays.equals(b, that.b)
                && Arrays.equals(c, that.c)
                && Arrays.equals(d, that.d);
    }

    @Override
    public int hashCode() {
        int hash = 31 * width + Arrays.hashCode(a);
        hash = 31 * hash + Arrays.hashCode(b);
        hash = 31 * hash + Arrays.hashCode(c);
        return 31 * hash + Arrays.hashCode(d);
    }

    private int code(int position) {
        int word = position >>> 6;
        return bit(a(word), position)
                | bit(b(word), position) << 1
                | bit(c(word), position) << 2
                | bit(d(word), position) << 3;
    }

    private long low(int word) {
        return ~a(word) & ~b(word);
    }

    private long high(int word) {
        return a(word) & ~b(word);
    }

    private long[] with(long @Nullable [] plane, int number, int position, Logic logic) {
        long[] copy = plane == null ? new long[a.length] : plane.clone();
        long mask = 1L << position;
        if ((logic.code() >>> number & 1) != 0) {
            copy[position >>> 6] |= mask;
        } else {
            copy[position >>> 6] &= ~mask;
        }
        return copy;
    }

    private static int bit(long word, int position) {
        return (int) (word >>> position) & 1;
    }

    private static long[] slice(long[] plane, int from, int count) {
        long[] part = new long[words(count)];
        int first = from >>> 6;
        for (int i = 0; i < part.length; i++) {
            part[i] = plane[first + i] >>> from;
            if ((from & 63) != 0 && first + i + 1 < plane.length) {
                part[i] |= plane[first + i + 1] << -from;
            }
        }
        return part;
    }

    private static long[] join(
            int width, long @Nullable [] high, long @Nullable [] low, int shift) {
        long[] sum = new long[words(width)];
        if (low != null) {
            System.arraycopy(low, 0, sum, 0, low.length);
        }
        int first = shift >>> 6;
        for (int i = 0; high != null && i < high.length; i++) {
            sum[first + i] |= high[i] << shift;
            if ((shift & 63) != 0 && first + i + 1 < sum.length) {
                sum[first + i + 1] |= high[i] >>> -shift;
            }
        }
        return sum;
    }

    private static long[] filled(Logic logic, int number, int width) {
        long[] plane = new long[words(width)];
        Arrays.fill(plane, -(long) (logic.code() >>> number & 1));
        return plane;
    }

    private static long @Nullable [] normal(int width, long @Nullable [] plane) {
        if (plane == null) {
            return null;
        }
        clearBeyond(width, plane);
        for (long word : plane) {
            if (word != 0) {
                return plane;
            }
        }
        return null;
    }

    private static void clearBeyond(int width, long[] plane) {
        if ((width & 63) != 0) {
            plane[plane.length - 1] &= -1L >>> -width;
        }
    }

    /// Collects the result of an operation whose every bit is one of `U X 0 1`.
    private static final class Result {
        private final long[] a;
        private final long[] b;
        private final long[] d;

        Result(int words) {
            a = new long[words];
            b = new long[words];
            d = new long[words];
        }

        void set(int word, long zeros, long ones, long uninitialised) {
            a[word] = ~zeros;
            b[word] = ~(zeros | ones);
            d[word] = uninitialised & b[word];
        }

        Planes planes(int width) {
            return new Planes(width, a, b, null, d);
        }
    }

    /// Overwrites the first [#words()] words of each array.
    void copyTo(long[] toA, long[] toB, long @Nullable [] toC, long @Nullable [] toD) {
        requireRoom("a", toA, width);
        requireRoom("b", toB, width);
        if (toC != null) {
            requireRoom("c", toC, width);
        }
        if (toD != null) {
            requireRoom("d", toD, width);
        }
        for (int word = 0; word < words(); word++) {
            toA[word] = a(word);
            toB[word] = b(word);
            if (toC != null) {
                toC[word] = c(word);
            }
            if (toD != null) {
                toD[word] = d(word);
            }
        }
    }

    static long[] copy(String plane, long[] words, int width) {
        requireRoom(plane, words, width);
        return Arrays.copyOf(words, words(width));
    }

    static void requireRoom(String plane, long[] words, int width) {
        if (words.length < words(width)) {
            throw new IllegalArgumentException(
                    "plane "
                            + plane
                            + " has "
                            + Words.of(words.length, "word")
                            + ", but "
                            + width
                            + " bits need "
                            + words(width));
        }
    }
}
