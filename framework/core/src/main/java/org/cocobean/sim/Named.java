package org.cocobean.sim;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Lists and maps of a design's description.
final class Named {

    private Named() {}

    /// Returns a copy in the same order. Space round a name is none of it, and the simulators would
    /// each make something else of it.
    ///
    /// @param what the names are of, for the message
    /// @throws IllegalArgumentException when a value has no name
    static Map<String, String> values(Map<String, String> map, String what) {
        Map<String, String> ordered = new LinkedHashMap<>();
        map.forEach((name, value) -> {
            if (name.isBlank()) {
                throw new IllegalArgumentException(
                        "a design gives the value '%s' to a %s without a name"
                                .formatted(value, what));
            }
            ordered.put(name.strip(), value);
        });
        return Collections.unmodifiableMap(ordered);
    }

    static Map<String, String> with(Map<String, String> map, String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(map);
        more.put(name, value);
        return more;
    }

    static List<String> joined(List<String> first, String... more) {
        List<String> all = new ArrayList<>(first);
        all.addAll(List.of(more));
        return all;
    }
}
