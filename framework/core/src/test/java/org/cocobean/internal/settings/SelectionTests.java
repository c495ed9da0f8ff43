package org.cocobean.internal.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SelectionTests {

    @ParameterizedTest
    @CsvSource({
        "fifo, true",
        "FIFO and fills, true",
        "axi, false",
        "not axi, true",
        "not not fifo, true",
        "axi or slow, true",
        "fifo and not slow, false",
        "fifo and (axi or slow), true",
        "axi and fifo or slow, true",
        "axi and (fifo or slow), false"
    })
    void wordsChoose(String text, boolean chosen) {
        assertThat(new Selection(text).test(List.of("x.fifotests.fills", "slow")))
                .isEqualTo(chosen);
    }

    @ParameterizedTest
    @ValueSource(strings = {"and", "fifo and", "(fifo", "fifo)", "fifo slow", "not", "()"})
    void whatMakesNoSenseIsRefused(String text) {
        assertThatThrownBy(() -> new Selection(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(
                        "The setting cocobean.select is '" + text + "', but must be ")
                .hasMessageContaining("such as 'fifo and not slow' (");
    }
}
