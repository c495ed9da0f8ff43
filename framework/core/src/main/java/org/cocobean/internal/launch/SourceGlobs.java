package org.cocobean.internal.launch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.cocobean.sim.spi.Source;

/// Replaces patterns among the sources of a design by the files that they match.
///
/// ```
/// rtl/*.vhd        files of one directory, by name
/// rtl/**/*.v       and of all below it
/// util=lib/**      files .v .sv .vhd .vhdl of a directory and all below it, into a library
/// rtl/{a,b}?.sv    a or b, and one letter
/// !rtl/**/old_*    away with what patterns matched
/// ```
///
/// A file that is named, or matched before, keeps its first place; hidden directories are left out.
final class SourceGlobs {

    private static final Pattern SPECIAL = Pattern.compile("[*?{]");
    private static final Pattern PIECE =
            Pattern.compile("(\\*\\*/)|(\\*\\*)|(\\*)|(\\?)|(\\{)|(\\})|(,)|([^*?{},]+)");
    private static final Pattern HDL = Pattern.compile("(?i).*\\.(?:v|sv|vhd|vhdl)");

    private final Path project;
    private final String design;
    private final Set<String> named = new LinkedHashSet<>();
    private final Set<String> matched = new HashSet<>();

    private SourceGlobs(Path project, String design) {
        this.project = project;
        this.design = design;
    }

    /// Returns the sources with all patterns replaced; the same list when there are none.
    ///
    /// @param design its top, for messages
    /// @throws IllegalArgumentException naming a pattern that matches nothing
    static List<String> expand(List<String> sources, Path project, String design) {
        if (sources.stream().noneMatch(source -> isGlob(source, project))) {
            return sources;
        }
        SourceGlobs globs = new SourceGlobs(project, design);
        sources.forEach(globs::add);
        return List.copyOf(globs.named);
    }

    /// A file whose name has such letters is no pattern.
    private static boolean isGlob(String text, Path project) {
        return text.startsWith("!")
                || (SPECIAL.matcher(text).find()
                        && !Files.exists(project.resolve(Source.of(text).path())));
    }

    private void add(String text) {
        if (!isGlob(text, project)) {
            named.add(text);
            matched.remove(text);
        } else if (text.startsWith("!")) {
            Pattern pattern = pattern(project.resolve(text.substring(1)));
            named.removeIf(source ->
                    matched.contains(source)
                            && pattern.matcher(path(Source.of(source).path())).matches());
        } else {
            Source source = Source.of(text);
            List<String> found = matches(project.resolve(source.path()).normalize());
            if (found.isEmpty()) {
                throw new IllegalArgumentException(
                        "the sources '%s' of design '%s' match no file: looked below %s (* stays in a directory, ** does not; relative paths start at the project directory)"
                                .formatted(text, design, start(project.resolve(source.path()))));
            }
            for (String file : found) {
                String one = source.at(file).text();
                if (named.add(one)) {
                    matched.add(one);
                }
            }
        }
    }

    private String path(String name) {
        return project.resolve(name).normalize().toString();
    }

    private static List<String> matches(Path glob) {
        Path start = start(glob);
        if (!Files.isDirectory(start)) {
            return List.of();
        }
        Pattern pattern = pattern(glob);
        boolean anyKind = !glob.getFileName().toString().contains(".");
        List<String> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(start)) {
            files.filter(file -> !hidden(start.relativize(file)))
                    .map(Path::toString)
                    .filter(file -> pattern.matcher(file).matches())
                    .filter(file -> !anyKind || HDL.matcher(file).matches())
                    .filter(file -> Files.isRegularFile(Path.of(file)))
                    .sorted()
                    .forEach(found::add);
        } catch (IOException e) {
            throw new UncheckedIOException("the sources " + glob + " cannot be looked for", e);
        }
        return found;
    }

    private static boolean hidden(Path below) {
        for (Path part : below) {
            if (part.toString().startsWith(".")) {
                return true;
            }
        }
        return false;
    }

    /// The directory above the first part that is a pattern.
    private static Path start(Path glob) {
        Path start = glob.getRoot();
        for (Path part : glob) {
            if (SPECIAL.matcher(part.toString()).find()) {
                break;
            }
            start = start.resolve(part);
        }
        return start;
    }

    private static Pattern pattern(Path glob) {
        StringBuilder out = new StringBuilder();
        Matcher piece = PIECE.matcher(glob.normalize().toString());
        int open = 0;
        while (piece.find()) {
            String text = piece.group();
            if (text.equals("{")) {
                open++;
            } else if (text.equals("}")) {
                open--;
            }
            out.append(
                    switch (text) {
                        case "**/" -> "(?:.*/)?";
                        case "**" -> ".*";
                        case "*" -> "[^/]*";
                        case "?" -> "[^/]";
                        case "{" -> "(?:";
                        case "}" -> ")";
                        case "," -> open > 0 ? "|" : ",";
                        default -> Pattern.quote(text);
                    });
        }
        if (open != 0) {
            throw new IllegalArgumentException(
                    "the sources '" + glob + "' have a brace without its partner");
        }
        return Pattern.compile(out.toString());
    }
}
