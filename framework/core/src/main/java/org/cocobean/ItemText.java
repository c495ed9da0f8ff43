package org.cocobean;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.cocobean.value.LogicVector;

/// What items of a lane are called where nobody says it.
final class ItemText {

    private static final int HEXADECIMAL_FROM = 5;

    private ItemText() {}

    /// The first number, what is true, and texts.
    static String label(Object item) {
        if (!item.getClass().isRecord()) {
            return text(item);
        }
        List<String> parts = new ArrayList<>();
        boolean hasNumber = false;
        for (Map.Entry<String, Object> each : components(item).entrySet()) {
            Object value = each.getValue();
            boolean isNumber = value instanceof Number || value instanceof LogicVector;
            if (value.equals(true)) {
                parts.add(each.getKey());
            } else if (!(value instanceof Boolean) && !(isNumber && hasNumber)) {
                parts.add(text(value));
            }
            hasNumber |= isNumber;
        }
        return String.join(" ", parts);
    }

    /// The components of a record.
    static Map<String, String> fields(Object item) {
        Map<String, String> fields = new LinkedHashMap<>();
        if (item.getClass().isRecord()) {
            components(item).forEach((name, value) -> fields.put(name, text(value)));
        }
        return fields;
    }

    private static String text(Object value) {
        return switch (value) {
            case Long number -> Long.toHexString(number);
            case Integer number -> Integer.toHexString(number);
            case Short number -> Integer.toHexString(number & 0xffff);
            case Byte number -> Integer.toHexString(number & 0xff);
            case LogicVector bits ->
                    bits.width() < HEXADECIMAL_FROM
                            ? bits.toString()
                            : bits.toHexString().toLowerCase(Locale.ROOT);
            default -> value.toString();
        };
    }

    private static Map<String, Object> components(Object item) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (RecordComponent component : item.getClass().getRecordComponents()) {
            values.put(component.getName(), value(item, component));
        }
        return values;
    }

    private static Object value(Object item, RecordComponent component) {
        Method accessor = component.getAccessor();
        if (!accessor.trySetAccessible()) {
            return "?"; // in a module that is closed to us
        }
        try {
            return Objects.requireNonNullElse(accessor.invoke(item), "null");
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException(
                    "cannot read %s of %s".formatted(component.getName(), item.getClass()), e);
        }
    }
}
