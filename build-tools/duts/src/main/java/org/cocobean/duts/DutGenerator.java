package org.cocobean.duts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.cocobean.Simulation;
import org.cocobean.SimulationSetup;
import org.cocobean.internal.launch.BuiltDesign;
import org.cocobean.internal.launch.Choice;
import org.cocobean.internal.launch.Workshop;
import org.cocobean.sim.HdlDesign;

/// Makes interfaces for designs: compiles each as a test would, which so finds it compiled, starts
/// it, and reads what is in it.
final class DutGenerator {

    private final Workshop workshop;
    private final List<String> simulators;
    private final Path project;

    /// @param simulators those whose knowledge of the designs is put together; empty for the first
    ///   one installed that takes a design
    DutGenerator(Workshop workshop, List<String> simulators) {
        this.workshop = workshop;
        this.simulators = List.copyOf(simulators);
        this.project = workshop.session().settings().projectDirectory();
    }

    /// Returns the files for some designs, by their paths below a folder of sources; the same for
    /// the same designs.
    Map<Path, String> files(List<DutDesign> designs) {
        Map<String, PackageFiles> packages = new TreeMap<>();
        Set<String> seen = new HashSet<>();
        try {
            for (DutDesign wanted : designs) {
                PackageFiles files =
                        packages.computeIfAbsent(
                                wanted.javaPackage(), name -> new PackageFiles(name, project));
                if (seen.add(wanted.javaPackage() + " " + wanted.design())) {
                    read(wanted.design(), files);
                }
            }
            Map<Path, String> all = new TreeMap<>();
            for (PackageFiles files : packages.values()) {
                all.putAll(files.write());
            }
            return all;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the sources of the designs", e);
        }
    }

    private void read(HdlDesign design, PackageFiles files) throws IOException {
        List<String> chosen = simulators.stream().filter(name -> takes(name, design)).toList();
        for (String simulator :
                chosen.isEmpty() ? List.of(new Choice(workshop).any(design).name()) : chosen) {
            BuiltDesign built =
                    BuiltDesign.of(
                            workshop, design, Optional.of(simulator), Optional.empty(), false);
            SimulationSetup setup = Simulation.of(design).in(workshop.session()).on(simulator);
            try (Simulation simulation = setup.start()) {
                files.add(
                        new DesignWalk(new HdlText(built.sources())).top(simulation.dut()),
                        built.sources());
            }
        }
    }

    private boolean takes(String simulator, HdlDesign design) {
        return new Choice(workshop).takes(workshop.tools().adapter(simulator), design);
    }
}
