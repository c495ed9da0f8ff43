package org.cocobean.adapter.verilator;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
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
import org.cocobean.session.BuildFailedException;

/// Reads the tree of `verilator --xml-only`.
///
/// It leaves out what is a string and what is `$fatal`; the sources tell.
final class XmlDescription {

    /// How a structure begins that is not packed.
    private static final Pattern LOOSE =
            Pattern.compile(
                    "(?:struct|union)\\b(?:\\s|tagged\\b|//[^\\n]*|/\\*.*?\\*/)*\\{",
                    Pattern.DOTALL);

    private final Node root;
    private final Node netlist;
    private final Map<String, String> files = new LinkedHashMap<>();
    private final Map<String, Node> typeNodes = new HashMap<>();
    private final Map<String, HdlType> types = new HashMap<>();
    private final HdlSources sources;
    private final DeclaredEnumerations enumerations;

    XmlDescription(Path output, Node root) {
        this.root = root;
        netlist = required(root, "netlist");
        for (Node list : root.children("files").toList()) {
            list.children("file")
                    .forEach(file -> files.put(file.text("id"), file.text("filename")));
        }
        required(netlist, "typetable")
                .children()
                .forEach(type -> typeNodes.put(type.text("id"), type));
        sources = new HdlSources(output, files);
        enumerations = new DeclaredEnumerations(typeNodes, sources);
    }

    private Node required(Node parent, String tag) {
        return parent.child(tag)
                .orElseThrow(() ->
                        new BuildFailedException(
                                "there is no <"
                                        + tag
                                        + "> in <"
                                        + parent.tag()
                                        + "> of "
                                        + Dialect.XML.file()
                                        + " (root <"
                                        + root.tag()
                                        + ">): this format is not known"));
    }

    Description read() {
        Map<String, Module> modules = new LinkedHashMap<>();
        List<Module> packages =
                netlist.children("package").map(node -> module(node, Set.of())).toList();
        List<Node> nodes =
                netlist.children().stream()
                        .filter(node -> node.tag().equals("module") || node.tag().equals("iface"))
                        .toList();
        Node first =
                nodes.stream()
                        .filter(node -> node.is("topModule"))
                        .reduce((one, other) -> other)
                        .orElseThrow(() ->
                                new BuildFailedException(
                                        "there is no <module topModule=\"1\"> in "
                                                + Dialect.XML.file()
                                                + ": this format is not known"));
        ForceReach forces = new ForceReach(new XmlPins(nodes), nodes, first);
        nodes.forEach(node -> modules.put(node.text("name"), module(node, forces.unreached(node))));
        return new Description(
                List.copyOf(files.values()),
                Objects.requireNonNull(modules.get(first.text("name"))),
                packages,
                modules,
                fatals(),
                images(),
                netlist.all().anyMatch(node -> node.tag().equals("dumpctl")),
                sources.timeUnits().size() > 1,
                LongNames.of(netlist, sources));
    }

    private Set<String> fatals() {
        return netlist.all()
                .filter(node -> node.tag().equals("display"))
                .map(node -> sources.at(node.text("loc")))
                .filter(place -> place.text().startsWith("$fatal"))
                .map(HdlSources.Place::shown)
                .collect(Collectors.toSet());
    }

    private Set<Image> images() {
        return netlist.all()
                .filter(node -> node.tag().equals("readmem"))
                .map(node ->
                        Image.of(
                                sources.at(node.text("loc")),
                                node.children().stream().findFirst(),
                                node.children().stream()
                                        .skip(1)
                                        .findFirst()
                                        .map(memory -> type(memory.text("dtype_id")))))
                .collect(Collectors.toSet());
    }

    private Module module(Node node, Set<String> unreached) {
        return new Module(
                node.text("name"), node.text("origName"), items(node), drivenNets(node), unreached);
    }

    private static Set<String> drivenNets(Node module) {
        Set<String> names = new HashSet<>();
        module.all()
                .forEach(node -> {
                    if (node.tag().equals("contassign") && !node.children().isEmpty()) {
                        names.addAll(node.children().getLast().references());
                    } else if (node.tag().equals("port") && node.text("direction").equals("out")) {
                        names.addAll(node.references());
                    }
                });
        return names;
    }

    private List<Item> items(Node parent) {
        List<Item> items = new ArrayList<>();
        for (Node node : parent.children()) {
            switch (node.tag()) {
                case "var" -> items.add(variable(node));
                case "instance" ->
                        items.add(
                                new Instance(
                                        node.text("name"),
                                        node.text("defName"),
                                        range(node),
                                        Interfaces.connections(node.children("port"))));
                case "func", "task" ->
                        items.add(
                                new Routine(
                                        node.text("name"),
                                        node.tag().equals("func"),
                                        sources.place(node.text("loc"))));
                case "begin" -> items.add(new Block(node.text("name"), items(node)));
                default -> {} // behaviour
            }
        }
        return items;
    }

    private Variable variable(Node node) {
        String name = node.text("name");
        boolean constant = node.is("param") || node.is("localparam");
        return new Variable(
                name,
                node.text("origName"),
                declared(node, node.text("dtype_id")),
                node.text("vartype"),
                direction(node.text("dir")),
                constant,
                constant && sources.at(node.text("loc")).assignsText(name),
                !node.text("vartype").equals("integer") || node.is("public_flat_rw"),
                node.child("const").map(value -> value.text("name")),
                sources.place(node.text("loc")));
    }

    private static Direction direction(String text) {
        return switch (text) {
            case "input" -> Direction.INPUT;
            case "output" -> Direction.OUTPUT;
            case "inout" -> Direction.INOUT;
            default -> Direction.NONE;
        };
    }

    private static Optional<Range> range(Node node) {
        return node.child("range")
                .flatMap(range -> {
                    List<Node> sides = range.children("const").toList();
                    if (sides.size() != 2) {
                        return Optional.empty();
                    }
                    Optional<Integer> left = HdlNumber.bound(sides.get(0).text("name"));
                    Optional<Integer> right = HdlNumber.bound(sides.get(1).text("name"));
                    return left.isPresent() && right.isPresent()
                            ? Optional.of(new Range(left.get(), right.get()))
                            : Optional.empty();
                });
    }

    private HdlType type(String id) {
        HdlType known = types.get(id);
        if (known != null) {
            return known;
        }
        Node node = typeNodes.get(id);
        HdlType read = node == null ? new HdlType.Opaque("type " + id) : type(node);
        types.put(id, read);
        return read;
    }

    private HdlType type(Node node) {
        return switch (node.tag()) {
            case "basicdtype" ->
                    new HdlType.Basic(node.text("name"), basicRange(node), node.is("signed"));
            case "refdtype" -> new HdlType.Named(node.text("name"), element(node));
            case "constdtype" -> element(node);
            case "enumdtype" ->
                    new HdlType.Enumeration(node.text("name"), element(node), literals(node));
            case "packarraydtype", "unpackarraydtype" -> {
                Optional<Range> range = range(node);
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
                            isPacked(node),
                            members(node));
            default -> new HdlType.Opaque(node.tag());
        };
    }

    /// The XML does not say; the source does where the declaration begins.
    private boolean isPacked(Node structure) {
        return !LOOSE.matcher(sources.from(structure.text("loc"))).lookingAt();
    }

    private static Optional<Range> basicRange(Node node) {
        return node.find("left") == null
                ? Optional.empty()
                : Optional.of(
                        new Range(
                                Integer.parseInt(node.text("left")),
                                Integer.parseInt(node.text("right"))));
    }

    private HdlType element(Node node) {
        return type(node.text("sub_dtype_id"));
    }

    private List<HdlType.Member> members(Node node) {
        return node.children("memberdtype")
                .map(member ->
                        new HdlType.Member(
                                member.text("name"), declared(member, member.text("sub_dtype_id"))))
                .toList();
    }

    private HdlType declared(Node declaration, String typeId) {
        HdlType type = type(typeId);
        return enumerations
                .of(declaration, typeId)
                .map(found -> type.withElement(type(found.text("id"))))
                .orElse(type);
    }

    private static List<HdlType.Literal> literals(Node node) {
        return node.children("enumitem")
                .map(item ->
                        new HdlType.Literal(
                                item.text("name"),
                                item.child("const").map(value -> value.text("name")).orElse("")))
                .toList();
    }
}
