package org.cocobean.adapter.verilator;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Tells combinational logic from latches.
final class CombinationalLogic {

    private static final Set<String> LOOPS = Set.of("while", "loop", "for", "repeat", "dowhile");

    private CombinationalLogic() {}

    /// Returns whether every variable that a process writes is written whatever happens: else it
    /// keeps a value, and is a latch.
    static boolean isComplete(Node process) {
        Set<String> all =
                process.all()
                        .filter(CombinationalLogic::isAssignment)
                        .flatMap(CombinationalLogic::names)
                        .collect(Collectors.toSet());
        return always(process).containsAll(all);
    }

    private static boolean isAssignment(Node node) {
        return node.tag().startsWith("assign") && !node.children().isEmpty();
    }

    private static Stream<String> names(Node assignment) {
        Node target = assignment.children().getLast();
        while (!target.tag().equals("varref")
                && !target.tag().equals("concat")
                && !target.children().isEmpty()) {
            target = target.children().getFirst();
        }
        return target.references().stream();
    }

    private static Set<String> always(Node node) {
        if (isAssignment(node)) {
            return names(node).collect(Collectors.toSet());
        }
        return switch (node.tag()) {
            case "if" -> branches(node);
            case "case" -> items(node);
            default -> union(node.children().stream());
        };
    }

    private static Set<String> union(Stream<Node> nodes) {
        Set<String> names = new HashSet<>();
        nodes.forEach(node -> names.addAll(always(node)));
        return names;
    }

    private static Set<String> branches(Node node) {
        boolean roles = node.inRole("condp").findAny().isPresent();
        Set<String> names =
                union(roles ? node.inRole("thensp") : node.children().stream().skip(1).limit(1));
        names.retainAll(union(roles ? node.inRole("elsesp") : node.children().stream().skip(2)));
        return names;
    }

    /// Without a default nothing is sure.
    private static Set<String> items(Node node) {
        List<Node> items = node.children("caseitem").toList();
        boolean all =
                items.stream()
                        .anyMatch(item ->
                                item.children().stream()
                                        .findFirst()
                                        .filter(CombinationalLogic::isStatement)
                                        .isPresent());
        if (!all) {
            return Set.of();
        }
        Set<String> names = new HashSet<>(union(items.getFirst().children().stream()));
        items.forEach(item -> names.retainAll(union(item.children().stream())));
        return names;
    }

    private static boolean isStatement(Node node) {
        return isAssignment(node)
                || LOOPS.contains(node.tag())
                || Set.of("if", "case", "begin").contains(node.tag());
    }
}
