package org.cocobean.waves;

import java.util.Map;

/// A signal of a wave file.
///
/// @param scope the path of its scope, empty for none
/// @param name without the range
/// @param range as declared, for example `7:0`; empty for one bit
/// @param kind what its values are
/// @param width in bits, 0 for texts and reals
/// @param names the literals of an enumeration by their bits, empty where there is none
/// @param handle which values of the file are its own; signals may share them
public record WaveSignal(
        String scope,
        String name,
        String range,
        Kind kind,
        int width,
        Map<String, String> names,
        int handle) {

    /// What the values of a signal are.
    public enum Kind {
        /// Characters `01xz` and, in VHDL, `huwl-`, the highest bit first.
        BITS,
        /// A number as Java writes a `double`.
        REAL,
        /// Any text.
        TEXT
    }

    /// Returns scope and name, separated by a dot.
    public String path() {
        return scope.isEmpty() ? name : scope + "." + name;
    }

    /// Returns a value as people read it: the literal of an enumeration, else the value itself.
    public String literal(String value) {
        return names.getOrDefault(value, value);
    }
}
