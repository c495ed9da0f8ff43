package org.cocobean.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class LogicTests {
    private static final String ORDER = "UX01ZWLH-";

    @Test
    void statesAreInTheOrderOfTheStandard() {
        assertThat(Stream.of(Logic.values()).map(Logic::toString).collect(Collectors.joining()))
                .isEqualTo(ORDER);
    }

    @Test
    void everyLetterStandsForItsStateInEitherCase() {
        for (Logic logic : Logic.values()) {
            assertThat(Logic.of(logic.symbol())).isSameAs(logic);
            assertThat(Logic.of(Character.toLowerCase(logic.symbol()))).isSameAs(logic);
        }
    }

    @ParameterizedTest
    @ValueSource(chars = {'2', 'y', ' ', '_', '?', '\u0661', 'V', 'q'})
    void anotherLetterIsRefusedWithTheLegalOnes(char letter) {
        assertThatThrownBy(() -> Logic.of(letter))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "'%c' is no logic state: use one of U X 0 1 Z W L H - in either case",
                        letter);
    }

    @ParameterizedTest
    @CsvSource({
        "U, false, false, X",
        "X, false, false, X",
        "0, false, true,  0",
        "1, true,  false, 1",
        "Z, false, false, X",
        "W, false, false, X",
        "L, false, true,  0",
        "H, true,  false, 1",
        "-, false, false, X"
    })
    void levelsOfEitherStrengthAreHighOrLowAndAllElseIsUnresolved(
            char letter, boolean high, boolean low, char x01) {
        Logic logic = Logic.of(letter);

        assertThat(logic.isHigh()).isEqualTo(high);
        assertThat(logic.isLow()).isEqualTo(low);
        assertThat(logic.isResolved()).isEqualTo(high || low);
        assertThat(logic.toX01()).isSameAs(Logic.of(x01));
    }

    @ParameterizedTest
    @EnumSource(
            value = Logic.class,
            names = {"U", "X", "Z", "W", "DASH"})
    void aStateWithoutLevelIsNoBoolean(Logic logic) {
        assertThatThrownBy(logic::toBoolean)
                .isInstanceOf(UnresolvedValueException.class)
                .hasMessage(
                        "cannot convert %s to boolean: only 0, 1, L and H have a boolean value;"
                                + " check isResolved() first",
                        logic);
    }

    @Test
    void levelsConvertToBooleansAndBack() {
        assertThat(Logic.ONE.toBoolean()).isTrue();
        assertThat(Logic.H.toBoolean()).isTrue();
        assertThat(Logic.ZERO.toBoolean()).isFalse();
        assertThat(Logic.L.toBoolean()).isFalse();
        assertThat(Logic.of(true)).isSameAs(Logic.ONE);
        assertThat(Logic.of(false)).isSameAs(Logic.ZERO);
    }

    @Test
    void planeCodesAreTheContractWithTheAgent() {
        assertThat(Stream.of(Logic.values()).map(Logic::code))
                .isEqualTo(
                        List.of(
                                0b1011, 0b0011, 0b0000, 0b0001, 0b0010, 0b0111, 0b0100, 0b0101,
                                0b0110));
        for (Logic logic : Logic.values()) {
            assertThat(Logic.ofCode(logic.code())).isSameAs(logic);
            assertThat((logic.code() & 0b0010) == 0).isEqualTo(logic.isResolved());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0b1000, 0b1001, 0b1010, 0b1100, 0b1101, 0b1110, 0b1111})
    void otherPlaneCodesAreRefused(int code) {
        assertThatThrownBy(() -> Logic.ofCode(code))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "the plane bits dcba = %s encode no logic state",
                        Integer.toBinaryString(code));
    }

    /// The tables of `std_logic_1164` (IEEE 1076), rows and columns in the order `UX01ZWLH-`.
    @Test
    void conjunctionFollowsTheStandard() {
        assertTable(
                Logic::and,
                "UU0UUU0UU",
                "UX0XXX0XX",
                "000000000",
                "UX01XX01X",
                "UX0XXX0XX",
                "UX0XXX0XX",
                "000000000",
                "UX01XX01X",
                "UX0XXX0XX");
    }

    @Test
    void disjunctionFollowsTheStandard() {
        assertTable(
                Logic::or,
                "UUU1UUU1U",
                "UXX1XXX1X",
                "UX01XX01X",
                "111111111",
                "UXX1XXX1X",
                "UXX1XXX1X",
                "UX01XX01X",
                "111111111",
                "UXX1XXX1X");
    }

    @Test
    void exclusiveDisjunctionFollowsTheStandard() {
        assertTable(
                Logic::xor,
                "UUUUUUUUU",
                "UXXXXXXXX",
                "UX01XX01X",
                "UX10XX10X",
                "UXXXXXXXX",
                "UXXXXXXXX",
                "UX01XX01X",
                "UX10XX10X",
                "UXXXXXXXX");
    }

    @Test
    void negationFollowsTheStandard() {
        assertThat(
                        Stream.of(Logic.values())
                                .map(logic -> logic.not().toString())
                                .collect(Collectors.joining()))
                .isEqualTo("UX10XX10X");
    }

    private interface Operation {
        Logic apply(Logic left, Logic right);
    }

    private static void assertTable(Operation operation, String... rows) {
        for (Logic left : Logic.values()) {
            for (Logic right : Logic.values()) {
                assertThat(operation.apply(left, right).symbol())
                        .as("%s with %s", left, right)
                        .isEqualTo(
                                rows[ORDER.indexOf(left.symbol())].charAt(
                                        ORDER.indexOf(right.symbol())));
            }
        }
    }
}
