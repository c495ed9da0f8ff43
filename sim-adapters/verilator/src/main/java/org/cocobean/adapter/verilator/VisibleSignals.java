package org.cocobean.adapter.verilator;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.cocobean.adapter.verilator.Description.Module;
import org.cocobean.adapter.verilator.Description.Variable;
import org.cocobean.adapter.verilator.DesignObject.Keep;
import org.cocobean.sim.spi.VisiblePatterns;

/// The configuration that makes Verilator keep signals.
final class VisibleSignals {

    private VisibleSignals() {}

    /// Refuses a pattern that no signal matches: a test would look for what it thinks is there.
    ///
    /// @param ports of each interface, as [Interfaces#ports] gives them
    static void refuseStray(
            List<String> patterns, List<DesignObject> objects, Map<String, List<String>> ports) {
        List<String> paths =
                objects.stream()
                        .filter(object -> object.signal().isPresent())
                        .flatMap(object -> Interfaces.paths(object.path(), ports).stream())
                        .toList();
        for (String stray : VisiblePatterns.stray(patterns, paths)) {
            throw VisiblePatterns.failure(stray, paths);
        }
    }

    static List<String> lines(Description description, List<DesignObject> objects) {
        List<String> lines = new ArrayList<>();
        lines.add("`verilator_config");
        objects.stream()
                .filter(object ->
                        object.signal().filter(signal -> signal.keep() == Keep.SIGNAL).isPresent())
                .flatMap(object ->
                        names(object)
                                .map(pattern ->
                                        "public_flat_rw -module \"%s\" -var \"%s\""
                                                .formatted(object.module().sourceName(), pattern)))
                .distinct()
                .sorted()
                .forEach(lines::add);
        if (description.mixedTimeUnits()) {
            // an inlined module would take over the time unit of its parent
            description.modules().values().stream()
                    .filter(module -> module != description.top())
                    .map(Module::sourceName)
                    .distinct()
                    .sorted(Comparator.naturalOrder())
                    .map("no_inline -module \"%s\""::formatted)
                    .forEach(lines::add);
        }
        return lines;
    }

    /// Verilator 5.048 looks for a name as the HDL writes it, older ones for the identifier that
    /// they make of it. What would end the pattern matches any character instead.
    private static Stream<String> names(DesignObject object) {
        Variable variable = object.signal().orElseThrow().variable();
        return Stream.of(variable.toolName(), object.name())
                .map(name -> name.replaceAll("[\"\\\\]", "?"));
    }
}
