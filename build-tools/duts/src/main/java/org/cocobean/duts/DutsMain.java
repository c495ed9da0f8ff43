package org.cocobean.duts;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import org.cocobean.internal.launch.OrderedSources;
import org.cocobean.internal.launch.Workshop;
import org.cocobean.internal.settings.RunSettings;
import org.cocobean.session.BuildFailedException;
import org.cocobean.session.Session;
import org.cocobean.settings.Settings;
import org.cocobean.sim.BrokenEnvironmentException;
import org.cocobean.sim.HdlDesign;
import org.cocobean.sim.MissingToolException;
import org.jspecify.annotations.Nullable;

/// Writes the interfaces of a project's designs; `./cocobean duts` and the Maven plugin run it.
///
/// `[--project FOLDER] [--verify | --order] [--out FOLDER] [--tests FOLDER]... [--design WORDS]...
/// [--package NAME] [--sim LIST] [--inputs FILE]`: for each `@Design` in the tests
/// (`src/test/java`) and each `--design 'top=counter;sources=rtl/a.v,rtl/b.v'` into the folder
/// (`target/generated-test-sources/duts`). Into the file of `--inputs` goes the path of each file
/// that the designs depend on, for whoever runs it again only when one of them changes. With
/// `--order` it only prints the sources of each design in the order in which they are compiled, and
/// the units that none of them declares. The exit code is 1 when something is wrong, and with
/// `--verify`, which writes nothing, when files are not what they should be.
public final class DutsMain {

    private static final String USAGE =
            "usage: duts [--project FOLDER] [--verify | --order] [--out FOLDER] [--tests FOLDER]..."
                    + " [--design 'top=NAME;sources=FILE,...']... [--package NAME] [--sim LIST]"
                    + " [--inputs FILE]";

    private Path out = Path.of("target/generated-test-sources/duts");
    private final List<Path> tests = new ArrayList<>();
    private final List<String> words = new ArrayList<>();
    private String javaPackage = "";
    private String simulators = "";
    private @Nullable Path inputs;
    private boolean verify;
    private boolean order;

    private DutsMain() {}

    /// Runs it and ends this JVM.
    public static void main(String[] arguments) throws IOException {
        List<String> rest = new ArrayList<>(List.of(arguments));
        int project = rest.indexOf("--project");
        if (project >= 0 && project + 1 < rest.size()) {
            // before anybody asks for the session of this JVM
            System.setProperty(
                    "basedir", Path.of(rest.get(project + 1)).toAbsolutePath().toString());
            rest.subList(project, project + 2).clear();
        }
        System.exit(run(rest, System.out, System.err));
    }

    /// Does what `main` does, and returns the exit code.
    public static int run(List<String> arguments, PrintStream out, PrintStream err)
            throws IOException {
        DutsMain main = new DutsMain();
        if (!main.parse(arguments)) {
            err.println(USAGE);
            return 2;
        }
        try {
            return main.run(out, err);
        } catch (BuildFailedException
                | MissingToolException
                | BrokenEnvironmentException
                | IllegalArgumentException e) {
            err.println("duts: " + e.getMessage());
            return 1;
        }
    }

    private boolean parse(List<String> arguments) {
        for (int i = 0; i < arguments.size(); i++) {
            String option = arguments.get(i);
            if (option.equals("--verify")) {
                verify = true;
                continue;
            }
            if (option.equals("--order")) {
                order = true;
                continue;
            }
            if (++i == arguments.size()) {
                return false;
            }
            String value = arguments.get(i);
            switch (option) {
                case "--out" -> out = Path.of(value);
                case "--tests" -> tests.add(Path.of(value));
                case "--design" -> words.add(value);
                case "--package" -> javaPackage = value;
                case "--sim" -> simulators = value;
                case "--inputs" -> inputs = Path.of(value);
                default -> {
                    return false;
                }
            }
        }
        return true;
    }

    private int run(PrintStream report, PrintStream err) throws IOException {
        Settings settings = Settings.load();
        Path project = settings.projectDirectory();
        AnnotatedDesigns annotated =
                AnnotatedDesigns.in(
                        (tests.isEmpty() ? List.of(Path.of("src/test/java")) : tests)
                                .stream().map(project::resolve).toList(),
                        project);
        List<DutDesign> designs = new ArrayList<>(annotated.designs());
        for (String text : words) {
            Map<String, List<String>> values = DesignWords.parse(text);
            designs.add(
                    new DutDesign(
                            DesignWords.design(values, project),
                            values.getOrDefault("package", List.of(javaPackage)).getFirst(),
                            text));
        }
        annotated.unread().forEach(line -> err.println("duts: left out: " + line));
        if (designs.isEmpty()) {
            report.println("duts: no design found");
            return 0;
        }
        if (order) {
            designs.stream()
                    .map(DutDesign::design)
                    .distinct()
                    .forEach(d -> tell(d, settings, report));
            return 0;
        }
        Session session = Session.current(); // from here on this is a run, the latest
        List<String> chosen =
                simulators.isEmpty()
                        ? RunSettings.of(session).simulators()
                        : List.of(simulators.split(","));
        Set<String> read = new ConcurrentSkipListSet<>();
        session.cache().onInput(input -> read.add(input.toString()));
        Map<Path, String> files = new DutGenerator(Workshop.of(session), chosen).files(designs);
        DutFolder folder = new DutFolder(project.resolve(out));
        List<String> differences = folder.differences(files);
        if (verify) {
            differences.forEach(report::println);
            report.println(
                    differences.isEmpty()
                            ? "duts: all %d files are up to date".formatted(files.size())
                            : "duts: %d files are not up to date: run it without --verify"
                                    .formatted(differences.size()));
            return differences.isEmpty() ? 0 : 1;
        }
        folder.write(files);
        if (inputs != null) {
            Files.createDirectories(project.resolve(inputs).resolveSibling(""));
            Files.write(project.resolve(inputs), read);
        }
        report.println(
                "duts: %d files for %d designs in %s, %d changed"
                        .formatted(files.size(), designs.size(), out, differences.size()));
        return 0;
    }

    private static void tell(HdlDesign design, Settings settings, PrintStream report) {
        OrderedSources ordered = OrderedSources.of(design, settings);
        report.println(design.top() + ":");
        ordered.sources().forEach(source -> report.println("  " + source));
        ordered.missing().forEach(line -> report.println("  missing: " + line));
    }
}
