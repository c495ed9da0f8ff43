package org.cocobean.internal.order;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.Set;
import org.cocobean.session.BuildFailedException;
import org.cocobean.sim.spi.HdlLanguage;
import org.cocobean.sim.spi.Source;

/// Puts sources into an order in which each comes after all that it uses. What is in such an order
/// stays as it is: a source moves only in front of one that uses it.
public final class SourceOrder {

    private static final String WORK = "work";

    private final List<String> given;
    private final List<SourceUnits> units = new ArrayList<>();
    private final Map<String, Integer> declaredIn = new HashMap<>();
    private final List<Set<Integer>> before = new ArrayList<>();
    private final List<String> missing = new ArrayList<>();

    /// Reads the sources, given as a design names them.
    ///
    /// @throws UncheckedIOException when one cannot be read
    public SourceOrder(List<String> sources) {
        given = List.copyOf(sources);
        Set<String> libraries = new HashSet<>();
        given.forEach(source -> libraries.add(library(Source.of(source))));
        for (String text : given) {
            SourceUnits found = read(Source.of(text), libraries);
            int index = units.size();
            units.add(found);
            // GHDL and others take the last of two declarations
            found.declared().forEach(unit -> declaredIn.put(unit, index));
        }
        for (int i = 0; i < given.size(); i++) {
            before.add(needed(i));
        }
    }

    private static String library(Source source) {
        return source.library().orElse(WORK).toLowerCase(Locale.ROOT);
    }

    private static SourceUnits read(Source source, Set<String> libraries) {
        Path path = Path.of(source.path());
        try {
            String text = Files.readString(path, StandardCharsets.ISO_8859_1);
            return HdlLanguage.of(path) == HdlLanguage.VHDL
                    ? VhdlUnits.read(text, library(source), libraries)
                    : VerilogUnits.read(text);
        } catch (IOException e) {
            throw new UncheckedIOException("the source " + path + " cannot be read", e);
        }
    }

    private Set<Integer> needed(int index) {
        Set<Integer> sources = new LinkedHashSet<>();
        units.get(index)
                .needed()
                .forEach((unit, line) -> {
                    Integer source = declaredIn.get(unit);
                    if (source == null) {
                        if (!unit.endsWith("::")) { // classes have scopes, too
                            missing.add(place(index, line) + ": no source declares " + unit);
                        }
                    } else if (!units.get(index).declared().contains(unit)) {
                        sources.add(source);
                    }
                });
        return sources;
    }

    private String place(int index, int line) {
        return Source.of(given.get(index)).path() + ":" + line;
    }

    /// Returns a line for each unit that a source needs and none declares, with file and line.
    public List<String> missing() {
        return Collections.unmodifiableList(missing);
    }

    /// Returns the sources in order.
    ///
    /// @throws BuildFailedException naming file, line and unit of each step, when sources need each
    ///   other
    public List<String> sources() {
        walk(); // before wishes are added, which may not hide a circle
        preferBodies();
        return walk().stream().map(given::get).toList();
    }

    private Set<Integer> walk() {
        Set<Integer> order = new LinkedHashSet<>();
        for (int i = 0; i < given.size(); i++) {
            add(i, order);
        }
        return order;
    }

    /// Adds a source after those that come before it; a stack of our own, since chains may be long.
    private void add(int first, Set<Integer> order) {
        SequencedSet<Integer> open = new LinkedHashSet<>(List.of(first));
        while (!open.isEmpty()) {
            int source = open.reversed().iterator().next();
            Optional<Integer> next =
                    order.contains(source)
                            ? Optional.empty()
                            : before.get(source).stream()
                                    .filter(other -> !order.contains(other))
                                    .findFirst();
            if (next.isEmpty()) {
                order.add(source);
                open.remove(source);
            } else if (!open.add(next.get())) {
                List<Integer> path = List.copyOf(open);
                throw new BuildFailedException(
                        circle(path.subList(path.indexOf(next.get()), path.size())));
            }
        }
    }

    private String circle(List<Integer> path) {
        StringBuilder text =
                new StringBuilder("the sources need each other, so that none can be first:");
        for (int i = 0; i < path.size(); i++) {
            int from = path.get(i);
            int to = path.get((i + 1) % path.size());
            units.get(from).needed().entrySet().stream()
                    .filter(need -> Integer.valueOf(to).equals(declaredIn.get(need.getKey())))
                    .findFirst()
                    .ifPresent(need ->
                            text.append("\n  ")
                                    .append(place(from, need.getValue()))
                                    .append(" uses ")
                                    .append(need.getKey())
                                    .append(" of ")
                                    .append(Source.of(given.get(to)).path()));
        }
        return text.append("\nMove what both use into a file of its own.").toString();
    }

    /// What should come first does, where that makes no circle.
    private void preferBodies() {
        for (int i = 0; i < given.size(); i++) {
            for (String unit : units.get(i).preferred().keySet()) {
                Integer source = declaredIn.get(unit);
                if (source != null
                        && source != i
                        && !before.get(i).contains(source)
                        && !reaches(source, i)) {
                    before.get(i).add(source);
                }
            }
        }
    }

    private boolean reaches(int from, int to) {
        Set<Integer> seen = new HashSet<>();
        Deque<Integer> open = new ArrayDeque<>(List.of(from));
        while (!open.isEmpty()) {
            int source = open.pop();
            if (source == to) {
                return true;
            }
            if (seen.add(source)) {
                before.get(source).forEach(open::push);
            }
        }
        return false;
    }
}
