package org.cocobean.adapter.ghdl;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.cocobean.internal.hdl.HdlTokens;

/// The types that the sources of a design declare, by name alone: enough to tell whether a port may
/// need a wrapper. What it does not know may, and is asked of GHDL.
final class SourceTypes {

    /// What VPI drives as it is.
    static final Set<String> PLAIN =
            Set.of(
                    "std_logic",
                    "std_ulogic",
                    "std_logic_vector",
                    "std_ulogic_vector",
                    "signed",
                    "unsigned",
                    "bit",
                    "bit_vector",
                    "boolean",
                    "integer",
                    "natural",
                    "positive",
                    "character");

    private static final String RANGE = "range";
    private static final String ENUMERATION = "(";

    private final Map<String, Set<String>> kinds = new HashMap<>();

    /// Takes a source.
    void read(HdlTokens words) {
        for (int i = 0; i < words.size(); i++) {
            boolean type = words.at(i).equals("type");
            if ((type || words.at(i).equals("subtype")) && words.at(i + 2).equals("is")) {
                HdlTokens is = words.part(i + 3, words.find(i, ";"));
                kinds.computeIfAbsent(words.at(i + 1), ignored -> new TreeSet<>())
                        .add(type ? is.at(0) : TopDeclaration.mark(is));
            }
        }
    }

    /// Takes what another one knows.
    void add(SourceTypes other) {
        other.kinds.forEach(
                (name, all) -> kinds.computeIfAbsent(name, ignored -> new TreeSet<>()).addAll(all));
    }

    /// Returns all that is known, so that equal texts mean the same.
    @Override
    public String toString() {
        return new TreeMap<>(kinds).toString();
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
                                kind.equals(ENUMERATION)
                                        || kind.equals(RANGE)
                                        || isPlain(kind, seen));
    }
}
