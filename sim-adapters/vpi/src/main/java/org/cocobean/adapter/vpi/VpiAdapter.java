package org.cocobean.adapter.vpi;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.cocobean.sim.spi.AgentFlag;
import org.cocobean.sim.spi.BuildPlan;
import org.cocobean.sim.spi.BuildRequest;
import org.cocobean.sim.spi.BuildStep;
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

/// An adapter for a simulator that loads VPI modules, described in a properties file: command
/// templates, what the agent must know of the simulator, patterns of its messages, and what it
/// cannot do. All keys stand in `docs/adapters.md`.
///
/// To add a simulator, extend this class with a public constructor without parameters that names
/// the file beside the class, and name the class in
/// `META-INF/services/org.cocobean.sim.spi.SimulatorAdapter`.
public abstract class VpiAdapter implements SimulatorAdapter {

    private final Description file;
    private final ToolSpec tool;
    private final Capabilities capabilities;
    private final Map<Pattern, HdlMessage.Severity> messages;
    private final Map<Pattern, Complaint.Kind> complaints;

    /// Reads the description.
    ///
    /// @param description name of the properties file beside the extending class
    /// @throws IllegalArgumentException for a file that is not there, a key that means nothing or
    ///   is missing, and a value that is not understood
    protected VpiAdapter(String description) {
        file = Description.beside(getClass(), description);
        tool =
                new ToolSpec(
                        file.list("tools"),
                        file.template("version.arguments")
                                .map(words -> words.words(Map.of()))
                                .orElse(List.of()),
                        file.pattern("version.pattern"),
                        file.text("install", "see the documentation of " + file.text("name")));
        capabilities = ofVpi(file.group(Capability.class, "without."));
        messages = file.patterns(HdlMessage.Severity.class, "message.");
        complaints = file.patterns(Complaint.Kind.class, "complaint.");
    }

    /// VPI alone tells neither types nor errors and adds no drivers, whatever the file says.
    private static Capabilities ofVpi(Map<Capability, String> missing) {
        Capabilities capabilities = new Capabilities(missing);
        for (Capability told : List.of(Capability.STRUCTURES, Capability.ENUMERATION_NAMES)) {
            if (capabilities.has(told)) {
                capabilities =
                        capabilities.without(
                                told,
                                "no tool of this simulator describes the types of a design, so an"
                                        + " index counts single bits: use slice() and bits.");
            }
        }
        capabilities =
                without(
                        capabilities,
                        Capability.LOOKALIKES,
                        "the errors of this simulator are known by what it prints, so the design"
                                + " must print nothing of that form.");
        capabilities =
                without(
                        capabilities,
                        Capability.VISIBLE_PATTERNS,
                        "no tool of this simulator tells what a design has before it runs, so"
                                + " patterns of visible signals are not looked at.");
        return without(
                capabilities,
                Capability.TRISTATE,
                "nothing is put beside a design that a description builds, so nothing drives"
                        + " its inout ports there: write them with set().");
    }

    private static Capabilities without(
            Capabilities capabilities, Capability capability, String reason) {
        return capabilities.has(capability)
                ? capabilities.without(capability, reason)
                : capabilities;
    }

    @Override
    public final String name() {
        return file.text("name");
    }

    @Override
    public final Set<HdlLanguage> languages() {
        return file.set(HdlLanguage.class, "languages");
    }

    @Override
    public final ToolSpec tool() {
        return tool;
    }

    @Override
    public final List<String> testedVersions() {
        return file.list("tested");
    }

    @Override
    public final Capabilities capabilities(Installation installation, Isolation isolation) {
        return capabilities;
    }

    @Override
    public final Isolation defaultIsolation() {
        return Isolation.PROCESS;
    }

    @Override
    public final BuildPlan build(BuildRequest request) {
        Map<String, List<String>> values = new HashMap<>(Values.ofBuild(request));
        values.put("waves", words("build.waves", values, request.waves()));
        Map<String, String> files = new LinkedHashMap<>();
        file.group("file.")
                .forEach((name, text) -> files.put(name, new Template(text).line(values) + "\n"));
        List<BuildStep> steps =
                Stream.concat(
                                file.template("build").stream(),
                                file.group("build.step").values().stream().map(Template::new))
                        .map(step -> step.words(values))
                        .<BuildStep>map(argv -> BuildStep.RunCommand.of(request.output(), argv))
                        .toList();
        return new BuildPlan(files, steps, file.list("dependencies"));
    }

    @Override
    public final Launch launch(LaunchRequest request) {
        Map<String, List<String>> values = new HashMap<>(Values.ofRun(request));
        Optional<Path> waves =
                request.waves()
                        .map(path -> path.resolveSibling(file.text("waves.file", "waves.vcd")));
        values.put("wavefile", waves.map(Path::toString).stream().toList());
        values.put("waves", words("run.waves", values, waves.isPresent()));
        Map<String, String> environment = new HashMap<>();
        file.group("environment.")
                .forEach((name, text) -> environment.put(name, new Template(text).line(values)));
        return new Launch.SeparateProcess(
                new Command(
                        new Template(file.text("run")).words(values),
                        request.directory(),
                        environment),
                file.set(AgentFlag.class, "flags"),
                waves);
    }

    private List<String> words(String key, Map<String, List<String>> values, boolean wanted) {
        return file.template(key)
                .filter(any -> wanted)
                .map(template -> template.words(values))
                .orElse(List.of());
    }

    @Override
    public final Optional<Complaint> complaint(String line) {
        return Complaint.find(complaints, line);
    }

    /// A message may stand behind text that the design wrote without a newline, so it is found
    /// anywhere in a line. The groups `text`, `file` and `line` of a pattern say what they say;
    /// each may be missing.
    @Override
    public final Optional<HdlMessage> message(String line) {
        return messages.entrySet().stream()
                .map(known -> message(known.getKey().matcher(line), known.getValue()))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<HdlMessage> message(Matcher matcher, HdlMessage.Severity severity) {
        if (!matcher.find()) {
            return Optional.empty();
        }
        String number = group(matcher, "line");
        return Optional.of(
                new HdlMessage(
                        severity,
                        matcher.namedGroups().containsKey("text")
                                ? group(matcher, "text")
                                : matcher.group(),
                        group(matcher, "file"),
                        number.matches("\\d{1,9}") ? Integer.parseInt(number) : 0));
    }

    private static String group(Matcher matcher, String name) {
        return matcher.namedGroups().containsKey(name)
                ? Objects.requireNonNullElse(matcher.group(name), "")
                : "";
    }
}
