package org.cocobean.adapter.verilator;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.cocobean.adapter.verilator.Description.Block;
import org.cocobean.adapter.verilator.Description.Direction;
import org.cocobean.adapter.verilator.Description.Image;
import org.cocobean.adapter.verilator.Description.Instance;
import org.cocobean.adapter.verilator.Description.Item;
import org.cocobean.adapter.verilator.Description.Module;
import org.cocobean.adapter.verilator.Description.Routine;
import org.cocobean.adapter.verilator.Description.Variable;
import org.cocobean.adapter.verilator.HdlType.Range;

/// Reads the tree of a description, whatever its format.
final class DescriptionReader {

    private final DescriptionFormat format;
    private final HdlSources sources;
    private final Map<String, HdlType> types = new HashMap<>();

    DescriptionReader(DescriptionFormat format) {
        this.format = format;
        this.sources = format.sources();
    }

    Description read() {
        Node netlist = format.netlist();
        Map<String, Module> modules = new LinkedHashMap<>();
        List<Module> packages =
                netlist.children("package").map(node -> module(node, Set.of())).toList();
        List<Node> nodes =
                netlist.children().stream()
                        .filter(node -> node.tag().equals("module") || node.tag().equals("iface"))
                        .toList();
        Node top = format.top(nodes);
        ForceReach forces = new ForceReach(format, nodes, top);
        nodes.forEach(node -> modules.put(node.text("name"), module(node, forces.unreached(node))));
        return new Description(
                sources.files(),
                Objects.requireNonNull(modules.get(top.text("name"))),
                packages,
                modules,
                netlist.all()
                        .filter(format::isFatal)
                        .map(node -> sources.place(node.text("loc")))
                        .collect(Collectors.toSet()),
                images(netlist),
                contains(netlist, "dumpctl"),
                contains(netlist, "delay"),
                format.hasMixedTimeUnits(nodes),
                LongNames.of(netlist, sources));
    }

    private static boolean contains(Node netlist, String tag) {
        return netlist.all().anyMatch(node -> node.tag().equals(tag));
    }

    private Set<Image> images(Node netlist) {
        return netlist.all()
                .filter(node -> node.tag().equals("readmem"))
                .map(call ->
                        Image.of(
                                sources.place(call.text("loc")),
                                format.imageFile(call),
                                format.imageMemory(call)
                                        .map(memory -> type(format.typeOf(memory)))))
                .collect(Collectors.toSet());
    }

    private Module module(Node node, Set<String> unreached) {
        return new Module(
                node.text("name"),
                node.text("origName"),
                items(node),
                node.all()
                        .flatMap(format::driven)
                        .flatMap(target -> target.references().stream())
                        .collect(Collectors.toSet()),
                unreached);
    }

    private List<Item> items(Node parent) {
        List<Item> items = new ArrayList<>();
        for (Node node : parent.children()) {
            String name = node.text("name");
            if (format.isInstance(node)) {
                items.add(
                        new Instance(
                                name,
                                format.moduleOf(node),
                                format.instanceRange(node),
                                Interfaces.connections(format.pins(node))));
                continue;
            }
            switch (node.tag()) {
                case "var" -> items.add(variable(node));
                case "func", "task" ->
                        items.add(
                                new Routine(
                                        name,
                                        node.tag().equals("func"),
                                        sources.place(node.text("loc"))));
                case "begin", "genblock" -> items.add(new Block(name, items(node)));
                default -> {} // behaviour
            }
        }
        return items;
    }

    private Variable variable(Node node) {
        String name = node.text("name");
        boolean constant = format.isConstant(node);
        return new Variable(
                name,
                node.text("origName"),
                declared(node, format.typeOf(node)),
                format.typeName(node),
                direction(node),
                constant,
                constant && isText(node),
                format.isKeepable(node),
                format.value(node).map(value -> value.text("name")),
                sources.place(node.text("loc")));
    }

    /// Whether a parameter gets a string literal, which is a number to the tool.
    private boolean isText(Node parameter) {
        return sources.tell(
                        parameter.text("loc"),
                        words -> words.isName(0),
                        words -> words.at(1).equals("=") && words.isText(2))
                .orElse(false);
    }

    private static Direction direction(Node variable) {
        return switch (ForceReach.direction(variable)) {
            case "input" -> Direction.INPUT;
            case "output" -> Direction.OUTPUT;
            case "inout" -> Direction.INOUT;
            default -> Direction.NONE;
        };
    }

    private HdlType type(String id) {
        HdlType known = types.get(id);
        if (known != null) {
            return known;
        }
        Node node = format.type(id);
        HdlType read = node == null ? new HdlType.Opaque("type " + id) : type(node);
        types.put(id, read);
        return read;
    }

    private HdlType type(Node node) {
        return switch (node.tag()) {
            case "basicdtype" -> format.basic(node);
            case "refdtype" -> new HdlType.Named(node.text("name"), element(node));
            case "constdtype" -> element(node);
            case "enumdtype" ->
                    new HdlType.Enumeration(node.text("name"), element(node), literals(node));
            case "packarraydtype", "unpackarraydtype" -> {
                Optional<Range> range = format.arrayRange(node);
                yield range.isEmpty()
                        ? new HdlType.Opaque(node.tag())
                        : node.tag().startsWith("un")
                                ? new HdlType.UnpackedArray(range.get(), element(node))
                                : new HdlType.PackedArray(range.get(), element(node));
            }
            case "structdtype", "uniondtype" ->
                    new HdlType.Members(
                            node.text("name"),
                            node.tag().startsWith("un"),
                            format.isPacked(node),
                            members(node));
            default -> new HdlType.Opaque(node.tag());
        };
    }

    private HdlType element(Node node) {
        return type(format.element(node));
    }

    private HdlType declared(Node declaration, String typeId) {
        HdlType type = type(typeId);
        return format.enumeration(declaration, typeId)
                .map(id -> type.withElement(type(id)))
                .orElse(type);
    }

    private List<HdlType.Member> members(Node node) {
        return format.parts(node)
                .map(member ->
                        new HdlType.Member(
                                member.text("name"), declared(member, format.element(member))))
                .toList();
    }

    private List<HdlType.Literal> literals(Node node) {
        return format.parts(node)
                .map(item ->
                        new HdlType.Literal(
                                item.text("name"),
                                format.value(item).map(value -> value.text("name")).orElse("")))
                .toList();
    }
}
