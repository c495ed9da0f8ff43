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
import java.util.regex.Matcher;
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

/// Reads the tree of `verilator --json-only`: nodes refer to each other by `addr`.
///
/// It leaves out what is a string; the sources tell.
final class JsonDescription {

    /// To keep a specparam, Verilator 5.048 writes C++ that names what it has left out.
    private static final Set<String> NOT_KEPT = Set.of("GENVAR", "SPECPARAM");

    private static final Pattern RANGE = Pattern.compile("\\[?(-?\\d+):(-?\\d+)\\]?");

    private final Node root;
    private final Map<String, String> files = new LinkedHashMap<>();
    private final Map<String, Node> nodes = new HashMap<>();
    private final Map<String, HdlType> types = new HashMap<>();
    private final HdlSources sources;

    JsonDescription(Path output, Node root, Node meta) {
        this.root = root;
        root.all().forEach(node -> nodes.put(node.text("addr"), node));
        Node list = meta.child("files").orElseThrow(() -> unknown("\"files\" in " + Dialect.META));
        list.children().forEach(file -> files.put(file.role, file.text("filename")));
        sources = new HdlSources(output, files);
    }

    private BuildFailedException unknown(String wanted) {
        return new BuildFailedException(
                "there is no "
                        + wanted
                        + " (the root of "
                        + Dialect.JSON.file()
                        + " is of type \""
                        + root.text("type")
                        + "\"): this format is not known");
    }

    Description read() {
        Map<String, Module> modules = new LinkedHashMap<>();
        List<Module> packages =
                root.inRole("modulesp")
                        .filter(node -> node.tag().equals("package"))
                        .map(node -> module(node, Set.of()))
                        .toList();
        List<Node> scopes =
                root.inRole("modulesp")
                        .filter(node -> node.tag().equals("module") || node.tag().equals("iface"))
                        .toList();
        Node first =
                scopes.stream()
                        .filter(node ->
                                node.tag().equals("module") && node.text("level").equals("1"))
                        .reduce((one, other) -> other)
                        .orElseThrow(() -> unknown("MODULE of level 1 under \"modulesp\""));
        Set<String> units =
                scopes.stream().map(node -> node.text("timeunit")).collect(Collectors.toSet());
        ForceReach forces = new ForceReach(new Pins(), scopes, first);
        scopes.forEach(
                node -> modules.put(node.text("name"), module(node, forces.unreached(node))));
        if (root.all().noneMatch(node -> node.tag().equals("typetable"))) {
            throw unknown("TYPETABLE");
        }
        return new Description(
                List.copyOf(files.values()),
                Objects.requireNonNull(modules.get(first.text("name"))),
                packages,
                modules,
                fatals(),
                images(),
                root.all().anyMatch(node -> node.tag().equals("dumpctl")),
                units.size() > 1,
                LongNames.of(root, sources));
    }

    private Set<String> fatals() {
        return root.all()
                .filter(node -> node.tag().equals("stop") && node.is("isFatal"))
                .map(node -> sources.at(node.text("loc")).shown())
                .collect(Collectors.toSet());
    }

    private Set<Image> images() {
        return root.all()
                .filter(node -> node.tag().equals("readmem"))
                .map(node ->
                        Image.of(
                                sources.at(node.text("loc")),
                                node.inRole("filenamep").findFirst(),
                                node.inRole("memp")
                                        .findFirst()
                                        .map(memory -> type(memory.text("dtypep")))))
                .collect(Collectors.toSet());
    }

    private Module module(Node node, Set<String> unreached) {
        return new Module(
                node.text("name"), node.text("origName"), items(node), drivenNets(node), unreached);
    }

    private Set<String> drivenNets(Node module) {
        Set<String> names = new HashSet<>();
        module.all()
                .forEach(node -> {
                    if (node.tag().equals("assignw")) {
                        node.inRole("lhsp").forEach(target -> names.addAll(target.references()));
                    } else if (node.tag().equals("pin") && drives(node)) {
                        names.addAll(node.references());
                    }
                });
        return names;
    }

    private boolean drives(Node pin) {
        Node port = nodes.get(pin.text("modVarp"));
        return port != null && port.text("direction").equals("OUTPUT");
    }

    /// Instances and their pins: a pin refers to its port.
    private final class Pins implements ForceReach.Tree {

        @Override
        public String moduleOf(Node instance) {
            return moduleName(instance);
        }

        @Override
        public ForceReach.Port portOf(Node instance, Node pin) {
            Node port = nodes.get(pin.text("modVarp"));
            return port == null
                    ? new ForceReach.Port("", "")
                    : new ForceReach.Port(
                            port.text("name"),
                            switch (port.text("direction")) {
                                case "INPUT" -> "in";
                                case "OUTPUT" -> "out";
                                default -> "inout";
                            });
        }
    }

    private List<Item> items(Node parent) {
        List<Item> items = new ArrayList<>();
        for (Node node : parent.children()) {
            switch (node.tag()) {
                case "var" -> items.add(variable(node));
                case "cell" ->
                        items.add(
                                new Instance(
                                        node.text("name"),
                                        moduleName(node),
                                        cellRange(node),
                                        Interfaces.connections(node.children("pin"))));
                case "func", "task" ->
                        items.add(
                                new Routine(
                                        node.text("name"),
                                        node.tag().equals("func"),
                                        sources.place(node.text("loc"))));
                case "begin", "genblock" -> items.add(new Block(node.text("name"), items(node)));
                default -> {} // behaviour
            }
        }
        return items;
    }

    private String moduleName(Node cell) {
        Node module = nodes.get(cell.text("modp"));
        return module == null ? "" : module.text("name");
    }

    private Variable variable(Node node) {
        String name = node.text("name");
        boolean constant = node.is("isParam");
        return new Variable(
                name,
                node.text("origName"),
                type(node.text("dtypep")),
                node.text("dtypeName"),
                direction(node.text("direction")),
                constant,
                constant && sources.at(node.text("loc")).assignsText(name),
                !NOT_KEPT.contains(node.text("varType")),
                node.inRole("valuep")
                        .filter(value -> value.tag().equals("const"))
                        .map(value -> value.text("name"))
                        .findFirst(),
                sources.place(node.text("loc")));
    }

    private static Direction direction(String text) {
        return switch (text) {
            case "INPUT" -> Direction.INPUT;
            case "OUTPUT" -> Direction.OUTPUT;
            case "INOUT" -> Direction.INOUT;
            default -> Direction.NONE;
        };
    }

    private static Optional<Range> range(String text) {
        Matcher matcher = RANGE.matcher(text);
        return matcher.matches()
                ? Optional.of(
                        new Range(
                                Integer.parseInt(matcher.group(1)),
                                Integer.parseInt(matcher.group(2))))
                : Optional.empty();
    }

    private static Optional<Range> cellRange(Node cell) {
        return cell.inRole("rangep")
                .findFirst()
                .flatMap(range -> {
                    Optional<Integer> left = side(range, "leftp");
                    Optional<Integer> right = side(range, "rightp");
                    return left.isPresent() && right.isPresent()
                            ? Optional.of(new Range(left.get(), right.get()))
                            : Optional.empty();
                });
    }

    private static Optional<Integer> side(Node range, String role) {
        return range.inRole(role).findFirst().flatMap(side -> HdlNumber.bound(side.text("name")));
    }

    private HdlType type(String address) {
        HdlType known = types.get(address);
        if (known != null) {
            return known;
        }
        Node node = nodes.get(address);
        HdlType read = node == null ? new HdlType.Opaque("type " + address) : type(node);
        types.put(address, read);
        return read;
    }

    private HdlType type(Node node) {
        return switch (node.tag()) {
            case "basicdtype" ->
                    new HdlType.Basic(
                            node.text("keyword"), range(node.text("range")), node.is("signed"));
            case "refdtype" -> new HdlType.Named(node.text("name"), element(node));
            case "constdtype" -> element(node);
            case "enumdtype" ->
                    new HdlType.Enumeration(node.text("name"), element(node), literals(node));
            case "packarraydtype", "unpackarraydtype" -> {
                Optional<Range> range = range(node.text("declRange"));
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
                            node.is("packed"),
                            members(node));
            default -> new HdlType.Opaque(node.tag());
        };
    }

    private HdlType element(Node node) {
        return type(node.text("refDTypep"));
    }

    private List<HdlType.Member> members(Node node) {
        return node.inRole("membersp")
                .map(member -> new HdlType.Member(member.text("name"), element(member)))
                .toList();
    }

    private static List<HdlType.Literal> literals(Node node) {
        return node.inRole("itemsp")
                .map(item ->
                        new HdlType.Literal(
                                item.text("name"),
                                item.inRole("valuep")
                                        .findFirst()
                                        .map(value -> value.text("name"))
                                        .orElse("")))
                .toList();
    }
}
