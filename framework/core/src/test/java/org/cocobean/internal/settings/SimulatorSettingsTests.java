package org.cocobean.internal.settings;

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

class SimulatorSettingsTests {

    private static Settings settings(String name, String value) {
        return new Settings(Map.of("user.dir", "/w", name, value));
    }

    private static SimulatorSettings tasks(String value) {
        return new SimulatorSettings(settings("cocobean.tasks", value));
    }

    @Test
    void anUnknownChoiceIsRefused() {
        assertThat(tasks("virtual").virtualTasks()).isTrue();
        assertThat(tasks("continuation").virtualTasks()).isFalse();
        assertThatThrownBy(() -> tasks("virtul").virtualTasks())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "The setting cocobean.tasks is 'virtul', but must be continuation or virtual. Set it with -Dcocobean.tasks=... or remove it.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "cocobean.build.quick | yes | true or false",
                "cocobean.bus.engine | on | auto or off",
                "cocobean.handover | spinn | auto, spin, sleep or yield",
                "cocobean.isolation | jvm | auto or process",
                "cocobean.link | shm | auto or socket",
                "cocobean.native.call | jni | auto, jna or ffm",
                "cocobean.waves | maybe | on, failure or off"
            })
    void eachChoiceIsRefusedWithTheSameWords(String name, String wrong, String wanted) {
        SimulatorSettings settings = new SimulatorSettings(settings(name, wrong));
        RunSettings run = new RunSettings(settings(name, wrong));
        List<Supplier<?>> readers =
                List.of(
                        settings::quickBuilds,
                        settings::busEngines,
                        settings::handover,
                        settings::isolation,
                        settings::socketLink,
                        settings::nativeCall,
                        run::waves);
        assertThat(readers.stream().map(SimulatorSettingsTests::refusal).flatMap(Optional::stream))
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

    @Test
    void wordsAreReadInUpperAndLowerCase() {
        assertThat(new RunSettings(settings("cocobean.waves", "Failure")).waves())
                .hasValue("failure");
    }
}
