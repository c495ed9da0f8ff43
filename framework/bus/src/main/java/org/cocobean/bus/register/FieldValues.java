package org.cocobean.bus.register;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cocobean.wording.Nearest;

/// The fields of a register by their names; of registers that come from a file. Immutable.
///
/// @param values unsigned numbers, in the order of the file
public record FieldValues(Map<String, Long> values) {

    /// Makes a copy.
    public FieldValues {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /// Returns a field.
    ///
    /// @throws IllegalArgumentException when there is none of that name
    public long get(String field) {
        Long value = values.get(field);
        if (value == null) {
            throw new IllegalArgumentException(
                    "there is no field %s; nearest: %s"
                            .formatted(field, Nearest.of(field, List.copyOf(values.keySet()), 3)));
        }
        return value;
    }

    /// Tells whether a field of one bit is 1.
    ///
    /// @throws IllegalArgumentException when there is none of that name
    public boolean isSet(String field) {
        return get(field) == 1;
    }

    /// Returns the fields with another number in one of them.
    ///
    /// @throws IllegalArgumentException when there is none of that name
    public FieldValues with(String field, long value) {
        get(field);
        Map<String, Long> changed = new LinkedHashMap<>(values);
        changed.put(field, value);
        return new FieldValues(changed);
    }
}
