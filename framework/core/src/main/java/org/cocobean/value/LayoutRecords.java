package org.cocobean.value;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.math.BigInteger;
import java.util.Arrays;

/// Values of structures as records: each component stands for the member of its name, `inValid` for
/// `in_valid` where there is no such member.
final class LayoutRecords {

    private LayoutRecords() {}

    /// Makes a record of a structure; members without a component are left out.
    static <R extends Record> R read(LogicVector value, Class<R> type) {
        RecordComponent[] components = type.getRecordComponents();
        Object[] arguments = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            String member = JavaTypes.member(value, components[i]);
            arguments[i] = read(value.field(member), components[i]);
        }
        try {
            Constructor<R> constructor =
                    type.getDeclaredConstructor(
                            Arrays.stream(components)
                                    .map(RecordComponent::getType)
                                    .toArray(Class<?>[]::new));
            constructor.setAccessible(true);
            return constructor.newInstance(arguments);
        } catch (InvocationTargetException e) {
            throw new IllegalArgumentException(
                    type.getName() + " does not take " + value.toText() + ": " + e.getCause(), e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException("cannot make a " + type.getName(), e);
        }
    }

    /// Returns the value with the components of a record in their members.
    static LogicVector write(LogicVector value, Record record) {
        LogicVector written = value;
        for (RecordComponent component : record.getClass().getRecordComponents()) {
            String member = JavaTypes.member(value, component);
            Object content;
            try {
                component.getAccessor().setAccessible(true);
                content = component.getAccessor().invoke(record);
            } catch (ReflectiveOperationException e) {
                throw new IllegalArgumentException("cannot read " + component, e);
            }
            written = written.withField(member, bits(value.field(member), content, component));
        }
        return written;
    }

    private static Object read(LogicVector value, RecordComponent component) {
        Class<?> type = component.getType();
        boolean signed = value.layout().filter(Layout::signed).isPresent();
        if (type == boolean.class) {
            requireOneBit(value, component);
            return value.bit(value.range().left()).toBoolean();
        }
        if (type == int.class) {
            return signed ? value.toSignedInt() : value.toInt();
        }
        if (type == long.class) {
            return signed ? value.toSignedLong() : value.toLong();
        }
        if (type == BigInteger.class) {
            return signed ? value.toSignedBigInteger() : value.toBigInteger();
        }
        if (type == double.class && value.layout().filter(VhdlText::isReal).isPresent()) {
            return Double.longBitsToDouble(value.toSignedLong());
        }
        if (type == LogicVector.class) {
            return value;
        }
        if (type == String.class) {
            return value.toText();
        }
        if (type.isRecord()) {
            return read(value, type.asSubclass(Record.class));
        }
        if (type.isEnum()) {
            return constant(type, value.toText(), component);
        }
        throw new IllegalArgumentException(unknown(component));
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // the compiler does not know that it is an enum
    private static Object constant(Class<?> type, String text, RecordComponent component) {
        try {
            return JavaTypes.constant((Class) type, text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(component + " has no constant for " + text, e);
        }
    }

    private static LogicVector bits(
            LogicVector present, Object content, RecordComponent component) {
        int width = present.width();
        return switch (content) {
            case Boolean flag -> {
                requireOneBit(present, component);
                yield LogicVector.of(flag ? "1" : "0");
            }
            case Integer number -> LogicVector.of(number, width);
            case Long number -> LogicVector.of(number, width);
            case BigInteger number -> LogicVector.of(number, width);
            case Double number when present.layout().filter(VhdlText::isReal).isPresent() ->
                    VhdlText.real(number);
            case LogicVector value -> value;
            case String text -> present.layout().orElseThrow().parse(text);
            case Enum<?> constant ->
                    present.layout().orElseThrow().parse(JavaTypes.literal(constant));
            case Record inner -> write(present, inner);
            default -> throw new IllegalArgumentException(unknown(component));
        };
    }

    private static void requireOneBit(LogicVector value, RecordComponent component) {
        if (value.width() != 1) {
            throw new IllegalArgumentException(
                    component + " stands for " + value.width() + " bits: give it a number's type");
        }
    }

    private static String unknown(RecordComponent component) {
        return component
                + ": a component is a boolean, int, long, BigInteger, LogicVector, String, an enum,"
                + " a record, or for a real of VHDL a double";
    }
}
