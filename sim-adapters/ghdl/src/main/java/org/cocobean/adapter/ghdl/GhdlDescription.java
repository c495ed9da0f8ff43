package org.cocobean.adapter.ghdl;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cocobean.sim.spi.DesignObjects;
import org.cocobean.sim.spi.DesignSource;
import org.cocobean.sim.spi.DriverListing;
import org.cocobean.sim.spi.HdlObject;
import org.cocobean.sim.spi.HiddenKind;
import org.cocobean.sim.spi.ObjectType;
import org.cocobean.sim.spi.VisiblePatterns;

/// Reads what `ghdl --dump-rti` prints when a simulation starts, line by line: all signals, ports,
/// generics and constants, and what VPI does not show.
///
/// Scopes and names are those of VPI: a generate scope is `arr(1)`, quoted names keep their
/// backslashes. The agent asks for them in `vhdl_table.c`.
final class GhdlDescription implements DesignSource {

    private static final String PREFIX = "ghdl_rtik_";
    private static final String BEGIN = "DISP_RTI.Disp_All: ";
    private static final Pattern OBJECT = Pattern.compile("sloc=\\d+:\\d+; ");
    private static final Pattern PLACE = Pattern.compile("sloc=(\\d{1,9}):\\d+[;:] ");
    private static final Pattern LABEL = Pattern.compile("sloc=\\d+:\\d+: ");
    private static final Pattern BLOCK =
            Pattern.compile("package|package_body|entity|architecture");
    private static final Set<String> SCOPES =
            Set.of(
                    "instance",
                    "block",
                    "if_generate",
                    "case_generate",
                    "for_generate",
                    "generate_body");
    private static final Set<String> SIGNALS = Set.of("port", "signal");
    private static final Set<String> CONSTANTS = Set.of("generic", "constant", "iterator");

    /// Objects that no interface of GHDL shows, and how people call them.
    private static final Map<String, String> UNSEEN =
            Map.of("variable", "a shared variable", "file", "a file");

    private final String version;
    private final Optional<DriverListing> drivers;
    private final List<String> visible;
    private final Optional<ArrayBounds> bounds;
    private final GhdlTypes types = new GhdlTypes();
    private final List<HdlObject> objects = new ArrayList<>();
    private final Set<String> rows = new HashSet<>();

    /// The scope of what stands in each column.
    private final Map<Integer, Scope> scopes = new HashMap<>();

    /// The file of what stands in each column or further in.
    private final TreeMap<Integer, String> files = new TreeMap<>();

    private boolean begun;
    private boolean fileNameFollows;
    private boolean inPackage;
    private String top = "";
    private int skip = -1;
    private final List<Instance> unbound = new ArrayList<>();

    /// @param path empty when nothing in it is of interest
    /// @param counted whether its bodies get the numbers of a generate loop
    /// @param named whether the path is complete
    private record Scope(String path, boolean counted, boolean named) {
        static final Scope NONE = new Scope("", false, true);
    }

    /// An instance of which no entity has been seen.
    private record Instance(
            int depth, String scope, String label, String component, String place) {}

    /// @param visible patterns of signals that the user wants to see
    /// @param bounds where VPI shows only arrays whose bounds the compiler knew: what tells them
    GhdlDescription(
            String version,
            Optional<DriverListing> drivers,
            List<String> visible,
            Optional<ArrayBounds> bounds) {
        this.version = version;
        this.drivers = drivers;
        this.visible = List.copyOf(visible);
        this.bounds = bounds;
    }

    @Override
    public Optional<DriverListing> drivers() {
        return drivers;
    }

    @Override
    public boolean take(String line) {
        if (GhdlMessages.TOO_WIDE.matcher(line).matches()) {
            return false;
        }
        int depth = 0;
        while (depth < line.length() && line.charAt(depth) == ' ') {
            depth++;
        }
        if (line.startsWith(PREFIX, depth)) {
            read(depth, line.substring(depth + PREFIX.length()));
            return true;
        }
        if (fileNameFollows && line.startsWith("filename: ", depth)) {
            fileNameFollows = false;
            String file = line.substring(line.indexOf(':') + 2);
            files.put(depth, file.substring(file.lastIndexOf('/') + 1));
            return true;
        }
        if (line.startsWith(BEGIN)) {
            begun = true;
            return true;
        }
        return false;
    }

    @Override
    public DesignObjects objects() {
        if (!begun || top.isEmpty()) {
            throw new IllegalStateException(
                    version
                            + " printed "
                            + (begun
                                    ? "no architecture of the top level"
                                    : "no line '" + BEGIN + "'")
                            + " for --dump-rti");
        }
        tellUnbound(-1);
        refuseStray();
        return DesignObjects.of(objects);
    }

    /// The top may be a wrapper round the design's.
    private void refuseStray() {
        if (visible.isEmpty()) {
            return;
        }
        List<String> paths = new ArrayList<>();
        for (String row : new TreeSet<>(rows)) {
            String below = row.substring(row.indexOf('.') + 1);
            paths.add(below);
            if (top.startsWith(GhdlAdapter.WRAPPED) && below.contains(".")) {
                paths.add(below.substring(below.indexOf('.') + 1));
            }
        }
        List<String> patterns =
                visible.stream()
                        .map(pattern ->
                                pattern.contains("\\") ? pattern : pattern.toLowerCase(Locale.ROOT))
                        .toList();
        for (String stray : VisiblePatterns.stray(patterns, paths)) {
            throw VisiblePatterns.failure(visible.get(patterns.indexOf(stray)), paths);
        }
    }

    /// Returns the name at the beginning of a text; quoted names may hold anything.
    static String leading(String text) {
        if (text.startsWith("\\")) {
            return text.substring(0, text.indexOf('\\', 1) + 1);
        }
        int end = 0;
        while (end < text.length() && text.charAt(end) != ':' && text.charAt(end) != ' ') {
            end++;
        }
        return text.substring(0, end);
    }

    private void read(int depth, String line) {
        int end = 0;
        while (end < line.length() && isWord(line.charAt(end))) {
            end++;
        }
        String what = line.substring(0, end);
        fileNameFollows = BLOCK.matcher(what).matches();
        types.leave(depth);
        files.tailMap(depth, false).clear();
        tellUnbound(depth);
        if (depth == 0) {
            inPackage = what.startsWith("package");
            scopes.clear();
            skip = -1;
        }
        if (skip >= 0 && depth > skip) {
            return;
        }
        skip = -1;
        if (what.startsWith("type_") || what.startsWith("subtype_")) {
            int colon = line.indexOf(": ");
            if (colon >= 0) {
                types.declare(what, line.substring(colon + 2), inPackage ? 0 : depth);
            }
        } else if (!inPackage) {
            structure(depth, what, line);
        }
    }

    private static boolean isWord(char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
    }

    private void structure(int depth, String what, String line) {
        switch (what) {
            case "architecture" -> {
                bound(depth);
                scopes.put(depth + 1, scope(depth));
            }
            case "entity" -> {
                if (depth == 1 && scope(1).path().isEmpty()) {
                    top = after(LABEL, line);
                    scopes.put(0, new Scope(top, false, true));
                    scopes.put(1, scope(0));
                }
                scopes.put(depth + 1, scope(depth));
            }
            case "component" -> component(depth, line);
            case "process" -> skip = depth;
            default -> {
                if (SCOPES.contains(what)) {
                    inner(depth, what, after(LABEL, line), place(depth, line));
                } else if (SIGNALS.contains(what) || CONSTANTS.contains(what)) {
                    object(depth, what, line);
                } else if (UNSEEN.containsKey(what)) {
                    unseen(depth, UNSEEN.get(what), line);
                }
            }
        }
    }

    /// Neither signal nor constant: there for the HDL only.
    private void unseen(int depth, String what, String line) {
        String text = after(OBJECT, line);
        String name = leading(text);
        String type = text.substring(Math.min(text.length(), name.length() + 2));
        hidden(
                scope(depth).path(),
                name,
                type.replaceFirst(" :=.*", "") + " (" + what + ")",
                place(depth, line));
    }

    private Scope scope(int depth) {
        return scopes.getOrDefault(depth, Scope.NONE);
    }

    private static String after(Pattern pattern, String line) {
        Matcher matcher = pattern.matcher(line);
        return matcher.find() ? line.substring(matcher.end()) : "";
    }

    /// Of an instance: its ports repeat those of the entity, which stands two columns further in.
    private void component(int depth, String line) {
        Scope instance = scope(depth);
        scopes.put(depth + 1, Scope.NONE);
        scopes.put(depth + 2, instance);
        int dot = instance.path().lastIndexOf('.');
        if (!unbound.isEmpty() && unbound.getLast().depth() == depth - 1 && dot >= 0) {
            Instance plain = unbound.removeLast();
            unbound.add(
                    new Instance(
                            plain.depth(),
                            plain.scope(),
                            plain.label(),
                            line.substring(line.lastIndexOf(": ") + 2),
                            plain.place()));
        }
    }

    private void inner(int depth, String what, String label, String place) {
        Scope outer = scope(depth);
        if (what.equals("generate_body")) {
            scopes.put(depth + 1, new Scope(outer.path(), false, !outer.counted()));
            return;
        }
        if (what.equals("case_generate")) {
            hidden(outer.path(), label, "a case generate statement", place);
        }
        if (what.equals("instance")) {
            unbound.add(new Instance(depth, outer.path(), label, "", place));
        }
        scopes.put(
                depth + 1,
                new Scope(
                        outer.path().isEmpty() ? "" : outer.path() + "." + label,
                        what.equals("for_generate"),
                        true));
    }

    private void bound(int depth) {
        if (!unbound.isEmpty() && unbound.getLast().depth() < depth) {
            unbound.removeLast();
        }
    }

    private void tellUnbound(int depth) {
        while (!unbound.isEmpty() && unbound.getLast().depth() >= depth) {
            Instance instance = unbound.removeLast();
            hidden(
                    instance.scope(),
                    instance.label(),
                    "component " + instance.component() + ", to which no entity is bound",
                    instance.place());
        }
    }

    private void hidden(String scope, String label, String type, String place) {
        if (!scope.isEmpty() && rows.add(scope + "." + label)) {
            objects.add(
                    HdlObject.hidden(
                            scope,
                            label,
                            ObjectType.of(ObjectType.Kind.OTHER, type),
                            HiddenKind.OTHER,
                            place));
        }
    }

    private void object(int depth, String what, String line) {
        String text = after(OBJECT, line);
        if (text.isEmpty()) {
            return;
        }
        String name = leading(text);
        String type = text.substring(Math.min(text.length(), name.length() + 2));
        String value = "";
        int at = type.indexOf(" := ");
        if (at >= 0) {
            value = SIGNALS.contains(what) ? "" : type.substring(at + 4);
            type = type.substring(0, at);
        } else if (type.endsWith(" :=")) {
            type = type.substring(0, type.length() - 3);
        }
        Scope scope = scope(depth);
        if (what.equals("iterator") && !scope.named()) {
            scope = new Scope(scope.path() + "(" + value + ")", false, true);
            scopes.put(depth, scope);
        }
        if (scope.path().isEmpty() || !rows.add(scope.path() + "." + name)) {
            return;
        }
        GhdlTypes.Shape shape = types.shape(type);
        ObjectType own = shape.type(type);
        String unsafe =
                what.equals("signal") && shape.kind == ObjectType.Kind.ARRAY
                        ? unsafe(own, name, line)
                        : "";
        if (!unsafe.isEmpty()) {
            rows.remove(scope.path() + "." + name);
            hidden(scope.path(), name, type + " (" + unsafe + ")", place(depth, line));
            return;
        }
        objects.add(
                new HdlObject(
                        scope.path(),
                        name,
                        role(what),
                        own,
                        Optional.empty(),
                        value,
                        place(depth, line),
                        Optional.empty(),
                        shape.signed ? Set.of(HdlObject.Trait.SIGNED) : Set.of()));
    }

    /// Why VPI must not be asked for an array, or empty.
    private String unsafe(ObjectType type, String name, String line) {
        if (type.elements().isPresent() && type.dimensions().isEmpty()) {
            return "an array that is indexed by an enumeration, at which VPI of "
                    + version
                    + " crashes";
        }
        Matcher at = PLACE.matcher(line);
        return bounds.isEmpty()
                        || bounds.get()
                                .isStatic(name, at.find() ? Integer.parseInt(at.group(1)) : 0)
                ? ""
                : "an array whose bounds depend on a generic, a function or a deferred constant, of"
                        + " which VPI of "
                        + version
                        + " shows wrong values; GHDL 5 does not";
    }

    /// Where a line says that something is declared, or empty.
    private String place(int depth, String line) {
        Matcher at = PLACE.matcher(line);
        Map.Entry<Integer, String> file = files.floorEntry(depth);
        return file != null && at.find() ? file.getValue() + ":" + at.group(1) : "";
    }

    /// Directions are told by VPI.
    private static HdlObject.Role role(String what) {
        return SIGNALS.contains(what) ? HdlObject.Role.SIGNAL : HdlObject.Role.CONSTANT;
    }
}
