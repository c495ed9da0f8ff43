package org.cocobean.adapter.verilator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HdlTextTests {

    @Test
    void aTextStandsInQuotesOrAsTheNumberOfItsBytes() {
        assertThat(HdlText.read("40'h612e686578")).contains("a.hex");
        assertThat(HdlText.read("\"a.hex\"")).contains("a.hex");
        assertThat(HdlText.read("32'sh1")).isEmpty();
        assertThat(HdlText.read("12'h123")).isEmpty();
    }
}
