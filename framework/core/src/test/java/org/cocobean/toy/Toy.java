package org.cocobean.toy;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Objects;
import org.cocobean.Simulation;
import org.cocobean.SimulationSetup;
import org.cocobean.sim.HdlDesign;

/// Simulations of the toy design.
public final class Toy {

    private Toy() {}

    /// Returns the design, with plusargs.
    public static HdlDesign design(String... plusargs) {
        try {
            Path library =
                    Path.of(
                            Objects.requireNonNull(
                                            Toy.class.getResource("/libtoy.so"),
                                            "the toy design is made by the build: make toy in"
                                                    + " src/test/native")
                                    .toURI());
            return HdlDesign.of("toy", library).withPlusargs(plusargs);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Returns a simulation of it that is to be started.
    public static SimulationSetup setup() {
        return Simulation.of(design()).on("toy");
    }

    /// Starts a simulation of it; the calling thread becomes its main task.
    public static Simulation start() {
        return setup().start();
    }
}
