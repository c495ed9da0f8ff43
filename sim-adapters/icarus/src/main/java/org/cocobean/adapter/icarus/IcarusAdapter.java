package org.cocobean.adapter.icarus;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cocobean.sim.HdlDesign;
import org.cocobean.sim.spi.AgentFlag;
import org.cocobean.sim.spi.BuildPlan;
import org.cocobean.sim.spi.BuildRequest;
import org.cocobean.sim.spi.BuildStep;
import org.cocobean.sim.spi.Capabilities;
import org.cocobean.sim.spi.Capability;
import org.cocobean.sim.spi.Command;
import org.cocobean.sim.spi.Complaint;
import org.cocobean.sim.spi.DesignObjects;
import org.cocobean.sim.spi.HdlLanguage;
import org.cocobean.sim.spi.HdlMessage;
import org.cocobean.sim.spi.Installation;
import org.cocobean.sim.spi.Isolation;
import org.cocobean.sim.spi.Launch;
import org.cocobean.sim.spi.LaunchRequest;
import org.cocobean.sim.spi.ParameterValue;
import org.cocobean.sim.spi.SimulatorAdapter;
import org.cocobean.sim.spi.ToolSpec;
import org.cocobean.sim.spi.Wrapper;

/// Runs designs in Icarus Verilog.
public final class IcarusAdapter implements SimulatorAdapter {

    private static final String OUTPUT = "design.vvp";
    private static final String COMMAND_FILE = "icarus.f";
    private static final String DEPENDENCIES = "sources.txt";
    private static final String WAVES_MODULE = "cocobean_waves";
    private static final Pattern SEVERITY =
            Pattern.compile("^(FATAL|ERROR|SORRY|WARNING|INFO): ?(.+?):(\\d+):\\s*(.*)$");
    private static final Pattern FINISH =
            Pattern.compile("^(.+?):(\\d+): \\$(finish|stop) called at .*$");

    private static final Map<Pattern, Complaint.Kind> COMPLAINTS =
            Map.of(
                    Pattern.compile(
                            ".*(?:warning|error): parameter `?([^\\s`]+)`? not found in .*"),
                    Complaint.Kind.NO_PARAMETER,
                    Pattern.compile("error: Unable to find the root module \"(.+)\" in .*"),
                    Complaint.Kind.NO_TOP,
                    Pattern.compile(".*: Module (\\S+) was already declared here: .*"),
                    Complaint.Kind.DECLARED_TWICE);

    @Override
    public String name() {
        return "icarus";
    }

    @Override
    public Set<HdlLanguage> languages() {
        return EnumSet.of(HdlLanguage.VERILOG);
    }

    @Override
    public ToolSpec tool() {
        return new ToolSpec(
                List.of("iverilog", "vvp"),
                List.of("-V"),
                Pattern.compile("Icarus Verilog version (\\S+)"),
                "apt-get install iverilog");
    }

    @Override
    public List<String> testedVersions() {
        return List.of("11.0", "12.0", "13.0");
    }

    @Override
    public Capabilities capabilities(Installation installation, Isolation isolation) {
        return Capabilities.all()
                .without(Capability.NINE_STATE, "Verilog has four states: 0, 1, X and Z.")
                .without(
                        Capability.ELEMENT_FORCE,
                        "vvp holds no force on an element of an array: force what the element is"
                                + " read into.")
                .without(
                        Capability.STRUCTURES,
                        "VPI of Icarus shows a packed structure or packed array as one vector and"
                                + " tells nothing of its members, so an index counts single bits:"
                                + " use slice().")
                .without(
                        Capability.ENUMERATION_NAMES,
                        "vvp keeps the bits of a variable, not the names of its enumeration:"
                                + " compare and write bits.")
                .without(
                        Capability.UNIQUE_CASE,
                        "Icarus warns in the log of a value that no item of a unique or priority"
                                + " case takes, and does not look whether several do, which its"
                                + " compiler says.")
                .without(
                        Capability.STRINGS,
                        "VPI of Icarus gives string variables no names, so none is found"
                                + " (parameters are read).");
    }

    @Override
    public Isolation defaultIsolation() {
        return Isolation.PROCESS;
    }

    @Override
    public BuildPlan build(BuildRequest request) {
        return plan(
                request,
                List.of(),
                new BuildStep.DeriveFiles(IcarusPins.FIND_PINS, List.of(request.design().top())));
    }

    @Override
    public Optional<Wrapper> wrapper(BuildRequest request) {
        String module = IcarusPins.MODULE;
        BuildPlan plan =
                plan(
                        request,
                        List.of("-s", module, module + ".v"),
                        new BuildStep.DeriveFiles(
                                IcarusPins.WRITE_PINS, List.of(request.design().top())));
        return Optional.of(
                new Wrapper(
                        IcarusPins.TABLE,
                        Set.of(IcarusPins.REASON),
                        request.design(),
                        plan,
                        Optional.empty()));
    }

    /// @param beside what is compiled besides the design
    /// @param pins the step that reads or writes what drives inout ports
    private static BuildPlan plan(
            BuildRequest request, List<String> beside, BuildStep.DeriveFiles pins) {
        HdlDesign design = request.design();
        Map<String, String> files = new LinkedHashMap<>();
        files.put(COMMAND_FILE, commandFile(design));
        List<String> argv =
                new ArrayList<>(List.of(request.installation().executable().toString()));
        argv.addAll(
                List.of(
                        "-o",
                        OUTPUT,
                        "-N",
                        IcarusDescription.NETLIST,
                        "-g" + standard(design),
                        "-s",
                        design.top(),
                        "-f",
                        COMMAND_FILE));
        argv.add("-Mall=" + DEPENDENCIES);
        design.includeDirectories().forEach(directory -> argv.add("-I" + directory));
        design.defines()
                .forEach((name, value) ->
                        argv.add(value.isEmpty() ? "-D" + name : "-D" + name + "=" + value));
        design.parameters()
                .forEach((name, value) ->
                        argv.add(
                                "-P"
                                        + design.top()
                                        + "."
                                        + name
                                        + "="
                                        + new ParameterValue(value).literal()));
        argv.addAll(design.buildArguments());
        if (request.waves()) {
            files.put(WAVES_MODULE + ".v", wavesModule(design.top()));
            argv.addAll(List.of("-s", WAVES_MODULE, WAVES_MODULE + ".v"));
        }
        argv.addAll(design.sources());
        argv.addAll(beside);
        List<BuildStep> steps =
                new ArrayList<>(
                        List.of(
                                BuildStep.RunCommand.of(request.output(), argv),
                                new BuildStep.DeriveFiles(
                                        CountedErrors.COUNT_ERRORS, List.of(OUTPUT)),
                                new BuildStep.DeriveFiles(
                                        OwnDumps.FIND,
                                        List.of(OUTPUT, request.waves() ? "1" : "0"))));
        List<String> shown = new ArrayList<>(List.of(DEPENDENCIES));
        shown.addAll(design.visible());
        steps.add(new BuildStep.DeriveFiles(IcarusDescription.OBJECTS, shown));
        steps.add(beside.isEmpty() ? 1 : 0, pins);
        return new BuildPlan(files, steps, List.of(DEPENDENCIES));
    }

    private static String standard(HdlDesign design) {
        return Optional.ofNullable(design.language()).orElse("2012");
    }

    private static String commandFile(HdlDesign design) {
        return Optional.ofNullable(design.timescale())
                .map(scale -> "+timescale+" + scale + "\n")
                .orElse("");
    }

    private static String wavesModule(String top) {
        return """
        module %s;
          reg [8*4096-1:0] file;
          initial if ($value$plusargs("cocobean_waves=%%s", file)) begin
            $dumpfile(file);
            $dumpvars(0, %s);
          end else if ($value$plusargs("cocobean_dump=%%s", file))
            $cocobean_dump(file, %s);
        endmodule
        """
                .formatted(WAVES_MODULE, top, top);
    }

    @Override
    public Launch launch(LaunchRequest request) {
        Path vvp = request.installation().executable().resolveSibling("vvp");
        Path agent = request.nativeFiles().vpiAgent();
        List<String> argv = new ArrayList<>(List.of(vvp.toString(), "-N"));
        argv.addAll(List.of("-m", agent.toString()));
        argv.addAll(request.design().runArguments());
        argv.add(request.build().resolve(OUTPUT).toString());
        boolean own = request.waves().isPresent() && OwnDumps.in(request.build());
        Optional<Path> waves =
                request.waves()
                        .map(path ->
                                path.resolveSibling(path.getFileName() + (own ? ".vcd" : ".fst")));
        if (waves.isPresent()) {
            argv.addAll(
                    own
                            ? List.of("+cocobean_dump=" + waves.get())
                            : List.of("-fst", "+cocobean_waves=" + waves.get()));
        }
        request.design().plusargs().forEach(plusarg -> argv.add("+" + plusarg));
        return new Launch.SeparateProcess(
                new Command(argv, request.directory(), environment(request)),
                Set.of(AgentFlag.TIMER_AT_START, AgentFlag.OWN_TASKS),
                waves);
    }

    /// vvp spends up to half its time in casts between C++ classes, and its tasks report errors on
    /// their own account.
    private static Map<String, String> environment(LaunchRequest request) {
        return Map.of(
                "LD_PRELOAD",
                request.nativeFiles().quickCasts() + ":" + request.nativeFiles().output(),
                "COCOBEAN_OUTPUT",
                "errors",
                "COCOBEAN_OBJECTS",
                request.build().resolve(DesignObjects.FILE).toString());
    }

    @Override
    public Optional<Complaint> complaint(String line) {
        return Complaint.find(COMPLAINTS, line);
    }

    /// The agent hears of those of the design and of those that `vvp`'s own tasks report.
    @Override
    public boolean isCounted(HdlMessage error) {
        return true;
    }

    @Override
    public Optional<HdlMessage> message(String line) {
        Matcher severity = SEVERITY.matcher(line);
        if (severity.matches()) {
            return Optional.of(
                    new HdlMessage(
                            severity(severity.group(1)),
                            severity.group(4),
                            severity.group(2),
                            number(severity.group(3))));
        }
        Matcher finish = FINISH.matcher(line);
        if (finish.matches()) {
            return Optional.of(
                    new HdlMessage(
                            finish.group(3).equals("stop")
                                    ? HdlMessage.Severity.FATAL
                                    : HdlMessage.Severity.FINISH,
                            "$" + finish.group(3) + " called",
                            finish.group(1),
                            number(finish.group(2))));
        }
        return Optional.empty();
    }

    /// A task that says SORRY is not there, or not for such arguments, and does nothing.
    private static HdlMessage.Severity severity(String word) {
        return word.equals("SORRY") ? HdlMessage.Severity.ERROR : HdlMessage.Severity.valueOf(word);
    }

    /// Text that a design wrote may look like a message and hold any number.
    private static int number(String digits) {
        return digits.length() > 9 ? 0 : Integer.parseInt(digits);
    }
}
