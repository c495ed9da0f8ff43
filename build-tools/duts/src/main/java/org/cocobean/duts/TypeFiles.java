package org.cocobean.duts;

import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cocobean.dut.EnumSignal;
import org.cocobean.dut.HdlName;
import org.cocobean.dut.Signal;
import org.cocobean.dut.StructSignal;
import org.cocobean.value.HdlField;
import org.cocobean.value.HdlLiteral;
import org.cocobean.value.Layout;
import org.cocobean.value.LogicVector;

/// Enums for the enumerations of a package's designs and records for their structures.
final class TypeFiles {

    private static final int MOST_LITERALS = 256;
    private static final int INT_BITS = 31;
    private static final int LONG_BITS = 63;

    private final Set<String> taken;
    private final Map<Object, String> names = new LinkedHashMap<>();
    private final Map<String, JavaFile> files = new LinkedHashMap<>();

    /// @param taken names of types that are taken
    TypeFiles(Set<String> taken) {
        this.taken = taken;
    }

    Map<String, JavaFile> files() {
        return files;
    }

    /// Returns how a method returns a signal with this meaning.
    ///
    /// @param signal its name, for types without one
    String signal(JavaFile file, Layout layout, String signal) {
        return switch (layout) {
            case Layout.Enumeration enumeration when isNamed(enumeration) ->
                    file.use(EnumSignal.class) + "<" + type(enumeration, signal) + ">";
            case Layout.Structure structure when !structure.union() ->
                    type(structure, signal) + ".Signals";
            default -> file.use(Signal.class);
        };
    }

    private static boolean isNamed(Layout.Enumeration enumeration) {
        return !enumeration.literals().isEmpty() && enumeration.literals().size() <= MOST_LITERALS;
    }

    /// Returns the enum for an enumeration of VHDL; empty where its names are none in Java, or too
    /// many.
    Optional<String> vhdl(String type, List<String> literals) {
        boolean words = literals.stream().allMatch(literal -> literal.matches("[A-Za-z]\\w*"));
        if (!words || literals.isEmpty() || literals.size() > MOST_LITERALS) {
            return Optional.empty();
        }
        String known = names.get(literals);
        if (known != null) {
            return Optional.of(known);
        }
        String name = unused(type);
        names.put(literals, name);
        JavaFile file = file(name, "The enumeration `" + type + "`.");
        file.line("public enum " + name + " {");
        JavaName constants = JavaName.free();
        for (String literal : literals) {
            file.line("@" + file.use(HdlLiteral.class) + "(" + JavaFile.quoted(literal) + ")");
            file.line(constants.constant(literal.toUpperCase(Locale.ROOT)) + ",");
        }
        file.line("}");
        return Optional.of(name);
    }

    private String type(Layout layout, String signal) {
        String known = names.get(layout);
        if (known != null) {
            return known;
        }
        boolean anonymous =
                layout.name().isBlank() || !layout.name().matches("[\\w:.$]*[A-Za-z]\\w*");
        String name = unused(anonymous ? signal : layout.name());
        names.put(layout, name);
        if (layout instanceof Layout.Enumeration enumeration) {
            enumeration(name, enumeration);
        } else if (layout instanceof Layout.Structure structure) {
            structure(name, structure);
        }
        return name;
    }

    private String unused(String hdl) {
        String first = JavaName.type(hdl);
        String name = first;
        for (int i = 2; !taken.add(name); i++) {
            name = first + i;
        }
        return name;
    }

    private JavaFile file(String name, String what) {
        JavaFile file = new JavaFile();
        files.put(name, file);
        return file.line("/// " + what);
    }

    private void enumeration(String name, Layout.Enumeration enumeration) {
        JavaFile file = file(name, "The enumeration `" + enumeration.name() + "`.");
        file.line("public enum " + name + " {");
        JavaName constants = JavaName.free();
        for (Layout.Literal literal : enumeration.literals()) {
            file.line(
                    "@%s(value = %s, bits = \"%s\")"
                            .formatted(
                                    file.use(HdlLiteral.class),
                                    JavaFile.quoted(literal.name()),
                                    literal.value().toBinaryString()));
            file.line(constants.constant(literal.name()) + ",");
        }
        file.line("}");
    }

    private void structure(String name, Layout.Structure structure) {
        JavaFile file = file(name, "The structure `" + structure.name() + "`.");
        JavaName components = JavaName.free();
        JavaName methods = JavaName.ofStructure();
        file.line("public record " + name + "(");
        for (int i = 0; i < structure.members().size(); i++) {
            Layout.Member member = structure.members().get(i);
            String component = components.method(member.name());
            String end = i + 1 < structure.members().size() ? "," : ") {";
            file.line("        " + component(file, member, component) + end);
        }
        file.line("");
        file.line("/// The fields, each as a signal.");
        file.line(
                "public interface Signals extends "
                        + file.use(StructSignal.class)
                        + "<"
                        + name
                        + "> {");
        for (Layout.Member member : structure.members()) {
            String method = methods.method(member.name());
            file.line("/// `" + member.layout().name() + "`");
            if (!method.equals(member.name())) {
                file.line(
                        "@" + file.use(HdlName.class) + "(" + JavaFile.quoted(member.name()) + ")");
            }
            file.line(signal(file, member.layout(), member.name()) + " " + method + "();");
        }
        file.line("}").line("}");
    }

    private String component(JavaFile file, Layout.Member member, String name) {
        Layout layout = member.layout();
        String type = componentType(file, layout, member.name());
        boolean own = type.equals("boolean") || names.containsKey(layout);
        StringBuilder field = new StringBuilder();
        if (!name.equals(member.name())) {
            field.append(", value = ").append(JavaFile.quoted(member.name()));
        }
        if (!own) {
            field.append(", width = ").append(layout.width());
            field.append(layout.signed() ? ", signed = true" : "");
        }
        return (field.isEmpty()
                        ? ""
                        : "@" + file.use(HdlField.class) + "(" + field.substring(2) + ") ")
                + type
                + " "
                + name;
    }

    private String componentType(JavaFile file, Layout layout, String member) {
        if (layout instanceof Layout.Enumeration enumeration && isNamed(enumeration)) {
            return type(layout, member);
        }
        if (layout instanceof Layout.Structure structure && !structure.union()) {
            return type(layout, member);
        }
        if (!(layout instanceof Layout.Bits)) {
            return file.use(LogicVector.class);
        }
        int bits = layout.width() - (layout.signed() ? 1 : 0);
        if (layout.width() == 1) {
            return "boolean";
        }
        return bits <= INT_BITS ? "int" : bits <= LONG_BITS ? "long" : file.use(BigInteger.class);
    }
}
