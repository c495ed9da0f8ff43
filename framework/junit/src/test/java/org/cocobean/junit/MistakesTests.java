package org.cocobean.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.cocobean.internal.junit.unit.ParameterHelp;
import org.cocobean.session.BuildFailedException;
import org.cocobean.session.FirmwareBuilder;
import org.cocobean.session.Session;
import org.cocobean.settings.Settings;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/// Typical mistakes, and the message for each: what, where, and what to do.
@Timeout(120)
class MistakesTests {

    @AfterAll
    static void endWhatWasLeftBehind() {
        Mistakes.over = true;
    }

    /// How many lines of the JVM and of the framework may stand before the user's own.
    private static final int LINES_BEFORE = 12;

    private static final Pattern EXPLAINED =
            Pattern.compile("explained: \\S+/docs/failures/([a-z-]+)\\.md");

    static Stream<Arguments> inATest() {
        return Stream.of(
                mistake(
                        "misspeltSignal",
                        "misspelt-name",
                        "there is no 'cuont' in counter; nearest names there: count"),
                mistake(
                        "misspeltInAnInterface",
                        "misspelt-name",
                        "Mistakes$Misspelt does not fit counter",
                        "cuont(): there is no 'cuont' in counter; nearest names there: count"),
                mistake(
                        "tooWide",
                        "does-not-fit",
                        "2 does not fit counter.en, which has 1 bit and takes -1 to 1"),
                mistake("noClock", "deadlock", "deadlock at 0", "waits for rising(counter.clk)"),
                mistake(
                        "clockNotStarted",
                        "deadlock",
                        "deadlock at 0",
                        "the clock of 10 ns on counter.clk was made but never started: call start() on it"),
                mistake("clockOnABus", "", "a one-bit signal, but counter.count has 8 bits"),
                mistake("writeInTheReadOnlyPhase", "read-only-phase", "counter.en", "END"),
                mistake(
                        "missingSource",
                        "missing-source",
                        "the source 'rtl/cuonter.v' of design 'counter' does not exist: looked for"),
                mistake(
                        "wrongIncludeDirectory",
                        "missing-source",
                        "rtl/inc",
                        "does not exist",
                        "design 'counter'"),
                mistake(
                        "twoModulesOfOneName",
                        "declared-twice",
                        "'counter' is declared twice",
                        "counter_again.v",
                        "take one of the sources away"),
                mistake("misspeltTop", "no-such-top", "cuonter", "counter"),
                mistake("misspeltParameter", "no-such-parameter", "WIDHT", "WIDTH"),
                mistake("misspeltParameterOfTheTest", "no-such-parameter", "WIDHT", "WIDTH"),
                mistake(
                        "syntaxError",
                        "does-not-compile",
                        "syntax_error.v:6: syntax error",
                        "log: "),
                mistake("noSuchFirmware", "firmware", "There is no firmware 'helo'", "hello"),
                mistake(
                        "endlessLoopInJava",
                        "loop-in-java",
                        "a loop without a wait?",
                        "-Dcocobean.timeout"),
                mistake("endlessLoopInHdl", "loop-in-hdl", "-Dcocobean.timeout"),
                mistake(
                        "waitsForever",
                        "simulated-time-over",
                        "1 us",
                        "waits for rising(counter.rst)"),
                mistake(
                        "exceptionInATask",
                        "task-failed",
                        "monitor failed at 5 ns",
                        "the monitor met an odd frame"),
                mistake(
                        "wrongParameterType",
                        "test-parameters",
                        "StringBuilder text",
                        "A test of a design can ask for: Dut or an interface that extends it"),
                mistake("xAsANumber", "unknown-values", "counter.count", "XXXXXXXX"),
                mistake(
                        "signedSurprise",
                        "signed-values",
                        "signed_port.level",
                        "255 (which does not fit into 8 bits of a signed signal, which holds -128 to 127)"));
    }

    /// @param page the one of `docs/failures` that its note links to; empty: none
    private static Arguments mistake(String method, String page, String... said) {
        return Arguments.of(method, page, List.of(said));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("inATest")
    void isToldWithWhatToDo(String method, String page, List<String> said) {
        Throwable failure = Trial.of(methodOf(method), "cocobean.timeout=2 s").failure();
        assertThat(failure.getMessage()).contains(said);
        assertThat(pages(failure)).isEqualTo(page.isEmpty() ? List.of() : List.of(page));
        List<String> lines =
                Arrays.stream(failure.getStackTrace())
                        .takeWhile(frame -> !frame.getClassName().contains("Mistakes"))
                        .map(StackTraceElement::toString)
                        .toList();
        if (lines.size() < failure.getStackTrace().length) {
            assertThat(lines).hasSizeLessThanOrEqualTo(LINES_BEFORE);
        }
    }

    private static List<String> pages(Throwable failure) {
        return Arrays.stream(failure.getSuppressed())
                .flatMap(note -> EXPLAINED.matcher(note.getMessage()).results())
                .map(link -> link.group(1))
                .toList();
    }

    private static org.junit.platform.engine.discovery.MethodSelector methodOf(String name) {
        Method method =
                Arrays.stream(Mistakes.class.getDeclaredMethods())
                        .filter(candidate -> candidate.getName().equals(name))
                        .findFirst()
                        .orElseThrow();
        return selectMethod(Mistakes.class, method);
    }

    @Test
    void aHiddenInternalIsToldByItsNameInTheHdl() {
        Throwable failure =
                Trial.of(methodOf("hiddenInternal"), "cocobean.sim=verilator").failure();
        assertThat(pages(failure)).containsExactly("hidden-signal");
        assertThat(failure)
                .hasMessageContaining("internalReg(): 'internal_reg' exists in hidden")
                .hasMessageContaining("@Design(visible = \"internal_reg\")");
    }

    @Test
    void vhdlForAVerilogSimulatorIsSkippedWithTheReason() {
        assertThat(Trial.of(methodOf("vhdlForAVerilogSimulator")).skipReasons())
                .singleElement()
                .asString()
                .contains(
                        "none of the simulators of -Dcocobean.sim=icarus takes the language of design 'counter' ([VHDL])");
    }

    @Test
    void aTestWithoutADesignIsToldWhatToWrite() {
        Throwable failure = Trial.of(selectClass(Mistakes.Bare.class)).failure();
        assertThat(pages(failure)).containsExactly("no-design");
        assertThat(failure)
                .hasMessageContaining("Mistakes$Bare asks for a simulation but names no design")
                .hasMessageContaining("@Design(top = \"...\", sources = \"...\")");
    }

    @Test
    void anUnknownSimulatorIsToldWithTheKnownOnes() {
        assertThat(Trial.of(methodOf("noClock"), "cocobean.sim=icaros").failure())
                .hasMessageContaining("there is no simulator adapter 'icaros'")
                .hasMessageContaining("icarus");
    }

    @ParameterizedTest
    @MethodSource("leftOut")
    void aTestOfADesignThatJUnitLeavesOutEndsTheRun(Class<?> tests, String named) {
        assertThatThrownBy(() -> launch(tests))
                .hasMessageContaining("JUnit leaves out tests of a design")
                .hasMessageContaining(named);
    }

    static Stream<Arguments> leftOut() {
        return Stream.of(
                arguments(Mistakes.Private.class, "counts"),
                arguments(Mistakes.Returning.class, "width"),
                arguments(Mistakes.OwnAnnotation.class, "slow"),
                arguments(Mistakes.Heir.class, "counts"),
                arguments(Mistakes.OfMethod.class, "counts"),
                arguments(Mistakes.Around.class, "Inside"),
                arguments(Mistakes.AroundNested.class, "counts"));
    }

    @ParameterizedTest
    @ValueSource(classes = {Mistakes.NoDesign.class, Mistakes.BlankName.class})
    void whatElseJUnitWarnsOfEndsNoRun(Class<?> tests) {
        assertThatNoException().isThrownBy(() -> launch(tests));
    }

    private static void launch(Class<?> tests) {
        LauncherFactory.create()
                .execute(
                        LauncherDiscoveryRequestBuilder.request()
                                .selectors(selectClass(tests))
                                .build());
    }

    /// What a class that was compiled without `-parameters` looks like to JUnit.
    @Test
    void namesThatWereNotCompiledInAreToldWithTheLineToAdd() {
        Throwable bare =
                new ParameterResolutionException(
                        "No ParameterResolver registered for parameter [java.nio.file.Path arg0] in method [void X.t(java.nio.file.Path)].");
        Throwable told = ParameterHelp.explain(bare);
        assertThat(told)
                .hasMessageContaining("[java.nio.file.Path arg0] in method")
                .hasMessageContaining("<parameters>true</parameters>");
        assertThat(ParameterHelp.explain(told)).isSameAs(told);
        assertThat(ParameterHelp.explain(new AssertionError("other"))).hasMessage("other");
    }

    // ---- firmware

    static Stream<Arguments> inFirmware() {
        return Stream.of(
                firmware("all:\n\tcc -c broken.c\n", "make -C broken", "broken.c:1:"),
                firmware("all:\n\t@pwd; false\n", "/firmware-samples/broken"),
                firmware("all:\n\ttrue\n", "succeeded but wrote no broken/broken.vmem"));
    }

    private static Arguments firmware(String makefile, String... said) {
        return Arguments.of(makefile, List.of(said));
    }

    @ParameterizedTest
    @MethodSource("inFirmware")
    void firmwareThatCannotBeBuiltIsToldWithItsOwnFiles(
            String makefile, List<String> said, @TempDir Path directory) throws IOException {
        Path sources = Files.createDirectories(directory.resolve("firmware-samples/broken"));
        Files.writeString(sources.resolve("Makefile"), makefile);
        Files.writeString(sources.resolve("broken.c"), "int main( { }\n");
        ThrowingCallable build = () -> builder(directory).build("broken");
        assertThatThrownBy(build)
                .isInstanceOf(BuildFailedException.class)
                .hasNoCause()
                .satisfies(failure ->
                        assertThat(failure.getMessage()).contains(said).doesNotContain(".sources"));
    }

    private static FirmwareBuilder builder(Path directory) {
        return Session.open(
                        new Settings(
                                Map.of(
                                        "user.dir", directory.toString(),
                                        "user.home", directory.resolve("home").toString(),
                                        "env.PATH", String.valueOf(System.getenv("PATH")),
                                        "cocobean.run.dir", "run",
                                        "cocobean.cache", "cache")))
                .firmware();
    }
}
