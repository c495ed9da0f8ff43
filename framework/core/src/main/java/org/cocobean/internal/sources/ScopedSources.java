package org.cocobean.internal.sources;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.cocobean.sim.HdlDesign;
import org.cocobean.sim.SourceFiles;
import org.cocobean.sim.SourceSet;

/// Writes a file of Verilog for each source set of a design, which includes the set's sources
/// between its macros and their end, so that any compiler takes all sets in one command:
///
/// ```
/// `begin_keywords "1364-2001"     where the set has a standard of its own
/// `define DEPTH 4
/// `include "/project/ip/fifo.v"
/// `undef DEPTH
/// `end_keywords
/// ```
///
/// A compiler has one search path. Where it would find another file than the set's own directories
/// hold, the source is copied with the right path in its place.
public final class ScopedSources {

    private static final String FOLDER = "cocobean-sets";
    private static final Pattern INCLUDE = Pattern.compile("(`include\\s+)\"([^\"\\n]+)\"");

    private final Path folder;
    private final List<Path> own;
    private final List<Path> common;
    private final Map<Path, Path> scoped = new HashMap<>();
    private final Set<Path> read = new LinkedHashSet<>();

    private ScopedSources(Path folder, SourceSet set, List<String> common) {
        this.folder = folder;
        this.common = common.stream().map(Path::of).toList();
        this.own =
                Stream.concat(set.includeDirectories().stream(), common.stream())
                        .distinct()
                        .map(Path::of)
                        .toList();
    }

    /// A design without sets, and which files were copied for it.
    public record Scoped(HdlDesign design, List<Path> read) {}

    /// Returns the design with a file in place of each set.
    ///
    /// @param design all paths in it are absolute
    /// @param output of the build: the files are written below it, and named relative to it
    public static Scoped write(HdlDesign design, Path output) throws IOException {
        if (design.files().sets().isEmpty()) {
            return new Scoped(design, List.of());
        }
        Set<String> directories = new LinkedHashSet<>(design.includeDirectories());
        design.files().sets().forEach(set -> directories.addAll(set.includeDirectories()));
        List<String> all = List.copyOf(directories);
        List<String> sources = new ArrayList<>();
        Set<Path> read = new LinkedHashSet<>();
        int number = 0;
        for (SourceSet set : design.files().sets()) {
            Path folder = output.resolve(FOLDER).resolve(Integer.toString(number++));
            ScopedSources scoped = new ScopedSources(folder, set, all);
            Files.createDirectories(folder);
            boolean system = set.sources().stream().anyMatch(source -> source.endsWith(".sv"));
            Path file = folder.resolve(system ? "set.sv" : "set.v");
            Files.writeString(file, scoped.text(set, design), StandardCharsets.UTF_8);
            sources.add(output.relativize(file).toString());
            read.addAll(scoped.read);
        }
        sources.addAll(design.sources());
        SourceSet own = design.files().own().having(sources).searching(all);
        return new Scoped(design.with(SourceFiles.of(own)), List.copyOf(read));
    }

    private String text(SourceSet set, HdlDesign design) throws IOException {
        Map<String, String> defines = new HashMap<>(set.defines());
        defines.keySet().removeAll(design.defines().keySet());
        List<String> names = defines.keySet().stream().sorted().toList();
        List<String> lines = new ArrayList<>();
        Optional<String> language = Optional.ofNullable(set.language());
        language.ifPresent(name -> lines.add("`begin_keywords \"" + keywords(name) + "\""));
        names.forEach(name -> lines.add("`define " + name + " " + defines.get(name)));
        for (String source : set.sources()) {
            lines.add("`include \"" + scoped(Path.of(source)) + "\"");
        }
        names.forEach(name -> lines.add("`undef " + name));
        language.ifPresent(name -> lines.add("`end_keywords"));
        return String.join("\n", lines) + "\n";
    }

    /// Years of Verilog up to 2005 belong to IEEE 1364, later ones to 1800, which has no new words
    /// since 2012 (IEEE 1800-2017, 22.14).
    static String keywords(String language) {
        return switch (language) {
            case "1995", "2001", "2005" -> "1364-" + language;
            case "2009", "2012" -> "1800-" + language;
            case "2017", "2023" -> "1800-2012";
            default ->
                    throw new IllegalArgumentException(
                            "'%s' is no standard of a source set of Verilog: write 1995, 2001, 2005, 2009, 2012, 2017 or 2023"
                                    .formatted(language));
        };
    }

    /// Returns the file, or its copy where the common search path would find other files for it.
    private Path scoped(Path file) throws IOException {
        Path known = scoped.get(file);
        if (known != null) {
            return known;
        }
        scoped.put(file, file); // a file may include itself, under conditions
        String text = Files.readString(file, StandardCharsets.ISO_8859_1);
        StringBuilder out = new StringBuilder();
        boolean changed = false;
        Matcher include = INCLUDE.matcher(text);
        while (include.find()) {
            Optional<Path> wanted = found(own, include.group(2));
            if (wanted.isPresent()) {
                Path right = scoped(wanted.get());
                changed |= !found(common, include.group(2)).equals(Optional.of(right));
                include.appendReplacement(
                        out, Matcher.quoteReplacement(include.group(1) + "\"" + right + "\""));
            }
        }
        if (!changed) {
            return file;
        }
        include.appendTail(out);
        Path copy = folder.resolve((read.size() + 1) + "-" + file.getFileName());
        Files.writeString(copy, out, StandardCharsets.ISO_8859_1);
        scoped.put(file, copy);
        read.add(file);
        return copy;
    }

    private static Optional<Path> found(List<Path> directories, String name) {
        return directories.stream()
                .map(directory -> directory.resolve(name))
                .filter(Files::isRegularFile)
                .findFirst();
    }
}
