package org.cocobean.value;

import java.math.BigInteger;
import org.cocobean.wording.Words;

/// Turns numbers into bits and back, and refuses where that is not possible without loss.
final class LogicNumber {
    private LogicNumber() {}

    static Planes planes(long value, int width) {
        boolean fits =
                width >= 64
                        || (width == 0
                                ? value == 0
                                : value >= -1L << (width - 1) && value >> width <= 0);
        if (!fits) {
            throw doesNotFit(BigInteger.valueOf(value), width);
        }
        long[] a = new long[Planes.words(width)];
        for (int word = 0; word < a.length; word++) {
            a[word] = word == 0 ? value : value >> 63;
        }
        return new Planes(width, a, null, null, null);
    }

    static Planes planes(BigInteger value, int width) {
        boolean fits = value.signum() < 0 ? value.bitLength() < width : value.bitLength() <= width;
        if (!fits) {
            throw doesNotFit(value, width);
        }
        long[] a = new long[Planes.words(width)];
        for (int word = 0; word < a.length; word++) {
            a[word] = value.shiftRight(word * 64).longValue();
        }
        return new Planes(width, a, null, null, null);
    }

    static Planes planes(byte[] bigEndian, int width) {
        int wanted = (width + 7) >>> 3;
        if (bigEndian.length != wanted) {
            throw new IllegalArgumentException(
                    Words.of(bigEndian.length, "byte")
                            + " given for "
                            + Words.of(width, "bit")
                            + ": give exactly "
                            + wanted);
        }
        if ((width & 7) != 0 && (bigEndian[0] & 0xFF) >>> (width & 7) != 0) {
            throw new IllegalArgumentException(
                    String.format(
                            "the first byte 0x%02X has bits beyond a width of %d: only its low %s"
                                    + " may be set",
                            bigEndian[0], width, Words.of(width & 7, "bit")));
        }
        long[] a = new long[Planes.words(width)];
        for (int i = 0; i < wanted; i++) {
            long octet = bigEndian[wanted - 1 - i] & 0xFFL;
            a[i >>> 3] |= octet << (i << 3);
        }
        return new Planes(width, a, null, null, null);
    }

    static int toInt(LogicVector value) {
        long number = toLong(value, "int");
        if (number < 0 || number > Integer.MAX_VALUE) {
            throw tooLarge(value, "int", "toLong(), or toSignedInt() if the number is signed");
        }
        return (int) number;
    }

    static long toLong(LogicVector value) {
        return toLong(value, "long");
    }

    static int toSignedInt(LogicVector value) {
        long number = toSignedLong(value, "int");
        if (number != (int) number) {
            throw tooLarge(value, "int", "toSignedLong()");
        }
        return (int) number;
    }

    static long toSignedLong(LogicVector value) {
        return toSignedLong(value, "long");
    }

    static BigInteger toBigInteger(LogicVector value) {
        return new BigInteger(1, bytes(value, "BigInteger"));
    }

    static BigInteger toSignedBigInteger(LogicVector value) {
        BigInteger number = toBigInteger(value);
        return isNegative(value)
                ? number.subtract(BigInteger.ONE.shiftLeft(value.width()))
                : number;
    }

    static byte[] toBytes(LogicVector value) {
        return bytes(value, "byte[]");
    }

    private static long toLong(LogicVector value, String target) {
        requireResolved(value, target);
        for (int word = 1; word < value.words(); word++) {
            if (value.planeA(word) != 0) {
                throw tooLarge(value, target, "toBigInteger()");
            }
        }
        return value.words() == 0 ? 0 : value.planeA(0);
    }

    private static long toSignedLong(LogicVector value, String target) {
        requireResolved(value, target);
        if (value.width() <= 64) {
            return value.words() == 0 ? 0 : value.planeA(0) << -value.width() >> -value.width();
        }
        BigInteger number = toSignedBigInteger(value);
        if (number.bitLength() > 63) {
            throw tooLarge(value, target, "toSignedBigInteger()");
        }
        return number.longValue();
    }

    private static byte[] bytes(LogicVector value, String target) {
        requireResolved(value, target);
        byte[] bigEndian = new byte[(value.width() + 7) >>> 3];
        for (int i = 0; i < bigEndian.length; i++) {
            bigEndian[bigEndian.length - 1 - i] = (byte) (value.planeA(i >>> 3) >>> (i << 3));
        }
        return bigEndian;
    }

    private static boolean isNegative(LogicVector value) {
        int top = value.width() - 1;
        return top >= 0 && (value.planeA(top >>> 6) >>> top & 1) != 0;
    }

    private static void requireResolved(LogicVector value, String target) {
        if (!value.isResolved()) {
            throw LogicText.unresolved(value, target);
        }
    }

    private static ArithmeticException tooLarge(LogicVector value, String target, String remedy) {
        return new ArithmeticException(
                LogicText.describe(value)
                        + " as a number does not fit "
                        + target
                        + ": use "
                        + remedy);
    }

    private static IllegalArgumentException doesNotFit(BigInteger value, int width) {
        String least = width == 0 ? "0" : "-2^" + (width - 1);
        String most = width == 0 ? "0" : "2^" + width + " - 1";
        if (width > 0 && width <= 64) {
            least = BigInteger.TWO.pow(width - 1).negate().toString();
            most = BigInteger.TWO.pow(width).subtract(BigInteger.ONE).toString();
        }
        return new IllegalArgumentException(
                value
                        + " does not fit "
                        + Words.of(width, "bit")
                        + ": use a value from "
                        + least
                        + " to "
                        + most);
    }
}
