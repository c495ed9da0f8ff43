package org.cocobean;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.cocobean.session.BuildFailedException;
import org.cocobean.session.CallOnceException;
import org.cocobean.sim.BrokenEnvironmentException;
import org.cocobean.sim.HdlDesign;
import org.cocobean.sim.SimulationFailedError;
import org.cocobean.sim.spi.HdlLanguage;
import org.cocobean.sim.spi.SimulatorAdapter;
import org.cocobean.time.SimTime;

/// Finds out whether a simulator works from end to end, with the smallest design there is.
final class FirstRun {

    private static final String VERILOG =
            """
            module first_run(input a, output y);
              assign y = ~a;
            endmodule
            """;

    private static final String VHDL =
            """
            entity first_run is
              port (a : in bit; y : out bit);
            end entity;
            architecture rtl of first_run is
            begin
              y <= not a;
            end architecture;
            """;

    private FirstRun() {}

    /// Compiles the design, writes a value and reads another one.
    ///
    /// @param worker where its directory is made
    /// @return what went wrong, empty when all is well
    static Optional<String> fault(SimulatorAdapter adapter, Path worker) {
        try {
            Path directory = Files.createTempDirectory(worker, "doctor-" + adapter.name() + "-");
            boolean verilog = adapter.languages().contains(HdlLanguage.VERILOG);
            Path source = directory.resolve(verilog ? "first_run.v" : "first_run.vhd");
            Files.writeString(source, verilog ? VERILOG : VHDL);
            try (Simulation sim =
                    Simulation.of(HdlDesign.of("first_run", source))
                            .on(adapter.name())
                            .in(directory)
                            .start()) {
                sim.dut().signal("a").set(1);
                Cocobean.await(SimTime.ns(1));
                int y = sim.dut().signal("y").toInt();
                return y == 0 ? Optional.empty() : Optional.of("NOT: y is " + y + " and not 0");
            }
        } catch (IOException
                | BrokenEnvironmentException
                | BuildFailedException
                | CallOnceException
                | SimulationFailedError e) {
            return Optional.of("NOT: " + e.getMessage());
        }
    }
}
