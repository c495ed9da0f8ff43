package org.cocobean.adapter.ghdl;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cocobean.sim.spi.ObjectType;
import org.cocobean.sim.spi.ObjectType.Kind;
import org.cocobean.value.LogicRange;
import org.jspecify.annotations.Nullable;

/// The types that are declared where the dump of a design stands: those of packages, and those of
/// the scopes round it, the innermost first.
final class GhdlTypes {

    private static final int DEPTH = 20; // no type of a design is made of as many others
    private static final String NINE = "'U','X','0','1','Z','W','L','H','-'";
    private static final Pattern SIGNED = Pattern.compile("(?:unresolved_|u_)?(?:signed|sfixed)");
    private static final Pattern LIMITS =
            Pattern.compile("^\\((-?\\d+ (?:to|downto) -?\\d+)(?=[,)])");
    private static final Pattern ONE_DIMENSION =
            Pattern.compile("\\((-?\\d+ (?:to|downto) -?\\d+)\\)");
    private static final Pattern BOUNDS = Pattern.compile("(-?\\d+) (to|downto) (-?\\d+)");
    private static final Pattern RANGE = Pattern.compile("-?\\d\\S* (?:to|downto) .*");

    /// What a type means.
    private sealed interface Meaning {
        record Enumeration(String literals) implements Meaning {}

        record Array(String text) implements Meaning {}

        record Range(Kind kind, String bounds) implements Meaning {}

        record Subtype(String text) implements Meaning {}

        record Composite() implements Meaning {}

        /// Several packages have types of that name.
        record Ambiguous() implements Meaning {}
    }

    private record Declaration(int depth, String name, Meaning meaning) {}

    private final Deque<Declaration> declared = new ArrayDeque<>();
    private final Map<String, List<Declaration>> byName = new HashMap<>();

    /// Forgets the types of scopes that have ended.
    void leave(int depth) {
        while (!declared.isEmpty() && declared.peek().depth() > depth) {
            byName.getOrDefault(declared.pop().name(), List.of()).removeLast();
        }
    }

    /// Takes a line of the dump that declares a type; others declare none.
    void declare(String what, String text, int depth) {
        String name = GhdlDescription.leading(text);
        String is = text.substring(Math.min(text.length(), name.length() + 4));
        Meaning meaning = meaning(what, is);
        if (meaning == null) {
            return;
        }
        List<Declaration> same = byName.computeIfAbsent(name, ignored -> new ArrayList<>());
        Declaration declaration = new Declaration(depth, name, meaning);
        if (depth == 0 && !same.isEmpty()) {
            Declaration last = same.getLast();
            if (last.depth() == 0 && !last.meaning().equals(meaning)) {
                same.set(same.size() - 1, new Declaration(0, name, new Meaning.Ambiguous()));
            }
            return;
        }
        same.add(declaration);
        declared.push(declaration);
    }

    private static @Nullable Meaning meaning(String what, String is) {
        return switch (what) {
            case "type_b1", "type_e8", "type_e32" -> new Meaning.Enumeration(is);
            case "type_record", "subtype_record", "type_unbounded_record" ->
                    new Meaning.Composite();
            case "type_array" -> new Meaning.Array(is.substring("array ".length()));
            default -> {
                boolean scalar = what.matches("type_[ifp]\\d*|subtype_scalar");
                String bounds = is.startsWith("range ") ? is.substring("range ".length()) : is;
                if (scalar && RANGE.matcher(bounds).matches()) {
                    yield new Meaning.Range(number(bounds), bounds);
                }
                if (!what.startsWith("subtype_")) {
                    yield null;
                }
                yield is.contains(") of ")
                        ? new Meaning.Array(is.substring(is.indexOf(' ') + 1))
                        : new Meaning.Subtype(is);
            }
        };
    }

    private static Kind number(String bounds) {
        if (bounds.contains(".") || bounds.contains("e+")) {
            return Kind.REAL;
        }
        return bounds.matches(".*\\d{11}.*") ? Kind.TIME : Kind.INTEGER;
    }

    /// Returns what the table says of an object of that type, as in `array (0 to 3) of bit`.
    Shape shape(String type) {
        Shape shape = new Shape();
        resolve(shape, type, 0);
        return shape;
    }

    /// What is known of a type.
    static final class Shape {
        Kind kind = Kind.OTHER;
        boolean signed;
        private Optional<ObjectType.Bounds> bounds = Optional.empty();
        private String literals = "";
        private Optional<Kind> elements = Optional.empty();

        /// The range of an array, or null; empty when it has none that matters.
        private @Nullable String limits;

        private void integer(String text) {
            Matcher found = BOUNDS.matcher(text);
            if (found.matches()) {
                boolean up = found.group(2).equals("to");
                long left = Long.parseLong(found.group(1));
                long right = Long.parseLong(found.group(3));
                bounds = Optional.of(new ObjectType.Bounds(up ? left : right, up ? right : left));
            }
        }

        /// Returns it as the framework takes it.
        ///
        /// @param text as GHDL writes the type
        ObjectType type(String text) {
            return new ObjectType(kind, text, bounds, literals, elements, dimensions());
        }

        /// Bounds that are no ints are those of no array that a simulator could hold.
        private List<LogicRange> dimensions() {
            Matcher found = BOUNDS.matcher(limits == null ? "" : limits);
            if (kind != Kind.ARRAY || elements.isEmpty() || !found.matches()) {
                return List.of();
            }
            int left = Integer.parseInt(found.group(1));
            int right = Integer.parseInt(found.group(3));
            return List.of(
                    found.group(2).equals("to")
                            ? LogicRange.to(left, right)
                            : LogicRange.downto(left, right));
        }
    }

    private void resolve(Shape shape, String text, int level) {
        if (level > DEPTH) {
            return;
        }
        int blank = text.indexOf(' ');
        String name = blank < 0 ? text : text.substring(0, blank);
        String rest = blank < 0 ? "" : text.substring(blank + 1);
        if (SIGNED.matcher(name).matches()) {
            shape.signed = true;
        }
        Matcher limits = LIMITS.matcher(rest);
        if (shape.limits == null && limits.find() && rest.charAt(limits.end()) == ')') {
            shape.limits = limits.group(1);
        }
        int of = rest.indexOf(") of ");
        if (of >= 0) {
            array(shape, rest.substring(0, of + 1), rest.substring(of + 5), level);
            return;
        }
        switch (meaning(name)) {
            case Meaning.Enumeration enumeration -> enumeration(shape, name, enumeration);
            case Meaning.Array array -> {
                int element = array.text().indexOf(") of ");
                if (element >= 0) {
                    array(
                            shape,
                            array.text().substring(0, element + 1),
                            array.text().substring(element + 5),
                            level);
                }
            }
            case Meaning.Range range -> {
                shape.kind = range.kind();
                if (shape.kind == Kind.INTEGER) {
                    shape.integer(range.bounds());
                }
            }
            case Meaning.Subtype subtype -> resolve(shape, subtype.text(), level + 1);
            case Meaning.Composite composite -> shape.kind = Kind.RECORD;
            case Meaning.Ambiguous ambiguous -> {}
            case null -> {}
        }
        if (shape.kind == Kind.INTEGER && rest.startsWith("range ")) {
            shape.integer(rest.substring("range ".length()));
        }
    }

    private @Nullable Meaning meaning(String name) {
        List<Declaration> all = byName.get(name);
        return all == null || all.isEmpty() ? null : all.getLast().meaning();
    }

    private static void enumeration(Shape shape, String name, Meaning.Enumeration enumeration) {
        String literals = enumeration.literals().replace(", ", ",");
        literals = literals.substring(1, literals.length() - 1);
        if (literals.equals("false,true") && name.equals("boolean")) {
            shape.kind = Kind.BOOLEAN;
        } else if (literals.equals("'0','1'") && name.equals("bit")) {
            shape.kind = Kind.BIT;
        } else if (literals.equals(NINE)) {
            shape.kind = Kind.LOGIC;
        } else {
            shape.kind = Kind.ENUMERATION;
            shape.literals = literals;
        }
    }

    /// An array: of one dimension and bits it is a vector.
    private void array(Shape shape, String indices, String element, int level) {
        boolean signed = shape.signed;
        if (level > DEPTH) {
            return;
        }
        Matcher one = ONE_DIMENSION.matcher(indices);
        if (shape.limits == null && one.matches()) {
            shape.limits = one.group(1);
        }
        String limits = shape.limits;
        shape.limits = ""; // those of the elements do not matter
        resolve(shape, element, level + 1);
        shape.limits = limits;
        shape.bounds = Optional.empty();
        shape.elements = Optional.empty();
        shape.literals = "";
        if (indices.contains(",")) {
            shape.kind = Kind.ARRAY;
        } else if (shape.kind == Kind.ENUMERATION && element.startsWith("character")) {
            shape.kind = Kind.STRING;
        } else if ((shape.kind != Kind.LOGIC && shape.kind != Kind.BIT) || isVector(element)) {
            shape.elements = Optional.of(shape.kind);
            shape.kind = Kind.ARRAY;
        }
        shape.signed = signed;
    }

    private boolean isVector(String type) {
        int blank = type.indexOf(' ');
        Meaning meaning = meaning(blank < 0 ? type : type.substring(0, blank));
        if (type.contains("(") || meaning instanceof Meaning.Array) {
            return true;
        }
        return meaning instanceof Meaning.Subtype(String text)
                && !text.contains(" range ")
                && isVector(text);
    }
}
