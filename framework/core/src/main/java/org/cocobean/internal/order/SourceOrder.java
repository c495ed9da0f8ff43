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
import org.cocobean.sim.spi.Outdated;
import org.cocobean.sim.spi.Source;

/// Puts sources into an order in which each comes after all that it uses. What is in such an order
/// stays as it is: a source moves only in front of one that uses it.
public final class SourceOrder {

    private static final String WORK = "work";

    private final List<String> given;
    private final List<SourceUnits> units = new ArrayList<>();
    private final Map<String, Integer> declaredIn = new HashMap<>();
    private final Map<String, Set<Integer>> holders = new HashMap<>();
    private final List<Set<Integer>> before = new ArrayList<>();
    private final List<String> missing = new ArrayList<>();

    /// Reads the sources, given as a design names them.
    ///
    /// @throws UncheckedIOException when one cannot be read
    public SourceOrder(List<String> sources) {
        this(sources, List.of(), Set.of());
    }

    /// Reads those of the same sources that have changed since another order of them was made.
    ///
    /// @param known what its [#units] said; of no use unless the sources are the same
    /// @throws UncheckedIOException when one cannot be read
    public SourceOrder(List<String> sources, List<String> known, Set<Path> changed) {
        given = List.copyOf(sources);
        Set<String> libraries = new HashSet<>();
        given.forEach(source -> libraries.add(library(Source.of(source))));
        for (String text : given) {
            Source source = Source.of(text);
            String begin = text + "\t";
            int line = units.size();
            boolean isKnown =
                    known.size() == given.size()
                            && known.get(line).startsWith(begin)
                            && !changed.contains(Path.of(source.path()));
            SourceUnits found =
                    isKnown
                            ? SourceUnits.of(known.get(line).substring(begin.length()))
                            : read(source, libraries);
            int index = units.size();
            units.add(found);
            // GHDL and others take the last of two declarations
            found.declared().forEach(unit -> declaredIn.put(unit, index));
            found.declared().forEach(unit -> hold(unit, index));
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

    /// Returns the sources in order, each once.
    ///
    /// @throws BuildFailedException naming file, line and unit of each step, when sources need each
    ///   other
    public List<String> sources() {
        walk(); // before wishes are added, which may not hide a circle
        preferBodies();
        return walk().stream().map(given::get).distinct().toList();
    }

    /// Returns a line for each source: its path, the units that it declares, and what it uses.
    public List<String> units() {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < given.size(); i++) {
            lines.add(given.get(i) + "\t" + units.get(i).line());
        }
        return lines;
    }

    /// Tells whether another order of the same sources, by its [#units], declares the same in each.
    public boolean declaresAsIn(List<String> others) {
        return units().stream()
                .map(SourceOrder::declared)
                .toList()
                .equals(others.stream().map(SourceOrder::declared).toList());
    }

    private static String declared(String line) {
        String[] parts = line.split("\t", 3);
        return parts[0] + "\t" + parts[1];
    }

    /// Returns what must be compiled again after a change of some sources that left what they
    /// declare as it was; to be called after [#sources], whose order it keeps.
    ///
    /// @param top a unit, with its library in front unless that is `work`
    public Outdated outdated(Set<Path> changed, String top) {
        Set<Integer> stale = new HashSet<>();
        for (int i = 0; i < given.size(); i++) {
            if (changed.contains(Path.of(Source.of(given.get(i)).path()))) {
                stale.add(i);
            }
        }
        boolean one = true;
        for (int before = -1; before < stale.size(); ) {
            before = stale.size();
            addUsers(stale);
            one &= !addRivals(stale);
        }
        Set<Integer> reached = reached(top);
        return new Outdated(
                walk().stream().filter(stale::contains).map(given::get).distinct().toList(),
                one && reached.containsAll(stale));
    }

    /// Returns the paths of the sources that a unit does not need, as far as the sources tell; none
    /// when none of them declares it. To be called after [#sources].
    ///
    /// @param top a unit, with its library in front unless that is `work`
    public List<String> unneeded(String top) {
        Set<Integer> reached = reached(top);
        List<String> paths = new ArrayList<>();
        for (int i = 0; i < given.size() && !reached.isEmpty(); i++) {
            if (!reached.contains(i)) {
                paths.add(Source.of(given.get(i)).path());
            }
        }
        return paths;
    }

    /// Returns the order of those sources alone that a unit needs; the same when none of them
    /// declares it, as with modules of Verilog.
    ///
    /// @param top a unit, with its library in front unless that is `work`
    public SourceOrder reaching(String top) {
        Set<Integer> reached = reached(top);
        if (reached.isEmpty()) {
            return this;
        }
        List<String> all = units();
        List<Integer> kept = reached.stream().sorted().toList();
        return new SourceOrder(
                kept.stream().map(given::get).toList(),
                kept.stream().map(all::get).toList(),
                Set.of());
    }

    private void addUsers(Set<Integer> stale) {
        for (int source : walk()) {
            if (before.get(source).stream().anyMatch(stale::contains)) {
                stale.add(source);
            }
        }
    }

    /// Of several architectures the one that was compiled last is bound, so all are compiled again.
    private boolean addRivals(Set<Integer> stale) {
        Map<String, Set<Integer>> architectures = new HashMap<>();
        for (int i = 0; i < given.size(); i++) {
            for (String unit : units.get(i).declared()) {
                int parts = unit.indexOf('(');
                if (parts > 0) {
                    architectures
                            .computeIfAbsent(unit.substring(0, parts), entity -> new HashSet<>())
                            .add(i);
                }
            }
        }
        boolean found = false;
        for (Set<Integer> rivals : architectures.values()) {
            if (rivals.size() > 1 && rivals.stream().anyMatch(stale::contains)) {
                stale.addAll(rivals);
                found = true;
            }
        }
        return found;
    }

    /// The sources of a unit and of all that belongs to it or that it uses.
    private Set<Integer> reached(String top) {
        String name = top.toLowerCase(Locale.ROOT).replaceAll("\\(.*", "");
        Set<Integer> reached = new HashSet<>();
        Deque<Integer> open =
                new ArrayDeque<>(holders(name.contains(".") ? name : WORK + "." + name));
        while (!open.isEmpty()) {
            int source = open.pop();
            if (reached.add(source)) {
                open.addAll(before.get(source));
                units.get(source).declared().forEach(unit -> open.addAll(holders(unit)));
                units.get(source).components().forEach(bound -> open.addAll(entities(bound)));
            }
        }
        return reached;
    }

    /// The sources of all entities of a name, in whatever library.
    private List<Integer> entities(String name) {
        List<Integer> sources = new ArrayList<>();
        declaredIn.forEach((unit, source) -> {
            if (unit.endsWith("." + name)) {
                sources.add(source);
            }
        });
        return sources;
    }

    /// The sources of a unit, of its architectures and of its body.
    private Set<Integer> holders(String unit) {
        return holders.getOrDefault(unit, Set.of());
    }

    /// A part of a unit, such as an architecture, has the unit's name in front.
    private void hold(String unit, int source) {
        holders.computeIfAbsent(unit, name -> new LinkedHashSet<>()).add(source);
        int parts = unit.indexOf('(');
        if (parts > 0) {
            hold(unit.substring(0, parts), source);
        }
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
