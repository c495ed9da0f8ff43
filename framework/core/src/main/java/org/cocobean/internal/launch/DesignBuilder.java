package org.cocobean.internal.launch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.cocobean.internal.order.SourceOrder;
import org.cocobean.internal.session.Folder;
import org.cocobean.internal.sources.ScopedSources;
import org.cocobean.session.BuildFailedException;
import org.cocobean.session.Builder;
import org.cocobean.session.EarlierBuild;
import org.cocobean.sim.HdlDesign;
import org.cocobean.sim.SourceFiles;
import org.cocobean.sim.SourceSet;
import org.cocobean.sim.spi.BuildPlan;
import org.cocobean.sim.spi.BuildRequest;
import org.cocobean.sim.spi.Outdated;
import org.cocobean.sim.spi.SimulatorAdapter;
import org.cocobean.sim.spi.Source;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Compiles one design: its sources in order, or those of them that an earlier build has in other
/// versions.
final class DesignBuilder implements Builder {

    private static final Logger LOG = LoggerFactory.getLogger("cocobean.build");

    /// Lists the sources of a build in the order in which they were compiled.
    private static final String ORDER = "cocobean-sources.txt";

    /// Lists the sources of a build as they were named, and the units that each declares and uses.
    private static final String UNITS = "cocobean-units.txt";

    /// Is there in a build that must not follow from an earlier one, since that was of no use.
    private static final String WHOLE = "cocobean-whole.txt";

    private final PlanRunner runner;
    private final SimulatorAdapter adapter;
    private final BuildRequest pattern;
    private final boolean whole;
    private final List<Path> copied = new ArrayList<>();

    /// @param pattern with any output
    /// @param whole whether no earlier build is brought up to date
    DesignBuilder(
            PlanRunner runner, SimulatorAdapter adapter, BuildRequest pattern, boolean whole) {
        this.whole = whole;
        this.runner = runner;
        this.adapter = adapter;
        this.pattern = pattern;
    }

    /// Returns the sources where builds are kept up to date: then their contents do not count in
    /// the key, but as what a tool has found.
    static List<Path> found(SimulatorAdapter adapter, BuildRequest request) {
        return adapter.update(request, new Outdated(List.of(), true)).isEmpty()
                ? List.of()
                : request.design().files().all().stream()
                        .map(source -> Path.of(Source.of(source).path()))
                        .toList();
    }

    /// Tells whether a build was made from nothing since one that was brought up to date was of no
    /// use.
    static boolean isWhole(Path build) {
        return Files.exists(build.resolve(WHOLE));
    }

    /// Returns what the compiler is asked: the sources in order, and each set as one of them.
    BuildRequest request(Path output) throws IOException {
        return inOrder(order(List.of(), Set.of()), output);
    }

    /// Adds what is read beside what the tools tell.
    List<Path> with(List<Path> read) {
        List<Path> all = new ArrayList<>(read);
        all.addAll(found(adapter, pattern));
        all.addAll(copied);
        return all;
    }

    /// What may bind an instance of a component, and what a name written in full leads to, is only
    /// preferred; [SourceOrder#sources] looks at it, too.
    private SourceOrder order(List<String> known, Set<Path> changed) {
        SourceOrder order = new SourceOrder(pattern.design().files().all(), known, changed);
        if (!pattern.design().compile().onlyNeeded()) {
            return order;
        }
        order.sources();
        return order.reaching(pattern.design().top());
    }

    @Override
    public List<Path> build(Path output) throws IOException, InterruptedException {
        SourceOrder order = order(List.of(), Set.of());
        try {
            BuildRequest request = inOrder(order, output);
            List<Path> read = with(run(adapter.build(request), request, order));
            if (whole) {
                Files.createFile(output.resolve(WHOLE));
            }
            return read;
        } catch (BuildFailedException e) {
            String message = String.valueOf(e.getMessage());
            int command = message.indexOf("\ncommand: ");
            int at = command < 0 ? message.length() : command;
            throw new BuildFailedException(
                    message.substring(0, at) + unneeded(order, message) + message.substring(at),
                    with(e.dependencies()));
        }
    }

    private List<Path> run(BuildPlan plan, BuildRequest request, SourceOrder order)
            throws IOException, InterruptedException {
        return runner.run(plan, adapter, request, pattern.design(), order.missing());
    }

    /// Whoever names whole folders gets sources that are wrong for this tool, but not wanted.
    private String unneeded(SourceOrder order, String message) {
        List<String> paths =
                order.unneeded(pattern.design().top()).stream()
                        .filter(path -> message.contains("\n" + path + ":"))
                        .toList();
        return paths.isEmpty()
                ? ""
                : "\nAs far as the sources tell, '%s' does not need\n  %s\nTake away what it does not need (sources = \"!%s\")."
                        .formatted(
                                pattern.design().top(),
                                String.join("\n  ", paths),
                                paths.getFirst());
    }

    @Override
    public List<Path> update(Path output, EarlierBuild earlier)
            throws IOException, InterruptedException {
        if (whole) {
            return build(output);
        }
        Path units = earlier.path().resolve(UNITS);
        List<String> known = Files.exists(units) ? Files.readAllLines(units) : List.of();
        SourceOrder order = order(known, earlier.changed());
        if (found(adapter, pattern).isEmpty() || !order.declaresAsIn(known)) {
            return build(output);
        }
        try {
            copy(earlier.path(), output);
            Files.deleteIfExists(output.resolve(BuildPlan.UNCHECKED));
            Files.deleteIfExists(output.resolve(WHOLE));
            BuildRequest request = inOrder(order, output);
            Outdated outdated = order.outdated(earlier.changed(), pattern.design().top());
            Optional<BuildPlan> plan = adapter.update(request, outdated);
            List<Path> read = run(plan.orElseThrow(), request, order);
            LOG.debug(
                    "'{}': {} of {} sources compiled again",
                    pattern.design().top(),
                    outdated.sources().size(),
                    request.design().files().all().size());
            return with(read);
        } catch (BuildFailedException | NoSuchFileException | UncheckedIOException e) {
            // what is told is what a build from nothing says, and the earlier one may be dropped
            LOG.debug("'{}' is built from nothing: {}", pattern.design().top(), e.getMessage());
            empty(output);
            return build(output);
        }
    }

    static void empty(Path output) throws IOException {
        Folder.removeQuietly(output);
        Files.createDirectories(output);
    }

    /// The key holds the sources as they were named: in which order they are compiled follows from
    /// what they are, and is found only when something is built.
    private BuildRequest inOrder(SourceOrder order, Path output) throws IOException {
        SourceFiles files = pattern.design().files();
        UnaryOperator<SourceSet> ordered =
                set ->
                        set.having(
                                order.sources().stream().filter(set.sources()::contains).toList());
        HdlDesign design =
                pattern.design()
                        .with(
                                files.withOwn(ordered.apply(files.own()))
                                        .having(files.sets().stream().map(ordered).toList()));
        Files.write(output.resolve(ORDER), design.files().all());
        Files.write(output.resolve(UNITS), order.units());
        ScopedSources.Scoped scoped = ScopedSources.write(design, output);
        copied.addAll(scoped.read());
        return at(pattern, scoped.design(), output);
    }

    static BuildRequest at(BuildRequest pattern, HdlDesign design, Path output) {
        return new BuildRequest(
                design,
                pattern.installation(),
                pattern.isolation(),
                output,
                pattern.waves(),
                pattern.nativeFiles());
    }

    /// Copies a build, of which more will be compiled; that the tool has not checked it stays said.
    static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.skip(1).toList()) {
                Files.copy(file, to.resolve(from.relativize(file)));
            }
        }
    }
}
