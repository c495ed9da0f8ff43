package org.cocobean.adapter.verilator;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cocobean.adapter.verilator.ForceReach.Port;

/// Instances and their pins as the XML has them.
final class XmlPins implements ForceReach.Tree {

    private static final String POSITIONAL = "__pinNumber";

    private final Map<String, Node> modules = new HashMap<>();

    XmlPins(List<Node> modules) {
        modules.forEach(module -> this.modules.put(module.text("name"), module));
    }

    @Override
    public String moduleOf(Node instance) {
        return instance.text("defName");
    }

    /// A pin without a name says its place among the ports.
    @Override
    public Port portOf(Node instance, Node pin) {
        String name = pin.text("name");
        Node module = modules.get(moduleOf(instance));
        if (name.startsWith(POSITIONAL) && module != null) {
            String place = name.substring(POSITIONAL.length());
            name =
                    module.children("var")
                            .filter(port -> port.text("pinIndex").equals(place))
                            .map(port -> port.text("name"))
                            .findFirst()
                            .orElse(name);
        }
        return new Port(name, pin.text("direction"));
    }
}
