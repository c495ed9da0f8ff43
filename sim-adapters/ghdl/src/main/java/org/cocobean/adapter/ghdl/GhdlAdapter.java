package org.cocobean.adapter.ghdl;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.cocobean.sim.HdlDesign;
import org.cocobean.sim.spi.AgentFlag;
import org.cocobean.sim.spi.BuildPlan;
import org.cocobean.sim.spi.BuildRequest;
import org.cocobean.sim.spi.BuildStep;
import org.cocobean.sim.spi.Capabilities;
import org.cocobean.sim.spi.Command;
import org.cocobean.sim.spi.Complaint;
import org.cocobean.sim.spi.DriverListing;
import org.cocobean.sim.spi.HdlLanguage;
import org.cocobean.sim.spi.HdlMessage;
import org.cocobean.sim.spi.Installation;
import org.cocobean.sim.spi.Isolation;
import org.cocobean.sim.spi.Launch;
import org.cocobean.sim.spi.LaunchRequest;
import org.cocobean.sim.spi.MessageReader;
import org.cocobean.sim.spi.Outdated;
import org.cocobean.sim.spi.SimulatorAdapter;
import org.cocobean.sim.spi.Source;
import org.cocobean.sim.spi.ToolSpec;
import org.cocobean.sim.spi.Wrapper;

/// Runs VHDL designs in GHDL.
///
/// The top may be an entity, an entity with its architecture (`fifo(rtl)`) or a configuration, each
/// with its library in front (`lib.fifo`). Generics are given when a simulation starts, since the
/// mcode back end elaborates then. What only Verilog has (defines, include directories, time scale,
/// plusargs) has no meaning here and is left out.
public final class GhdlAdapter implements SimulatorAdapter {

    private static final String WORK = "work";

    /// Begins the names of wrappers.
    static final String WRAPPED = "cocobean_";

    private static final String STANDARD = "08";

    /// So many commands that analyse take less time than one that elaborates, too.
    private static final int FEW = 2;

    /// The last one counts, so users may name another file.
    private static final String PSL_REPORT = "--psl-report=";

    private static final String BACKTRACE = "--backtrace-severity=";
    private static final Pattern TOP = Pattern.compile("(?:(\\w+)\\.)?([^()]+)(?:\\((\\w+)\\))?");

    private static final Map<Pattern, Complaint.Kind> COMPLAINTS =
            Map.of(
                    Pattern.compile(".*:error: cannot find in top entity generic '(.+)'"),
                    Complaint.Kind.NO_PARAMETER,
                    Pattern.compile(".*: cannot find entity or configuration (\\S+).*"),
                    Complaint.Kind.NO_TOP,
                    Pattern.compile(
                            ".*:warning: \\w+(?: body)? \"([^\"]+)\" was also defined in file .*"),
                    Complaint.Kind.DECLARED_TWICE,
                    GhdlMessages.TOO_WIDE,
                    Complaint.Kind.TOO_WIDE);

    @Override
    public String name() {
        return "ghdl";
    }

    @Override
    public Set<HdlLanguage> languages() {
        return EnumSet.of(HdlLanguage.VHDL);
    }

    @Override
    public ToolSpec tool() {
        return new ToolSpec(
                List.of("ghdl"),
                List.of("--version"),
                Pattern.compile("GHDL (\\d\\S*)"),
                "apt-get install ghdl");
    }

    @Override
    public List<String> testedVersions() {
        return List.of("2.0.0", "5.0.1", "6.0.0");
    }

    @Override
    public Capabilities capabilities(Installation installation, Isolation isolation) {
        return GhdlLimits.of(installation);
    }

    @Override
    public Isolation defaultIsolation() {
        return Isolation.PROCESS;
    }

    @Override
    public BuildPlan build(BuildRequest request) {
        HdlDesign design = request.design();
        Path output = request.output();
        List<BuildStep> steps = new ArrayList<>(analyses(request, design.sources()));
        steps.add(findTop(design));
        steps.add(
                BuildStep.RunCommand.of(output, elaboration(request, "-e", design))
                        .unless(WrapperFiles.ONLY_WRAPPED));
        return new BuildPlan(Map.of(), steps, List.of());
    }

    /// Analyses what is outdated and leaves the elaboration to the start of the simulation, which
    /// does it anyway and takes most of what a build takes. Each change of the library in between
    /// is one more command, so of many `ghdl -m` does all, if the top needs it all: it leaves alone
    /// what the top does not need.
    @Override
    public Optional<BuildPlan> update(BuildRequest request, Outdated outdated) {
        HdlDesign design = request.design();
        List<BuildStep> steps = new ArrayList<>(analyses(request, outdated.sources()));
        boolean many = steps.size() > FEW && outdated.needed();
        if (many) {
            steps.clear();
            steps.add(
                    BuildStep.RunCommand.of(request.output(), elaboration(request, "-m", design)));
        }
        List<String> again = new ArrayList<>();
        again.add(Integer.toString(outdated.sources().size()));
        again.addAll(outdated.sources());
        again.addAll(topAndSources(design));
        steps.add(new BuildStep.DeriveFiles(WrapperFiles.FIND_TOP_AGAIN, again));
        Map<String, String> files = many ? Map.of() : Map.of(BuildPlan.UNCHECKED, "");
        return Optional.of(new BuildPlan(files, steps, List.of()));
    }

    private static List<BuildStep> analyses(BuildRequest request, List<String> sources) {
        List<List<String>> commands = new ArrayList<>();
        String library = null;
        List<String> argv = new ArrayList<>();
        for (String text : sources) {
            Source source = Source.of(text);
            String ownLibrary = source.library().orElse(WORK);
            if (!ownLibrary.equals(library)) {
                argv = analysis(request, ownLibrary);
                commands.add(argv);
                library = ownLibrary;
            }
            argv.add(source.path());
        }
        List<BuildStep> steps = new ArrayList<>();
        commands.forEach(command -> steps.add(BuildStep.RunCommand.of(request.output(), command)));
        return steps;
    }

    private static BuildStep findTop(HdlDesign design) {
        return new BuildStep.DeriveFiles(WrapperFiles.FIND_TOP, topAndSources(design));
    }

    private static List<String> topAndSources(HdlDesign design) {
        List<String> top = new ArrayList<>(parts(design));
        top.addAll(design.sources());
        return top;
    }

    private static List<String> elaboration(
            BuildRequest request, String command, HdlDesign design) {
        List<String> argv = common(request.installation(), command, design, ".");
        argv.addAll(lateElaboration(request.installation()));
        argv.addAll(unit(design));
        return argv;
    }

    @Override
    public Optional<Wrapper> wrapper(BuildRequest request) {
        HdlDesign design = request.design();
        List<String> parts = parts(design);
        String library = parts.getFirst();
        String name = WRAPPED + parts.get(1).replaceAll("\\W", "_").toLowerCase(Locale.ROOT);
        Set<String> reasons = new HashSet<>(Set.of(WrapperFiles.PORTS));
        design.parameters().keySet().forEach(key -> reasons.add(WrapperFiles.reason(key)));
        List<String> generics =
                design.parameters().entrySet().stream()
                        .map(generic -> generic.getKey() + "=" + generic.getValue())
                        .toList();
        List<String> wrapped = new ArrayList<>(List.of(name, standard(design)));
        wrapped.addAll(generics);
        HdlDesign probe = design.withTop(library + ".cocobean_probe");
        HdlDesign inside = design.withTop(library + "." + name).withoutParameters();
        List<BuildStep> written =
                List.of(
                        new BuildStep.DeriveFiles(WrapperFiles.WRITE_PROBE, generics),
                        analysed(request, library, WrapperFiles.PROBE),
                        new BuildStep.AskTool(
                                Command.of(request.output(), asked(request, probe)),
                                WrapperFiles.ANSWER),
                        new BuildStep.DeriveFiles(WrapperFiles.WRITE_WRAPPER, wrapped));
        List<BuildStep> compiled =
                List.of(
                        analysed(request, library, WrapperFiles.WRAPPER),
                        new BuildStep.DeriveFiles(WrapperFiles.FIND_BESIDE, List.of(library)),
                        BuildStep.RunCommand.of(
                                        request.output(), elaboration(request, "-e", inside))
                                .unless(BuildPlan.UNCHECKED));
        return Optional.of(
                new Wrapper(
                        WrapperFiles.TABLE,
                        reasons,
                        inside,
                        plan(Stream.concat(written.stream(), compiled.stream()).toList()),
                        Optional.of(
                                new Wrapper.Remake(
                                        WrapperFiles::mayMatter,
                                        WrapperFiles.FOUND,
                                        WrapperFiles.WRITTEN,
                                        plan(compiled)))));
    }

    private static BuildPlan plan(List<BuildStep> steps) {
        return new BuildPlan(Map.of(), steps, List.of());
    }

    private static BuildStep analysed(BuildRequest request, String library, String file) {
        List<String> argv = analysis(request, library);
        argv.add(file);
        return BuildStep.RunCommand.of(request.output(), argv);
    }

    private static List<String> asked(BuildRequest request, HdlDesign probe) {
        List<String> argv = common(request.installation(), "--elab-run", probe, ".");
        argv.addAll(lateElaboration(request.installation()));
        argv.addAll(unit(probe));
        argv.add("--dump-rti");
        argv.add("--stop-time=0fs");
        return argv;
    }

    /// From version 5 on, a design would be elaborated before its code is made, which needs the
    /// generics and the files of the simulation at build time, and leaves out of the tree that VPI
    /// walks the branches of generate statements that are not taken, so that it falls into the
    /// holes (5.0). Elaborating as older versions do has neither.
    private static List<String> lateElaboration(Installation installation) {
        return installation.isAtLeast(5, 0) ? List.of("--elab-jit") : List.of();
    }

    private static List<String> generics(HdlDesign design) {
        return design.parameters().entrySet().stream()
                .map(generic -> "-g" + generic.getKey() + "=" + generic.getValue())
                .toList();
    }

    private static List<String> analysis(BuildRequest request, String library) {
        List<String> argv = common(request.installation(), "-a", request.design(), ".");
        argv.add("--work=" + library);
        return argv;
    }

    /// The options that must be the same in every command.
    private static List<String> common(
            Installation installation, String command, HdlDesign design, String directory) {
        List<String> argv = new ArrayList<>(List.of(installation.executable().toString(), command));
        argv.add("--std=" + standard(design));
        argv.add("--workdir=" + directory);
        argv.add("-P" + directory);
        argv.addAll(design.buildArguments());
        return argv;
    }

    /// Years are written in full or by their last two digits.
    private static String standard(HdlDesign design) {
        String language = Optional.ofNullable(design.language()).orElse(STANDARD);
        return language.replaceFirst("^(?:19|20)(\\d\\dc?)$", "$1");
    }

    /// The top as `ghdl` wants it: its library as an option, then entity or configuration, and the
    /// architecture.
    private static List<String> unit(HdlDesign design) {
        List<String> parts = parts(design);
        List<String> argv = new ArrayList<>(List.of("--work=" + parts.getFirst(), parts.get(1)));
        argv.addAll(parts.subList(2, 3).stream().filter(part -> !part.isEmpty()).toList());
        return argv;
    }

    /// Library, entity or configuration, and architecture, which may be empty.
    private static List<String> parts(HdlDesign design) {
        Matcher matcher = TOP.matcher(design.top());
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "'"
                            + design.top()
                            + "' is no top for ghdl: give an entity, entity(architecture) or a configuration,"
                            + " with its library in front unless that is work (lib.entity)");
        }
        return List.of(
                Optional.ofNullable(matcher.group(1)).orElse(WORK),
                matcher.group(2),
                Optional.ofNullable(matcher.group(3)).orElse(""));
    }

    @Override
    public Launch launch(LaunchRequest request) {
        HdlDesign design = request.design();
        List<String> argv = elabRun(request);
        argv.add("--vpi=" + request.nativeFiles().vpiAgent());
        argv.add("--dump-rti");
        argv.add(BACKTRACE + "error");
        argv.addAll(generics(design));
        Optional<Path> waves =
                request.waves().map(path -> path.resolveSibling(path.getFileName() + ".fst"));
        waves.ifPresent(path -> argv.add("--fst=" + path));
        if (design.buildArguments().contains("-fpsl")) {
            argv.add(PSL_REPORT + "psl.json");
        }
        argv.addAll(design.runArguments());
        return new Launch.SeparateProcess(
                new Command(argv, request.directory(), environment(request)),
                flags(request.installation()),
                waves,
                Optional.of(
                        new GhdlDescription(
                                request.installation().banner(),
                                drivers(request),
                                design.visible(),
                                bounds(request))));
    }

    /// A text of several lines is told from messages.
    private static Map<String, String> environment(LaunchRequest request) {
        return Map.of(
                "LD_PRELOAD",
                request.nativeFiles().output().toString(),
                "COCOBEAN_OUTPUT",
                "lines");
    }

    private static List<String> elabRun(LaunchRequest request) {
        HdlDesign design = request.design();
        List<String> argv =
                common(request.installation(), "--elab-run", design, request.build().toString());
        argv.addAll(lateElaboration(request.installation()));
        argv.addAll(unit(design));
        return argv;
    }

    private static Optional<ArrayBounds> bounds(LaunchRequest request) {
        return GhdlLimits.readsAllArrays(request.installation())
                ? Optional.empty()
                : Optional.of(
                        new ArrayBounds(
                                request.design().sources().stream()
                                        .map(text -> Source.of(text).path())
                                        .toList()));
    }

    /// Only where a write is a force must it be known what the HDL drives. The list has a line for
    /// each bit, so it is made only when a test asks.
    private static Optional<DriverListing> drivers(LaunchRequest request) {
        if (GhdlLimits.deposits(request.installation())) {
            return Optional.empty();
        }
        List<String> argv = elabRun(request);
        argv.add("--disp-signals-map");
        argv.add("--stop-time=1fs");
        argv.addAll(generics(request.design()));
        return Optional.of(new GhdlDrivers(argv));
    }

    private static Set<AgentFlag> flags(Installation installation) {
        EnumSet<AgentFlag> flags =
                EnumSet.of(
                        AgentFlag.BINARY_STRINGS_ONLY,
                        AgentFlag.LOWER_CASE,
                        AgentFlag.DELTA_CYCLES,
                        AgentFlag.CYCLES_ONLY,
                        AgentFlag.FINISH_IN_TIMER);
        if (!GhdlLimits.deposits(installation)) {
            flags.add(AgentFlag.PUT_IS_FORCE);
        }
        return flags;
    }

    @Override
    public Optional<Complaint> complaint(String line) {
        return Complaint.find(COMPLAINTS, line);
    }

    @Override
    public Optional<HdlMessage> message(String line) {
        return GhdlMessages.read(line);
    }

    @Override
    public MessageReader messages(LaunchRequest request) {
        boolean own =
                request.design().runArguments().stream().anyMatch(a -> a.startsWith(BACKTRACE));
        List<Source> sources = request.design().sources().stream().map(Source::of).toList();
        Set<String> libraries = new HashSet<>();
        sources.forEach(source ->
                source.library().ifPresent(name -> libraries.add(name.toLowerCase(Locale.ROOT))));
        return FrameworkVerdict.beside(
                new GhdlOutput(
                        !own && GhdlLimits.marksErrors(request.installation()),
                        sources.stream().map(Source::path).toList()),
                libraries);
    }
}
