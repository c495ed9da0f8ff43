package org.cocobean.adapter.verilator;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// Which variables and members are of an enumeration: in XML they have the type of its bits.
///
/// A variable of no array names its type. For all others the type table still holds each use of a
/// type's name, with its place: the one that the declaration begins with tells.
final class DeclaredEnumerations {

    /// What may stand between a type's name and the name that is declared: packed dimensions, and
    /// other names of the same declaration.
    private static final String BETWEEN =
            "\\s*(?:\\[[^\\]]*]\\s*)*(?:\\w+\\s*(?:\\[[^\\]]*]\\s*)*(?:=[^,;]*)?,\\s*)*";

    private final Map<String, Node> types;
    private final HdlSources sources;
    private final Map<String, List<Node>> enumerations = new HashMap<>();
    private final Map<String, List<Node>> uses = new HashMap<>();

    /// @param types the nodes of the type table by their ids
    DeclaredEnumerations(Map<String, Node> types, HdlSources sources) {
        this.types = types;
        this.sources = sources;
        for (Node type : types.values()) {
            if (type.tag().equals("enumdtype")) {
                add(enumerations, simple(type.text("name")), type);
            }
        }
        for (Node type : types.values()) {
            if (type.tag().equals("refdtype")
                    && enumerations.containsKey(simple(type.text("name")))) {
                add(uses, line(type.text("loc")), type);
            }
        }
    }

    private static void add(Map<String, List<Node>> lists, String key, Node node) {
        lists.computeIfAbsent(key, ignored -> new ArrayList<>()).add(node);
    }

    private static String simple(String name) {
        return name.substring(Math.max(name.lastIndexOf(':'), name.lastIndexOf('.')) + 1);
    }

    /// Returns file and line of `file,line,column,…`.
    private static String line(String location) {
        String[] parts = location.split(",");
        return parts.length < 3 ? "" : parts[0] + "," + parts[1];
    }

    private static int column(String location) {
        String[] parts = location.split(",");
        return parts.length < 3 ? 0 : Integer.parseInt(parts[2]);
    }

    /// Finds the type node of a variable's or member's enumeration.
    ///
    /// @param typeId of its type, which may be an array
    Optional<Node> of(Node declaration, String typeId) {
        String bits = bits(typeId);
        Node node = types.get(bits);
        if (node == null || !node.tag().equals("basicdtype")) {
            return Optional.empty();
        }
        String named = declaration.text("vartype");
        return enumeration(enumerations.containsKey(named) ? named : use(declaration, bits), bits);
    }

    /// Returns the type below all arrays.
    private String bits(String typeId) {
        String id = typeId;
        for (Node node = types.get(id);
                node != null
                        && (node.tag().endsWith("arraydtype") || node.tag().equals("constdtype"));
                node = types.get(id)) {
            id = node.text("sub_dtype_id");
        }
        return id;
    }

    private String use(Node declaration, String bits) {
        String location = declaration.text("loc");
        int column = column(location);
        Node nearest = null;
        for (Node use : uses.getOrDefault(line(location), List.of())) {
            int own = column(use.text("loc"));
            if (own < column
                    && use.text("sub_dtype_id").equals(bits)
                    && (nearest == null || own > column(nearest.text("loc")))) {
                nearest = use;
            }
        }
        if (nearest == null) {
            return "";
        }
        String text = sources.at(nearest.text("loc")).text();
        int length = Math.clamp(column - column(nearest.text("loc")), 0, text.length());
        String name = simple(nearest.text("name"));
        return Pattern.matches(
                        "(?:\\w+::)*" + Pattern.quote(name) + BETWEEN, text.substring(0, length))
                ? name
                : "";
    }

    /// Several packages may have one of that name; then nobody knows which is meant.
    private Optional<Node> enumeration(String name, String bits) {
        List<Node> all =
                enumerations.getOrDefault(name, List.of()).stream()
                        .filter(type -> type.text("sub_dtype_id").equals(bits))
                        .toList();
        return all.size() == 1 ? Optional.of(all.getFirst()) : Optional.empty();
    }
}
