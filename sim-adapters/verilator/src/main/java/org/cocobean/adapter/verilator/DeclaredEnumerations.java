package org.cocobean.adapter.verilator;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.cocobean.internal.hdl.HdlTokens;

/// Which variables and members are of an enumeration: in XML they have the type of its bits.
///
/// A variable of no array names its type. For all others the type table still holds each use of a
/// type's name, with its place: the one that the declaration begins with tells.
final class DeclaredEnumerations {

    private final Map<String, Node> types;
    private final HdlSources sources;
    private final Map<String, List<Node>> enumerations = new HashMap<>();

    /// By file and type of the bits, and then by place.
    private final Map<String, TreeMap<Long, Node>> uses = new HashMap<>();

    /// @param types the nodes of the type table by their ids
    DeclaredEnumerations(Map<String, Node> types, HdlSources sources) {
        this.types = types;
        this.sources = sources;
        for (Node type : types.values()) {
            if (type.tag().equals("enumdtype")) {
                enumerations
                        .computeIfAbsent(simple(type.text("name")), ignored -> new ArrayList<>())
                        .add(type);
            }
        }
        for (Node type : types.values()) {
            if (type.tag().equals("refdtype")
                    && enumerations.containsKey(simple(type.text("name")))) {
                String location = type.text("loc");
                uses.computeIfAbsent(
                                file(location) + " " + type.text("sub_dtype_id"),
                                ignored -> new TreeMap<>())
                        .put(place(location), type);
            }
        }
    }

    private static String simple(String name) {
        return name.substring(Math.max(name.lastIndexOf(':'), name.lastIndexOf('.')) + 1);
    }

    private static String file(String location) {
        return location.substring(0, Math.max(location.indexOf(','), 0));
    }

    /// Returns line and column of `file,line,column,…` in one number.
    private static long place(String location) {
        String[] parts = location.split(",");
        return parts.length < 3
                ? 0
                : (Long.parseLong(parts[1]) << Integer.SIZE) + Integer.parseInt(parts[2]);
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
        Map.Entry<Long, Node> nearest =
                uses.getOrDefault(file(location) + " " + bits, new TreeMap<>())
                        .lowerEntry(place(location));
        if (nearest == null) {
            return "";
        }
        String name = simple(nearest.getValue().text("name"));
        return sources.between(nearest.getValue().text("loc"), location)
                        .filter(words -> declares(words, name))
                        .isPresent()
                ? name
                : "";
    }

    /// Tells whether a declaration of a type's objects goes on after these words: its name, packed
    /// dimensions, and other objects with theirs.
    private static boolean declares(HdlTokens words, String type) {
        int at = 0;
        while (words.isName(at) && words.at(at + 1).equals("::")) {
            at += 2;
        }
        if (!words.at(at).equals(type)) {
            return false;
        }
        HdlTokens rest = words.after(afterDimensions(words, at + 1));
        List<HdlTokens> objects = rest.split(",");
        return objects.getLast().size() == 0
                && objects.subList(0, objects.size() - 1).stream()
                        .allMatch(DeclaredEnumerations::isObject);
    }

    private static boolean isObject(HdlTokens words) {
        int end = afterDimensions(words, 1);
        return words.isName(0)
                && (end == words.size() || words.at(end).equals("="))
                && !words.contains(";");
    }

    private static int afterDimensions(HdlTokens words, int start) {
        int at = start;
        while (words.at(at).equals("[")) {
            at = words.close(at) + 1;
        }
        return at;
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
