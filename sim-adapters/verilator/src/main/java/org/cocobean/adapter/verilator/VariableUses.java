package org.cocobean.adapter.verilator;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.cocobean.adapter.verilator.ForceReach.Port;
import org.cocobean.adapter.verilator.ForceReach.Tree;

/// How the processes of one module read and write its variables.
final class VariableUses {

    /// What is done to a variable after time 0.
    enum Use {
        /// A process that waits for edges of the testbench's clocks reads it.
        READ_AT_CLOCK,
        /// Anything else reads it.
        READ,
        /// Such a process writes it by a nonblocking assignment.
        WRITTEN_AT_CLOCK,
        /// It is written in any other way.
        WRITTEN
    }

    private enum Moment {
        ONCE,
        AT_CLOCK,
        ANY
    }

    private static final Set<String> EDGES = Set.of("POS", "NEG", "BOTH");

    /// What takes time.
    private static final Set<String> WAITS =
            Set.of("delay", "eventcontrol", "wait", "waitfork", "fork", "fireevent");

    /// What is seen, or kept, when logic that has not come to rest runs it.
    private static final Set<String> ACTS =
            Set.of(
                    "display",
                    "stop",
                    "finish",
                    "taskref",
                    "fopen",
                    "fclose",
                    "fflush",
                    "readmem",
                    "writemem",
                    "assert",
                    "assertimmediate",
                    "assertintrinsic",
                    "cstmt",
                    "ucstmt");

    /// What may write its operands.
    private static final Set<String> WRITERS =
            Set.of(
                    "arg",
                    "fscanf",
                    "sscanf",
                    "fgets",
                    "fread",
                    "ferror",
                    "readmem",
                    "sformat",
                    "valueplusargs",
                    "rand",
                    "postadd",
                    "postsub",
                    "preadd",
                    "presub",
                    "release",
                    "methodcall",
                    "cast",
                    "castdynamic",
                    "foreach");

    private final Map<String, Set<Use>> uses = new HashMap<>();
    private final Set<String> dotted = new HashSet<>();
    private final Set<String> clocks;
    private final Tree tree;
    private boolean settles = true;

    private VariableUses(Set<String> clocks, Tree tree) {
        this.clocks = clocks;
        this.tree = tree;
    }

    /// @param clocks names of inputs that the testbench alone drives
    static VariableUses of(Node module, Set<String> clocks, Tree tree) {
        VariableUses uses = new VariableUses(clocks, tree);
        module.children().forEach(node -> uses.walk(node, Moment.ANY));
        return uses;
    }

    /// Returns a copy of what is done to a variable.
    Set<Use> of(String name) {
        return EnumSet.copyOf(uses.getOrDefault(name, EnumSet.noneOf(Use.class)));
    }

    /// Returns the names that are reached through others, as `bus.data` is, whoever they belong to.
    Set<String> dotted() {
        return dotted;
    }

    /// Returns whether all is either clocked by the testbench or a function of what is.
    boolean settles() {
        return settles;
    }

    static boolean isInstance(Node node) {
        return node.tag().equals("instance") || node.tag().equals("cell");
    }

    static Stream<Node> pins(Node instance) {
        return Stream.concat(instance.children("port"), instance.children("pin"));
    }

    private void walk(Node node, Moment moment) {
        String tag = node.tag();
        settles &= !WAITS.contains(tag);
        if (WRITERS.contains(tag)) {
            node.references().forEach(name -> use(name, Use.WRITTEN, moment));
        }
        switch (tag) {
            case "var" -> {}
            case "varref" -> read(node, moment);
            case "varxref", "modportvarref" -> dotted.add(node.text("name"));
            case "instance", "cell" -> pins(node).forEach(pin -> pin(node, pin));
            case "sentree" -> node.children().forEach(item -> walk(item, Moment.ANY));
            case "always" -> always(node);
            case "initial" ->
                    walkAll(
                            node,
                            node.all().anyMatch(inner -> WAITS.contains(inner.tag()))
                                    ? Moment.ANY
                                    : Moment.ONCE);
            case "initialstatic", "initialautomatic", "final" -> walkAll(node, Moment.ONCE);
            case "func", "task" -> {
                settles &= quiet(node);
                walkAll(node, Moment.ANY);
            }
            default -> {
                if (tag.startsWith("assign") || tag.equals("contassign")) {
                    assignment(node, moment);
                } else {
                    walkAll(node, moment);
                }
            }
        }
    }

    private void walkAll(Node node, Moment moment) {
        node.children().forEach(child -> walk(child, moment));
    }

    private void always(Node node) {
        List<Node> events =
                node.children("sentree").flatMap(list -> list.children("senitem")).toList();
        boolean clocked = events.stream().anyMatch(VariableUses::isEdge);
        boolean ours = clocked && events.stream().allMatch(this::isClock);
        settles &= clocked ? ours : quiet(node) && CombinationalLogic.isComplete(node);
        walkAll(node, ours ? Moment.AT_CLOCK : Moment.ANY);
    }

    private static boolean isEdge(Node event) {
        return EDGES.contains(event.text("edgeType"));
    }

    /// Whether it is an edge of one of the testbench's clocks, and nothing else.
    private boolean isClock(Node event) {
        return isEdge(event)
                && event.children().size() == 1
                && event.children().getFirst().tag().equals("varref")
                && clocks.contains(event.children().getFirst().text("name"));
    }

    private static boolean quiet(Node node) {
        return node.all().noneMatch(inner -> ACTS.contains(inner.tag()));
    }

    private void assignment(Node node, Moment moment) {
        List<Node> sides = node.children();
        if (sides.size() != 2) {
            settles = false;
            node.references().forEach(name -> use(name, Use.WRITTEN, moment));
            walkAll(node, moment);
            return;
        }
        walk(sides.getFirst(), moment);
        boolean atClock = moment == Moment.AT_CLOCK && node.tag().equals("assigndly");
        target(sides.getLast(), atClock ? Use.WRITTEN_AT_CLOCK : Use.WRITTEN, moment);
    }

    /// What stands on the left: an index is read, what it selects from is written.
    private void target(Node node, Use use, Moment moment) {
        switch (node.tag()) {
            case "varref" -> use(node.text("name"), use, moment);
            case "sel", "arraysel", "structsel", "membersel" -> {
                for (int i = 0; i < node.children().size(); i++) {
                    Node child = node.children().get(i);
                    if (i == 0) {
                        target(child, use, moment);
                    } else {
                        walk(child, moment);
                    }
                }
            }
            case "concat" -> node.children().forEach(child -> target(child, use, moment));
            default -> {
                node.references().forEach(name -> use(name, Use.WRITTEN, moment));
                walk(node, moment);
            }
        }
    }

    private void pin(Node instance, Node pin) {
        Port port = tree.portOf(instance, pin);
        if (port.direction().equals("out")) {
            pin.children().forEach(child -> target(child, Use.WRITTEN, Moment.ANY));
            return;
        }
        if (!port.direction().equals("in")) {
            pin.references().forEach(name -> use(name, Use.WRITTEN, Moment.ANY));
        }
        walkAll(pin, Moment.ANY);
    }

    private void read(Node reference, Moment moment) {
        use(
                reference.text("name"),
                moment == Moment.AT_CLOCK ? Use.READ_AT_CLOCK : Use.READ,
                moment);
    }

    private void use(String name, Use use, Moment moment) {
        if (moment != Moment.ONCE) {
            uses.computeIfAbsent(name, any -> EnumSet.noneOf(Use.class)).add(use);
        }
    }
}
