package org.cocobean.wording;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTests {

    @ParameterizedTest
    @CsvSource({
        "PT0S, 0 s",
        "PT0.0000015S, 0.001 ms",
        "PT0.001S, 1 ms",
        "PT0.2505S, 250.5 ms",
        "PT1S, 1 s",
        "PT1.5S, 1.5 s",
        "PT8S, 8 s",
        "PT59.999S, 59.999 s",
        "PT1M, 1 min",
        "PT61S, 61 s",
        "PT10M, 10 min",
        "PT90M, 90 min",
        "PT2H, 2 h",
        "PT2H0.5S, 7200.5 s",
        "PT-2S, -2 s"
    })
    void aTimeIsSaidAsPeopleReadIt(Duration time, String words) {
        assertThat(Words.of(time)).isEqualTo(words);
    }

    @Test
    void oneThingIsNoPlural() {
        assertThat(Words.of(1, "bit")).isEqualTo("1 bit");
        assertThat(Words.of(0, "bit")).isEqualTo("0 bits");
        assertThat(Words.of(8, "bit")).isEqualTo("8 bits");
    }
}
