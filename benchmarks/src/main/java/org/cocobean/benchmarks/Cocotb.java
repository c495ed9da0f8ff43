package org.cocobean.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeoutException;

/// The peer: cocotb in a Python environment of its own, which is made on first use.
final class Cocotb {

    private final Path root;
    private final Path work;
    private final Path python;
    private final String version;

    private Cocotb(Path root, Path work, Path python, String version) {
        this.root = root;
        this.work = work;
        this.python = python;
        this.version = version;
    }

    /// Installs a version.
    ///
    /// @param requirement as pip takes it, several with blanks between them
    /// @return empty, after saying why, where it cannot be had
    static Optional<Cocotb> install(Path root, Path work, String requirement)
            throws InterruptedException, TimeoutException {
        Path environment = work.resolve("venv-" + requirement.replaceAll("[^\\w.]+", "-"));
        Path python = environment.resolve("bin/python3");
        try {
            if (!Files.exists(environment.resolve("ready"))) {
                Shell.run(work, "python3", "-m", "venv", "--clear", environment.toString());
                List<String> pip = new ArrayList<>(List.of(python.toString(), "-m", "pip"));
                pip.addAll(List.of("install", "-q"));
                pip.addAll(List.of(requirement.split(" ")));
                Shell.run(work, pip.toArray(String[]::new));
                Files.createFile(environment.resolve("ready"));
            }
            String version =
                    Shell.run(
                                    work,
                                    python.toString(),
                                    "-c",
                                    "import cocotb; print(cocotb.__version__)")
                            .strip();
            return Optional.of(new Cocotb(root, work, python, version));
        } catch (IOException | IllegalStateException e) {
            System.err.println(requirement + " is not measured: " + e.getMessage());
            return Optional.empty();
        }
    }

    /// One of the loops of `cocotb_loops.py`; the copies run side by side, each for itself.
    ///
    /// @param clock `gpi` for the native one, `default` for what `Clock` takes by itself
    Contender loop(String what, String simulator, String clock, long cycles, int copies) {
        String top = what.equals("fir") ? "fir8" : "counter";
        String source = simulator.equals("ghdl") ? "vhdl/" + top + ".vhd" : "verilog/" + top + ".v";
        String name =
                "cocotb " + version + (clock.equals("gpi") ? ", native clock" : ", default clock");
        return run(name, simulator, source, "cocotb_loops", what, clock, cycles, copies);
    }

    /// One of the loops of `cocotb_axi.py`, on Icarus.
    Contender bus(String what, String top, long count, int copies) {
        String name = "cocotb " + version + ", cocotbext-axi";
        String source = "bus/" + top + ".v";
        return run(name, "icarus", source, "cocotb_axi", what, "gpi", count, copies);
    }

    private Contender run(
            String name,
            String simulator,
            String source,
            String module,
            String what,
            String clock,
            long count,
            int copies) {
        String top = source.replaceAll(".*/|[.].*", "");
        Map<String, String> environment =
                Map.of("PATH", python.getParent() + ":" + System.getenv("PATH"));
        String directory = work.resolve(version + "-" + simulator + "-" + top).toString();
        List<String> argv =
                List.of(
                        python.toString(),
                        root.resolve("benchmarks/peers/cocotb_run.py").toString(),
                        simulator,
                        top,
                        root.resolve("hdl-samples/rtl").resolve(source).toString(),
                        module,
                        what,
                        clock,
                        Long.toString(count),
                        directory);
        return new Contender(name, () -> Shell.rates(work, environment, copies, argv));
    }
}
