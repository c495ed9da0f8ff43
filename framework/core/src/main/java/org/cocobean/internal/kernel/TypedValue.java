package org.cocobean.internal.kernel;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Optional;
import org.cocobean.dut.EnumSignal;
import org.cocobean.dut.NoSuchHandleException;
import org.cocobean.dut.Signal;
import org.cocobean.dut.StructSignal;
import org.cocobean.value.JavaTypes;
import org.cocobean.value.Layout;
import org.cocobean.value.LogicVector;

/// The value of a signal as an enum or a record.
record TypedValue(Signal signal, Class<?> type) {

    /// Returns the enum or record that a type of signal is for: `EnumSignal<State>`, or an
    /// interface that extends `StructSignal<Item>`.
    static Optional<Class<?>> typeOf(Type type) {
        if (type instanceof ParameterizedType of
                && (of.getRawType() == EnumSignal.class || of.getRawType() == StructSignal.class)) {
            if (of.getActualTypeArguments()[0] instanceof Class<?> known) {
                return Optional.of(known);
            }
            throw new NoSuchHandleException("give " + type + " an enum or a record as its type");
        }
        if (type == EnumSignal.class || type == StructSignal.class) {
            throw new NoSuchHandleException("give " + type + " an enum or a record as its type");
        }
        if (type instanceof Class<?> plain && Signal.class.isAssignableFrom(plain)) {
            for (Type parent : plain.getGenericInterfaces()) {
                Optional<Class<?>> found = typeOf(parent);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    /// Tells whether a method is one of those that this record does.
    static boolean declares(Class<?> type) {
        return type == EnumSignal.class || type == StructSignal.class;
    }

    /// Returns what the bits mean: the simulator's word, else that of the Java type.
    private Optional<Layout> layout() {
        return signal.layout().or(() -> JavaTypes.layout(type));
    }

    private LogicVector value() {
        Layout layout =
                layout().orElseThrow(() ->
                        new UnsupportedOperationException(
                                signal.path()
                                        + " is no structure that this simulator tells of, and "
                                        + type.getName()
                                        + " does not give the width of every component"
                                        + " (@HdlField)"));
        return signal.value().withLayout(layout);
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // the compiler does not know which enum
    Object get() {
        if (type.isRecord()) {
            return value().as(type.asSubclass(Record.class));
        }
        try {
            String text = layout().isPresent() ? value().toText() : signal.toText();
            return JavaTypes.constant((Class) type, text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(signal.path() + ": " + e.getMessage(), e);
        }
    }

    void set(Object value) {
        if (value instanceof Record fields) {
            signal.set(value().with(fields));
            return;
        }
        String literal = JavaTypes.literal((Enum<?>) value);
        layout().ifPresentOrElse(
                        layout -> signal.set(layout.parse(literal)), () -> signal.set(literal));
    }
}
