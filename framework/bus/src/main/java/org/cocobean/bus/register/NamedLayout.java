package org.cocobean.bus.register;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Fields that have names and no record.
record NamedLayout(String register, List<Field> fields) implements FieldLayout<FieldValues> {

    @Override
    public long encode(FieldValues value) {
        long bits = 0;
        for (Field field : fields) {
            bits |= field.place(value.get(field.name()), register);
        }
        return bits;
    }

    @Override
    public FieldValues decode(long bits) {
        Map<String, Long> values = new LinkedHashMap<>();
        fields.forEach(field -> values.put(field.name(), field.of(bits)));
        return new FieldValues(values);
    }
}
