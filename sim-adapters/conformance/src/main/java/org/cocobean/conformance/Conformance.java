package org.cocobean.conformance;

import static org.junit.jupiter.api.Assumptions.abort;

import org.cocobean.Cocobean;
import org.cocobean.Simulation;
import org.cocobean.dut.Dut;
import org.cocobean.sim.spi.Capability;
import org.cocobean.sim.spi.HdlLanguage;
import org.cocobean.time.SimTime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;

/// What one group of the suite needs: the home, and ways to skip with a reason.
@Timeout(120)
abstract class Conformance {

    /// Returns where this run of the suite takes place.
    abstract Home home();

    @BeforeEach
    void skipWithoutSimulator() {
        home().requireInstalled();
    }

    Simulation start(String design) {
        return home().start(design);
    }

    boolean isVhdl() {
        return home().isVhdl();
    }

    /// Skips the test, with the reason that the adapter gives, where the capability is missing.
    void requires(Capability capability) {
        home().capabilities()
                .whyNot(capability)
                .ifPresent(reason -> abort(home() + " lacks " + capability + ": " + reason));
    }

    /// Skips the test where the subject does not exist in the home's language.
    void requires(HdlLanguage language, String subject) {
        if (home().language() != language) {
            abort(subject + " exist in " + language + " only");
        }
    }

    /// Gives every input of `sample_module` a value and lets time pass, so that nothing is unknown.
    static void calm(Dut dut) {
        dut.signal("clk").set(0);
        dut.signal("stream_in_valid").set(0);
        dut.signal("stream_in_data").set(0);
        dut.signal("stream_out_ready").set(0);
        Cocobean.await(SimTime.ns(10));
    }
}
