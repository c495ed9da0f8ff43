package org.cocobean.adapter.verilator;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A node of the tree in a description file, whatever the file's format.
final class Node {

    /// The key of the parent under which the node stands, where the format has such keys.
    final String role;

    private final Map<String, String> attributes = new HashMap<>();
    private final List<Node> children = new ArrayList<>();
    private String tag;

    Node(String tag, String role) {
        this.tag = tag;
        this.role = role;
    }

    String tag() {
        return tag;
    }

    void retag(String better) {
        tag = better;
    }

    void put(String name, String value) {
        attributes.put(name, value);
    }

    void add(Node child) {
        children.add(child);
    }

    List<Node> children() {
        return children;
    }

    /// Returns an attribute, empty when it is not there.
    String text(String name) {
        return attributes.getOrDefault(name, "");
    }

    @Nullable String find(String name) {
        return attributes.get(name);
    }

    boolean is(String name) {
        String value = text(name);
        return value.equals("true") || value.equals("1");
    }

    Stream<Node> children(String wanted) {
        return children.stream().filter(child -> child.tag.equals(wanted));
    }

    Optional<Node> child(String wanted) {
        return children(wanted).findFirst();
    }

    Stream<Node> inRole(String wanted) {
        return children.stream().filter(child -> child.role.equals(wanted));
    }

    /// Returns this node and all below it.
    Stream<Node> all() {
        return Stream.concat(Stream.of(this), children.stream().flatMap(Node::all));
    }

    /// Returns the names of the variables that it refers to.
    List<String> references() {
        return all().filter(node -> node.tag.equals("varref"))
                .map(node -> node.text("name"))
                .toList();
    }
}
