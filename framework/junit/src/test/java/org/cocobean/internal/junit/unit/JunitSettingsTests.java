package org.cocobean.internal.junit.unit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.cocobean.settings.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JunitSettingsTests {

    private static JunitSettings settings(String name, String value) {
        return new JunitSettings(new Settings(Map.of("user.dir", "/w", name, value)));
    }

    @Test
    void aRepetitionIsOneNumberOrTwo() {
        assertThat(settings("cocobean.repeat", "100").repetitions()).containsExactly(1, 100);
        assertThat(settings("cocobean.repeat", "7-9").repetitions()).containsExactly(7, 9);
        assertThatThrownBy(() -> settings("cocobean.repeat", "0").repetitions())
                .hasMessage(
                        "The setting cocobean.repeat is '0', but must be a number from 1, or two as in 7-9. Set it with -Dcocobean.repeat=... or remove it.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "cocobean.failed | 1 | true or false",
                "cocobean.order | any | default or random",
                "cocobean.progress | often | auto, live, off or a time such as '250 ms', '20 s', '5 min' or '2 h'"
            })
    void eachChoiceIsRefusedWithTheSameWords(String name, String wrong, String wanted) {
        JunitSettings settings = settings(name, wrong);
        List<Supplier<?>> readers =
                List.of(settings::onlyFailed, settings::randomOrder, settings::progressEvery);
        assertThat(readers.stream().map(JunitSettingsTests::refusal).flatMap(Optional::stream))
                .containsExactly(
                        "The setting %s is '%s', but must be %s. Set it with -D%s=... or remove it."
                                .formatted(name, wrong, wanted, name));
    }

    private static Optional<String> refusal(Supplier<?> reader) {
        try {
            Objects.requireNonNull(reader.get());
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }
}
