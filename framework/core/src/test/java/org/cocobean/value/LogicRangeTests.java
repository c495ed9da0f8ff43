package org.cocobean.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class LogicRangeTests {
    @Test
    void aFallingRangeCountsPositionsFromItsRightEnd() {
        LogicRange range = LogicRange.downto(9, 2);

        assertThat(range.width()).isEqualTo(8);
        assertThat(range.position(2)).isEqualTo(0);
        assertThat(range.position(9)).isEqualTo(7);
        assertThat(range.index(0)).isEqualTo(2);
        assertThat(range.index(7)).isEqualTo(9);
        assertThat(range).hasToString("9 downto 2");
    }

    @Test
    void aRisingRangeCountsPositionsFromItsRightEndToo() {
        LogicRange range = LogicRange.to(-3, 4);

        assertThat(range.width()).isEqualTo(8);
        assertThat(range.position(4)).isEqualTo(0);
        assertThat(range.position(-3)).isEqualTo(7);
        assertThat(range.index(0)).isEqualTo(4);
        assertThat(range.index(7)).isEqualTo(-3);
        assertThat(range).hasToString("-3 to 4");
    }

    @Test
    void indicesAndPositionsAreInverse() {
        for (LogicRange range :
                new LogicRange[] {LogicRange.downto(70, -5), LogicRange.to(3, 66)}) {
            for (int position = 0; position < range.width(); position++) {
                assertThat(range.position(range.index(position))).isEqualTo(position);
            }
        }
    }

    @Test
    void aRangeAgainstItsDirectionHasNoBits() {
        for (LogicRange range :
                new LogicRange[] {
                    LogicRange.to(10, 4), LogicRange.downto(-1, 0), LogicRange.downto(4, 10)
                }) {
            assertThat(range.width()).isZero();
            assertThat(range.isNull()).isTrue();
            assertThat(range.contains(5)).isFalse();
        }
        assertThatThrownBy(() -> LogicRange.to(10, 4).position(7))
                .isInstanceOf(IndexOutOfBoundsException.class)
                .hasMessage("no bit 7: the range 10 to 4 has no bits");
        assertThatThrownBy(() -> LogicRange.to(10, 4).index(0))
                .isInstanceOf(IndexOutOfBoundsException.class)
                .hasMessage("no position 0 in 10 to 4, which has 0 bits");
    }

    @Test
    void anIndexOutsideIsRefusedWithTheLegalOnes() {
        assertThatThrownBy(() -> LogicRange.downto(7, 0).position(8))
                .isInstanceOf(IndexOutOfBoundsException.class)
                .hasMessage("no bit 8 in 7 downto 0: use an index from 0 to 7");
        assertThatThrownBy(() -> LogicRange.to(1, 8).position(0))
                .isInstanceOf(IndexOutOfBoundsException.class)
                .hasMessage("no bit 0 in 1 to 8: use an index from 1 to 8");
        assertThatThrownBy(() -> LogicRange.to(1, 8).index(-1))
                .isInstanceOf(IndexOutOfBoundsException.class)
                .hasMessage("no position -1 in 1 to 8, which has 8 bits");
    }

    @Test
    void aWidthAloneMeansDownToZero() {
        assertThat(LogicRange.ofWidth(8)).isEqualTo(LogicRange.downto(7, 0));
        assertThat(LogicRange.ofWidth(0)).isEqualTo(LogicRange.downto(-1, 0));
        assertThat(LogicRange.ofWidth(1)).isEqualTo(LogicRange.downto(0, 0));
        assertThat(LogicRange.ofWidth(128)).isEqualTo(LogicRange.downto(127, 0));
        assertThat(LogicRange.ofWidth(129)).isEqualTo(LogicRange.downto(128, 0));
        assertThat(LogicRange.ofWidth(5000)).isEqualTo(LogicRange.downto(4999, 0));
        assertThat(LogicRange.ofWidth(32)).isSameAs(LogicRange.ofWidth(32));
        assertThatThrownBy(() -> LogicRange.ofWidth(-1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a vector cannot have -1 bits: the width must be 0 or more");
    }

    @Test
    void aSliceKeepsTheDirection() {
        assertThat(LogicRange.downto(7, 0).slice(5, 2)).isEqualTo(LogicRange.downto(5, 2));
        assertThat(LogicRange.to(0, 7).slice(2, 5)).isEqualTo(LogicRange.to(2, 5));
        assertThat(LogicRange.to(0, 7).slice(3, 3)).isEqualTo(LogicRange.to(3, 3));
    }

    @Test
    void aSliceAgainstTheDirectionIsRefusedWithTheRightOne() {
        assertThatThrownBy(() -> LogicRange.downto(7, 0).slice(2, 5))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "the slice from 2 to 5 runs against 7 downto 0: did you mean slice(5, 2)?");
        assertThatThrownBy(() -> LogicRange.downto(7, 0).slice(8, 5))
                .isInstanceOf(IndexOutOfBoundsException.class)
                .hasMessageContaining("no bit 8 in 7 downto 0");
    }

    @Test
    void aRangeOfTooManyBitsIsRefused() {
        assertThatThrownBy(() -> LogicRange.downto(Integer.MAX_VALUE, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "the range 2147483647 downto 0 has 2147483648 bits: at most 2147483647 are"
                                + " possible");
        assertThat(LogicRange.to(Integer.MAX_VALUE, Integer.MIN_VALUE).width()).isZero();
    }
}
