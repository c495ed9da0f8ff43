package org.cocobean.adapter.vpi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TemplateTests {

    private static final Map<String, List<String>> VALUES =
            Map.of(
                    "top", List.of("counter"),
                    "include", List.of("a", "b c"),
                    "define", List.of(),
                    "standard", List.of());

    private static List<String> words(String text) {
        return new Template(text).words(VALUES);
    }

    @Test
    void aWordStandsOnceForEachValue() {
        assertThat(words("-s {top} -I{include} x"))
                .containsExactly("-s", "counter", "-Ia", "-Ib c", "x");
    }

    @Test
    void aWordWithoutAValueIsLeftOut() {
        assertThat(words("a -D{define} b")).containsExactly("a", "b");
    }

    @Test
    void aDefaultStandsForWhatWasNotChosen() {
        assertThat(words("-g{standard|2012} {top|none}")).containsExactly("-g2012", "counter");
    }

    @Test
    void placeholdersMayMeetInOneWord() {
        assertThat(words("-P{top}.{include}")).containsExactly("-Pcounter.a", "-Pcounter.b c");
    }

    @Test
    void aLineKeepsItsSpaces() {
        assertThat(new Template("dump  {top} ;").line(VALUES)).isEqualTo("dump  counter ;");
    }

    @Test
    void anUnknownPlaceholderIsNamedWithTheKnownOnes() {
        assertThatThrownBy(() -> words("-s {tpo}"))
                .hasMessage(
                        "{tpo} in '-s {tpo}' means nothing; there are: define, include, standard, top");
    }
}
