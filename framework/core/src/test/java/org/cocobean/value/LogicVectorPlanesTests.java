package org.cocobean.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whole-word work on the planes, checked bit by bit against [Logic].
class LogicVectorPlanesTests {
    private static final String LETTERS = "UX01ZWLH-";

    @Test
    void eachStateHasItsPlaneBits() {
        LogicVector value = LogicVector.of("-HLWZ10XU");

        assertThat(value.planeA(0)).isEqualTo(0b0_1_0_1_0_1_0_1_1);
        assertThat(value.planeB(0)).isEqualTo(0b1_0_0_1_1_0_0_1_1);
        assertThat(value.planeC(0)).isEqualTo(0b1_1_1_1_0_0_0_0_0);
        assertThat(value.planeD(0)).isEqualTo(0b0_0_0_0_0_0_0_0_1);
    }

    @Test
    void aWideVectorHasItsLeastSignificantWordFirst() {
        LogicVector value = LogicVector.of("1X" + "0".repeat(62) + "10");

        assertThat(value.words()).isEqualTo(2);
        assertThat(value.planeA(0)).isEqualTo(2);
        assertThat(value.planeA(1)).isEqualTo(3);
        assertThat(value.planeB(0)).isEqualTo(0);
        assertThat(value.planeB(1)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 63, 64, 65, 127, 128, 129, 200})
    void planesGoOutAndComeBack(int width) {
        SplittableRandom random = new SplittableRandom(width);
        LogicVector value = LogicVector.of(letters(random, width, LETTERS));
        long[] a = filledWithOnes(5);
        long[] b = filledWithOnes(5);
        long[] c = filledWithOnes(5);
        long[] d = filledWithOnes(5);

        value.copyPlanesTo(a, b, c, d);

        assertThat(a[4]).isEqualTo(-1);
        assertThat(LogicVector.ofPlanes(a, b, c, d, LogicRange.ofWidth(width))).isEqualTo(value);
        if (width % 64 != 0) {
            assertThat(a[value.words() - 1] >>> width).isZero();
        }
    }

    @Test
    void fourStatesNeedTwoPlanesOnly() {
        LogicVector value = LogicVector.of("10XZ");
        long[] a = {-1};
        long[] b = {-1};

        value.copyPlanesTo(a, b, null, null);

        assertThat(value.isFourState()).isTrue();
        assertThat(a[0]).isEqualTo(0b1010);
        assertThat(b[0]).isEqualTo(0b0011);
        assertThat(LogicVector.ofPlanes(a, b, null, null, LogicRange.to(0, 3))).isEqualTo(value);
        assertThat(LogicVector.ofPlanes(a[0], b[0], LogicRange.to(0, 3))).isEqualTo(value);
    }

    @Test
    void moreStatesAreNotDroppedSilently() {
        long[] plane = new long[1];
        for (String state : new String[] {"U", "W", "L", "H", "-"}) {
            LogicVector value = LogicVector.of(state);
            assertThat(value.isFourState()).isFalse();
            assertThatThrownBy(() -> value.copyPlanesTo(plane, plane, null, plane))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> value.copyPlanesTo(plane, plane, plane, null))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage(
                            "\"%s\" (0 downto 0) has states beyond 0, 1, X and Z: pass arrays for"
                                    + " planes c and d too, or convert it with toX01() first",
                            state);
        }
    }

    @Test
    void planesAreCopiedAndWhatLiesBeyondTheWidthIsIgnored() {
        long[] a = {0xF5, -1};
        long[] b = {0xF0, -1};

        LogicVector value = LogicVector.ofPlanes(a, b, null, null, LogicRange.ofWidth(4));
        a[0] = 0;

        assertThat(value).hasToString("0101");
        assertThat(value.isResolved()).isTrue();
        assertThat(LogicVector.ofPlanes(0xF5, 0xF0, LogicRange.ofWidth(4))).isEqualTo(value);
        assertThat(LogicVector.ofPlanes(-1, -1, LogicRange.ofWidth(64)))
                .isEqualTo(LogicVector.filled(Logic.X, 64));
    }

    @Test
    void planesThatEncodeNoStateAreRefused() {
        assertThatThrownBy(() ->
                        LogicVector.ofPlanes(
                                new long[] {1},
                                new long[1],
                                null,
                                new long[] {1},
                                LogicRange.ofWidth(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the plane bits dcba = 1001 encode no logic state");
        assertThatThrownBy(() ->
                        LogicVector.ofPlanes(
                                new long[] {0, 2},
                                new long[] {0, 2},
                                new long[] {0, 2},
                                new long[] {0, 2},
                                LogicRange.ofWidth(66)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the plane bits dcba = 1111 encode no logic state");
    }

    @Test
    void planesThatAreTooShortAreRefused() {
        assertThatThrownBy(() ->
                        LogicVector.ofPlanes(
                                new long[2], new long[1], null, null, LogicRange.ofWidth(65)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("plane b has 1 word, but 65 bits need 2");
        assertThatThrownBy(() ->
                        LogicVector.of(0, 65).copyPlanesTo(new long[1], new long[2], null, null))
                .hasMessage("plane a has 1 word, but 65 bits need 2");
        assertThatThrownBy(() -> LogicVector.ofPlanes(0, 0, LogicRange.ofWidth(65)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "the range 64 downto 0 has 65 bits: pass the planes as arrays when there"
                                + " are more than 64");
    }

    @Test
    void aCopyThatFailsHasChangedNothing() {
        long[] a = {7, 7};
        long[] b = {7, 7};

        assertThatThrownBy(() -> LogicVector.of(0, 65).copyPlanesTo(a, b, new long[2], new long[1]))
                .hasMessage("plane d has 1 word, but 65 bits need 2");

        assertThat(a).containsExactly(7, 7);
        assertThat(b).containsExactly(7, 7);
    }

    @Test
    void operationsOnWholeWordsEqualThoseOnSingleBits() {
        SplittableRandom random = new SplittableRandom(1164);
        for (int width = 0; width < 200; width++) {
            LogicVector left = LogicVector.of(letters(random, width, LETTERS));
            LogicVector right = LogicVector.of(letters(random, width, LETTERS));

            assertThat(left.and(right)).hasToString(bitwise(left, right, Logic::and));
            assertThat(left.or(right)).hasToString(bitwise(left, right, Logic::or));
            assertThat(left.xor(right)).hasToString(bitwise(left, right, Logic::xor));
            assertThat(left.not()).hasToString(bitwise(left, Logic::not));
            assertThat(left.toX01()).hasToString(bitwise(left, Logic::toX01));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"01", "01XZ", LETTERS})
    void slicesAndConcatenationsEqualThoseOfText(String letters) {
        SplittableRandom random = new SplittableRandom(letters.length());
        for (int round = 0; round < 2_000; round++) {
            String text = letters(random, random.nextInt(1, 260), letters);
            String more = letters(random, random.nextInt(0, 260), letters);
            LogicVector value = LogicVector.of(text);
            int low = random.nextInt(text.length());
            int high = random.nextInt(low, text.length());

            assertThat(value).hasToString(text);
            assertThat(value.concat(LogicVector.of(more)))
                    .isEqualTo(LogicVector.of(text + more))
                    .hasToString(text + more);
            String part = text.substring(text.length() - 1 - high, text.length() - low);
            assertThat(value.slice(high, low)).isEqualTo(LogicVector.of(part)).hasToString(part);
        }
    }

    private static long[] filledWithOnes(int words) {
        long[] plane = new long[words];
        Arrays.fill(plane, -1);
        return plane;
    }

    private static String letters(SplittableRandom random, int width, String letters) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < width; i++) {
            text.append(letters.charAt(random.nextInt(letters.length())));
        }
        return text.toString();
    }

    private static String bitwise(
            LogicVector left, LogicVector right, BinaryOperator<Logic> operation) {
        StringBuilder text = new StringBuilder();
        for (int index = left.width() - 1; index >= 0; index--) {
            text.append(operation.apply(left.bit(index), right.bit(index)));
        }
        return text.toString();
    }

    private static String bitwise(LogicVector value, UnaryOperator<Logic> operation) {
        return bitwise(value, value, (left, right) -> operation.apply(left));
    }
}
