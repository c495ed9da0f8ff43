package org.cocobean.adapter.ghdl;

import java.util.Set;
import java.util.regex.Pattern;

/// The value of a generic as a test writes it, as VHDL has it.
final class GenericValue {

    private static final Set<String> COMMAND_LINE =
            Set.of("integer", "natural", "positive", "boolean", "string");
    private static final Set<String> CHARACTERS =
            Set.of("std_logic", "std_ulogic", "bit", "character");

    /// A value of a physical type without a blank before its unit.
    private static final Pattern QUANTITY = Pattern.compile("[-+]?[\\d._]+[a-zA-Z]+");

    private GenericValue() {}

    /// Tells whether the command line of `ghdl` takes values of a type.
    static boolean isPlain(String mark) {
        return COMMAND_LINE.contains(mark);
    }

    /// Returns the expression for a value: that of a string is its characters, of a vector its
    /// bits, with or without quotes; all else is as in VHDL, and a real may be whole.
    ///
    /// @param mark of the generic's type
    /// @param real whether that is a real type
    static String expression(String mark, String value, boolean real) {
        String text = value.strip();
        if (mark.equals("string")) {
            return "\"" + value.replace("\"", "\"\"") + "\"";
        }
        if (CHARACTERS.contains(mark) && text.length() == 1) {
            return "'" + text + "'";
        }
        if (real && text.matches("[-+]?[\\d_]+")) {
            return text + ".0";
        }
        if (real && text.matches("[-+]?[\\d_]+[eE][-+]?\\d+")) {
            return text.replaceFirst("[eE]", ".0e");
        }
        if (isVector(mark)) {
            boolean bits = text.matches("[UX01ZWLHuxzwlh_-]+") && !text.matches("-?");
            return bits ? "\"" + text + "\"" : text;
        }
        return QUANTITY.matcher(text).matches() ? text.replaceFirst("(?=[a-zA-Z]+$)", " ") : text;
    }

    private static boolean isVector(String mark) {
        return mark.endsWith("vector") || mark.endsWith("signed") || mark.endsWith("fixed");
    }
}
