package org.cocobean.value;

import java.math.BigInteger;

/// Reads a vector as a number, and refuses where that is not possible without loss.
final class LogicNumber {
    private LogicNumber() {}

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
}
