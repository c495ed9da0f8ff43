package org.cocobean.adapter.verilator;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.cocobean.adapter.verilator.HdlType.Range;
import org.cocobean.session.BuildFailedException;
import org.jspecify.annotations.Nullable;

/// The nodes of `verilator --json-only`, which refer to each other by `addr`.
final class JsonFormat implements DescriptionFormat {

    /// To keep a specparam, Verilator 5.048 writes C++ that names what it has left out.
    private static final Set<String> NOT_KEPT = Set.of("GENVAR", "SPECPARAM");

    private static final Pattern RANGE = Pattern.compile("\\[?(-?\\d+):(-?\\d+)\\]?");

    private final Node root;
    private final Map<String, Node> nodes = new HashMap<>();
    private final HdlSources sources;

    JsonFormat(Path output, Node root, Node meta) {
        this.root = root;
        root.all().forEach(node -> nodes.put(node.text("addr"), node));
        Map<String, String> files = new LinkedHashMap<>();
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

    @Override
    public HdlSources sources() {
        return sources;
    }

    @Override
    public Node netlist() {
        return root;
    }

    @Override
    public Node top(List<Node> modules) {
        Node top =
                modules.stream()
                        .filter(node ->
                                node.tag().equals("module") && node.text("level").equals("1"))
                        .reduce((one, other) -> other)
                        .orElseThrow(() -> unknown("MODULE of level 1 under \"modulesp\""));
        if (root.all().noneMatch(node -> node.tag().equals("typetable"))) {
            throw unknown("TYPETABLE");
        }
        return top;
    }

    @Override
    public boolean hasMixedTimeUnits(List<Node> modules) {
        return modules.stream().map(node -> node.text("timeunit")).distinct().count() > 1;
    }

    @Override
    public boolean isFatal(Node node) {
        return node.tag().equals("stop") && node.is("isFatal");
    }

    @Override
    public Optional<Node> imageFile(Node call) {
        return call.inRole("filenamep").findFirst();
    }

    @Override
    public Optional<Node> imageMemory(Node call) {
        return call.inRole("memp").findFirst();
    }

    @Override
    public Stream<Node> driven(Node node) {
        if (node.tag().equals("assignw")) {
            return node.inRole("lhsp");
        }
        Node port = node.tag().equals("pin") ? nodes.get(node.text("modVarp")) : null;
        return port != null && port.text("direction").equals("OUTPUT")
                ? Stream.of(node)
                : Stream.empty();
    }

    @Override
    public boolean isInstance(Node node) {
        return node.tag().equals("cell");
    }

    @Override
    public String moduleOf(Node instance) {
        Node module = nodes.get(instance.text("modp"));
        return module == null ? "" : module.text("name");
    }

    /// A pin refers to its port.
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

    @Override
    public Stream<Node> pins(Node instance) {
        return instance.children("pin");
    }

    @Override
    public Optional<Range> instanceRange(Node instance) {
        return instance.inRole("rangep")
                .findFirst()
                .flatMap(range -> HdlNumber.range(side(range, "leftp"), side(range, "rightp")));
    }

    private static String side(Node range, String role) {
        return range.inRole(role).findFirst().map(side -> side.text("name")).orElse("");
    }

    @Override
    public String typeOf(Node variable) {
        return variable.text("dtypep");
    }

    @Override
    public String typeName(Node variable) {
        return variable.text("dtypeName");
    }

    @Override
    public boolean isConstant(Node variable) {
        return variable.is("isParam");
    }

    @Override
    public boolean isKeepable(Node variable) {
        return !NOT_KEPT.contains(variable.text("varType"));
    }

    @Override
    public Optional<Node> value(Node node) {
        return node.inRole("valuep").filter(value -> value.tag().equals("const")).findFirst();
    }

    @Override
    public @Nullable Node type(String id) {
        return nodes.get(id);
    }

    @Override
    public String element(Node type) {
        return type.text("refDTypep");
    }

    @Override
    public HdlType.Basic basic(Node type) {
        return new HdlType.Basic(
                type.text("keyword"), range(type.text("range")), type.is("signed"));
    }

    @Override
    public Optional<Range> arrayRange(Node type) {
        return range(type.text("declRange"));
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

    @Override
    public boolean isPacked(Node structure) {
        return structure.is("packed");
    }

    @Override
    public Stream<Node> parts(Node type) {
        return type.inRole(type.tag().equals("enumdtype") ? "itemsp" : "membersp");
    }

    /// Types are told as they were declared.
    @Override
    public Optional<String> enumeration(Node declaration, String type) {
        return Optional.empty();
    }
}
