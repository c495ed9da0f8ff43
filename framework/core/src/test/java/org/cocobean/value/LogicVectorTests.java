package org.cocobean.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogicVectorTests {
    @Test
    void textIsMostSignificantBitFirst() {
        LogicVector value = LogicVector.of("ux01_zwlh-");

        assertThat(value.width()).isEqualTo(9);
        assertThat(value.range()).isEqualTo(LogicRange.downto(8, 0));
        assertThat(value.bit(8)).isSameAs(Logic.U);
        assertThat(value.bit(5)).isSameAs(Logic.ONE);
        assertThat(value.bit(0)).isSameAs(Logic.DASH);
        assertThat(value).hasToString("UX01ZWLH-");
        assertThat(value.toBinaryString()).isEqualTo("UX01ZWLH-");
    }

    @Test
    void separatorsMayStandAnywhere() {
        assertThat(LogicVector.of("1010_1101")).isEqualTo(LogicVector.of("10101101"));
        assertThat(LogicVector.of("_1__0_")).isEqualTo(LogicVector.of("10"));
    }

    @Test
    void anIllegalLetterIsRefusedWithItsPosition() {
        assertThatThrownBy(() -> LogicVector.of("10_q1"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "'q' at position 3 of \"10_q1\" is no logic state: use U X 0 1 Z W L H - in"
                                + " either case, with _ as separator");
    }

    @Test
    void aRangeGivesTheBitsTheirIndices() {
        LogicVector value = LogicVector.of("1x0", LogicRange.to(4, 6));

        assertThat(value.bit(4)).isSameAs(Logic.ONE);
        assertThat(value.bit(5)).isSameAs(Logic.X);
        assertThat(value.bit(6)).isSameAs(Logic.ZERO);
        assertThatThrownBy(() -> value.bit(3))
                .isInstanceOf(IndexOutOfBoundsException.class)
                .hasMessage("no bit 3 in 4 to 6: use an index from 4 to 6");
    }

    @Test
    void theWrongNumberOfBitsForARangeIsRefused() {
        assertThatThrownBy(() -> LogicVector.of("1_01", LogicRange.downto(7, 0)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "\"1_01\" has 3 bits, but the range 7 downto 0 has 8: give exactly one"
                                + " letter for each bit");
    }

    @Test
    void aNullRangeHasAnEmptyValueWhoseNumberIsZero() {
        LogicVector value = LogicVector.of("", LogicRange.to(10, 4));

        assertThat(value.width()).isZero();
        assertThat(value.words()).isZero();
        assertThat(value.toBinaryString()).isEmpty();
        assertThat(value.toHexString()).isEmpty();
        assertThat(value.isResolved()).isTrue();
        assertThat(value.toInt()).isZero();
        assertThat(value.toSignedLong()).isZero();
        assertThat(value.toSignedBigInteger()).isEqualTo(BigInteger.ZERO);
        assertThat(value.toBytes()).isEmpty();
        assertThat(value.not()).isEqualTo(value);
        assertThat(value).isEqualTo(LogicVector.of(0, 0)).isEqualTo(LogicVector.filled(Logic.X, 0));
        assertThat(value.concat(LogicVector.of("10"))).isEqualTo(LogicVector.of("10"));
        assertThat(LogicVector.of("10").concat(value)).isEqualTo(LogicVector.of("10"));
        assertThat(LogicVector.ofPlanes(-1, -1, LogicRange.to(10, 4))).isEqualTo(value);
        assertThatThrownBy(() -> LogicVector.of("1", LogicRange.to(10, 4)))
                .hasMessageContaining("the range 10 to 4 has 0");
        assertThatThrownBy(() -> LogicVector.of(1, LogicRange.to(10, 4)))
                .hasMessage("1 does not fit 0 bits: use a value from 0 to 0");
        assertThatThrownBy(() -> LogicVector.of(BigInteger.ONE.negate(), LogicRange.to(10, 4)))
                .hasMessage("-1 does not fit 0 bits: use a value from 0 to 0");
    }

    @Test
    void equalityIsByBitsWhateverTheRange() {
        LogicVector falling = LogicVector.of("01XZ");
        LogicVector rising = LogicVector.of("01xz", LogicRange.to(1, 4));

        assertThat(falling).isEqualTo(rising).hasSameHashCodeAs(rising);
        assertThat(falling).isNotEqualTo(LogicVector.of("01XX"));
        assertThat(falling).isNotEqualTo(LogicVector.of("001XZ"));
        assertThat(LogicVector.of("1")).isNotEqualTo(LogicVector.of("H"));
        assertThat(LogicVector.of("X")).isNotEqualTo(LogicVector.of("U"));
        assertThat(LogicVector.of("0")).isNotEqualTo(LogicVector.of("00"));
    }

    @Test
    void equalBitsAreEqualHoweverTheyCameAbout() {
        LogicVector once = LogicVector.of("0101");
        LogicVector changed =
                LogicVector.of("UWZ1").with(3, Logic.ZERO).with(2, Logic.ONE).with(1, Logic.ZERO);

        assertThat(changed).isEqualTo(once).hasSameHashCodeAs(once);
        assertThat(LogicVector.ofPlanes(5, 0, LogicRange.ofWidth(4))).isEqualTo(once);
        assertThat(
                        LogicVector.ofPlanes(
                                new long[] {5},
                                new long[1],
                                new long[1],
                                new long[1],
                                LogicRange.ofWidth(4)))
                .isEqualTo(once);
        assertThat(changed.isFourState()).isTrue();
    }

    @Test
    void withReplacesOneBitAndLeavesTheOriginalAlone() {
        LogicVector value = LogicVector.of("0000", LogicRange.to(0, 3));

        assertThat(value.with(0, Logic.H).with(3, Logic.U)).hasToString("H00U");
        assertThat(value.with(0, Logic.H).range()).isEqualTo(LogicRange.to(0, 3));
        assertThat(value).hasToString("0000");
        assertThatThrownBy(() -> value.with(4, Logic.ONE))
                .isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void aSliceKeepsItsHdlIndices() {
        LogicVector value = LogicVector.of("1100_0XZ1");

        LogicVector part = value.slice(3, 1);

        assertThat(part).hasToString("0XZ");
        assertThat(part.range()).isEqualTo(LogicRange.downto(3, 1));
        assertThat(part.bit(2)).isSameAs(Logic.X);
        assertThat(value.withRange(LogicRange.to(0, 7)).slice(0, 2)).hasToString("110");
        assertThatThrownBy(() -> value.slice(1, 3))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("did you mean slice(3, 1)?");
    }

    @Test
    void anotherRangeKeepsTheBitsAndNeedsTheSameWidth() {
        LogicVector value = LogicVector.of("10X");

        assertThat(value.withRange(LogicRange.to(5, 7)).bit(7)).isSameAs(Logic.X);
        assertThatThrownBy(() -> value.withRange(LogicRange.to(5, 8)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "the range 5 to 8 has 4 bits, but \"10X\" (2 downto 0) has 3: take a slice"
                                + " or concat first");
    }

    @Test
    void concatenationPutsTheOtherToTheRight() {
        LogicVector joined = LogicVector.of("1X").concat(LogicVector.of("0ZU"));

        assertThat(joined).hasToString("1X0ZU");
        assertThat(joined.range()).isEqualTo(LogicRange.downto(4, 0));
    }

    @Test
    void operationsNeedEqualWidthsAndKeepTheLeftRange() {
        LogicVector left = LogicVector.of("0011", LogicRange.to(0, 3));
        LogicVector right = LogicVector.of("0101");

        assertThat(left.and(right)).hasToString("0001");
        assertThat(left.or(right)).hasToString("0111");
        assertThat(left.xor(right)).hasToString("0110");
        assertThat(left.not()).hasToString("1100");
        assertThat(left.and(right).range()).isEqualTo(LogicRange.to(0, 3));
        assertThat(left.not().range()).isEqualTo(LogicRange.to(0, 3));
        assertThatThrownBy(() -> left.xor(LogicVector.of("1")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "cannot xor \"0011\" (0 to 3) with \"1\" (0 downto 0): they have 4 and 1"
                                + " bits and need the same number");
        assertThatThrownBy(() -> left.and(LogicVector.of("1")))
                .hasMessageStartingWith("cannot and");
        assertThatThrownBy(() -> left.or(LogicVector.of("1"))).hasMessageStartingWith("cannot or");
    }

    @ParameterizedTest
    @CsvSource({
        "10XZ, 10XZ, true",
        "10XZ, 1_0x_z, true",
        "10XZ, 10--, true",
        "10XZ, ----, true",
        "10XZ, 11--, false",
        "10XZ, 10ZX, false",
        "H, 1, false",
        "L, 0, false",
        "-, -, true",
        "-, 0, false"
    })
    void aPatternMatchesStatesExactlyButADashMatchesAny(
            String bits, String pattern, boolean expected) {
        assertThat(LogicVector.of(bits).matches(pattern)).isEqualTo(expected);
    }

    @Test
    void aPatternOfAnotherWidthIsAMistake() {
        assertThatThrownBy(() -> LogicVector.of("10X").matches("10"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "the pattern \"10\" has 2 bits, but \"10X\" (2 downto 0) has 3: give one"
                                + " letter for each bit, - where any state will do");
    }

    @ParameterizedTest
    @CsvSource({
        "1010_0101, A5",
        "1_0101, 15",
        "111_1111, 7F",
        "10X0_0001, X1",
        "ZZZZ_0001, Z1",
        "ZZZX_1111, XF",
        "UUUU, U",
        "LHLH, 5",
        "0, 0",
        "X, X",
        "Z0000, Z0"
    })
    void hexShowsOneDigitForFourBits(String bits, String hex) {
        assertThat(LogicVector.of(bits).toHexString()).isEqualTo(hex);
    }

    @Test
    void hexOfWideVectorsHasAllDigits() {
        BigInteger number = new BigInteger("123456789ABCDEF0FEDCBA98765432101", 16);

        assertThat(LogicVector.of(number, 130).toHexString())
                .isEqualTo("123456789ABCDEF0FEDCBA98765432101");
    }

    @Test
    void filledHasEqualBits() {
        assertThat(LogicVector.filled(Logic.W, 3)).hasToString("WWW");
        assertThat(LogicVector.filled(Logic.ONE, 65).toBigInteger())
                .isEqualTo(BigInteger.TWO.pow(65).subtract(BigInteger.ONE));
        for (Logic logic : Logic.values()) {
            assertThat(LogicVector.filled(logic, 100).toBinaryString())
                    .isEqualTo(logic.toString().repeat(100));
        }
    }

    @Test
    void toX01StripsStrengths() {
        assertThat(LogicVector.of("UX01ZWLH-").toX01()).hasToString("XX01XX01X");
    }
}
