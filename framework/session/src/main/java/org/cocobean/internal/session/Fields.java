package org.cocobean.internal.session;

import java.util.LinkedHashMap;
import java.util.Map;

/// Writes and reads ordered fields as text, one `key=value` line each, such that a text cut off at
/// any point gives only whole fields.
public final class Fields {

    private Fields() {}

    /// Writes the fields, one line each.
    public static String write(Map<String, String> fields) {
        StringBuilder text = new StringBuilder();
        fields.forEach((k, v) -> text.append(k).append('=').append(escape(v)).append('\n'));
        return text.toString();
    }

    /// Reads what [#write] wrote; lines that are no field, and a last line without its end, are
    /// left out.
    public static Map<String, String> read(String text) {
        Map<String, String> fields = new LinkedHashMap<>();
        int from = 0;
        for (int to = text.indexOf('\n'); to >= 0; to = text.indexOf('\n', from)) {
            int equals = text.indexOf('=', from);
            if (equals > from && equals < to) {
                fields.put(text.substring(from, equals), unescape(text.substring(equals + 1, to)));
            }
            from = to + 1;
        }
        return fields;
    }

    private static String escape(String value) {
        return value.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r");
    }

    private static String unescape(String value) {
        if (value.indexOf('\\') < 0) {
            return value;
        }
        StringBuilder plain = new StringBuilder(value.length());
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '\\' && i + 1 < value.length()) {
                i++;
                switch (value.charAt(i)) {
                    case 'n' -> plain.append('\n');
                    case 'r' -> plain.append('\r');
                    default -> plain.append(value.charAt(i));
                }
            } else {
                plain.append(c);
            }
        }
        return plain.toString();
    }
}
