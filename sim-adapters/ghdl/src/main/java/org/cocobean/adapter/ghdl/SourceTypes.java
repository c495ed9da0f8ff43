package org.cocobean.adapter.ghdl;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The types that the sources of a design declare, by name alone: enough to tell whether a port may
/// need a wrapper, and where a type has its home.
final class SourceTypes {

    /// What VPI drives as it is.
    private static final Set<String> PLAIN = VhdlText.standardTypesAnd();

    /// A type whose bounds are reals, or that has units.
    private static final Pattern NO_INTEGER =
            Pattern.compile("(?is)[^;]*?(?:\\d\\.\\d|\\bunits\\b).*");

    private static final Pattern UNIT =
            Pattern.compile(
                    "(?i)\\b(package\\s+body|package|entity|architecture)\\s+(\\w+)\\s+(?:is|of)\\b"
                            + "|\\b(type|subtype)\\s+(\\w+)\\s+is\\s*([\\w.]+|\\()");

    /// An enumeration of a package, or an integer type, which has no literals.
    ///
    /// @param home with library and package
    record Enumeration(String name, String home, List<String> literals) {}

    private final Map<String, Set<String>> kinds = new HashMap<>();
    private final List<Enumeration> enumerations = new ArrayList<>();

    /// Takes a source.
    ///
    /// @param text without comments
    void read(String text, String library) {
        Matcher found = UNIT.matcher(text);
        String unit = "";
        while (found.find()) {
            if (found.group(1) != null) {
                boolean aPackage = found.group(1).equalsIgnoreCase("package");
                unit = aPackage ? lower(library + "." + found.group(2)) : "";
                continue;
            }
            String name = lower(found.group(4));
            String what = TopDeclaration.mark(found.group(5));
            kinds.computeIfAbsent(name, ignored -> new TreeSet<>())
                    .add(found.group(5).equals("(") ? "(" : what);
            if (found.group(5).equalsIgnoreCase("range")
                    && !unit.isEmpty()
                    && !NO_INTEGER.matcher(bounds(text, found.end())).matches()) {
                enumerations.add(new Enumeration(name, unit + "." + name, List.of()));
            }
            if (found.group(5).equals("(") && !unit.isEmpty()) {
                int close = VhdlText.close(text, found.end() - 1);
                enumerations.add(
                        new Enumeration(
                                name,
                                unit + "." + name,
                                VhdlText.split(text.substring(found.end(), close), ',').stream()
                                        .map(SourceTypes::lower)
                                        .toList()));
            }
        }
    }

    private static String bounds(String text, int from) {
        int end = text.indexOf(';', from);
        return text.substring(from, end < 0 ? text.length() : end);
    }

    /// Takes what another one knows.
    void add(SourceTypes other) {
        other.kinds.forEach(
                (name, all) -> kinds.computeIfAbsent(name, ignored -> new TreeSet<>()).addAll(all));
        enumerations.addAll(other.enumerations);
    }

    /// Returns all that is known, so that equal texts mean the same.
    @Override
    public String toString() {
        return new TreeMap<>(kinds) + " " + enumerations;
    }

    List<Enumeration> enumerations() {
        return List.copyOf(enumerations);
    }

    /// Tells whether VPI surely drives a port of that type.
    ///
    /// @param mark as [TopDeclaration#mark] returns it
    boolean isPlain(String mark) {
        return isPlain(mark, new HashSet<>());
    }

    private boolean isPlain(String mark, Set<String> seen) {
        if (PLAIN.contains(mark)) {
            return true;
        }
        Set<String> all = kinds.getOrDefault(mark, Set.of());
        return !all.isEmpty()
                && seen.add(mark)
                && all.stream()
                        .allMatch(kind ->
                                kind.equals("(") || kind.equals("range") || isPlain(kind, seen));
    }

    private static String lower(String name) {
        return name.startsWith("'") || name.startsWith("\\") ? name : name.toLowerCase(Locale.ROOT);
    }
}
