package org.cocobean.bus.register;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// How a record lies in the bits of a register.
///
/// @param <T> the record
final class FieldLayout<T extends Record> {

    /// A component.
    record Field(RecordComponent component, int high, int low, Bits bits) {

        String name() {
            return component.getName();
        }

        long mask() {
            return (high - low == 63 ? -1L : (1L << (high - low + 1)) - 1) << low;
        }

        Access access() {
            return bits.access();
        }
    }

    private final Class<T> type;
    private final List<Field> fields = new ArrayList<>();

    FieldLayout(Class<T> type, int width) {
        this.type = type;
        long taken = 0;
        for (RecordComponent component : type.getRecordComponents()) {
            Field field = field(component);
            if (field.high() >= width || field.low() > field.high()) {
                throw refused(field, "is no place in %d bits".formatted(width));
            }
            if ((taken & field.mask()) != 0) {
                throw refused(field, "belongs to another field already");
            }
            if (!fits(component.getType(), field)) {
                throw refused(
                        field,
                        "is more than a %s has: fields are boolean, int, long or an enumeration"
                                .formatted(component.getType().getSimpleName()));
            }
            taken |= field.mask();
            fields.add(field);
        }
    }

    private Field field(RecordComponent component) {
        Bits bits = component.getAnnotation(Bits.class);
        if (bits == null || !bits.value().matches("\\d{1,2}(:\\d{1,2})?")) {
            throw new IllegalArgumentException(
                    "%s.%s needs its place: @Bits(\"7:4\") or @Bits(\"0\")"
                            .formatted(type.getSimpleName(), component.getName()));
        }
        String[] ends = bits.value().split(":");
        return new Field(
                component,
                Integer.parseInt(ends[0]),
                Integer.parseInt(ends[ends.length - 1]),
                bits);
    }

    private static boolean fits(Class<?> kind, Field field) {
        int width = field.high() - field.low() + 1;
        return kind == boolean.class
                ? width == 1
                : kind == int.class ? width <= 32 : kind == long.class || kind.isEnum();
    }

    private IllegalArgumentException refused(Field field, String why) {
        return new IllegalArgumentException(
                "@Bits(\"%s\") of %s.%s %s"
                        .formatted(field.bits().value(), type.getSimpleName(), field.name(), why));
    }

    List<Field> fields() {
        return fields;
    }

    long encode(T value) {
        long bits = 0;
        for (Field field : fields) {
            long number = number(get(field, value));
            long room = field.mask() >>> field.low();
            if ((number & ~room) != 0
                    && !(field.high() - field.low() == 31 && (int) number == number)) {
                throw new IllegalArgumentException(
                        "0x%x does not fit in %s.%s, which has %d bits"
                                .formatted(
                                        number,
                                        type.getSimpleName(),
                                        field.name(),
                                        field.high() - field.low() + 1));
            }
            bits |= (number << field.low()) & field.mask();
        }
        return bits;
    }

    @SuppressWarnings(
            "EnumOrdinal") // values are numbered in their order, as signals of enumerations are
    private static long number(Object value) {
        return switch (value) {
            case Boolean flag -> flag ? 1 : 0;
            case Enum<?> constant -> constant.ordinal();
            case Number number -> number.longValue();
            default -> throw new IllegalStateException(value + " is no field");
        };
    }

    private static Object get(Field field, Object value) {
        try {
            field.component().getAccessor().setAccessible(true);
            return field.component().getAccessor().invoke(value);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot read the field " + field.name(), e);
        }
    }

    T decode(long bits) {
        Object[] values =
                fields.stream().map(f -> value(f, (bits & f.mask()) >>> f.low())).toArray();
        Class<?>[] types =
                Arrays.stream(type.getRecordComponents())
                        .map(RecordComponent::getType)
                        .toArray(Class<?>[]::new);
        try {
            Constructor<T> constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            throw new IllegalArgumentException(
                    "%s refused 0x%x: %s".formatted(type.getSimpleName(), bits, e.getCause()), e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot make a " + type.getName(), e);
        }
    }

    private Object value(Field field, long number) {
        Class<?> kind = field.component().getType();
        if (kind == boolean.class) {
            return number == 1;
        }
        if (kind == int.class) {
            return (int) number;
        }
        if (kind == long.class) {
            return number;
        }
        Object[] constants = kind.getEnumConstants();
        if (number >= constants.length) {
            throw new IllegalArgumentException(
                    "%s.%s is %d, and %s has %d values"
                            .formatted(
                                    type.getSimpleName(),
                                    field.name(),
                                    number,
                                    kind.getSimpleName(),
                                    constants.length));
        }
        return constants[(int) number];
    }
}
