package org.cocobean.bus.bench;

import java.lang.reflect.Array;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Says where two values differ, field by field.
final class Differences {

    private static final int MOST = 20;

    private Differences() {}

    static String between(@Nullable Object expected, @Nullable Object actual) {
        List<String> lines = new ArrayList<>();
        collect("", expected, actual, lines);
        if (lines.isEmpty()) {
            lines.add("  expected " + text(expected) + " but was " + text(actual));
        }
        int more = lines.size() - MOST;
        return String.join("\n", lines.subList(0, Math.min(MOST, lines.size())))
                + (more > 0 ? "\n  and " + more + " more" : "");
    }

    private static void collect(
            String path, @Nullable Object expected, @Nullable Object actual, List<String> lines) {
        if (Objects.deepEquals(expected, actual)) {
            return;
        }
        if (expected instanceof Record
                && actual != null
                && expected.getClass() == actual.getClass()) {
            for (RecordComponent each : expected.getClass().getRecordComponents()) {
                collect(
                        path.isEmpty() ? each.getName() : path + "." + each.getName(),
                        component(each, expected),
                        component(each, actual),
                        lines);
            }
        } else if (expected instanceof Fields left && actual instanceof Fields right) {
            left.fields()
                    .forEach((name, value) ->
                            collect(
                                    path.isEmpty() ? name : path + "." + name,
                                    value,
                                    right.fields().get(name),
                                    lines));
        } else if (isSequence(expected) && isSequence(actual)) {
            List<?> left = list(expected);
            List<?> right = list(actual);
            if (left.size() != right.size()) {
                lines.add(
                        "  %s has %d elements, expected %d"
                                .formatted(name(path), right.size(), left.size()));
            }
            for (int i = 0; i < Math.min(left.size(), right.size()); i++) {
                collect(path + "[" + i + "]", left.get(i), right.get(i), lines);
            }
        } else {
            lines.add(
                    "  %s: expected %s but was %s"
                            .formatted(name(path), text(expected), text(actual)));
        }
    }

    private static String name(String path) {
        return path.isEmpty() ? "value" : path;
    }

    private static @Nullable Object component(RecordComponent component, Object owner) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(owner);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot read " + component, e);
        }
    }

    private static boolean isSequence(@Nullable Object value) {
        return value instanceof List<?> || (value != null && value.getClass().isArray());
    }

    private static List<?> list(@Nullable Object value) {
        if (value instanceof List<?> list) {
            return list;
        }
        Object array = Objects.requireNonNull(value);
        List<Object> elements = new ArrayList<>();
        for (int i = 0; i < Array.getLength(array); i++) {
            elements.add(Array.get(array, i));
        }
        return elements;
    }

    static String text(@Nullable Object value) {
        return switch (value) {
            case null -> "null";
            case Byte b -> "0x%02x".formatted(b);
            case Integer i -> "%d (0x%x)".formatted(i, i);
            case Long l -> "%d (0x%x)".formatted(l, l);
            default -> isSequence(value) ? list(value).toString() : value.toString();
        };
    }
}
