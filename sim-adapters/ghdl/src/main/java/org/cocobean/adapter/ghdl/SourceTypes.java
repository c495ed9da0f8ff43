package org.cocobean.adapter.ghdl;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
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

    /// An integer type, or with the names in its bounds behind it perhaps a real one.
    private static final String RANGE = "range";

    private static final String REAL = "real";
    private static final String PHYSICAL = "units";
    private static final String ENUMERATION = "(";
    private static final String CONSTANT = "constant ";

    private final Map<String, Set<String>> kinds = new HashMap<>();

    /// Takes a source.
    void read(HdlTokens words) {
        for (int i = 0; i < words.size(); i++) {
            boolean type = words.at(i).equals("type");
            if ((type || words.at(i).equals("subtype")) && words.at(i + 2).equals("is")) {
                HdlTokens is = words.part(i + 3, words.find(i, ";"));
                kinds.computeIfAbsent(words.at(i + 1), ignored -> new TreeSet<>())
                        .add(type ? kind(is) : TopDeclaration.mark(is));
            } else if (words.at(i).equals("constant")) {
                readConstants(words.part(i + 1, words.find(i, ";")));
            }
        }
    }

    private void readConstants(HdlTokens words) {
        int colon = words.find(0, ":");
        String mark = TopDeclaration.mark(words.after(colon + 1));
        for (int i = 0; i < colon; i++) {
            if (words.isName(i)) {
                kinds.computeIfAbsent(CONSTANT + words.at(i), ignored -> new TreeSet<>()).add(mark);
            }
        }
    }

    /// What a type is, by its first word; of a range more than that. Both bounds of one are of the
    /// same kind, so one without a name says what the other is.
    private static String kind(HdlTokens is) {
        if (!is.at(0).equals(RANGE)) {
            return is.at(0);
        }
        if (is.contains(PHYSICAL)) {
            return PHYSICAL;
        }
        int to = Math.min(is.find(0, "to"), is.find(0, "downto"));
        List<String> left = names(is.part(1, to));
        List<String> right = names(is.part(to + 1, is.size()));
        if (left.contains(REAL) || right.contains(REAL)) {
            return REAL;
        }
        return left.isEmpty() || right.isEmpty()
                ? RANGE
                : RANGE + " " + String.join(" ", left) + " " + String.join(" ", right);
    }

    /// The names in a bound, but for what is made an integer there; `real` where a number has a
    /// point.
    private static List<String> names(HdlTokens bound) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < bound.size(); i++) {
            if (bound.at(i).equals("integer") && bound.at(i + 1).equals("(")) {
                names.add("integer");
                i = bound.close(i + 1);
            } else if (bound.isNumber(i) && bound.at(i).contains(".")) {
                names.add(REAL);
            } else if (bound.isName(i)) {
                names.add(bound.at(i));
            }
        }
        return names;
    }

    /// Returns the names of types that are reals; of equal names one is enough.
    Set<String> reals() {
        Set<String> reals = new TreeSet<>(kinds.keySet());
        reals.removeIf(name -> name.startsWith(CONSTANT) || !isReal(name, new HashSet<>()));
        return reals;
    }

    private boolean isReal(String mark, Set<String> seen) {
        return mark.equals(REAL)
                || (seen.add(mark)
                        && kinds.getOrDefault(mark, Set.of()).stream()
                                .anyMatch(kind -> isRealKind(kind, seen)));
    }

    /// A range is of reals where a name in its bounds is that of a real type or constant.
    private boolean isRealKind(String kind, Set<String> seen) {
        return isReal(kind, seen)
                || (kind.startsWith(RANGE)
                        && Stream.of(kind.split(" "))
                                .anyMatch(name ->
                                        isReal(name, seen) || isReal(CONSTANT + name, seen)));
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
                                        || (kind.startsWith(RANGE)
                                                && !isRealKind(kind, new HashSet<>()))
                                        || isPlain(kind, seen));
    }
}
