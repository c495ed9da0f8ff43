package org.cocobean.watch;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/// What the designs and the firmware of each class of tests were ever built from: one whose last
/// build did not get far still depends on what it read before. From any thread.
final class BuildInputs {

    private final Map<String, Set<Path>> ofClass = new ConcurrentHashMap<>();
    private volatile String current = "";

    /// From now on builds are those of this class.
    void of(String testClass) {
        current = testClass;
    }

    /// Takes down what a build depends on.
    void read(Path input) {
        ofClass.computeIfAbsent(current, name -> ConcurrentHashMap.newKeySet()).add(input);
    }

    /// Tells whether anything is known of a class.
    boolean know(String testClass) {
        return ofClass.containsKey(testClass);
    }

    /// Returns the classes of tests that a change of a file touches, sorted: those whose builds
    /// read it, or looked into its folder if none reads it.
    Set<String> usersOf(Path file) {
        Set<String> users = having(file);
        return users.isEmpty() && file.getParent() != null ? having(file.getParent()) : users;
    }

    private Set<String> having(Path input) {
        Set<String> users = new TreeSet<>();
        ofClass.forEach((name, inputs) -> {
            if (inputs.contains(input)) {
                users.add(name);
            }
        });
        return users;
    }

    /// Returns the folders of all of them.
    Set<Path> folders() {
        Set<Path> folders = new HashSet<>();
        for (Set<Path> inputs : ofClass.values()) {
            for (Path input : inputs) {
                if (input.getParent() != null) {
                    folders.add(input.getParent());
                }
            }
        }
        return folders;
    }
}
