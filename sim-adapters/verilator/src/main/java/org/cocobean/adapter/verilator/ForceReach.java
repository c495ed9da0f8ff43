package org.cocobean.adapter.verilator;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.cocobean.adapter.verilator.VariableUses.Use;

/// Tells whose force the rest of a design would not see.
///
/// The home puts a forced value back after every evaluation, and then evaluates again. What the HDL
/// computed in the first evaluation saw the value that the HDL itself gave the signal. That is
/// harmless where
///
/// - no HDL writes the signal, or it is an output of the top that none reads. Of other signals the
///   tool may use the value for what the HDL computes in the same way;
/// - nonblocking assignments at edges of inputs of the top write it, and it is read at such edges
///   only: all of them come before any new value;
/// - such assignments write it, and combinational logic alone saw the other value: it is computed
///   again. A design with other clocks, latches, delays or calls in that logic might keep it.
///
/// Where the description leaves a doubt, the answer is that the force does not reach.
final class ForceReach {

    /// What the dialects write in different ways.
    interface Tree {

        /// Returns the name of an instance's module.
        String moduleOf(Node instance);

        /// Returns the port that a pin of an instance belongs to.
        Port portOf(Node instance, Node pin);
    }

    /// A port as an instance sees it.
    ///
    /// @param direction `in`, `out`; all else may be both
    record Port(String name, String direction) {}

    private final Tree tree;
    private final Node top;
    private final Map<String, Node> modules = new LinkedHashMap<>();
    private final Map<String, VariableUses> uses = new HashMap<>();
    private final Set<String> dotted = new HashSet<>();
    private final boolean simple;

    ForceReach(Tree tree, List<Node> modules, Node top) {
        this.tree = tree;
        this.top = top;
        modules.forEach(module -> this.modules.put(module.text("name"), module));
        Map<String, Set<String>> clocks = clocks();
        boolean settles = true;
        for (Node module : modules) {
            VariableUses found =
                    VariableUses.of(
                            module, clocks.getOrDefault(module.text("name"), Set.of()), tree);
            uses.put(module.text("name"), found);
            dotted.addAll(found.dotted());
            settles &= found.settles();
        }
        simple = settles;
    }

    /// The inputs of the top, and the ports that are connected to nothing else.
    private Map<String, Set<String>> clocks() {
        Map<String, Set<String>> clocks = new HashMap<>();
        clocks.put(top.text("name"), new HashSet<>(inputs(top)));
        // from the top down: every round follows the pins one level further
        for (boolean more = true; more; ) {
            more = false;
            Map<String, Set<String>> next = new HashMap<>();
            next.put(top.text("name"), new HashSet<>(inputs(top)));
            for (Node module : modules.values()) {
                Set<String> known = clocks.getOrDefault(module.text("name"), Set.of());
                module.all()
                        .filter(VariableUses::isInstance)
                        .forEach(instance -> {
                            Set<String> found = connected(instance, known);
                            next.merge(tree.moduleOf(instance), found, ForceReach::both);
                        });
            }
            if (!next.equals(clocks)) {
                clocks = next;
                more = true;
            }
        }
        return clocks;
    }

    private static Set<String> both(Set<String> one, Set<String> other) {
        Set<String> both = new HashSet<>(one);
        both.retainAll(other);
        return both;
    }

    private Set<String> connected(Node instance, Set<String> clocks) {
        Set<String> ports = new HashSet<>();
        for (Node pin : VariableUses.pins(instance).toList()) {
            List<Node> inner = pin.children();
            if (inner.size() == 1
                    && inner.getFirst().tag().equals("varref")
                    && clocks.contains(inner.getFirst().text("name"))) {
                ports.add(tree.portOf(instance, pin).name());
            }
        }
        return ports;
    }

    private static List<String> inputs(Node module) {
        return module.children("var")
                .filter(variable -> direction(variable).equals("input"))
                .map(variable -> variable.text("name"))
                .toList();
    }

    /// Returns `input`, `output`, `inout`, or something else for what is no port.
    static String direction(Node variable) {
        return (variable.text("dir") + variable.text("direction")).toLowerCase(Locale.ROOT);
    }

    /// Returns the variables of a module for which a force would not reach all that read them.
    Set<String> unreached(Node module) {
        Set<String> names = new HashSet<>();
        module.all()
                .filter(node -> node.tag().equals("var"))
                .filter(node -> !reaches(module, node))
                .forEach(node -> names.add(node.text("name")));
        return names;
    }

    private boolean reaches(Node module, Node variable) {
        String name = variable.text("name");
        String direction = direction(variable);
        if (module == top && direction.equals("input")) {
            return true; // to write it is an error
        }
        if (dotted.contains(name) || direction.equals("inout")) {
            return false;
        }
        Set<Use> found = Objects.requireNonNull(uses.get(module.text("name"))).of(name);
        boolean output = direction.equals("output");
        if (module != top) {
            if (output) {
                return false;
            }
            if (direction.equals("input")) {
                found.add(Use.WRITTEN);
            }
        }
        if (found.contains(Use.WRITTEN)) {
            boolean read = found.contains(Use.READ) || found.contains(Use.READ_AT_CLOCK);
            return !read && output;
        }
        // the model does not look for new values of an output by itself
        return !found.contains(Use.WRITTEN_AT_CLOCK)
                || !found.contains(Use.READ)
                || (simple && !output);
    }
}
