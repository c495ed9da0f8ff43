package org.cocobean.bus;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.cocobean.dut.Signal;
import org.cocobean.value.LogicVector;
import org.jspecify.annotations.Nullable;

/// Puts the components of a record on signals, one on each.
///
/// @param <T> the record
final class RecordPayload<T extends Record> implements Payload<T> {

    private final Class<T> type;
    private final List<Signal> signals;
    private final Constructor<T> constructor;
    private final Method[] accessors;
    private final Class<?>[] types;
    private final int[] places;
    private final @Nullable T absent;

    /// Puts the record's components on these signals, in their order.
    ///
    /// @throws PinException when a signal has more bits than its component
    public RecordPayload(Class<T> type, List<Signal> signals) {
        this(type, signals.stream().map(Optional::of).toList(), null);
    }

    /// Puts those of the record's components that have a signal on it.
    ///
    /// @param absent what the others are when an item is taken
    public RecordPayload(Class<T> type, List<Optional<Signal>> pins, @Nullable T absent) {
        this.type = type;
        this.absent = absent;
        this.signals = pins.stream().flatMap(Optional::stream).toList();
        RecordComponent[] components = type.getRecordComponents();
        types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        accessors =
                Arrays.stream(components).map(RecordComponent::getAccessor).toArray(Method[]::new);
        try {
            constructor = type.getDeclaredConstructor(types);
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("cannot make " + type.getName(), e);
        }
        constructor.setAccessible(true);
        Arrays.stream(accessors).forEach(accessor -> accessor.setAccessible(true));
        places = new int[types.length];
        int next = 0;
        for (int i = 0; i < types.length; i++) {
            places[i] = pins.get(i).isPresent() ? next++ : -1;
            if (places[i] >= 0) {
                requireFit(components[i], signals.get(places[i]));
            }
        }
    }

    /// Names the components that stand for signals.
    public static List<String> names(Class<? extends Record> type) {
        return Arrays.stream(type.getRecordComponents()).map(RecordComponent::getName).toList();
    }

    private void requireFit(RecordComponent component, Signal signal) {
        Class<?> t = component.getType();
        int room =
                t == boolean.class
                        ? 1
                        : t == byte.class
                                ? 8
                                : t == short.class
                                        ? 16
                                        : t == int.class
                                                ? 32
                                                : t == long.class
                                                        ? 64
                                                        : t == LogicVector.class || t.isEnum()
                                                                ? Integer.MAX_VALUE
                                                                : 0;
        if (room == 0) {
            throw new IllegalArgumentException(
                    "%s.%s: a stream carries boolean, byte, short, int, long, enumerations and LogicVector, not %s; or implement Payload"
                            .formatted(type.getSimpleName(), component.getName(), t.getName()));
        }
        if (signal.width() > room) {
            throw new PinException(
                    "%s.%s is %s, but %s has %d bits: take a wider type, or LogicVector"
                            .formatted(
                                    type.getSimpleName(),
                                    component.getName(),
                                    t.getSimpleName(),
                                    signal.path(),
                                    signal.width()));
        }
    }

    @Override
    public List<Signal> signals() {
        return signals;
    }

    @Override
    public boolean isTimeless() {
        for (int i = 0; i < types.length; i++) {
            if (types[i].isEnum() && places[i] >= 0 && !hasValueForAll(i)) {
                return false; // a number may be none of its values
            }
        }
        return true;
    }

    private boolean hasValueForAll(int component) {
        int width = signals.get(places[component]).width();
        return width < 31 && types[component].getEnumConstants().length >= 1 << width;
    }

    @Override
    public void put(T item, Row row) {
        for (int i = 0; i < types.length; i++) {
            int place = places[i];
            if (place < 0) {
                continue;
            }
            Object value = invoke(accessors[i], item);
            switch (value) {
                case Boolean b -> row.set(place, b ? 1 : 0);
                case LogicVector v -> row.set(place, v);
                case Enum<?> e ->
                        row.set(place, Arrays.asList(types[i].getEnumConstants()).indexOf(e));
                case Number n -> put(row, place, n.longValue());
                default -> throw new IllegalStateException(value.getClass().getName());
            }
        }
    }

    /// A negative Java number of the signal's width stands for its bits.
    private void put(Row row, int place, long value) {
        int width = signals.get(place).width();
        if (width == 64 && value < 0) {
            row.set(place, LogicVector.of(value, 64));
        } else {
            boolean isBits = value < 0 && value >= -(1L << (width - 1));
            row.set(place, isBits ? value & ((1L << width) - 1) : value);
        }
    }

    @Override
    public T take(Row row) {
        Object[] values = new Object[types.length];
        for (int i = 0; i < values.length; i++) {
            values[i] =
                    places[i] >= 0
                            ? valueOf(i, places[i], row)
                            : invoke(accessors[i], Objects.requireNonNull(absent));
        }
        try {
            return constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            throw new IllegalArgumentException(
                    "%s refused what its signals carry, %s: %s"
                            .formatted(type.getName(), Arrays.toString(values), e.getCause()),
                    e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot make " + type.getName(), e);
        }
    }

    private Object valueOf(int i, int place, Row row) {
        Class<?> t = types[i];
        if (t == LogicVector.class) {
            return row.bits(place);
        }
        long value = row.number(place);
        if (t == boolean.class) {
            return value != 0;
        }
        if (t.isEnum()) {
            Object[] constants = t.getEnumConstants();
            if (value < 0 || value >= constants.length) {
                throw new IllegalArgumentException(
                        "%s is %d, but %s has %d values"
                                .formatted(
                                        signals.get(place).path(),
                                        value,
                                        t.getSimpleName(),
                                        constants.length));
            }
            return constants[(int) value];
        }
        return t == byte.class
                ? (Object) (byte) value
                : t == short.class
                        ? (Object) (short) value
                        : t == int.class ? (Object) (int) value : (Object) value;
    }

    private static Object invoke(Method accessor, Object item) {
        try {
            return accessor.invoke(item);
        } catch (InvocationTargetException e) {
            throw new IllegalArgumentException(
                    accessor + " of what was to be sent failed: " + e.getCause(), e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot read " + accessor, e);
        }
    }
}
