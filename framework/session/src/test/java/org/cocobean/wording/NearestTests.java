package org.cocobean.wording;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestTests {

    @ParameterizedTest
    @CsvSource({
        "count, count, 0",
        "cuont, count, 2",
        "clk, clock, 2",
        "'', abc, 3",
        "abc, '', 3",
        "kitten, sitting, 3"
    })
    void theDistanceIsThatOfLevenshtein(String a, String b, int distance) {
        assertThat(Nearest.distance(a, b)).isEqualTo(distance);
    }

    @Test
    void theNearestNamesComeFirstAndCaseDoesNotCount() {
        assertThat(Nearest.of("CUONT", List.of("zebra", "mount", "count", "Counter"), 3))
                .containsExactly("count", "mount", "Counter");
    }
}
