package org.cocobean.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.cocobean.Cocobean.await;
import static org.cocobean.Cocobean.ns;
import static org.cocobean.Cocobean.rising;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.cocobean.Simulation;
import org.cocobean.clock.Clock;
import org.cocobean.dut.Dut;
import org.cocobean.dut.Signal;
import org.cocobean.session.BuildFailedException;
import org.cocobean.sim.HdlDesign;
import org.cocobean.sim.SimulationFailedError;
import org.cocobean.sim.spi.Capability;
import org.cocobean.sim.spi.HdlLanguage;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Behaviour 35: no error that the HDL raises is lost, in whatever form and wherever it is raised.
/// `errors.sv` and `errors.vhd` raise them after text without a newline.
abstract class ErrorConformance extends Conformance {

    private static final List<String> VERILOG =
            List.of(
                    "error",
                    "bare_error",
                    "coloured",
                    "fatal",
                    "fatal_0",
                    "bare_fatal",
                    "stop",
                    "finish",
                    "assert_else",
                    "assert_fatal",
                    "assert",
                    "unwritable",
                    "composed");

    private static final List<String> VHDL =
            List.of(
                    "error",
                    "failure",
                    "assert_report",
                    "assert",
                    "lines",
                    "imitation",
                    "null_access",
                    "missing_file",
                    "division",
                    "index",
                    "deltas",
                    "stop",
                    "finish");

    /// What the simulator says where the design has no words of its own.
    private static final Map<String, String> VHDL_WORDS =
            Map.of(
                    "null_access", "NULL access",
                    "missing_file", "cannot open file \"nothere.txt\"",
                    "division", "division by",
                    "index", "index (7) out of bounds (0 to 3)",
                    "deltas", "--stop-delta",
                    "stop", "stop called with status 3",
                    "finish", "finish called");

    /// The places of `raised.vhd`.
    private static final List<String> RAISED =
            List.of(
                    "elaboration",
                    "resolution",
                    "conversion",
                    "concurrent",
                    "protected",
                    "recursion",
                    "generate",
                    "function",
                    "postponed");

    private enum Place {
        TIME0,
        MIDDLE,
        LAST,
        GO,
        FINAL;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @TestFactory
    Stream<DynamicTest> everyErrorFailsTheTestWithItsOwnMessage() {
        return (isVhdl() ? VHDL : VERILOG)
                .stream()
                        .flatMap(form ->
                                places(form).stream()
                                        .map(place ->
                                                dynamicTest(
                                                        form + " at " + place.word(),
                                                        () -> fails(form, place))));
    }

    /// VHDL has no final blocks; in one of Verilog, `$finish` has nothing to end.
    private Set<Place> places(String form) {
        return isVhdl() || form.equals("finish")
                ? EnumSet.complementOf(EnumSet.of(Place.FINAL))
                : EnumSet.allOf(Place.class);
    }

    private void fails(String form, Place place) {
        assertThatThrownBy(() -> run(form, place))
                .isInstanceOf(SimulationFailedError.class)
                .satisfies(e -> assertThat(says(form)).anyMatch(e.getMessage()::contains));
    }

    private void run(String form, Place place) throws IOException {
        try (Simulation sim = start(form, place)) {
            if (place == Place.TIME0) {
                return; // a test that never waits
            }
            Dut dut = sim.dut();
            Signal clk = dut.signal("clk");
            dut.signal("go").set(0);
            Clock.of(clk, ns(10)).start();
            rising(clk).times(3).await();
            if (place == Place.GO) {
                dut.signal("go").set(1); // without a wait after it
            }
        }
    }

    private Simulation start(String form, Place place) throws IOException {
        HdlDesign design = home().design("errors");
        if (!isVhdl()) {
            return home().start(design.withPlusargs("form=" + form, "place=" + place.word()));
        }
        Path directory =
                Files.createTempDirectory(
                        Files.createDirectories(Kit.session().run().workerPath()), "errors-");
        Files.writeString(directory.resolve("cell.txt"), form + "\n" + place.word() + "\n");
        return home().setup(design).in(directory).start();
    }

    /// The own words of the form, or the lines of the source that raise it.
    private List<String> says(String form) throws IOException {
        if (form.equals("unwritable") || form.equals("composed")) {
            return List.of("$writemem"); // not every simulator says where, or in which form
        }
        if (isVhdl() && VHDL_WORDS.containsKey(form)) {
            return List.of(VHDL_WORDS.get(form));
        }
        String file = isVhdl() ? "errors.vhd" : "errors.sv";
        List<String> source = Files.readAllLines(SuiteDesigns.file(file));
        if (source.stream().anyMatch(line -> line.matches(".*\"own " + form + "[\",].*"))) {
            return List.of("own " + form);
        }
        return IntStream.range(0, source.size())
                .filter(i ->
                        source.get(i).contains("\"" + form + "\": ")
                                || source.get(i).endsWith("-- " + form))
                .mapToObj(i -> file + ":" + (i + 1))
                .toList();
    }

    @TestFactory
    Stream<DynamicTest> textWithoutANewlineIsNoError() {
        return Stream.of(Place.values())
                .map(place ->
                        dynamicTest(
                                "at " + place.word(),
                                () ->
                                        assertThatCode(() -> run("quiet", place))
                                                .doesNotThrowAnyException()));
    }

    @TestFactory
    Stream<DynamicTest> textThatLooksLikeAnErrorIsNone() {
        requires(HdlLanguage.VHDL, "text that looks like an assertion");
        return EnumSet.complementOf(EnumSet.of(Place.FINAL)).stream()
                .map(place ->
                        dynamicTest(
                                "at " + place.word(),
                                () ->
                                        assertThatCode(() -> run("lookalike", place))
                                                .doesNotThrowAnyException()));
    }

    @Test
    void anErrorHasItsTimeAndItsInstance() {
        requires(HdlLanguage.VERILOG, "errors of Verilog");
        requires(Capability.LOOKALIKES); // a printed line has neither
        for (String form : List.of("error", "fatal", "assert_else")) {
            assertThatThrownBy(() -> run(form, Place.MIDDLE))
                    .isInstanceOf(SimulationFailedError.class)
                    .hasMessageFindingMatch(
                            "errors.sv:\\d+: own " + form + "[^\n]*\n  at 15 ns in errors\\b");
        }
    }

    @Test
    void anErrorHasAllItsLinesItsTimeAndItsProcess() {
        requires(HdlLanguage.VHDL, "reports of many lines");
        assertThatThrownBy(() -> run("lines", Place.MIDDLE))
                .isInstanceOf(SimulationFailedError.class)
                .hasMessageFindingMatch(
                        """
                        the HDL reported an error: /\\S*errors.vhd:\\d+: own lines

                        errors.vhd:1:1:@0ms:\\(report error\\): the third
                          at 15 ns in .*errors\\(test\\).P1\
                        """);
    }

    /// A design that ends with a status of its own says that something is wrong with it.
    @TestFactory
    Stream<DynamicTest> aStatusIsAnErrorOfTheHdl() {
        requires(HdlLanguage.VHDL, "ends with a status");
        return EnumSet.complementOf(EnumSet.of(Place.FINAL)).stream()
                .map(place ->
                        dynamicTest(
                                "at " + place.word(),
                                () ->
                                        assertThatThrownBy(() -> run("stop", place))
                                                .isExactlyInstanceOf(SimulationFailedError.class)
                                                .hasMessageContaining(
                                                        "error: std.env.stop called with status 3")));
    }

    @Test
    void linesOfItsTextAreNoErrorsOfTheirOwn() {
        requires(HdlLanguage.VHDL, "reports of many lines");
        assertThatThrownBy(() -> run("imitation", Place.MIDDLE))
                .isInstanceOf(SimulationFailedError.class)
                .hasMessageFindingMatch(
                        """
                        the HDL reported an error: /\\S*errors.vhd:\\d+: own imitation
                        errors.vhd:1:1:@0ms:\\(report failure\\): a lookalike
                          instance: .elsewhere
                        errors.vhd:2:1:@0ms:\\(report failure\\): another
                          from: process work.else\\(where\\).P9 at errors.vhd:2
                          at 15 ns in .*errors\\(test\\).P1\
                        """);
    }

    @TestFactory
    Stream<DynamicTest> anErrorIsToldFromTextWhereverItIsRaised() {
        requires(HdlLanguage.VHDL, "places of assertions");
        return RAISED.stream().map(place -> dynamicTest(place, () -> isRaised(place)));
    }

    private void isRaised(String place) {
        HdlDesign design = home().design("raised").withParameter("PLACE", place);
        assertThatThrownBy(
                        () -> {
                            try (Simulation sim = home().start(design)) {
                                await(ns(9));
                            }
                        })
                .hasMessageContaining("the HDL reported")
                .hasMessageContaining("own " + place);
    }

    @TestFactory
    Stream<DynamicTest> propertiesOfPslAreErrorsToo() {
        requires(HdlLanguage.VHDL, "PSL assertions");
        return Map.of("1", "own psl", "H", "Assumption violation").entrySet().stream()
                .map(entry ->
                        dynamicTest(
                                entry.getValue(),
                                () -> isAnError(entry.getKey(), entry.getValue())));
    }

    private void isAnError(String bad, String words) {
        assertThatThrownBy(
                        () -> {
                            try (Simulation sim = start("none", Place.LAST)) {
                                Signal clk = sim.dut().signal("clk");
                                Clock.of(clk, ns(10)).start();
                                rising(clk).times(2).await();
                                sim.dut().signal("bad").set(bad);
                                rising(clk).await();
                            }
                        })
                .isInstanceOf(SimulationFailedError.class)
                .hasMessageContaining(words);
    }

    /// Some simulators refuse to build them; what none may do is to leave them out.
    @Test
    void deferredAssertionsFailTheTestOrTheBuild() {
        requires(HdlLanguage.VERILOG, "deferred assertions");
        assertThatThrownBy(
                        () -> {
                            try (Simulation sim = home().start("deferred_assertion")) {
                                Signal clk = sim.dut().signal("clk");
                                Clock.of(clk, ns(10)).start();
                                rising(clk).times(2).await();
                            }
                        })
                .isInstanceOfAny(SimulationFailedError.class, BuildFailedException.class)
                .hasMessageFindingMatch("own assert final|Deferred assertions are not supported");
    }

    @Test
    void theTimeStepInWhichTheTestEndsIsComplete() throws IOException {
        Path log;
        try (Simulation sim = start("none", Place.MIDDLE)) {
            Signal clk = sim.dut().signal("clk");
            Clock.of(clk, ns(10)).start();
            rising(clk).times(3).await();
            log = sim.log();
        }
        assertThat(log).content().contains("got 3");
    }
}
