package org.cocobean.internal.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cocobean.internal.environment.Environment;
import org.cocobean.internal.sources.ListedSources;
import org.cocobean.internal.sources.SourceSets;
import org.cocobean.settings.Settings;
import org.cocobean.sim.HdlDesign;
import org.cocobean.sim.SourceFiles;
import org.cocobean.sim.SourceSet;
import org.cocobean.sim.spi.Source;

/// Replaces the file lists of a design by what they name, so that they mean the same to every
/// simulator.
///
/// ```
/// rtl/core.v  "a b.v"        sources; LIBRARY=path puts a VHDL source into a library
/// +incdir+rtl/include+more   -Irtl/include
/// +define+FAST+DEPTH=4       -DFAST
/// -f more.f                  another list, whose paths start at the project directory
/// -F ip/core.f               another list, whose paths start at its own directory
/// --std=08                   the standard of VHDL; of several the newest counts
/// // # /* */                 comments
/// $VAR ${VAR} $(VAR)         variables of the environment
/// ```
///
/// Lists of other tools are read by [ProjectLists], their project files by [ListedSources].
public final class FileLists {

    private static final Pattern VARIABLE =
            Pattern.compile("\\$(?:\\{(\\w+)}|\\((\\w+)\\)|(\\w+))");

    private final Settings settings;
    private final Consumer<Path> reader;
    private final Path project;
    private final Set<String> sources = new LinkedHashSet<>();
    private final Set<String> includes = new LinkedHashSet<>();
    private final Map<String, String> defines = new LinkedHashMap<>();
    private final Set<String> standards = new LinkedHashSet<>();
    private final List<SourceSet> sets = new ArrayList<>();
    private final Map<String, String> parameters = new LinkedHashMap<>();
    private final List<String> plusargs = new ArrayList<>();
    private final Deque<Path> open = new ArrayDeque<>();

    private FileLists(Settings settings, Consumer<Path> reader) {
        this.settings = settings;
        this.reader = reader;
        this.project = settings.projectDirectory();
    }

    /// Returns the design with what its lists name in front of its own sources and behind its own
    /// include directories; its own defines win.
    ///
    /// @param reader is told of each list, before it is read
    /// @throws IllegalArgumentException with list and line when a list cannot be read or understood
    static HdlDesign expand(HdlDesign design, Settings settings, Consumer<Path> reader) {
        if (design.fileLists().isEmpty()) {
            return design;
        }
        FileLists lists = new FileLists(settings, reader);
        for (String entry : design.fileLists()) {
            boolean own = entry.startsWith("-F ");
            String name = own || entry.startsWith("-f ") ? entry.substring(3).strip() : entry;
            lists.read(name, own, "design '" + design.top() + "'");
        }
        lists.sources.addAll(design.sources());
        List<String> searched = new ArrayList<>(design.includeDirectories());
        searched.addAll(lists.includes);
        lists.defines.putAll(design.defines());
        SourceSet own =
                design.files()
                        .own()
                        .having(List.copyOf(lists.sources))
                        .searching(searched)
                        .defining(lists.defines);
        List<SourceSet> sets = new ArrayList<>(lists.sets);
        sets.addAll(design.files().sets());
        HdlDesign listed =
                design.with(new SourceFiles(own, sets, List.of()))
                        .withParameters(joined(lists.parameters, design.parameters()))
                        .with(design.run().withPlusargs(lists.plusargs.toArray(String[]::new)));
        Optional<String> standard = SourceSets.newest(lists.standards);
        return standard.isPresent() && design.language() == null
                ? listed.withLanguage(standard.get())
                : listed;
    }

    /// Returns the top that the first of the lists names that names one.
    public static Optional<String> top(List<String> lists, Path project) {
        return lists.stream()
                .map(name -> Listed.of(name.replaceFirst("^-[fF] +", ""), project))
                .flatMap(Optional::stream)
                .map(listed -> listed.read(project, list -> {}).top())
                .filter(top -> !top.isEmpty())
                .findFirst();
    }

    /// A project file of another tool, with the targets that were named behind it.
    private record Listed(Path file, List<String> targets) {

        /// `#a,b` behind the name are targets.
        static Optional<Listed> of(String name, Path project) {
            int hash = name.indexOf('#');
            Path file = project.resolve(hash < 0 ? name : name.substring(0, hash)).normalize();
            List<String> targets =
                    hash < 0 ? List.of() : List.of(name.substring(hash + 1).split(","));
            return ListedSources.isOne(file)
                    ? Optional.of(new Listed(file, targets))
                    : Optional.empty();
        }

        ListedSources read(Path project, Consumer<Path> reader) {
            return ListedSources.read(file, targets, project, reader);
        }
    }

    private static Map<String, String> joined(Map<String, String> one, Map<String, String> wins) {
        Map<String, String> all = new LinkedHashMap<>(one);
        all.putAll(wins);
        return all;
    }

    /// Reads a list of any kind.
    private void read(String name, boolean ownDirectory, String wantedBy) {
        Optional<Listed> other = Listed.of(name, project);
        if (other.isEmpty()) {
            read(project.resolve(name).normalize(), ownDirectory, wantedBy);
            return;
        }
        ListedSources listed = other.get().read(project, reader);
        sets.addAll(listed.sets());
        parameters.putAll(listed.parameters());
        plusargs.addAll(listed.plusargs());
        defines.putAll(listed.defines());
    }

    private void read(Path list, boolean ownDirectory, String wantedBy) {
        if (open.contains(list)) {
            throw new IllegalArgumentException(
                    "the file list %s names itself: %s in %s"
                            .formatted(list, "-f or -F " + list.getFileName(), wantedBy));
        }
        reader.accept(list);
        String text;
        try {
            text = Files.readString(list);
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "the file list %s of %s cannot be read: %s (relative paths start at the project directory %s, or after -F at the directory of the list they stand in)"
                            .formatted(list, wantedBy, e, project),
                    e);
        }
        open.push(list);
        Path base = ownDirectory ? list.resolveSibling("").toAbsolutePath() : project;
        Iterator<FileListWords.Word> words = ProjectLists.words(list, text).iterator();
        while (words.hasNext()) {
            entry(words.next(), words, base);
        }
        open.pop();
    }

    private void entry(FileListWords.Word word, Iterator<FileListWords.Word> rest, Path base) {
        String text = expanded(word);
        if (text.equals("-f") || text.equals("-F")) {
            Path inner = base.resolve(argument(word, rest)).normalize();
            read(inner, text.equals("-F"), word.place());
        } else if (text.startsWith("+incdir+")) {
            for (String directory : text.substring("+incdir+".length()).split("\\+")) {
                include(directory, base, word);
            }
        } else if (text.startsWith("+define+")) {
            for (String define : text.substring("+define+".length()).split("\\+")) {
                define(define);
            }
        } else if (text.equals("-I") || text.equals("-D")) {
            String argument = argument(word, rest);
            if (text.equals("-I")) {
                include(argument, base, word);
            } else {
                define(argument);
            }
        } else if (text.matches("--std=\\d{2,4}c?")) {
            standards.add(text.substring("--std=".length()));
        } else if (text.startsWith("-I")) {
            include(text.substring(2), base, word);
        } else if (text.startsWith("-D")) {
            define(text.substring(2));
        } else if (text.startsWith("-") || text.startsWith("+")) {
            throw new IllegalArgumentException(
                    word.place()
                            + ": '"
                            + text
                            + "' is not understood in a file list: sources, +incdir+, +define+, -I, -D, --std=, -f and -F are."
                            + (Set.of("-y", "-v").contains(text) || text.startsWith("+libext")
                                    ? " Name the files of the library themselves."
                                    : " Options for one simulator belong to buildArgs."));
        } else {
            source(text, word, base);
        }
    }

    private String argument(FileListWords.Word option, Iterator<FileListWords.Word> rest) {
        if (!rest.hasNext()) {
            throw new IllegalArgumentException(
                    option.place() + ": nothing follows '" + option.text() + "'");
        }
        return expanded(rest.next());
    }

    private void include(String directory, Path base, FileListWords.Word word) {
        Path path = base.resolve(directory).normalize();
        if (!Files.isDirectory(path)) {
            throw new IllegalArgumentException(
                    "%s: the include directory '%s' does not exist: looked for %s%s"
                            .formatted(word.place(), directory, path, hint(word, directory, base)));
        }
        includes.add(path.toString());
    }

    private void define(String text) {
        int equals = text.indexOf('=');
        defines.put(
                equals < 0 ? text : text.substring(0, equals),
                equals < 0 ? "" : text.substring(equals + 1));
    }

    private void source(String text, FileListWords.Word word, Path base) {
        Source source = Source.of(text);
        Path path = base.resolve(source.path()).normalize();
        if (!Files.isRegularFile(path)) {
            throw new IllegalArgumentException(
                    "%s: the source '%s' does not exist: looked for %s%s"
                            .formatted(
                                    word.place(),
                                    source.path(),
                                    path,
                                    hint(word, source.path(), base)));
        }
        sources.add(source.at(path.toString()).text());
    }

    /// The other rule for relative paths is the first thing to think of.
    private String hint(FileListWords.Word word, String name, Path base) {
        Path list = word.list();
        if (base.equals(project) && Files.exists(list.resolveSibling(name))) {
            return "; it lies beside the list, so name the list as \"-F "
                    + project.relativize(list.toAbsolutePath())
                    + "\"";
        }
        if (!base.equals(project) && Files.exists(project.resolve(name))) {
            return "; it lies below the project directory, so name the list by -f";
        }
        return "";
    }

    private Optional<String> environment(String variable) {
        return settings.text("env." + variable).or(() -> Environment.find(variable));
    }

    private String expanded(FileListWords.Word word) {
        return VARIABLE.matcher(word.text())
                .replaceAll(found -> {
                    String name = found.group(1);
                    name = name != null ? name : found.group(2);
                    String variable = name != null ? name : found.group(3);
                    return Matcher.quoteReplacement(
                            environment(variable)
                                    .orElseThrow(() ->
                                            new IllegalArgumentException(
                                                    "%s: the environment variable '%s' is not set: %s"
                                                            .formatted(
                                                                    word.place(),
                                                                    variable,
                                                                    word.text()))));
                });
    }
}
