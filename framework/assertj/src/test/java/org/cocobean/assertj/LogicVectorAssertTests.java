package org.cocobean.assertj;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.cocobean.assertj.CocobeanAssertions.assertThat;

import org.cocobean.value.LogicVector;
import org.junit.jupiter.api.Test;

class LogicVectorAssertTests {

    @Test
    void valuesBitsAndWidthsThatFitPass() {
        assertThat(LogicVector.of("0101"))
                .hasValue(5)
                .hasBits("0101")
                .hasBits("01_01")
                .hasBits("01--")
                .hasWidth(4)
                .isResolved();
        assertThat(LogicVector.of("1110")).hasValue(14).hasValue(-2);
        assertThat(LogicVector.of("10XZ")).hasBits("10xz").hasBits("10XZ");
    }

    @Test
    void anotherValueIsShownInAllNotations() {
        assertThatThrownBy(() -> assertThat(LogicVector.of("00000100")).hasValue(5))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(
                        "expected 5 = 0x05 = 8'b00000101\nbut was  4 = 0x04 = 8'b00000100");
    }

    @Test
    void aValueThatCannotFitIsPointedOut() {
        assertThatThrownBy(() -> assertThat(LogicVector.of("0100")).hasValue(16))
                .hasMessageContaining("expected 16 (which does not fit into 4 bits)");
    }

    @Test
    void unresolvedBitsAreNamed() {
        assertThatThrownBy(() -> assertThat(LogicVector.of("1X0Z")).hasValue(5))
                .hasMessageContaining("but was  0xX = 4'b1x0z\nwith unresolved bits 2=X, 0=Z");
        assertThatThrownBy(() -> assertThat(LogicVector.of("1X00")).isResolved())
                .hasMessageContaining("expected every bit to be 0 or 1")
                .hasMessageContaining("with unresolved bits 2=X");
    }

    @Test
    void otherBitsOrAnotherWidthFail() {
        assertThatThrownBy(() -> assertThat(LogicVector.of("1100")).hasBits("10x1"))
                .hasMessageContaining("expected 4'b10x1\nbut was  12 = 0xC = 4'b1100");
        assertThatThrownBy(() -> assertThat(LogicVector.of("1100")).hasBits("1100_1100"))
                .hasMessageContaining("expected 8'b1100_1100");
        assertThatThrownBy(() -> assertThat(LogicVector.of("1100")).hasWidth(8))
                .hasMessageContaining("expected 8 bits\nbut were 4: 12 = 0xC = 4'b1100");
    }

    @Test
    void aDescriptionComesFirst() {
        assertThatThrownBy(() -> assertThat(LogicVector.of("1")).as("parity").hasValue(0))
                .hasMessageContaining("[parity]");
    }
}
