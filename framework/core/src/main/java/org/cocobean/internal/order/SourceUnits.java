package org.cocobean.internal.order;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/// What one source declares, and what it uses of others.
///
/// Units are named in lower case with their library: `lib.name`, `lib.name(rtl)` for an
/// architecture, `lib.name(body)` for the body of a package. Packages of SystemVerilog are
/// `name::`.
final class SourceUnits {

    private final Set<String> declared = new LinkedHashSet<>();
    private final Map<String, Integer> needed = new LinkedHashMap<>();
    private final Map<String, Integer> hints = new LinkedHashMap<>();
    private final Set<String> components = new LinkedHashSet<>();

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
