package org.cocobean.adapter.verilator;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.cocobean.adapter.verilator.Description.Module;
import org.cocobean.adapter.verilator.DesignObject.Keep;

/// The configuration that makes Verilator keep signals.
final class VisibleSignals {

    private VisibleSignals() {}

    static List<String> lines(Description description, List<DesignObject> objects) {
        List<String> lines = new ArrayList<>();
        lines.add("`verilator_config");
        objects.stream()
                .filter(object ->
                        object.signal().filter(signal -> signal.keep() == Keep.SIGNAL).isPresent())
                .map(object ->
                        "public_flat_rw -module \"%s\" -var \"%s\""
                                .formatted(
                                        object.module().sourceName(),
                                        object.signal().orElseThrow().variable().toolName()))
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
}
