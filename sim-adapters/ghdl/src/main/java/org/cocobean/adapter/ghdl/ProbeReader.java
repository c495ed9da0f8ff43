package org.cocobean.adapter.ghdl;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cocobean.internal.hdl.HdlTokens;
import org.cocobean.value.LogicRange;
import org.jspecify.annotations.Nullable;

/// Reads what `ghdl --dump-rti` prints of the probe: types with bounds, and the signals that stand
/// for the ports, each with its value at the start.
final class ProbeReader {

    private static final Pattern LINE =
            Pattern.compile(" *ghdl_rtik_(\\w+?)(?:, D=\\d+)?(?:, sloc=\\d+:\\d+;)?:? (.*)");
    private static final Pattern PACKAGE = Pattern.compile("ghdl_rtik_package, .*: (\\w+)");
    private static final String FILE = " filename: ";
    private static final Pattern NUMBERS =
            Pattern.compile("(?:range )?-?\\d[-+.e\\d]* (?:to|downto) -?\\d[-+.e\\d]*");
    private static final Pattern BOUNDS = Pattern.compile("(-?\\d+) (to|downto) (-?\\d+)");

    /// GHDL prints six digits of a real.
    private static final Pattern ROUNDED = Pattern.compile("(?<![\\d.])[1-9](?:\\.?\\d){5}");

    private static final String NINE = "('U', 'X', '0', '1', 'Z', 'W', 'L', 'H', '-')";
    private static final int DEPTH = 20; // no type of a design is made of as many others
    private static final String DECLARES = " is ";

    /// A signal of the probe.
    ///
    /// @param value as GHDL prints it
    record Probed(VhdlType type, String value) {}

    private final Map<String, String> types = new HashMap<>();
    private final Map<String, Map<String, String>> records = new HashMap<>();
    private final Set<String> ambiguous = new HashSet<>();
    private final Map<String, String> signals = new LinkedHashMap<>();
    private Map<String, String> elements = Map.of();

    /// Of each declaration of a type by that name; none of one that is no physical type.
    private final Map<String, List<List<String>>> unitsOf = new HashMap<>();

    private List<String> units = List.of();
    private final Set<String> reals;
    private final List<InPackage> inPackages = new ArrayList<>();

    /// The package whose types the dump lists, or empty, and its file.
    private String aPackage = "";

    private String file = "";

    /// A type that a package declares.
    private record InPackage(
            String file, String unit, String name, String is, List<String> units) {}

    /// @param reals the types of the design's own that are reals, which the dump does not tell
    ProbeReader(Set<String> reals) {
        this.reals = Set.copyOf(reals);
    }

    /// Takes all lines of the dump.
    void read(List<String> lines) {
        String unit = "";
        for (String line : lines) {
            Matcher matcher = LINE.matcher(line);
            if (line.startsWith("ghdl_rtik_")) {
                Matcher named = PACKAGE.matcher(line);
                unit = named.matches() ? named.group(1) : "";
                file = "";
            } else if (line.startsWith(FILE)) {
                file = line.substring(FILE.length());
            }
            aPackage = line.startsWith("  ") ? "" : unit;
            if (matcher.matches()) {
                take(matcher.group(1), matcher.group(2));
            }
        }
    }

    private void take(String what, String text) {
        if (what.equals("signal")) {
            String name = GhdlDescription.leading(text);
            signals.put(name, text.substring(name.length() + 2));
        } else if (what.equals("element")) {
            int colon = text.indexOf(": ");
            elements.put(text.substring(0, colon), text.substring(colon + 2));
        } else if (what.startsWith("unit")) {
            units.add(text.replace(" = ", "="));
        } else if (what.startsWith("type_") || what.startsWith("subtype_")) {
            String name = GhdlDescription.leading(text);
            if (text.startsWith(DECLARES, name.length())) {
                declare(name, text.substring(name.length() + DECLARES.length()));
            }
        }
    }

    private void declare(String name, String is) {
        units = new ArrayList<>();
        unitsOf.computeIfAbsent(name, ignored -> new ArrayList<>()).add(units);
        if (!aPackage.isEmpty()) {
            inPackages.add(new InPackage(file, aPackage, name, is, units));
        }
        elements = new LinkedHashMap<>();
        String before = types.putIfAbsent(name, is);
        if (before != null && !before.equals(is)) {
            ambiguous.add(name);
        } else if (is.equals("record")) {
            Map<String, String> same = records.putIfAbsent(name, elements);
            if (same != null) {
                ambiguous.add(name);
            }
        }
    }

    /// Returns the signals by name, in the order of the declaration.
    Map<String, Probed> signals() {
        Map<String, Probed> all = new LinkedHashMap<>();
        signals.forEach((name, text) -> {
            int at = text.indexOf(" := ");
            all.put(
                    name,
                    new Probed(
                            type(at < 0 ? text : text.substring(0, at), List.of(), 0),
                            at < 0 ? "" : text.substring(at + 4)));
        });
        return all;
    }

    /// Returns where enumerations and number types of the design's packages have their homes.
    ///
    /// @param libraries of each source by its path, as GHDL was told it
    List<TypeHome> homes(Map<String, Set<String>> libraries) {
        List<TypeHome> homes = new ArrayList<>();
        for (InPackage type : inPackages) {
            boolean literals = type.is().startsWith("(");
            if (literals || NUMBERS.matcher(type.is()).matches()) {
                for (String library : libraries.getOrDefault(type.file(), Set.of())) {
                    homes.add(
                            new TypeHome(
                                    type.name(),
                                    String.join(".", library, type.unit(), type.name()),
                                    literals
                                            ? parts(type.is().substring(1, type.is().length() - 1))
                                            : type.units()));
                }
            }
        }
        return homes;
    }

    /// @param outer constraints of what is made of this type, those of the outermost array first
    private VhdlType type(String text, List<String> outer, int level) {
        String name = GhdlDescription.leading(text);
        String rest = text.substring(name.length()).strip();
        List<String> constraints = new ArrayList<>();
        while (rest.startsWith("(")) {
            int close = end(rest);
            constraints.add(rest.substring(1, close));
            rest = rest.substring(close + 1).strip();
        }
        constraints.addAll(outer);
        String element = rest.startsWith("of ") ? rest.substring("of ".length()) : "";
        String is = types.get(name);
        if (level > DEPTH || ambiguous.contains(name)) {
            return other(name);
        }
        if (!element.isEmpty()) {
            return array(name, constraints, element, level);
        }
        if (is == null) {
            return other(name);
        }
        VhdlType type = declared(name, is, constraints, level);
        if (!(type instanceof VhdlType.Scalar scalar) || !rest.startsWith("range ")) {
            return type;
        }
        return scalar.kind() == VhdlType.Kind.REAL && ROUNDED.matcher(rest).find()
                ? other(name)
                : scalar.within(rest);
    }

    private VhdlType declared(String name, String is, List<String> constraints, int level) {
        if (is.startsWith("(")) {
            return enumeration(name, is);
        }
        if (is.equals("record")) {
            return composite(name, constraints, level);
        }
        if (is.startsWith("array ")) {
            int of = is.indexOf(") of ");
            List<String> all = new ArrayList<>(constraints);
            String index = is.substring(is.indexOf('(') + 1, of);
            if (!index.contains("<>")) {
                all.addFirst(index);
            }
            return array(name, all, is.substring(of + ") of ".length()), level);
        }
        if (name.equals("integer") || name.equals("UNIVERSAL_INTEGER")) {
            return new VhdlType.Scalar(VhdlType.Kind.INTEGER, "integer", List.of(), "");
        }
        if (name.equals("time") || name.equals("real")) {
            return name.equals("time")
                    ? new VhdlType.Scalar(VhdlType.Kind.PHYSICAL, name, List.of("fs=1"), "")
                    : new VhdlType.Scalar(VhdlType.Kind.REAL, name, List.of(), "");
        }
        if (NUMBERS.matcher(is).matches()) {
            return ownNumber(name, is);
        }
        VhdlType base = type(is, constraints, level + 1);
        return base
                        instanceof
                        VhdlType.Vector(
                                VhdlType.Kind kind,
                                String of,
                                LogicRange range,
                                boolean signed)
                ? new VhdlType.Vector(kind, of, range, signed || isSigned(name))
                : base;
    }

    /// A number type of the design's own; an integer of more than 32 bits is not known.
    private VhdlType ownNumber(String name, String is) {
        List<List<String>> all = unitsOf.getOrDefault(name, List.of()).stream().distinct().toList();
        List<String> first = all.isEmpty() ? List.of() : all.getFirst();
        if (all.size() > 1 || !first.stream().allMatch(unit -> unit.matches("\\w+=\\d+"))) {
            return other(name);
        }
        Matcher bounds = BOUNDS.matcher(is.replaceFirst("^range ", ""));
        boolean fits = bounds.matches() && isInteger(bounds.group(1)) && isInteger(bounds.group(3));
        VhdlType.Kind kind =
                first.isEmpty()
                        ? reals.contains(name)
                                ? VhdlType.Kind.REAL
                                : fits ? VhdlType.Kind.INTEGER : VhdlType.Kind.OTHER
                        : fits ? VhdlType.Kind.SMALL_PHYSICAL : VhdlType.Kind.PHYSICAL;
        return new VhdlType.Scalar(kind, name, first, "");
    }

    private static boolean isInteger(String number) {
        long value = Long.parseLong(number);
        return value == (int) value;
    }

    private static boolean isSigned(String name) {
        return name.matches("(?:unresolved_|u_)?(?:signed|sfixed)");
    }

    /// Where the bracket closes with which a text begins.
    private static int end(String text) {
        HdlTokens words = HdlTokens.ofVhdl(text);
        int close = words.close(0);
        return close < words.size() ? words.start(close) : text.length();
    }

    private static List<String> parts(String list) {
        return HdlTokens.ofVhdl(list).split(",").stream().map(HdlTokens::text).toList();
    }

    private static VhdlType other(String name) {
        return new VhdlType.Scalar(VhdlType.Kind.OTHER, name, List.of(), "");
    }

    private static VhdlType enumeration(String name, String is) {
        List<String> literals = parts(is.substring(1, is.length() - 1));
        VhdlType.Kind kind =
                is.equals(NINE)
                        ? VhdlType.Kind.LOGIC
                        : switch (name) {
                            case "bit" -> VhdlType.Kind.BIT;
                            case "boolean" -> VhdlType.Kind.BOOLEAN;
                            default -> VhdlType.Kind.ENUMERATION;
                        };
        return new VhdlType.Scalar(kind, name, literals, "");
    }

    private VhdlType composite(String name, List<String> constraints, int level) {
        Map<String, String> limits = new HashMap<>();
        if (!constraints.isEmpty()) {
            for (String part : parts(constraints.getFirst())) {
                String field = GhdlDescription.leading(part);
                limits.put(field, part.substring(field.length()).strip());
            }
        }
        List<VhdlType.Field> fields = new ArrayList<>();
        records.getOrDefault(name, Map.of())
                .forEach((field, type) ->
                        fields.add(
                                new VhdlType.Field(
                                        field,
                                        type(
                                                (type + " " + limits.getOrDefault(field, ""))
                                                        .strip(),
                                                List.of(),
                                                level + 1))));
        return fields.isEmpty() ? other(name) : new VhdlType.Composite(name, fields);
    }

    private VhdlType array(String name, List<String> constraints, String element, int level) {
        List<LogicRange> dimensions = constraints.isEmpty() ? null : ranges(constraints.getFirst());
        if (dimensions == null) {
            return other(name);
        }
        VhdlType of = type(element, constraints.subList(1, constraints.size()), level + 1);
        boolean bits =
                of instanceof VhdlType.Scalar scalar
                        && (scalar.kind() == VhdlType.Kind.LOGIC
                                || scalar.kind() == VhdlType.Kind.BIT);
        return bits && dimensions.size() == 1
                ? new VhdlType.Vector(
                        ((VhdlType.Scalar) of).kind(), name, dimensions.getFirst(), isSigned(name))
                : new VhdlType.Array(dimensions, of);
    }

    private static @Nullable List<LogicRange> ranges(String text) {
        List<LogicRange> all = new ArrayList<>();
        for (String part : parts(text)) {
            Matcher bounds = BOUNDS.matcher(part);
            if (!bounds.matches()) {
                return null;
            }
            int left = Integer.parseInt(bounds.group(1));
            int right = Integer.parseInt(bounds.group(3));
            all.add(
                    bounds.group(2).equals("to")
                            ? LogicRange.to(left, right)
                            : LogicRange.downto(left, right));
        }
        return all;
    }
}
