package org.cocobean.value;

import java.lang.reflect.Field;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What Java enums and records say of the enumerations and structures that they stand for.
public final class JavaTypes {

    private JavaTypes() {}

    /// Returns the name of the HDL's value that a constant stands for.
    public static String literal(Enum<?> constant) {
        HdlLiteral annotation = annotation(constant);
        return annotation == null ? constant.name() : annotation.value();
    }

    private static @Nullable HdlLiteral annotation(Enum<?> constant) {
        try {
            Field field = constant.getDeclaringClass().getField(constant.name());
            return field.getAnnotation(HdlLiteral.class);
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException(constant + " is no constant of its enum", e);
        }
    }

    /// Returns the constant that stands for a value of the HDL, by its name; VHDL's are written in
    /// any case.
    ///
    /// @throws IllegalArgumentException when there is none
    public static <E extends Enum<E>> E constant(Class<E> type, String name) {
        E near = null;
        for (E constant : type.getEnumConstants()) {
            String literal = literal(constant);
            if (literal.equals(name)) {
                return constant;
            }
            near = literal.equalsIgnoreCase(name) ? constant : near;
        }
        if (near == null) {
            throw new IllegalArgumentException(type.getName() + " has no constant for " + name);
        }
        return near;
    }

    /// Returns what the bits of an enum or record mean, where its annotations tell all of it.
    public static Optional<Layout> layout(Class<?> type) {
        return type.isEnum() ? enumeration(type) : type.isRecord() ? structure(type) : bits(type);
    }

    private static Optional<Layout> enumeration(Class<?> type) {
        List<Layout.Literal> literals = new ArrayList<>();
        for (Object constant : type.getEnumConstants()) {
            HdlLiteral literal = annotation((Enum<?>) constant);
            if (literal == null || literal.bits().isEmpty()) {
                return Optional.empty();
            }
            literals.add(new Layout.Literal(literal.value(), LogicVector.of(literal.bits())));
        }
        return literals.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Layout.Enumeration(
                                type.getSimpleName(),
                                literals.getFirst().value().range(),
                                false,
                                literals));
    }

    private static Optional<Layout> structure(Class<?> type) {
        List<Layout.Member> members = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
            Optional<Layout> layout = member(component);
            if (layout.isEmpty()) {
                return Optional.empty();
            }
            members.add(new Layout.Member(name(component), layout.get()));
        }
        return Optional.of(new Layout.Structure(type.getSimpleName(), false, members));
    }

    private static Optional<Layout> member(RecordComponent component) {
        HdlField field = component.getAnnotation(HdlField.class);
        if (field == null || field.width() == 0) {
            return layout(component.getType());
        }
        return Optional.of(
                new Layout.Bits("logic", LogicRange.ofWidth(field.width()), field.signed()));
    }

    private static Optional<Layout> bits(Class<?> type) {
        return type == boolean.class
                ? Optional.of(new Layout.Bits("logic", LogicRange.ofWidth(1), false))
                : Optional.empty();
    }

    private static String name(RecordComponent component) {
        HdlField field = component.getAnnotation(HdlField.class);
        return field == null || field.value().isEmpty() ? component.getName() : field.value();
    }

    /// Returns the name of the member that a component stands for.
    static String member(LogicVector value, RecordComponent component) {
        String name = name(component);
        if (value.layout().orElse(null) instanceof Layout.Structure structure) {
            String snake = name.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
            for (Layout.Member member : structure.members()) {
                if (member.name().equals(snake)) {
                    return snake;
                }
            }
        }
        return name;
    }
}
