package org.cocobean.conformance;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Stream;
import org.cocobean.Simulation;
import org.cocobean.SimulationSetup;
import org.cocobean.sim.HdlDesign;
import org.cocobean.sim.spi.Capabilities;
import org.cocobean.sim.spi.HdlLanguage;
import org.cocobean.sim.spi.Installation;
import org.cocobean.sim.spi.Isolation;
import org.cocobean.sim.spi.SimulatorAdapter;

/// Where the conformance suite runs: a simulator, how it is kept, and the language of its designs.
public record Home(String simulator, Isolation isolation, HdlLanguage language) {

    /// Returns a home for Verilog.
    public static Home verilog(String simulator, Isolation isolation) {
        return new Home(simulator, isolation, HdlLanguage.VERILOG);
    }

    /// Returns a home for VHDL.
    public static Home vhdl(String simulator, Isolation isolation) {
        return new Home(simulator, isolation, HdlLanguage.VHDL);
    }

    boolean isVhdl() {
        return language == HdlLanguage.VHDL;
    }

    /// Describes a design of the suite, all of it visible, with a precision of 1 ps where the
    /// design does not choose.
    HdlDesign design(String top) {
        Set<String> extensions = isVhdl() ? Set.of(".vhd") : Set.of(".v", ".sv");
        Path source =
                extensions.stream()
                        .map(extension -> SuiteDesigns.file(top + extension))
                        .filter(Files::exists)
                        .findFirst()
                        .orElseThrow(() ->
                                new IllegalArgumentException(
                                        top + " has no " + language + " twin"));
        return prepared(HdlDesign.of(top, source));
    }

    /// Describes a design of one file of the samples.
    HdlDesign sample(String top) {
        return prepared(
                HdlDesign.of(
                        top,
                        isVhdl()
                                ? SuiteDesigns.sample("vhdl/" + top + ".vhd")
                                : SuiteDesigns.sample("verilog/" + top + ".v")));
    }

    private HdlDesign prepared(HdlDesign design) {
        HdlDesign visible = design.withVisible("all");
        return isVhdl() ? visible : visible.withTimescale("1ns/1ps");
    }

    static Path project() {
        return Kit.session().settings().projectDirectory();
    }

    SimulationSetup setup(HdlDesign design) {
        return Simulation.of(design)
                .on(simulator)
                .isolated(isolation)
                .withWallTimeout(Duration.ofMinutes(2));
    }

    Simulation start(HdlDesign design) {
        return setup(design).start();
    }

    Simulation start(String top) {
        return start(design(top));
    }

    void requireInstalled() {
        Installed.require(simulator);
    }

    Capabilities capabilities() {
        return adapter().capabilities(installation(), isolation);
    }

    private SimulatorAdapter adapter() {
        return Kit.workshop().tools().adapter(simulator);
    }

    private Installation installation() {
        return Kit.workshop().tools().installation(adapter());
    }

    /// Finds the process of a simulation by its working directory. In a container it is no child of
    /// ours.
    public static ProcessHandle processOf(Simulation sim) {
        try (Stream<ProcessHandle> all = ProcessHandle.allProcesses()) {
            return all.filter(process -> worksIn(process, sim.directory()))
                    .findFirst()
                    .orElseThrow(
                            () -> new AssertionError("no process works in " + sim.directory()));
        }
    }

    private static boolean worksIn(ProcessHandle process, Path directory) {
        try {
            return Path.of("/proc/" + process.pid() + "/cwd")
                    .toRealPath()
                    .equals(directory.toRealPath());
        } catch (java.io.IOException e) {
            return false;
        }
    }

    @Override
    public String toString() {
        return simulator + " " + isolation + " " + language;
    }
}
