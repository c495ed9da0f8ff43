package org.cocobean.adapter.verilator;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.cocobean.adapter.verilator.Description.Block;
import org.cocobean.adapter.verilator.Description.Instance;
import org.cocobean.adapter.verilator.Description.Item;
import org.cocobean.adapter.verilator.Description.Module;
import org.cocobean.adapter.verilator.Description.Routine;
import org.cocobean.adapter.verilator.Description.Variable;
import org.cocobean.adapter.verilator.DesignObject.HdlSignal;
import org.cocobean.adapter.verilator.DesignObject.Keep;
import org.cocobean.adapter.verilator.DesignObject.Member;
import org.cocobean.sim.spi.DesignObjects;
import org.cocobean.sim.spi.HdlObject;
import org.cocobean.sim.spi.HiddenKind;
import org.cocobean.sim.spi.VisiblePatterns;

/// The elaborated hierarchy as a table: number 0 is the root above the top, number 1 the top.
final class Hierarchy {

    private final Description description;
    private final Interfaces interfaces = new Interfaces();
    private final List<DesignObject> objects = new ArrayList<>();
    private final Map<String, String> paths = new HashMap<>();
    private final Map<String, Unseen> hidden = new TreeMap<>();

    /// What no test sees, and where it is declared.
    private record Unseen(HiddenKind kind, HdlType type, String place) {}

    private Hierarchy(Description description) {
        this.description = description;
    }

    /// Lists all objects but the root: the object with index n has number n + 1.
    ///
    /// @param patterns paths below the top of the signals to keep; `*` stands for anything, `all`
    ///   for everything
    static List<DesignObject> of(Description description, List<String> patterns) {
        return walk(description).keep(VisiblePatterns.matching(patterns));
    }

    /// Returns what the framework is told of the design.
    static DesignObjects model(Description description) {
        Hierarchy hierarchy = walk(description);
        String top = description.top().name();
        Map<String, HdlObject> objects = new TreeMap<>();
        for (DesignObject object : hierarchy.objects) {
            object.signal()
                    .map(signal -> ModelObjects.at(signal.model(), object, top))
                    .ifPresent(model -> objects.put(model.path(), model));
        }
        hierarchy.hidden.forEach((path, unseen) -> {
            HdlObject model =
                    ModelObjects.hidden(
                            top + "." + hierarchy.named(path),
                            unseen.type(),
                            unseen.kind(),
                            unseen.place());
            objects.put(model.path(), model);
        });
        Map<String, String> aliases = new HashMap<>();
        hierarchy
                .aliases()
                .forEach((port, target) -> aliases.put(top + "." + port, top + "." + target));
        return new DesignObjects(objects, aliases, Map.of());
    }

    /// Returns the interface at the path of each interface port, both below the top.
    static Map<String, String> aliases(Description description) {
        return walk(description).aliases();
    }

    private Map<String, String> aliases() {
        Map<String, String> aliases = new TreeMap<>();
        interfaces.aliases().forEach((port, target) -> aliases.put(named(port), named(target)));
        return aliases;
    }

    /// Returns a path in the HDL's names.
    private String named(String toolPath) {
        String known = paths.get(toolPath);
        if (known != null) {
            return known;
        }
        int dot = toolPath.lastIndexOf('.');
        return dot < 0
                ? description.longNames().restore(toolPath)
                : named(toolPath.substring(0, dot))
                        + "."
                        + description.longNames().restore(toolPath.substring(dot + 1));
    }

    private static Hierarchy walk(Description description) {
        Hierarchy hierarchy = new Hierarchy(description);
        Module top = description.top();
        int number = hierarchy.scope(top.name(), 0, "", top);
        hierarchy.walk(top.items(), top, number, "", "");
        description.packages().forEach(hierarchy::constants);
        return hierarchy;
    }

    /// Of a package there is nothing else to be seen.
    private void constants(Module all) {
        List<Variable> constants =
                all.items().stream()
                        .filter(Variable.class::isInstance)
                        .map(Variable.class::cast)
                        .filter(Variable::constant)
                        .toList();
        if (!constants.isEmpty()) {
            int number = scope(all.name(), 0, all.name(), all);
            constants.forEach(constant -> variable(constant, all, number, all.name() + "::"));
        }
    }

    /// A signal is kept when one of its paths is wanted: it has another one at each port that its
    /// interface is connected to.
    private List<DesignObject> keep(Predicate<String> wanted) {
        Map<String, List<String>> ports = Interfaces.ports(aliases());
        return objects.stream()
                .map(object ->
                        Interfaces.paths(object.path(), ports).stream().anyMatch(wanted)
                                ? object.kept()
                                : object)
                .toList();
    }

    private int scope(String name, int parent, String path, Module module) {
        add(name, parent, path, module, Optional.empty());
        return objects.size();
    }

    /// @param path in the tool's names, as the walk has it
    private void add(
            String name, int parent, String path, Module module, Optional<HdlSignal> signal) {
        String restored = description.longNames().restore(name);
        // the path of its scope, and what stands between
        String own = path.isEmpty() ? "" : path.substring(0, path.length() - name.length());
        if (parent > 0 && !own.isEmpty()) {
            DesignObject scope = objects.get(parent - 1);
            own = scope.path() + own.substring(scope.toolPath().length());
        }
        String hdl = path.isEmpty() ? "" : own + restored;
        objects.add(new DesignObject(restored, parent, hdl, path, module, signal));
        paths.put(path, hdl);
    }

    /// @param base the path of the module's instance, with a dot at its end
    private void walk(List<Item> items, Module module, int parent, String base, String path) {
        Set<String> blocks =
                items.stream()
                        .filter(Block.class::isInstance)
                        .map(item -> ((Block) item).name())
                        .map(name -> name.replaceFirst("\\[[^\\[]*$", "["))
                        .collect(Collectors.toSet());
        for (Item item : items) {
            switch (item) {
                case Variable variable -> variable(variable, module, parent, path);
                case Routine routine ->
                        hidden.put(
                                path + routine.name(),
                                new Unseen(
                                        routine.function() ? HiddenKind.FUNCTION : HiddenKind.TASK,
                                        new HdlType.Opaque(""),
                                        routine.place()));
                case Instance instance -> instance(instance, module, parent, base, path);
                case Block block when block.name().isEmpty() ->
                        walk(block.items(), module, parent, base, path);
                case Block block -> {
                    // A loop has a block of its own besides the block of each turn.
                    if (!blocks.contains(block.name() + "[")) {
                        int number = scope(block.name(), parent, path + block.name(), module);
                        walk(block.items(), module, number, base, path + block.name() + ".");
                    }
                }
            }
        }
    }

    private void instance(Instance instance, Module module, int parent, String base, String path) {
        Module inner = description.modules().get(instance.module());
        if (inner == null) {
            return; // a package or a primitive
        }
        instance.range().ifPresent(range -> interfaces.array(path + instance.name(), range));
        for (String place : places(instance)) {
            int number = scope(place, parent, path + place, module);
            interfaces.instance(path + place);
            connect(instance, inner, base, path, path + place + ".");
            walk(inner.items(), inner, number, path + place + ".", path + place + ".");
        }
    }

    private void connect(
            Instance instance, Module inner, String base, String path, String innerPath) {
        for (Item item : inner.items()) {
            if (item instanceof Variable port && Interfaces.isReference(port.type())) {
                String connection = instance.connections().get(port.name());
                if (connection != null) {
                    interfaces.connect(
                            innerPath + port.name(), port.type(), base, path, connection);
                }
            }
        }
    }

    private static List<String> places(Instance instance) {
        return instance.range()
                .map(range ->
                        range.indices()
                                .mapToObj(index -> instance.name() + "[" + index + "]")
                                .toList())
                .orElse(List.of(instance.name()));
    }

    private void variable(Variable variable, Module module, int parent, String path) {
        String name = variable.name();
        if (name.startsWith("__V")) {
            return;
        }
        if (!variable.keepable()) {
            hidden.put(
                    path + name, new Unseen(HiddenKind.GENVAR, variable.type(), variable.place()));
            return;
        }
        if (variable.type().loose().isEmpty()) {
            signal(variable, module, parent, path + name, Optional.empty());
        } else if (!variable.constant()) {
            structure(
                    new Root(variable, module, path + name),
                    variable.type(),
                    name,
                    parent,
                    name,
                    "");
        }
    }

    private void signal(
            Variable variable, Module module, int parent, String path, Optional<Member> member) {
        String root = member.map(Member::variable).orElse(variable).name();
        if (Shape.of(variable.type()).isEmpty() && !Interfaces.isReference(variable.type())) {
            hidden.put(
                    path, new Unseen(variable.type().hidden(), variable.type(), variable.place()));
        }
        Shape.of(variable.type())
                .map(own -> variable.text() ? own.asText() : own)
                .map(shape ->
                        new HdlSignal(
                                variable,
                                shape,
                                keep(variable, module),
                                ModelObjects.signal(
                                        variable,
                                        shape,
                                        module.drivenNets().contains(root),
                                        module.unreached().contains(root)),
                                member))
                .ifPresent(
                        signal -> add(variable.name(), parent, path, module, Optional.of(signal)));
    }

    /// A variable whose members have places of their own.
    ///
    /// @param path of the root
    private record Root(Variable variable, Module module, String path) {

        String at(String below) {
            return path + below.substring(variable.name().length());
        }
    }

    /// Such a structure is a scope, in an array one for each index.
    ///
    /// @param type of the root, or of what the steps lead to in it
    /// @param name the last part of its path
    /// @param below its path from where the root's begins
    private void structure(
            Root root, HdlType type, String name, int parent, String below, String steps) {
        switch (type) {
            case HdlType.Named named -> structure(root, named.type(), name, parent, below, steps);
            case HdlType.UnpackedArray(HdlType.Range range, HdlType element) -> {
                for (int index : range.indices().toArray()) {
                    String suffix = "[" + index + "]";
                    int offset = index - Math.min(range.left(), range.right());
                    structure(
                            root,
                            element,
                            name + suffix,
                            parent,
                            below + suffix,
                            steps + "[" + offset + "]");
                }
            }
            case HdlType.Members members ->
                    members(
                            root,
                            members,
                            scope(name, parent, root.at(below), root.module()),
                            below,
                            steps);
            default -> throw new IllegalStateException(type + " is no structure");
        }
    }

    private void members(Root root, HdlType.Members type, int parent, String below, String steps) {
        for (HdlType.Member member : type.members()) {
            String inner = below + "." + member.name();
            String innerSteps = steps + ".#" + member.name();
            if (member.type().loose().isPresent()) {
                structure(root, member.type(), member.name(), parent, inner, innerSteps);
            } else {
                signal(
                        root.variable().member(member),
                        root.module(),
                        parent,
                        root.at(inner),
                        Optional.of(new Member(root.variable(), root.path(), innerSteps)));
            }
        }
    }

    private Keep keep(Variable variable, Module module) {
        if (variable.constant()) {
            return Keep.CONSTANT;
        }
        if (module == description.top() && variable.direction() != Description.Direction.NONE) {
            return Keep.PORT;
        }
        return Keep.HIDDEN;
    }
}
