package org.cocobean.conformance;

import static org.junit.jupiter.api.Assumptions.abort;

import org.cocobean.internal.launch.Workshop;
import org.cocobean.sim.MissingToolException;

/// Which simulators are there.
public final class Installed {

    private Installed() {}

    /// Skips the test where the simulator is missing, except where everything must be there.
    public static void require(String simulator) {
        try {
            Workshop workshop = Kit.workshop();
            workshop.tools().installation(workshop.tools().adapter(simulator));
        } catch (MissingToolException e) {
            if (Kit.session().settings().continuousIntegration()) {
                throw e;
            }
            abort(String.valueOf(e.getMessage()));
        }
    }
}
