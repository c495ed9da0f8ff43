package org.cocobean.adapter.ghdl;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.cocobean.value.LogicRange;
import org.cocobean.value.LogicVector;

/// Joins the ports of a top to vectors, bit by bit where that needs no conversion: such a
/// connection takes no time, not even a delta cycle, and the language resolves what several drive.
/// Only what is no `std_logic` goes through a signal of its type.
final class PortMap {

    /// Those of the language, which need no home.
    private static final Set<String> NUMBERS = Set.of("integer", "real", "time");

    private final boolean oneVector;
    private final List<TypeHome> homes;
    private final List<String> associations = new ArrayList<>();
    private final List<String> signals = new ArrayList<>();
    private final List<String> assignments = new ArrayList<>();
    private final Set<String> functions = new LinkedHashSet<>();

    /// The inputs with parts of which the bits at the start are not known.
    private final Set<String> input = new LinkedHashSet<>();

    /// @param oneVector whether `std_logic_vector` is a subtype of `std_ulogic_vector`, as it is
    ///   since 2008
    PortMap(boolean oneVector, List<TypeHome> homes) {
        this.oneVector = oneVector;
        this.homes = List.copyOf(homes);
    }

    List<String> associations() {
        return List.copyOf(associations);
    }

    List<String> signals() {
        return List.copyOf(signals);
    }

    List<String> assignments() {
        return List.copyOf(assignments);
    }

    List<String> functions() {
        return List.copyOf(functions);
    }

    /// Returns the libraries that hold the types of the signals.
    List<String> libraries() {
        return homes.stream()
                .map(TypeHome::path)
                .filter(home -> signals.stream().anyMatch(line -> line.contains(" " + home)))
                .map(home -> home.substring(0, home.indexOf('.')))
                .filter(library -> !library.equals("work"))
                .distinct()
                .toList();
    }

    /// Joins a port to one of the same name and type.
    void addPlain(String name) {
        associations.add(name + " => " + name);
    }

    /// Joins a port to a vector of its name.
    ///
    /// @param start the bits of an input at the start
    void add(TopDeclaration.Port port, VhdlType type, String start) {
        join(new Joint(port, port.name(), start), type, type.width() - 1);
        if (input.contains(port.name()) && !port.value().isEmpty()) {
            signals.addFirst(
                    "constant %s : %s := %s;"
                            .formatted(Joint.start(port), port.type(), port.value()));
        }
    }

    /// Tells whether a port can be joined to a vector, and VPI does not drive it as it is.
    boolean canJoin(TopDeclaration.Port port, VhdlType type) {
        boolean isPlain =
                switch (type) {
                    case VhdlType.Scalar scalar ->
                            !scalar.isPhysical() && scalar.kind() != VhdlType.Kind.REAL;
                    case VhdlType.Vector vector -> true;
                    default -> false;
                };
        boolean oneWay = port.mode().equals("in") || port.mode().equals("out");
        return !isPlain && type.isKnown() && canJoin(type, oneWay);
    }

    private boolean canJoin(VhdlType type, boolean oneWay) {
        return switch (type) {
            case VhdlType.Scalar scalar ->
                    scalar.kind() == VhdlType.Kind.LOGIC
                            || (oneWay && (!needsHome(scalar) || home(scalar).isPresent()));
            case VhdlType.Vector vector -> vector.kind() == VhdlType.Kind.LOGIC || oneWay;
            case VhdlType.Array array -> canJoin(array.element(), oneWay);
            case VhdlType.Composite composite ->
                    composite.fields().stream().allMatch(f -> canJoin(f.type(), oneWay));
        };
    }

    private static boolean needsHome(VhdlType.Scalar scalar) {
        return switch (scalar.kind()) {
            case ENUMERATION -> true;
            case INTEGER, REAL, PHYSICAL, SMALL_PHYSICAL -> !NUMBERS.contains(scalar.name());
            case LOGIC, BIT, BOOLEAN, OTHER -> false;
        };
    }

    /// The full name of a type, unless there are several such.
    private Optional<String> home(VhdlType.Scalar scalar) {
        if (scalar.name().equals("character") || scalar.name().equals("severity_level")) {
            return Optional.of("std.standard." + scalar.name());
        }
        List<String> all =
                homes.stream()
                        .filter(home -> home.name().equals(scalar.name()))
                        .filter(home -> home.literals().equals(scalar.literals()))
                        .map(TypeHome::path)
                        .distinct()
                        .toList();
        return all.size() == 1 ? Optional.of(all.getFirst()) : Optional.empty();
    }

    /// A part of a port.
    ///
    /// @param formal its name in the top
    /// @param start the bits of the whole port at the start, if it is an input
    private record Joint(TopDeclaration.Port port, String formal, String start) {

        Joint at(String suffix) {
            return new Joint(port, formal + suffix, start);
        }

        long startNumber(int high, int width) {
            String bits = start.substring(start.length() - 1 - high).substring(0, width);
            return LogicVector.of(bits).toSignedLong();
        }

        boolean isInput() {
            return port.mode().equals("in");
        }

        /// The constant with what a port is at the start.
        static String start(TopDeclaration.Port port) {
            return "\\cocobean start " + port.name().replace("\\", "") + "\\";
        }

        /// This part of it.
        String atStart() {
            return start(port) + formal.substring(port.name().length());
        }

        String bit(int position) {
            return port.name() + "(" + position + ")";
        }

        String bits(int high, int width) {
            return port.name() + "(" + high + " downto " + (high - width + 1) + ")";
        }

        /// The signal between both.
        String between() {
            return "\\cocobean " + formal.replace("\\", "") + "\\";
        }
    }

    /// Joins a part to the bits from a position downwards, and returns the next one.
    private int join(Joint joint, VhdlType type, int high) {
        switch (type) {
            case VhdlType.Scalar scalar -> scalar(joint, scalar, high);
            case VhdlType.Vector vector -> vector(joint, vector, high);
            case VhdlType.Array array -> array(joint, array, 0, "", high);
            case VhdlType.Composite composite -> {
                int next = high;
                for (VhdlType.Field field : composite.fields()) {
                    next = join(joint.at("." + field.name()), field.type(), next);
                }
            }
        }
        return high - type.width();
    }

    private int array(Joint joint, VhdlType.Array array, int level, String indices, int high) {
        if (level == array.dimensions().size()) {
            return join(joint.at("(" + indices + ")"), array.element(), high);
        }
        LogicRange range = array.dimensions().get(level);
        int next = high;
        for (int position = range.width() - 1; position >= 0; position--) {
            String index = (indices.isEmpty() ? "" : indices + ", ") + range.index(position);
            next = array(joint, array, level + 1, index, next);
        }
        return next;
    }

    private void vector(Joint joint, VhdlType.Vector vector, int high) {
        String mark = vector.name();
        boolean same =
                mark.equals("std_logic_vector") || (oneVector && mark.equals("std_ulogic_vector"));
        if (vector.kind() == VhdlType.Kind.LOGIC && same) {
            associations.add(joint.formal() + " => " + joint.bits(high, vector.width()));
            return;
        }
        VhdlType.Scalar element = new VhdlType.Scalar(vector.kind(), "bit", List.of(), "");
        for (int position = vector.width() - 1; position >= 0; position--) {
            scalar(
                    joint.at("(" + vector.range().index(position) + ")"),
                    element,
                    high - vector.width() + 1 + position);
        }
    }

    private void scalar(Joint joint, VhdlType.Scalar scalar, int high) {
        if (scalar.kind() == VhdlType.Kind.LOGIC) {
            associations.add(joint.formal() + " => " + joint.bit(high));
            return;
        }
        String between = joint.between();
        boolean input = joint.isInput();
        String type = type(scalar);
        String first = input ? start(joint, scalar, type, high) : "";
        String start = input ? " := " + first : "";
        signals.add("signal " + between + " : " + type + limits(scalar, type) + start + ";");
        associations.add(joint.formal() + " => " + between);
        String bits =
                scalar.kind() == VhdlType.Kind.BIT
                        ? joint.bit(high)
                        : joint.bits(high, scalar.width());
        String until =
                scalar.kind() == VhdlType.Kind.REAL
                        ? first + " when " + joint.bit(high) + " = 'U' else "
                        : "";
        assignments.add(
                input
                        ? between + " <= " + until + read(scalar, type, bits) + ";"
                        : bits + " <= " + written(scalar, type, between) + ";");
    }

    private String type(VhdlType.Scalar scalar) {
        if (needsHome(scalar)) {
            return home(scalar).orElseThrow();
        }
        return NUMBERS.contains(scalar.name())
                ? scalar.name()
                : scalar.kind().name().toLowerCase(Locale.ROOT);
    }

    private String start(Joint joint, VhdlType.Scalar scalar, String type, int high) {
        if (scalar.kind() == VhdlType.Kind.REAL) {
            input.add(joint.port().name());
            String left = scalar.constraint().replaceFirst("range (\\S+) .*", "$1");
            return !joint.port().value().isEmpty()
                    ? joint.atStart()
                    : left.isEmpty() ? type + "'left" : real(left);
        }
        long number = joint.startNumber(high, scalar.width());
        int width = scalar.width();
        long unsigned = width == Long.SIZE ? number : number & ((1L << width) - 1);
        return switch (scalar.kind()) {
            case INTEGER -> number == Integer.MIN_VALUE ? type + "'left" : Long.toString(number);
            case PHYSICAL, SMALL_PHYSICAL ->
                    number == Long.MIN_VALUE ? type + "'left" : number + " " + unit(scalar, type);
            case BIT, BOOLEAN, ENUMERATION, LOGIC, REAL, OTHER -> type + "'val(" + unsigned + ")";
        };
    }

    /// Both sides of a connection have the same limits.
    private static String limits(VhdlType.Scalar scalar, String type) {
        String limits = scalar.constraint();
        if (scalar.kind() == VhdlType.Kind.REAL && !limits.isEmpty()) {
            String[] words = limits.split(" ");
            return " range %s %s %s".formatted(real(words[1]), words[2], real(words[3]));
        }
        String unit = scalar.isPhysical() ? " " + unit(scalar, type) : "";
        return limits.isEmpty()
                ? ""
                : " "
                        + limits.replaceAll("\\d+", "$0" + unit)
                                .replace(Long.MIN_VALUE + unit, type + "'low"); // no literal
    }

    /// The primary unit, which stands where the type does.
    private static String unit(VhdlType.Scalar scalar, String type) {
        String unit = scalar.literals().getFirst();
        return type.substring(0, type.lastIndexOf('.') + 1) + unit.substring(0, unit.indexOf('='));
    }

    /// A literal of type real has a point.
    private static String real(String number) {
        return number.contains(".") ? number : number.replaceFirst("^-?\\d+", "$0.0");
    }

    private String read(VhdlType.Scalar scalar, String type, String bits) {
        if (scalar.kind() == VhdlType.Kind.BIT) {
            return "ieee.std_logic_1164.to_bit(" + bits + ")";
        }
        if (isQuantity(scalar)) {
            use(scalar, type);
            return (type.equals("real") ? "cocobean_real(" : "cocobean_quantity(") + bits + ")";
        }
        use(Conversion.INTEGER_OF);
        if (type.equals("integer")) {
            return "cocobean_integer(" + bits + ")";
        }
        String sign = scalar.kind() == VhdlType.Kind.INTEGER ? "" : "'0' & ";
        return type + "'val(cocobean_integer(" + sign + bits + "))";
    }

    private static boolean isQuantity(VhdlType.Scalar scalar) {
        return scalar.isPhysical() || scalar.kind() == VhdlType.Kind.REAL;
    }

    private void use(Conversion conversion) {
        functions.add(conversion.text());
    }

    /// Declares the conversions of a quantity in both directions.
    private void use(VhdlType.Scalar quantity, String type) {
        if (quantity.isPhysical()) {
            use(Conversion.INTEGER_OF);
            use(Conversion.OF_INTEGER);
            functions.add(Conversion.ofPhysical(type, unit(quantity, type), quantity.width()));
            return;
        }
        use(Conversion.REAL_OF);
        use(Conversion.OF_REAL);
        if (!type.equals("real")) {
            functions.add(Conversion.ofReal(type));
        }
    }

    private String written(VhdlType.Scalar scalar, String type, String value) {
        if (scalar.kind() == VhdlType.Kind.BIT) {
            return "ieee.std_logic_1164.to_stdulogic(" + value + ")";
        }
        if (isQuantity(scalar)) {
            use(scalar, type);
            return "cocobean_bits(" + value + ")";
        }
        use(Conversion.OF_INTEGER);
        String number = type.equals("integer") ? value : type + "'pos(" + value + ")";
        return "cocobean_bits(" + number + ", " + scalar.width() + ")";
    }
}
