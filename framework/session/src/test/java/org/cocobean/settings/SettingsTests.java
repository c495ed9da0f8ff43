package org.cocobean.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTests {

    private static final Pattern FIRST_LINE =
            Pattern.compile("(?<!///[^\n]{0,120}\n)    /// (.*)\n(?:    ///.*\n)*    default ");

    private static Settings settings(String name, String value) {
        return new Settings(Map.of("user.dir", "/w", "user.home", "/home/u", name, value));
    }

    @Test
    void theCacheLiesInTheUsersCacheDirectory() {
        assertThat(settings("a", "b").cacheDirectory())
                .hasValue(Path.of("/home/u/.cache/cocobean"));
        assertThat(settings("env.XDG_CACHE_HOME", "/caches").cacheDirectory())
                .hasValue(Path.of("/caches/cocobean"));
    }

    @Test
    void aRelativeXdgDirectoryIsIgnoredAsItsSpecificationSays() {
        assertThat(settings("env.XDG_CACHE_HOME", "caches").cacheDirectory())
                .hasValue(Path.of("/home/u/.cache/cocobean"));
    }

    @Test
    void theCacheCanBeMovedAndSwitchedOff() {
        assertThat(settings("cocobean.cache", "c/d").cacheDirectory()).hasValue(Path.of("/w/c/d"));
        assertThat(settings("cocobean.cache", "OFF").cacheDirectory()).isEmpty();
    }

    @Test
    void timesHaveUnits() {
        for (Map.Entry<String, Duration> time :
                Map.of(
                                "250 ms", Duration.ofMillis(250),
                                "20s", Duration.ofSeconds(20),
                                "5 min", Duration.ofMinutes(5),
                                "2 h", Duration.ofHours(2))
                        .entrySet()) {
            assertThat(settings("cocobean.once.timeout", time.getKey()).onceTimeout())
                    .isEqualTo(time.getValue());
        }
        assertThat(settings("a", "b").onceTimeout()).isEqualTo(Duration.ofMinutes(10));
    }

    @Test
    void aTimeWithoutUnitIsRefused() {
        assertThatThrownBy(() -> settings("cocobean.once.timeout", "20").onceTimeout())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "The setting cocobean.once.timeout is '20', but must be a time such as '250 ms', '20 s', '5 min' or '2 h'."
                                + " Set it with -Dcocobean.once.timeout=... or remove it.");
    }

    @Test
    void aNumberThatIsTooSmallIsRefused() {
        assertThat(settings("cocobean.run.keep", "1").runsToKeep()).isEqualTo(1);
        for (String wrong : new String[] {"0", "-1", "three"}) {
            assertThatThrownBy(() -> settings("cocobean.run.keep", wrong).runsToKeep())
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage(
                            "The setting cocobean.run.keep is '%s', but must be a whole number of at least 1."
                                            .formatted(wrong)
                                    + " Set it with -Dcocobean.run.keep=... or remove it.");
        }
    }

    @Test
    void anUnknownChoiceIsRefused() {
        assertThat(settings("cocobean.dist", "load").dist()).hasValue("load");
        assertThatThrownBy(() -> settings("cocobean.dist", "laod").dist())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "The setting cocobean.dist is 'laod', but must be load, loadfile or loadscope. Set it with -Dcocobean.dist=... or remove it.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "cocobean.cache.shared | yes | true or false",
                "cocobean.dist | each | load, loadfile or loadscope",
                "cocobean.share.late | maybe | true or false",
                "cocobean.share.wait | no | true or false"
            })
    void eachChoiceIsRefusedWithTheSameWords(String name, String wrong, String wanted) {
        Settings settings = settings(name, wrong);
        List<Supplier<?>> readers =
                List.of(
                        settings::cacheIsShared,
                        settings::dist,
                        settings::shareLate,
                        settings::shareWaits);
        assertThat(readers.stream().map(SettingsTests::refusal).flatMap(Optional::stream))
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
        assertThat(settings("cocobean.dist", "LoadFile").dist()).hasValue("loadfile");
        assertThat(settings("cocobean.share.late", "TRUE").shareLate()).isTrue();
    }

    @Test
    void aBlankSettingCountsAsNotSet() {
        assertThat(settings("cocobean.worker", "  ").worker()).isEmpty();
    }

    /// The session's own part of what is offered; the other one is the reader.
    @Test
    void whatIsOfferedIsWhatUsersSet() throws IOException {
        String source =
                Files.readString(
                        Path.of("src/main/java/org/cocobean/settings/SessionSettings.java"));
        List<String> offered =
                FIRST_LINE.matcher(source).results().map(found -> found.group(1)).toList();
        assertThat(offered).hasSizeGreaterThan(20).allMatch(line -> line.startsWith("`cocobean."));
        assertThat(offered).hasSize(source.split("\n    default ", -1).length - 1);
        assertThat(Arrays.stream(Settings.class.getMethods()))
                .filteredOn(method -> Modifier.isStatic(method.getModifiers()))
                .extracting(Method::getName)
                .containsExactlyInAnyOrder("load", "refused");
        assertThat(Settings.class.getFields()).extracting(Field::getName).containsExactly("A_TIME");
    }

    @Test
    void loadingSeesSystemProperties() {
        System.setProperty("cocobean.test.probe", "seen");
        try {
            assertThat(Settings.load().text("cocobean.test.probe")).hasValue("seen");
        } finally {
            System.clearProperty("cocobean.test.probe");
        }
        assertThat(Settings.load().text("cocobean.test.probe")).isEmpty();
    }
}
