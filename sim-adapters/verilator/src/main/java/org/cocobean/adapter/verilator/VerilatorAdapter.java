package org.cocobean.adapter.verilator;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.cocobean.sim.spi.BuildPlan;
import org.cocobean.sim.spi.BuildRequest;
import org.cocobean.sim.spi.Capabilities;
import org.cocobean.sim.spi.Capability;
import org.cocobean.sim.spi.Command;
import org.cocobean.sim.spi.Complaint;
import org.cocobean.sim.spi.HdlLanguage;
import org.cocobean.sim.spi.HdlMessage;
import org.cocobean.sim.spi.Installation;
import org.cocobean.sim.spi.Isolation;
import org.cocobean.sim.spi.Launch;
import org.cocobean.sim.spi.LaunchRequest;
import org.cocobean.sim.spi.SimulatorAdapter;
import org.cocobean.sim.spi.ToolSpec;

/// Runs designs in Verilator, inside the JVM by default.
public final class VerilatorAdapter implements SimulatorAdapter {

    /// Verilator takes seeds from 1 on.
    private static final long SEEDS = Integer.MAX_VALUE;

    private static final Map<Pattern, Complaint.Kind> COMPLAINTS =
            Map.of(
                    Pattern.compile(
                            "%Error: Parameters from the command line were not found in the design: (.+)"),
                    Complaint.Kind.NO_PARAMETER,
                    Pattern.compile(
                            "%Error: Specified --top-module '(.+)' was not found in design.*"),
                    Complaint.Kind.NO_TOP,
                    Pattern.compile("%Warning-MODDUP: .*: Duplicate declaration of \\w+: '(.+)'"),
                    Complaint.Kind.DECLARED_TWICE);

    @Override
    public String name() {
        return "verilator";
    }

    @Override
    public Set<HdlLanguage> languages() {
        return EnumSet.of(HdlLanguage.VERILOG);
    }

    @Override
    public ToolSpec tool() {
        return new ToolSpec(
                List.of("verilator", "make", "g++"),
                List.of("--version"),
                Pattern.compile("Verilator (\\d+\\.\\d+)"),
                "apt-get install verilator g++ make");
    }

    @Override
    public List<String> testedVersions() {
        return List.of("5.006", "5.032", "5.048");
    }

    @Override
    public Capabilities capabilities(Installation installation, Isolation isolation) {
        Capabilities capabilities =
                Capabilities.all()
                        .without(
                                Capability.FOUR_STATE,
                                "Verilator knows 0 and 1 only: X and Z become 0 when they are"
                                        + " written, and are never read.")
                        .without(
                                Capability.NINE_STATE,
                                "Verilog has four states, Verilator keeps two.")
                        .without(
                                Capability.COMBINATIONAL_DEPOSIT,
                                "Verilator evaluates combinational logic whenever anything happens,"
                                        + " so a deposit to its output is lost at once: write what it"
                                        + " is computed from.")
                        .without(
                                Capability.FORCE_REACHES_READERS,
                                "Verilator computes a signal and what reads it in one go, so readers"
                                        + " would miss the force. It reaches them where no HDL writes"
                                        + " the signal, as an input of the top; where only"
                                        + " nonblocking assignments at edges of inputs of the top"
                                        + " write it, if it is read at such edges or, except for"
                                        + " outputs of the top and in designs with other clocks,"
                                        + " latches or delays, by combinational logic; and for an"
                                        + " output of the top that no HDL reads. Force such a signal"
                                        + " that this one is computed from.")
                        .without(
                                Capability.TRISTATE,
                                "Verilator resolves what drives an inout port inside the model, for"
                                        + " 0 and 1 alone: give the pads an input, an output and an"
                                        + " enable of their own.")
                        .without(
                                Capability.ZERO_WIDTH_CHANGES,
                                "Verilator runs a process to its end before anybody looks at what it"
                                        + " wrote.")
                        .without(
                                Capability.INTERNALS_VISIBLE,
                                "Verilator keeps internal signals only when asked: each one that"
                                        + " is kept costs speed.");
        return isolation == Isolation.PROCESS
                ? capabilities
                : capabilities.without(
                        Capability.KILLABLE,
                        "a model inside the JVM cannot be stopped while one evaluation of it loops"
                                + " for ever, and its crash is a crash of the JVM: use process"
                                + " isolation for designs with code of their own (DPI).");
    }

    /// Most of the time of a large build is that of the C++ compiler, half of it what `-O3` asks of
    /// it.
    @Override
    public List<String> quickArguments() {
        return List.of(VerilatorBuild.MAKE_FLAGS, "OPT_FAST=-O1");
    }

    @Override
    public Set<Isolation> homes() {
        return EnumSet.allOf(Isolation.class);
    }

    @Override
    public Isolation defaultIsolation() {
        return Isolation.IN_PROCESS;
    }

    @Override
    public BuildPlan build(BuildRequest request) {
        return VerilatorBuild.plan(request);
    }

    @Override
    public Launch launch(LaunchRequest request) {
        List<String> arguments = new ArrayList<>(request.design().runArguments());
        request.design().plusargs().forEach(plusarg -> arguments.add("+" + plusarg));
        arguments.add("+verilator+seed+" + (Math.floorMod(request.seed(), SEEDS) + 1));
        Optional<Path> waves = request.waves().map(path -> waveFile(path, request));
        Path library = request.build().resolve(VerilatorBuild.LIBRARY);
        if (request.isolation() == Isolation.IN_PROCESS) {
            return new Launch.Model(library, arguments, request.directory(), waves);
        }
        List<String> argv = new ArrayList<>();
        argv.add(request.build().resolve(VerilatorBuild.PROGRAM).toString());
        argv.add(library.toString());
        waves.ifPresent(path -> argv.add("--waves=" + path));
        argv.addAll(arguments);
        return new Launch.SeparateProcess(Command.of(request.directory(), argv), Set.of(), waves);
    }

    private static Path waveFile(Path path, LaunchRequest request) {
        WaveFormat format = WaveFormat.of(request.build(), request.design().buildArguments());
        return path.resolveSibling(path.getFileName() + "." + format.extension());
    }

    @Override
    public Optional<Complaint> complaint(String line) {
        return Complaint.find(COMPLAINTS, line);
    }

    @Override
    public boolean isCounted(HdlMessage error) {
        return true;
    }

    @Override
    public Optional<HdlMessage> message(String line) {
        return VerilatorMessages.parse(line);
    }
}
