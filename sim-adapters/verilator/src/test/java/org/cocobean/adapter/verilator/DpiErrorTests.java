package org.cocobean.adapter.verilator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.cocobean.Cocobean.ns;
import static org.cocobean.Cocobean.rising;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.cocobean.Simulation;
import org.cocobean.clock.Clock;
import org.cocobean.conformance.Installed;
import org.cocobean.conformance.SuiteDesigns;
import org.cocobean.dut.Signal;
import org.cocobean.sim.HdlDesign;
import org.cocobean.sim.SimulationFailedError;
import org.cocobean.sim.spi.Capability;
import org.cocobean.sim.spi.Isolation;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;

/// Whatever C++ code of the design does to end things, wherever, fails the test.
@Timeout(240)
class DpiErrorTests {

    private static final HdlDesign DESIGN =
            HdlDesign.of(
                    "dpi_errors",
                    SuiteDesigns.file("dpi_errors.sv"),
                    SuiteDesigns.file("dpi_errors.cpp"));
    private static final List<String> PLACES = List.of("time0", "middle", "last", "final");

    /// What the message of each form says.
    private static final Map<String, String> FORMS =
            new TreeMap<>(
                    Map.of(
                            "throw", "the design threw an exception: own exception",
                            "throw_int", "the design threw something",
                            "exit", "the design called exit(3)",
                            "exit_0", "the design called exit(0)",
                            "abort", "the design called abort()"));

    @BeforeAll
    static void needsVerilator() {
        Installed.require("verilator");
    }

    @TestFactory
    Stream<DynamicTest> everyEndByCodeOfTheDesignFailsTheTest() {
        List<DynamicTest> cells = new ArrayList<>();
        for (Isolation home : Isolation.values()) {
            FORMS.forEach((form, says) -> {
                for (String place : PLACES) {
                    cells.add(
                            dynamicTest(
                                    home + " " + form + " " + place,
                                    () -> fails(home, form, place, says)));
                }
            });
        }
        return cells.stream();
    }

    /// In the JVM it would be the JVM's end.
    @TestFactory
    Stream<DynamicTest> aSignalFailsTheTestInAProcess() {
        return PLACES.stream()
                .map(place ->
                        dynamicTest(
                                place,
                                () ->
                                        fails(
                                                Isolation.PROCESS,
                                                "signal",
                                                place,
                                                "was ended by signal 11 (SIGSEGV)")));
    }

    @Test
    void thatAModelInTheJvmIsNotSafeFromSignalsIsToldByACapability() {
        try (Simulation sim =
                Simulation.of(DESIGN).on("verilator").isolated(Isolation.IN_PROCESS).start()) {
            assertThat(sim.capabilities().whyNot(Capability.KILLABLE))
                    .hasValueSatisfying(
                            why -> assertThat(why).contains("its crash is a crash of the JVM"));
        }
    }

    private static void fails(Isolation home, String form, String place, String says) {
        assertThatThrownBy(() -> run(home, form, place))
                .isInstanceOf(SimulationFailedError.class)
                .hasMessageContaining(says);
    }

    private static void run(Isolation home, String form, String place) {
        HdlDesign design = DESIGN.withPlusargs("form=" + form, "place=" + place);
        try (Simulation sim = Simulation.of(design).on("verilator").isolated(home).start()) {
            Signal clk = sim.dut().signal("clk");
            Clock.of(clk, ns(10)).start();
            rising(clk).times(3).await();
        }
    }
}
