package org.cocobean.adapter.verilator;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cocobean.sim.spi.DesignObjects;
import org.cocobean.value.Layout;

/// The types and interfaces of a design, as the framework takes them.
final class TypedObjects {

    private TypedObjects() {}

    static DesignObjects of(Description description) {
        String top = description.top().name();
        Map<String, Layout> layouts = new HashMap<>();
        for (DesignObject object : Hierarchy.of(description, List.of())) {
            object.signal()
                    .filter(signal -> !signal.variable().text())
                    .flatMap(TypedObjects::layout)
                    .ifPresent(layout ->
                            layouts.put(
                                    object.path().contains("::")
                                            ? object.path()
                                            : top + "." + object.path(),
                                    layout));
        }
        Map<String, String> aliases = new HashMap<>();
        Hierarchy.aliases(description)
                .forEach((port, target) -> aliases.put(top + "." + port, top + "." + target));
        return new DesignObjects(layouts, aliases);
    }

    private static Optional<Layout> layout(DesignObject.HdlSignal signal) {
        Optional<Layout> layout = Layouts.telling(signal.variable().type());
        layout.filter(known -> known.width() != signal.shape().width())
                .ifPresent(wrong -> {
                    throw new IllegalStateException(
                            signal.variable().name()
                                    + " has "
                                    + signal.shape().width()
                                    + " bits, but its type "
                                    + wrong.name()
                                    + " has "
                                    + wrong.width());
                });
        return layout;
    }
}
