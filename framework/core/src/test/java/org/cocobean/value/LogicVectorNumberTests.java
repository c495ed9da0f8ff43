package org.cocobean.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class LogicVectorNumberTests {
    @ParameterizedTest
    @CsvSource({
        "0, 1, 0",
        "1, 1, 1",
        "-1, 1, 1",
        "5, 4, 0101",
        "15, 4, 1111",
        "-1, 4, 1111",
        "-8, 4, 1000",
        "-1, 66, 111111111111111111111111111111111111111111111111111111111111111111"
    })
    void aNumberBecomesItsBits(long value, int width, String bits) {
        assertThat(LogicVector.of(value, width)).hasToString(bits);
        assertThat(LogicVector.of(BigInteger.valueOf(value), width)).hasToString(bits);
    }

    @ParameterizedTest
    @CsvSource({
        "2, 1, -1, 1",
        "-2, 1, -1, 1",
        "16, 4, -8, 15",
        "-9, 4, -8, 15",
        "9223372036854775807, 62, -2305843009213693952, 4611686018427387903",
        "-9223372036854775808, 63, -4611686018427387904, 9223372036854775807"
    })
    void aNumberThatNeedsMoreBitsIsRefused(long value, int width, String least, String most) {
        String message =
                "%d does not fit %d %s: use a value from %s to %s"
                        .formatted(value, width, width == 1 ? "bit" : "bits", least, most);

        assertThatThrownBy(() -> LogicVector.of(value, width))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
        assertThatThrownBy(() -> LogicVector.of(BigInteger.valueOf(value), width))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @Test
    void bigNumbersAreCheckedTheSameWay() {
        BigInteger limit = BigInteger.TWO.pow(100);

        assertThat(LogicVector.of(limit.subtract(BigInteger.ONE), 100).toBinaryString())
                .isEqualTo("1".repeat(100));
        assertThat(LogicVector.of(limit.negate(), 101).toBinaryString())
                .isEqualTo("1" + "0".repeat(100));
        assertThatThrownBy(() -> LogicVector.of(limit, 100))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(limit + " does not fit 100 bits: use a value from -2^99 to 2^100 - 1");
        assertThatThrownBy(() -> LogicVector.of(limit.negate(), 100))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void everyNumberOfAWidthGoesThereAndBack() {
        for (int width = 1; width <= 10; width++) {
            for (int value = 0; value < 1 << width; value++) {
                LogicVector vector = LogicVector.of(value, width);
                int signed = value >= 1 << (width - 1) ? value - (1 << width) : value;

                assertThat(vector.toInt()).isEqualTo(value);
                assertThat(vector.toLong()).isEqualTo(value);
                assertThat(vector.toBigInteger()).isEqualTo(value);
                assertThat(vector.toSignedInt()).isEqualTo(signed);
                assertThat(vector.toSignedLong()).isEqualTo(signed);
                assertThat(vector.toSignedBigInteger()).isEqualTo(signed);
                assertThat(LogicVector.of(signed, width)).isEqualTo(vector);
                assertThat(LogicVector.ofBytes(vector.toBytes(), width)).isEqualTo(vector);
            }
        }
    }

    @Test
    void anUnsignedIntHasThirtyOneBits() {
        assertThat(LogicVector.of(Integer.MAX_VALUE, 32).toInt()).isEqualTo(Integer.MAX_VALUE);
        assertThat(LogicVector.of(7, 100).toInt()).isEqualTo(7);
        assertThatThrownBy(() -> LogicVector.of(0x8000_0000L, 32).toInt())
                .isInstanceOf(ArithmeticException.class)
                .hasMessage(
                        "\"10000000000000000000000000000000\" (31 downto 0) as a number does not"
                                + " fit int: use toLong(), or toSignedInt() if the number is"
                                + " signed");
        assertThatThrownBy(() -> LogicVector.of(-1, 64).toInt())
                .isInstanceOf(ArithmeticException.class);
    }

    @Test
    void anUnsignedLongHasSixtyFourRawBits() {
        assertThat(LogicVector.of(-1, 64).toLong()).isEqualTo(-1L);
        assertThat(LogicVector.of(-1, 63).toLong()).isEqualTo(Long.MAX_VALUE);
        assertThat(LogicVector.of(Long.MAX_VALUE, 200).toLong()).isEqualTo(Long.MAX_VALUE);
        assertThatThrownBy(() -> LogicVector.of(BigInteger.TWO.pow(64), 65).toLong())
                .isInstanceOf(ArithmeticException.class)
                .hasMessage(
                        "\"1%s\" (64 downto 0) as a number does not fit long: use toBigInteger()",
                        "0".repeat(64));
    }

    @Test
    void signedNumbersMustFitToo() {
        assertThat(LogicVector.of(Integer.MIN_VALUE, 32).toSignedInt())
                .isEqualTo(Integer.MIN_VALUE);
        assertThat(LogicVector.of(Integer.MIN_VALUE, 100).toSignedInt())
                .isEqualTo(Integer.MIN_VALUE);
        assertThat(LogicVector.of(Long.MIN_VALUE, 64).toSignedLong()).isEqualTo(Long.MIN_VALUE);
        assertThat(LogicVector.of(Long.MIN_VALUE, 65).toSignedLong()).isEqualTo(Long.MIN_VALUE);
        assertThat(LogicVector.of(Long.MIN_VALUE, 128).toSignedBigInteger())
                .isEqualTo(BigInteger.valueOf(Long.MIN_VALUE));
        assertThatThrownBy(() -> LogicVector.of(0x8000_0000L, 33).toSignedInt())
                .isInstanceOf(ArithmeticException.class)
                .hasMessageEndingWith("does not fit int: use toSignedLong()");
        assertThatThrownBy(() -> LogicVector.of(BigInteger.TWO.pow(63), 65).toSignedLong())
                .isInstanceOf(ArithmeticException.class)
                .hasMessageEndingWith("does not fit long: use toSignedBigInteger()");
    }

    @Test
    void weakLevelsCountAsNumbers() {
        assertThat(LogicVector.of("LHLH").toInt()).isEqualTo(5);
        assertThat(LogicVector.of("HLLL").toSignedInt()).isEqualTo(-8);
    }

    @Test
    void bytesAreMostSignificantFirst() {
        LogicVector value = LogicVector.ofBytes(new byte[] {0x01, 0x23, (byte) 0xFF}, 20);

        assertThat(value.toHexString()).isEqualTo("123FF");
        assertThat(value.toBytes()).containsExactly(0x01, 0x23, 0xFF);
        assertThat(LogicVector.ofBytes(new byte[] {-1, 0, 0, 0, 0, 0, 0, 0, 1}, 72).toHexString())
                .isEqualTo("FF0000000000000001");
    }

    @Test
    void bytesMustBeJustEnough() {
        assertThatThrownBy(() -> LogicVector.ofBytes(new byte[2], 17))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("2 bytes given for 17 bits: give exactly 3");
        assertThatThrownBy(() -> LogicVector.ofBytes(new byte[3], 16))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("3 bytes given for 16 bits: give exactly 2");
        assertThatThrownBy(() -> LogicVector.ofBytes(new byte[] {0x10, 0}, 12))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "the first byte 0x10 has bits beyond a width of 12: only its low 4 bits"
                                + " may be set");
    }

    @Test
    void anUnresolvedBitIsNamedByItsIndex() {
        assertThatThrownBy(() -> LogicVector.of("10x1z").toInt())
                .isInstanceOf(UnresolvedValueException.class)
                .hasMessage(
                        "cannot convert \"10X1Z\" (4 downto 0) to int: bits 2, 0 are X, Z; check"
                                + " isResolved() first, or look at the bits with matches(...)");
        assertThatThrownBy(() -> LogicVector.of("10x1", LogicRange.to(4, 7)).toLong())
                .hasMessageStartingWith(
                        "cannot convert \"10X1\" (4 to 7) to long: bit 6 is X; check");
    }

    @Test
    void manyUnresolvedBitsAreNotAllListed() {
        assertThatThrownBy(() -> LogicVector.filled(Logic.U, 32).toBytes())
                .hasMessageContaining("(31 downto 0) to byte[]: all 32 bits are U; check");
        assertThatThrownBy(() -> LogicVector.of("0".repeat(80) + "x".repeat(20)).toBigInteger())
                .hasMessageStartingWith(
                        "cannot convert \""
                                + "0".repeat(72)
                                + "...\" (99 downto 0) to BigInteger: bits 19, 18, 17, 16, 15, 14,"
                                + " 13, 12 are X, X, X, X, X, X, X, X, and 12 more are"
                                + " unresolved; check");
    }

    static Stream<Consumer<LogicVector>> conversions() {
        return Stream.of(
                LogicVector::toInt,
                LogicVector::toLong,
                LogicVector::toSignedInt,
                LogicVector::toSignedLong,
                LogicVector::toBigInteger,
                LogicVector::toSignedBigInteger,
                LogicVector::toBytes);
    }

    @ParameterizedTest
    @MethodSource("conversions")
    void noConversionTakesAnUnresolvedBitForALevel(Consumer<LogicVector> conversion) {
        for (String state : new String[] {"U", "X", "Z", "W", "-"}) {
            for (String bits :
                    new String[] {state, state + "0".repeat(80), "0".repeat(80) + state}) {
                LogicVector value = LogicVector.of(bits);
                assertThat(value.isResolved()).isFalse();
                assertThatThrownBy(() -> conversion.accept(value))
                        .isInstanceOf(UnresolvedValueException.class);
            }
        }
    }
}
