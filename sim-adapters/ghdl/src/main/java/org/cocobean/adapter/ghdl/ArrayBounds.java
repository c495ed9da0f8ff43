package org.cocobean.adapter.ghdl;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cocobean.internal.hdl.HdlTokens;

/// Tells from the sources whether GHDL knew the bounds of an array when it compiled the design, or
/// found them when it elaborated it, since they depend on a generic, a function or a deferred
/// constant (IEEE 1076-2008, 9.4.2). Of the latter, versions before 5 look for the elements in the
/// wrong place: they show any value, or crash.
///
/// Names are looked up by themselves, wherever they are declared; what is not sure counts as found
/// at elaboration.
final class ArrayBounds {

    private static final Set<String> PREDEFINED =
            Stream.concat(
                            SourceTypes.PLAIN.stream(),
                            Stream.of("unresolved_signed", "unresolved_unsigned", "x01", "ux01"))
                    .collect(Collectors.toUnmodifiableSet());

    /// Words of a range, and functions of the language that a compiler evaluates.
    private static final Set<String> OPERATORS =
            Set.of("to", "downto", "range", "mod", "rem", "abs", "integer", "natural", "positive");

    private static final int DEPTH = 20;

    private final List<String> files;
    private boolean read;

    /// By name and line: the types with which signals are declared.
    private final Map<String, List<HdlTokens>> signals = new HashMap<>();

    /// By name: what stands after `is`.
    private final Map<String, List<HdlTokens>> types = new HashMap<>();

    /// By name: the values, without words where one is deferred.
    private final Map<String, List<HdlTokens>> constants = new HashMap<>();

    private final Set<String> generics = new HashSet<>();

    /// @param files the sources of the design, which are read when it has arrays
    ArrayBounds(List<String> files) {
        this.files = List.copyOf(files);
    }

    /// A file that cannot be read tells nothing.
    private void read() {
        if (read) {
            return;
        }
        read = true;
        files.forEach(this::read);
    }

    private void read(String file) {
        String text;
        try {
            text = Files.readString(Path.of(file), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return; // no signal of it is sure
        }
        take(HdlTokens.ofVhdl(text));
    }

    private void take(HdlTokens words) {
        for (int i = 0; i < words.size(); i++) {
            switch (words.at(i)) {
                case "signal" -> objects(words.part(i + 1, words.find(i, ";")), signals, true);
                case "constant" -> objects(words.part(i + 1, words.find(i, ";")), constants, false);
                case "generic" -> generics(words, i + 1);
                case "type", "subtype" -> {
                    if (words.at(i + 2).equals("is")) {
                        add(types, words.at(i + 1), words.part(i + 3, words.find(i, ";")));
                    }
                }
                default -> {} // no declaration
            }
        }
    }

    private static void add(Map<String, List<HdlTokens>> all, String name, HdlTokens words) {
        all.computeIfAbsent(name, ignored -> new ArrayList<>()).add(words);
    }

    /// `a, b : TYPE := VALUE`, of which the type or the value is kept.
    private static void objects(
            HdlTokens words, Map<String, List<HdlTokens>> all, boolean areSignals) {
        int colon = words.find(0, ":");
        int assigned = words.find(colon + 1, ":");
        HdlTokens kept = areSignals ? words.part(colon + 1, assigned) : words.after(assigned + 2);
        for (int i = 0; i < colon; i += 2) {
            String name = words.at(i);
            add(all, areSignals ? key(name, words.line(i)) : name, kept);
        }
    }

    private void generics(HdlTokens words, int open) {
        if (!words.at(open).equals("(")) {
            return;
        }
        for (HdlTokens one : words.part(open + 1, words.close(open)).split(";")) {
            int colon = one.find(0, ":");
            for (int i = 0; i < colon; i++) {
                generics.add(one.at(i));
            }
        }
    }

    private static String key(String name, int line) {
        return name + " " + line;
    }

    /// Tells whether the compiler knew the bounds of a signal.
    ///
    /// @param line where it is declared, from 1
    boolean isStatic(String name, int line) {
        read();
        String key = key(name.startsWith("\\") ? name : name.toLowerCase(Locale.ROOT), line);
        List<HdlTokens> found = signals.getOrDefault(key, List.of());
        return !found.isEmpty() && found.stream().allMatch(type -> isStaticType(type, 0));
    }

    private boolean isStaticType(HdlTokens type, int depth) {
        if (depth > DEPTH) {
            return false;
        }
        if (type.at(0).equals("array")) {
            int close = type.close(1);
            return areStatic(type.part(2, close), depth)
                    && type.at(close + 1).equals("of")
                    && isStaticType(type.after(close + 2), depth + 1);
        }
        if (type.at(0).equals("(")) {
            HdlTokens rest = type.after(type.close(0) + 1);
            return rest.size() == 0 || isStaticType(rest, depth + 1); // literals, or a resolution
        }
        if (type.at(0).equals("range") || type.at(0).equals("record")) {
            return true;
        }
        int last = TopDeclaration.lastOfName(type, 0);
        if (type.isName(last + 1) && !type.at(last + 1).equals("range")) {
            last = TopDeclaration.lastOfName(type, last + 1);
        }
        if (!type.isName(last) || !areStatic(type.after(last + 1), depth)) {
            return false;
        }
        List<HdlTokens> all = types.getOrDefault(type.at(last), List.of());
        return all.isEmpty()
                ? PREDEFINED.contains(type.at(last))
                : all.stream().allMatch(is -> isStaticType(is, depth + 1));
    }

    /// The words of a constraint.
    private boolean areStatic(HdlTokens expression, int depth) {
        for (int i = 0; i < expression.size(); i++) {
            String next = expression.at(i + 1);
            boolean isPrefix = next.equals(".") || expression.isText(i + 1); // x"0f"
            if (!expression.isName(i) || isPrefix || OPERATORS.contains(expression.at(i))) {
                continue;
            }
            boolean isCall = next.equals("(") || next.equals("'");
            if (isCall || !isStaticName(expression.at(i), depth)) {
                return false;
            }
        }
        return true;
    }

    private boolean isStaticName(String name, int depth) {
        if (depth > DEPTH || generics.contains(name)) {
            return false;
        }
        List<HdlTokens> values = constants.get(name);
        return values == null
                ? isRange(name, depth)
                : values.stream()
                        .allMatch(value -> value.size() > 0 && areStatic(value, depth + 1));
    }

    /// A subtype of whole numbers as an index; VPI does not know the bounds of enumerations.
    private boolean isRange(String name, int depth) {
        List<HdlTokens> all = types.getOrDefault(name, List.of());
        return !all.isEmpty()
                && all.stream().allMatch(is -> is.contains("range") && areStatic(is, depth + 1));
    }
}
