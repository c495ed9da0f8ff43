package org.cocobean.adapter.verilator;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.cocobean.adapter.verilator.HdlType.Range;
import org.cocobean.session.BuildFailedException;
import org.jspecify.annotations.Nullable;

/// The nodes of `verilator --xml-only`.
///
/// They leave out what is `$fatal`, which structures are packed, and where an enumeration is below
/// an array; [HdlSources] tells.
final class XmlFormat implements DescriptionFormat {

    private static final Set<String> STRUCTURES = Set.of("struct", "union");

    private final Node root;
    private final Node netlist;
    private final Map<String, Node> types = new HashMap<>();
    private final XmlPins pins;
    private final HdlSources sources;
    private final DeclaredEnumerations enumerations;
    private final String timeUnit;

    /// @param timeUnit of modules that have none of their own
    XmlFormat(Path output, Node root, String timeUnit) {
        this.timeUnit = timeUnit;
        this.root = root;
        netlist = required(root, "netlist");
        Map<String, String> files = new LinkedHashMap<>();
        for (Node list : root.children("files").toList()) {
            list.children("file")
                    .forEach(file -> files.put(file.text("id"), file.text("filename")));
        }
        required(netlist, "typetable").children().forEach(type -> types.put(type.text("id"), type));
        pins = new XmlPins(netlist.children());
        sources = new HdlSources(output, files);
        enumerations = new DeclaredEnumerations(types, sources);
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

    @Override
    public HdlSources sources() {
        return sources;
    }

    @Override
    public Node netlist() {
        return netlist;
    }

    @Override
    public Node top(List<Node> modules) {
        return modules.stream()
                .filter(node -> node.is("topModule"))
                .reduce((one, other) -> other)
                .orElseThrow(() ->
                        new BuildFailedException(
                                "there is no <module topModule=\"1\"> in "
                                        + Dialect.XML.file()
                                        + ": this format is not known"));
    }

    @Override
    public boolean hasMixedTimeUnits(List<Node> modules) {
        return sources.timeUnits(timeUnit).size() > 1;
    }

    /// `$error` has the same nodes.
    @Override
    public boolean isFatal(Node node) {
        return node.tag().equals("display")
                && sources.tell(
                                node.text("loc"),
                                words -> true,
                                words -> words.at(0).equals("$fatal"))
                        .orElse(false);
    }

    @Override
    public Optional<Node> imageFile(Node call) {
        return call.children().stream().findFirst();
    }

    @Override
    public Optional<Node> imageMemory(Node call) {
        return call.children().stream().skip(1).findFirst();
    }

    @Override
    public Stream<Node> driven(Node node) {
        if (node.tag().equals("contassign")) {
            return node.children().stream().skip(Math.max(0, node.children().size() - 1));
        }
        return node.tag().equals("port") && node.text("direction").equals("out")
                ? Stream.of(node)
                : Stream.empty();
    }

    @Override
    public boolean isInstance(Node node) {
        return node.tag().equals("instance");
    }

    @Override
    public String moduleOf(Node instance) {
        return pins.moduleOf(instance);
    }

    @Override
    public ForceReach.Port portOf(Node instance, Node pin) {
        return pins.portOf(instance, pin);
    }

    @Override
    public Stream<Node> pins(Node instance) {
        return instance.children("port");
    }

    @Override
    public Optional<Range> instanceRange(Node instance) {
        return range(instance);
    }

    private static Optional<Range> range(Node node) {
        return node.child("range")
                .flatMap(range -> {
                    List<Node> sides = range.children("const").toList();
                    return sides.size() == 2
                            ? HdlNumber.range(
                                    sides.getFirst().text("name"), sides.getLast().text("name"))
                            : Optional.empty();
                });
    }

    @Override
    public String typeOf(Node variable) {
        return variable.text("dtype_id");
    }

    @Override
    public String typeName(Node variable) {
        return variable.text("vartype");
    }

    @Override
    public boolean isConstant(Node variable) {
        return variable.is("param") || variable.is("localparam");
    }

    @Override
    public boolean isKeepable(Node variable) {
        return !variable.text("vartype").equals("integer") || variable.is("public_flat_rw");
    }

    @Override
    public Optional<Node> value(Node node) {
        return node.child("const");
    }

    @Override
    public @Nullable Node type(String id) {
        return types.get(id);
    }

    @Override
    public String element(Node type) {
        return type.text("sub_dtype_id");
    }

    @Override
    public HdlType.Basic basic(Node type) {
        return new HdlType.Basic(
                type.text("name"),
                type.find("left") == null
                        ? Optional.empty()
                        : Optional.of(
                                new Range(
                                        Integer.parseInt(type.text("left")),
                                        Integer.parseInt(type.text("right")))),
                type.is("signed"));
    }

    @Override
    public Optional<Range> arrayRange(Node type) {
        return range(type);
    }

    /// The source says where the declaration begins.
    @Override
    public boolean isPacked(Node structure) {
        return sources.tell(
                        structure.text("loc"),
                        words -> STRUCTURES.contains(words.at(0)),
                        words -> words.at(words.at(1).equals("tagged") ? 2 : 1).equals("packed"))
                .orElseThrow(() ->
                        new BuildFailedException(
                                "whether %s is packed is not known: looked for struct or union at %s"
                                                .formatted(
                                                        structure.text("name"),
                                                        sources.place(structure.text("loc")))
                                        + " in what verilator -E wrote. Name the file among the"
                                        + " sources, not by its folder"));
    }

    @Override
    public Stream<Node> parts(Node type) {
        return type.children(type.tag().equals("enumdtype") ? "enumitem" : "memberdtype");
    }

    @Override
    public Optional<String> enumeration(Node declaration, String type) {
        return enumerations.of(declaration, type).map(found -> found.text("id"));
    }
}
