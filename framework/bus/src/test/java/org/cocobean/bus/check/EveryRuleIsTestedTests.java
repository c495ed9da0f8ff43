package org.cocobean.bus.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.platform.commons.support.AnnotationSupport;

/// Each rule of each checker has a test that breaks it and one that keeps it at its edge.
class EveryRuleIsTestedTests {

    /// Rules that nobody tests.
    enum Planted implements Rule {
        BROKEN,
        KEPT;

        @Override
        public String clause() {
            return "none";
        }
    }

    private static final class PlantedTests {
        @Test
        @Breaks(of = Planted.class, value = "BROKEN")
        @Keeps(of = Planted.class, value = "BROKEN")
        void both() {}

        @Test
        @Disabled("does not count")
        @Breaks(of = Planted.class, value = "KEPT")
        void off() {}

        @Breaks(of = Planted.class, value = "KEPT")
        void noTest() {}

        @Test
        @Keeps(of = Planted.class, value = "KEPT")
        void half() {}
    }

    private static final class WrongTests {
        @Test
        @Keeps(of = Planted.class, value = "GONE")
        void wrong() {}
    }

    private static Path home(Class<?> type) throws URISyntaxException {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    }

    private static List<Class<?>> classes(Path home, String end) throws IOException {
        try (Stream<Path> files = Files.walk(home)) {
            List<Class<?>> found = new ArrayList<>();
            for (Path file : files.filter(f -> isClass(f, end)).sorted().toList()) {
                String name = home.relativize(file).toString().replace(".class", "");
                found.add(load(name.replace('/', '.').replace('\\', '.')));
            }
            return found;
        }
    }

    /// The descriptor of the module is none.
    private static boolean isClass(Path file, String end) {
        return file.toString().endsWith(end) && !file.endsWith("module-info.class");
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, EveryRuleIsTestedTests.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(name, e);
        }
    }

    private static String name(Class<?> type, String rule) {
        return type.getSimpleName() + "." + rule;
    }

    private static Set<String> rules(List<Class<?>> enumerations) {
        Set<String> all = new TreeSet<>();
        for (Class<?> type : enumerations) {
            for (Object rule : type.getEnumConstants()) {
                all.add(name(type, ((Rule) rule).name()));
            }
        }
        return all;
    }

    private static Stream<Method> tests(List<Class<?>> tests) {
        return tests.stream()
                .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                .filter(m ->
                        AnnotationSupport.isAnnotated(m, Test.class)
                                || AnnotationSupport.isAnnotated(m, ParameterizedTest.class))
                .filter(m -> !AnnotationSupport.isAnnotated(m, Disabled.class));
    }

    private static Set<String> named(
            List<Class<?>> tests, Function<Method, Stream<String>> rulesOf) {
        Set<String> all = new TreeSet<>();
        tests(tests).flatMap(rulesOf).forEach(all::add);
        return all;
    }

    private static void require(List<Class<?>> enumerations, List<Class<?>> tests) {
        Set<String> rules = rules(enumerations);
        Set<String> broken =
                named(
                        tests,
                        m ->
                                Arrays.stream(m.getAnnotationsByType(Breaks.class))
                                        .flatMap(a ->
                                                Arrays.stream(a.value())
                                                        .map(v -> name(a.of(), v))));
        Set<String> kept =
                named(
                        tests,
                        m ->
                                Arrays.stream(m.getAnnotationsByType(Keeps.class))
                                        .flatMap(a ->
                                                Arrays.stream(a.value())
                                                        .map(v -> name(a.of(), v))));
        assertThat(broken).as("rules that tests break").containsExactlyElementsOf(rules);
        assertThat(kept).as("rules that tests keep").containsExactlyElementsOf(rules);
    }

    @Test
    void eachRuleIsBrokenAndKept() throws IOException, URISyntaxException {
        List<Class<?>> rules =
                classes(home(Rule.class), ".class").stream()
                        .filter(type -> Rule.class.isAssignableFrom(type) && type.isEnum())
                        .toList();
        assertThat(rules)
                .contains(StreamRule.class, AxiRule.class, I2cRule.class, AvalonRule.class);
        require(
                rules,
                classes(home(EveryRuleIsTestedTests.class), "Tests.class").stream()
                        .filter(type -> type != PlantedTests.class && type != WrongTests.class)
                        .toList());
    }

    @Test
    void aRuleThatNobodyBreaksIsTold() {
        assertThatThrownBy(() -> require(List.of(Planted.class), List.of(PlantedTests.class)))
                .hasMessageContaining("rules that tests break")
                .hasMessageContaining("Planted.KEPT");
    }

    @Test
    void aRuleThatIsNoneIsTold() {
        assertThatThrownBy(() ->
                        require(
                                List.of(Planted.class),
                                List.of(PlantedTests.class, WrongTests.class)))
                .isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> require(List.of(), List.of(WrongTests.class)))
                .hasMessageContaining("Planted.GONE");
    }

    private static Method planted(String name) throws NoSuchMethodException {
        return PlantedTests.class.getDeclaredMethod(name);
    }

    @Test
    void aTestThatDoesNotBreakWhatItNamesIsTold() throws NoSuchMethodException {
        Method off = planted("off");
        assertThat(RulesSeen.notBroken(off, Set.of())).containsExactly("Planted.KEPT");
        assertThat(RulesSeen.notBroken(off, Set.of("Planted.BROKEN"))).isNotEmpty();
        assertThat(RulesSeen.notBroken(off, Set.of("Planted.KEPT"))).isEmpty();
        assertThat(RulesSeen.told(RulesSeen.broken(off), "KEPT (none) bus: x became 1 at 2 ns"))
                .containsExactly("Planted.KEPT");
        assertThat(RulesSeen.told(RulesSeen.broken(off), "KEPT (of another) bus: x at 2 ns"))
                .isEmpty();
    }

    @Test
    void aTestThatDoesNotKeepWhatItNamesIsTold() throws NoSuchMethodException {
        String told = "KEPT (none) bus: x became 1 at 2 ns";
        assertThat(RulesSeen.wronglyBroken(planted("half"), told)).containsExactly("Planted.KEPT");
        assertThat(RulesSeen.wronglyBroken(planted("half"), "BROKEN (none) bus: y")).isEmpty();
        assertThat(RulesSeen.wronglyBroken(planted("both"), "BROKEN (none) bus: y")).isEmpty();
    }
}
