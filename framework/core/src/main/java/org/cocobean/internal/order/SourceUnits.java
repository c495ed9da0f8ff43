package org.cocobean.internal.order;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// What one source declares, and what it uses of others.
///
/// Units are named in lower case with their library: `lib.name`, `lib.name(rtl)` for an
/// architecture, `lib.name(body)` for the body of a package. Packages of SystemVerilog are
/// `name::`.
final class SourceUnits {

    /// Nothing of the kind stands in a name, which may hold spaces.
    private static final String PART = "\t";

    private static final String NAME = "\u001f";

    private final Set<String> declared = new LinkedHashSet<>();
    private final Map<String, Integer> needed = new LinkedHashMap<>();
    private final Map<String, Integer> hints = new LinkedHashMap<>();
    private final Set<String> components = new LinkedHashSet<>();

    /// Reads what [#line] wrote.
    static SourceUnits of(String line) {
        SourceUnits units = new SourceUnits();
        String[] parts = line.split(PART, -1);
        names(parts[0]).forEach(units::declare);
        lines(parts[1], units.needed);
        lines(parts[2], units.hints);
        names(parts[3]).forEach(units::mayBind);
        return units;
    }

    private static List<String> names(String part) {
        return part.isEmpty() ? List.of() : List.of(part.split(NAME));
    }

    private static void lines(String part, Map<String, Integer> units) {
        for (String one : names(part)) {
            int colon = one.indexOf(':');
            units.put(one.substring(colon + 1), Integer.valueOf(one.substring(0, colon)));
        }
    }

    /// Writes all of it in one line.
    String line() {
        return String.join(
                PART,
                String.join(NAME, declared),
                text(needed),
                text(hints),
                String.join(NAME, components));
    }

    private static String text(Map<String, Integer> units) {
        return units.entrySet().stream()
                .map(unit -> unit.getValue() + ":" + unit.getKey())
                .collect(Collectors.joining(NAME));
    }

    void declare(String unit) {
        declared.add(unit);
    }

    /// Without the unit the source cannot be compiled.
    void need(String unit, int line) {
        needed.putIfAbsent(unit, line);
    }

    /// The unit had better come first, if there is one.
    void prefer(String unit, int line) {
        hints.putIfAbsent(unit, line);
    }

    /// An instance may be bound to an entity of that name when the design is elaborated.
    void mayBind(String name) {
        components.add(name);
    }

    /// Names without a library.
    Set<String> components() {
        return components;
    }

    Set<String> declared() {
        return declared;
    }

    /// Units that must come first, with the line of the first use.
    Map<String, Integer> needed() {
        return needed;
    }

    /// Units that should come first.
    Map<String, Integer> preferred() {
        return hints;
    }
}
