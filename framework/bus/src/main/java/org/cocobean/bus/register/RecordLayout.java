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
final class RecordLayout<T extends Record> implements FieldLayout<T> {

    private final Class<T> type;
    private final List<Field> fields = new ArrayList<>();
    private final RecordComponent[] components;

    RecordLayout(Class<T> type, int width) {
        this.type = type;
        this.components = type.getRecordComponents();
        long taken = 0;
        for (RecordComponent component : components) {
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
                component.getName(),
                Integer.parseInt(ends[0]),
                Integer.parseInt(ends[ends.length - 1]),
                bits.access(),
                bits.isVolatile());
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
                        .formatted(field.place(), type.getSimpleName(), field.name(), why));
    }

    @Override
    public List<Field> fields() {
        return fields;
    }

    @Override
    public long encode(T value) {
        long bits = 0;
        for (int i = 0; i < components.length; i++) {
            long number = number(get(components[i], value));
            bits |= fields.get(i).place(number, type.getSimpleName());
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

    private static Object get(RecordComponent component, Object value) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(value);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot read the field " + component.getName(), e);
        }
    }

    @Override
    public T decode(long bits) {
        Object[] values = new Object[components.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = value(fields.get(i), components[i].getType(), fields.get(i).of(bits));
        }
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
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

    private Object value(Field field, Class<?> kind, long number) {
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
