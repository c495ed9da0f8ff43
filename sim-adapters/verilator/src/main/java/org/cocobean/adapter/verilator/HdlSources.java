package org.cocobean.adapter.verilator;

import java.io.IOException;
import java.io.UncheckedIOException;
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
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cocobean.internal.hdl.HdlTokens;
import org.cocobean.session.BuildFailedException;

/// The text of a design as the tool reads it, which its preprocessor writes on request: without
/// comments and macros, so that the description's lines and columns are right.
///
/// It is asked for what no version's description tells. That is which numbers were written as text,
/// how long the long names are, and, in XML, what is `$fatal`, which structures are packed, which
/// arrays hold an enumeration, and time units.
final class HdlSources {

    /// What the preprocessor wrote, below the build's output directory.
    static final String FILE = "preprocessed.v";

    private static final Pattern DIRECTIVE = Pattern.compile("`line (\\d+) \"(.*)\" [012]");
    private static final int FEW = 64;

    private final Path base;
    private final Map<String, String> names;
    private final String text;

    /// By file, and then by line.
    private final Map<String, Map<Integer, List<Start>>> starts = new HashMap<>();

    /// Where a line begins in a text; a file that is included several times has several.
    private record Start(String text, int offset) {}

    /// @param base the build's output directory, where relative names start
    /// @param names file names by the description's ids
    HdlSources(Path base, Map<String, String> names) {
        this.base = base;
        this.names = names;
        this.text = read(base.resolve(FILE));
        index();
    }

    /// The description counts bytes.
    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    private void index() {
        Map<Integer, List<Start>> file = new HashMap<>();
        int number = 0;
        for (int at = 0, end; at < text.length(); at = end + 1) {
            end = text.indexOf('\n', at);
            end = end < 0 ? text.length() : end;
            Matcher directive =
                    text.startsWith("`line ", at)
                            ? DIRECTIVE.matcher(text.substring(at, end).strip())
                            : null;
            if (directive == null) {
                file.computeIfAbsent(number, line -> new ArrayList<>()).add(new Start(text, at));
                number++;
            } else if (directive.matches()) {
                file = starts.computeIfAbsent(directive.group(2), name -> new HashMap<>());
                number = Integer.parseInt(directive.group(1));
            } else {
                throw new BuildFailedException(
                        "%s has '%s', where `line NUMBER \"FILE\" LEVEL was looked for"
                                .formatted(FILE, text.substring(at, end)));
            }
        }
    }

    /// Returns the names of all files.
    List<String> files() {
        return List.copyOf(names.values());
    }

    /// Returns `file.v:12`, as messages name the place, as far as it is known.
    String place(String location) {
        String[] parts = location.split("[,:]");
        String name = names.getOrDefault(parts[0], "");
        return parts.length < 2 || name.isEmpty()
                ? ""
                : name.substring(name.lastIndexOf('/') + 1) + ":" + parts[1];
    }

    /// Tells what is so of the words at a place, empty where no fitting ones stand there.
    ///
    /// @param location as the description has it: `id,line,column,…`
    /// @param fit what words must be to be those that are looked for
    /// @throws BuildFailedException when the file was read several times, and they are not the same
    Optional<Boolean> tell(
            String location, Predicate<HdlTokens> fit, Predicate<HdlTokens> question) {
        Set<Boolean> answers = new LinkedHashSet<>();
        for (Start start : at(location)) {
            HdlTokens words = HdlTokens.ofVerilog(start.text(), start.offset(), FEW);
            if (words.size() > 0 && words.start(0) == start.offset() && fit.test(words)) {
                answers.add(question.test(words));
            }
        }
        if (answers.size() > 1) {
            throw new BuildFailedException(
                    "%s is read several times, with other macros, and is not the same each time"
                            .formatted(place(location)));
        }
        return answers.stream().findFirst();
    }

    /// Returns the words from one place up to another one, where the file was read once and no
    /// semicolon stands between.
    Optional<HdlTokens> between(String location, String end) {
        List<Start> starts = at(location);
        List<Start> ends = at(end);
        if (starts.size() != 1 || ends.size() != 1) {
            return Optional.empty();
        }
        int from = starts.getFirst().offset();
        int to = ends.getFirst().offset();
        String between = starts.getFirst().text();
        int semicolon = between.indexOf(';', from);
        return from > to || (semicolon >= 0 && semicolon < to)
                ? Optional.empty()
                : Optional.of(HdlTokens.ofVerilog(between.substring(0, to), from));
    }

    private List<Start> at(String location) {
        String[] parts = location.split("[,:]");
        String name = names.getOrDefault(parts[0], "");
        if (parts.length < 3 || name.isEmpty()) {
            return List.of();
        }
        int line = Integer.parseInt(parts[1]);
        int column = Integer.parseInt(parts[2]);
        return starts.computeIfAbsent(name, this::library).getOrDefault(line, List.of()).stream()
                .map(start -> new Start(start.text(), start.offset() + column - 1))
                .filter(start -> isInLine(start, column - 1))
                .toList();
    }

    private static boolean isInLine(Start start, int length) {
        return start.offset() < start.text().length()
                && start.text().substring(start.offset() - length, start.offset()).indexOf('\n')
                        < 0;
    }

    /// A file that the tool looked up itself, in a library folder, is not among what its
    /// preprocessor wrote; where a macro or a comment shifts columns, its lines are left out. What
    /// the tool made up (`<built-in>`) is no file.
    private Map<Integer, List<Start>> library(String name) {
        Path file = base.resolve(name);
        if (!Files.isRegularFile(file)) {
            return Map.of();
        }
        String source = read(file);
        Map<Integer, List<Start>> lines = new HashMap<>();
        int number = 1;
        for (int at = 0, end; at < source.length(); at = end + 1, number++) {
            end = source.indexOf('\n', at);
            end = end < 0 ? source.length() : end;
            String line = source.substring(at, end);
            if (!line.contains("`") && !line.contains("/*") && !line.contains("*/")) {
                lines.put(number, List.of(new Start(source, at)));
            }
        }
        return lines;
    }

    /// Returns all words of the design.
    HdlTokens words() {
        return HdlTokens.ofVerilog(text);
    }

    /// Returns the time units that its modules and packages have (IEEE 1800-2017, 3.14.2).
    ///
    /// @param own the one of those that say nothing
    Set<String> timeUnits(String own) {
        Set<String> units = new LinkedHashSet<>();
        if (!text.contains("timescale") && !text.contains("timeunit")) {
            return units;
        }
        HdlTokens words = words();
        String current = own;
        for (int i = 0; i < words.size(); i++) {
            switch (words.at(i)) {
                case "`timescale" -> current = unit(words.after(i + 1));
                case "`resetall" -> current = own;
                case "module", "macromodule", "interface", "program", "package" ->
                        units.add(saysItself(words, i) ? "" : current);
                case "timeunit" -> units.add(unit(words.after(i + 1)));
                default -> {} // no time
            }
        }
        units.remove("");
        return units;
    }

    /// Whether a module has a `timeunit`, which is the first that it declares.
    private static boolean saysItself(HdlTokens words, int module) {
        for (int i = words.find(module, ";") + 1; i < words.size(); i++) {
            switch (words.at(i)) {
                case "timeunit" -> {
                    return true;
                }
                case "timeprecision" -> i = words.find(i, ";");
                default -> {
                    return false;
                }
            }
        }
        return false;
    }

    private static String unit(HdlTokens words) {
        StringBuilder unit = new StringBuilder();
        for (int i = 0; i < 2 && (words.isNumber(i) || words.isName(i)); i++) {
            unit.append(words.at(i));
        }
        return unit.toString();
    }
}
