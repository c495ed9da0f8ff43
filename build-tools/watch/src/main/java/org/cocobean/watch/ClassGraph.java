package org.cocobean.watch;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The classes of a project and who mentions whom. Immutable.
///
/// @param classes by their names with slashes
record ClassGraph(Map<String, ClassFacts> classes) {

    static final ClassGraph EMPTY = new ClassGraph(Map.of());

    /// What Surefire takes for a class of tests.
    private static final Pattern TESTS = Pattern.compile("Test.*|.*Tests?|.*TestCase");

    ClassGraph {
        classes = Map.copyOf(classes);
    }

    /// Returns these and all that mention one of them, directly or by others.
    Set<String> withDependents(Collection<String> names) {
        Map<String, Set<String>> users = new HashMap<>();
        classes.values()
                .forEach(type ->
                        type.mentions()
                                .forEach(name ->
                                        users.computeIfAbsent(name, n -> new HashSet<>())
                                                .add(type.name())));
        Set<String> found = new HashSet<>(names);
        Deque<String> open = new ArrayDeque<>(names);
        while (!open.isEmpty()) {
            for (String user : users.getOrDefault(open.pop(), Set.of())) {
                if (found.add(user)) {
                    open.push(user);
                }
            }
        }
        return found;
    }

    /// Returns the sources of some classes.
    Set<String> sourcesOf(Collection<String> names) {
        return classes.values().stream()
                .filter(type -> names.contains(type.name()))
                .map(ClassFacts::source)
                .collect(Collectors.toSet());
    }

    /// Returns the classes of tests that some classes are part of or are used by, with dots,
    /// sorted.
    Set<String> testsThatUse(Collection<String> names) {
        Set<String> users = withDependents(names);
        Set<String> tests = testClasses();
        tests.retainAll(
                classes.values().stream()
                        .filter(type -> users.contains(type.name()))
                        .map(ClassFacts::outermost)
                        .toList());
        return tests;
    }

    /// Returns all classes of tests, with dots, sorted.
    Set<String> testClasses() {
        return classes.values().stream()
                .map(ClassFacts::outermost)
                .filter(name -> TESTS.matcher(name.substring(name.lastIndexOf('.') + 1)).matches())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /// Returns the classes that one of two graphs has and the other has not, or differently, by
    /// what is compared.
    static Set<String> differing(
            ClassGraph before, ClassGraph after, Function<ClassFacts, ?> what) {
        Set<String> names = new HashSet<>(before.classes.keySet());
        names.addAll(after.classes.keySet());
        names.removeIf(name -> {
            ClassFacts old = before.classes.get(name);
            ClassFacts now = after.classes.get(name);
            return old != null && now != null && what.apply(old).equals(what.apply(now));
        });
        return names;
    }
}
