package org.cocobean.adapter.ghdl;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Tells from the sources whether GHDL knew the bounds of an array when it compiled the design, or
/// found them when it elaborated it, since they depend on a generic, a function or a deferred
/// constant (IEEE 1076-2008, 9.4.2). Of the latter, versions before 5 look for the elements in the
/// wrong place: they show any value, or crash.
///
/// What is not sure counts as found at elaboration.
final class ArrayBounds {

    private static final Set<String> PREDEFINED =
            VhdlText.standardTypesAnd("x01", "ux01", "unresolved_signed", "unresolved_unsigned");

    /// Words of a range, and functions of the language that a compiler evaluates.
    private static final Set<String> OPERATORS =
            Set.of("to", "downto", "range", "mod", "rem", "abs", "integer", "natural", "positive");

    private static final Pattern WORD =
            Pattern.compile("(?<![\\w'#])(?:\\w+\\s*\\.\\s*)*([a-zA-Z]\\w*)(?=(\\s*[('])?)");
    private static final Pattern MARK =
            Pattern.compile("(?s)\\s*(?:\\w+\\s*\\.\\s*)*(\\w+)\\s*(.*)");
    private static final Pattern ARRAY =
            Pattern.compile("(?is)\\s*array\\s*(\\(.*?\\))\\s*of\\b(.*)");
    private static final int DEPTH = 20;

    private final List<String> files;

    /// Texts in lower case, without comments; read when a design has arrays.
    private List<String> sources = List.of();

    /// @param files the sources of the design
    ArrayBounds(List<String> files) {
        this.files = List.copyOf(files);
    }

    /// A file that cannot be read tells nothing.
    private void read() {
        if (!sources.isEmpty()) {
            return;
        }
        List<String> texts = new ArrayList<>();
        for (String file : files) {
            try {
                String text = Files.readString(Path.of(file), StandardCharsets.ISO_8859_1);
                texts.add(VhdlText.bare(text).toLowerCase(Locale.ROOT));
            } catch (IOException e) {
                texts.add("");
            }
        }
        sources = texts;
    }

    /// Tells whether the compiler knew the bounds of a signal.
    ///
    /// @param line where it is declared, from 1
    boolean isStatic(String name, int line) {
        read();
        Pattern declared =
                Pattern.compile(
                        "\\bsignal\\s[^:;]*(?<![\\w\\\\])"
                                + Pattern.quote(name.toLowerCase(Locale.ROOT))
                                + "(?![\\w\\\\])[^:;]*:([^;]*?)(?::=|;)");
        List<String> found = new ArrayList<>();
        for (String source : sources) {
            Matcher signal = declared.matcher(source);
            while (signal.find()) {
                long first = lines(source, signal.start());
                if (first <= line && line <= lines(source, signal.end())) {
                    found.add(signal.group(1));
                }
            }
        }
        return !found.isEmpty() && found.stream().allMatch(type -> isStaticType(type, 0));
    }

    private static long lines(String text, int end) {
        return text.substring(0, end).chars().filter(c -> c == '\n').count() + 1;
    }

    private boolean isStaticType(String type, int depth) {
        Matcher array = ARRAY.matcher(type);
        if (array.matches()) {
            return areStatic(array.group(1), depth) && isStaticType(array.group(2), depth + 1);
        }
        Matcher marked = MARK.matcher(type);
        if (depth > DEPTH || !marked.matches()) {
            return type.strip().startsWith("(");
        }
        String mark = marked.group(1);
        if (mark.equals("range") || mark.equals("record")) {
            return true;
        }
        if (!areStatic(marked.group(2), depth)) {
            return false;
        }
        List<String> all = declared("(?:type|subtype)\\s+" + mark + "\\s+is\\b([^;]*);");
        return all.isEmpty()
                ? PREDEFINED.contains(mark)
                : all.stream().allMatch(is -> isStaticType(is, depth + 1));
    }

    /// The words of a constraint.
    private boolean areStatic(String expression, int depth) {
        Matcher word = WORD.matcher(expression.replaceAll("'.'|\"[^\"]*\"", " "));
        while (word.find()) {
            String name = word.group(1);
            boolean isCall = word.group(2) != null;
            if (!OPERATORS.contains(name) && (isCall || !isStaticName(name, depth))) {
                return false;
            }
        }
        return true;
    }

    private boolean isStaticName(String name, int depth) {
        if (depth > DEPTH || isGeneric(name)) {
            return false;
        }
        List<String> values =
                declared("constant\\s+[\\w\\s,]*\\b" + name + "\\b[\\w\\s,]*:([^;]*);");
        if (values.isEmpty()) {
            return ranges(name, depth);
        }
        return values.stream()
                .map(is -> is.split(":=", 2))
                .allMatch(sides -> sides.length == 2 && areStatic(sides[1], depth + 1));
    }

    /// A subtype of whole numbers as an index; VPI does not know the bounds of enumerations.
    private boolean ranges(String name, int depth) {
        List<String> types = declared("(?:type|subtype)\\s+" + name + "\\s+is\\b([^;]*);");
        return types.stream().allMatch(is -> is.contains("range") && areStatic(is, depth + 1))
                && !types.isEmpty();
    }

    private List<String> declared(String pattern) {
        Pattern declaration = Pattern.compile("\\b" + pattern);
        Set<String> all = new HashSet<>();
        for (String source : sources) {
            declaration.matcher(source).results().forEach(found -> all.add(found.group(1)));
        }
        return List.copyOf(all);
    }

    private boolean isGeneric(String name) {
        Pattern generics = Pattern.compile("\\bgeneric\\s*\\(");
        Pattern one = Pattern.compile("(?s)[\\w\\s,]*\\b" + name + "\\b[\\w\\s,]*");
        for (String source : sources) {
            Matcher clause = generics.matcher(source);
            while (clause.find()) {
                int close = VhdlText.close(source, clause.end() - 1);
                boolean named =
                        VhdlText.split(source.substring(clause.end(), close), ';').stream()
                                .map(text -> VhdlText.split(text, ':').getFirst())
                                .anyMatch(names -> one.matcher(names).matches());
                if (named) {
                    return true;
                }
            }
        }
        return false;
    }
}
