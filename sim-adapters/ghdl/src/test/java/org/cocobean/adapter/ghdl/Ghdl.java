package org.cocobean.adapter.ghdl;

import static org.junit.jupiter.api.Assumptions.abort;

import java.time.Duration;
import java.util.Optional;
import org.cocobean.Simulation;
import org.cocobean.conformance.SuiteDesigns;
import org.cocobean.internal.launch.Workshop;
import org.cocobean.session.Session;
import org.cocobean.sim.HdlDesign;
import org.cocobean.sim.MissingToolException;
import org.cocobean.sim.spi.Capability;
import org.cocobean.sim.spi.Installation;

/// The real tool, for tests that need it.
final class Ghdl {

    private static final GhdlAdapter ADAPTER = new GhdlAdapter();

    private Ghdl() {}

    /// Skips the test where GHDL is missing, except where everything must be there.
    static Installation required() {
        try {
            return Workshop.of(Session.current()).tools().installation(ADAPTER);
        } catch (MissingToolException e) {
            if (Workshop.of(Session.current()).session().settings().continuousIntegration()) {
                throw e;
            }
            return abort(String.valueOf(e.getMessage()));
        }
    }

    static Optional<String> whyNot(Capability capability) {
        return GhdlLimits.of(required()).whyNot(capability);
    }

    static String source(String name) {
        return SuiteDesigns.file(name + ".vhd").toString();
    }

    static HdlDesign design(String top) {
        return HdlDesign.of(top, source(top));
    }

    static Simulation start(String top) {
        return start(design(top));
    }

    static Simulation start(HdlDesign design) {
        required();
        return Simulation.of(design).on("ghdl").withWallTimeout(Duration.ofSeconds(60)).start();
    }
}
