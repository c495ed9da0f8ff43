package org.cocobean.internal.settings;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Levels of logs as people write them: `warn,axi=debug`.
final class LogLevels {

    static final String WANTED =
            "a level (trace, debug, info, warn, error, off) for all and COMPONENT=LEVEL for some, as in warn,axi=debug";
    private static final List<String> LEVELS =
            List.of("trace", "debug", "info", "warn", "error", "off");

    private LogLevels() {}

    /// @return empty if the text cannot be understood
    static Optional<String> find(String text, String component) {
        Map<String, String> levels = new HashMap<>(Map.of("", "info"));
        for (String part : text.split("\\s*,\\s*", -1)) {
            int equals = part.indexOf('=');
            String level = part.substring(equals + 1).toLowerCase(Locale.ROOT);
            if (!LEVELS.contains(level)) {
                return Optional.empty();
            }
            levels.put(part.substring(0, Math.max(0, equals)), level);
        }
        String name = component;
        while (!levels.containsKey(name)) {
            name = name.substring(0, Math.max(0, name.lastIndexOf('.')));
        }
        return Optional.ofNullable(levels.get(name));
    }
}
