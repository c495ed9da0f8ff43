package org.cocobean.sim.spi;

import java.util.regex.Pattern;

/// The value of a Verilog parameter as users write it: a number, or text with or without quotes.
///
/// @param text as the user wrote it
public record ParameterValue(String text) {

    private static final Pattern NUMBER =
            Pattern.compile(
                    "[-+]?\\d[\\d_]*(\\.\\d+)?([eE][-+]?\\d+)?|\\d*'[sS]?[bBoOdDhH][\\da-fA-FxXzZ_?]+");

    /// Returns whether it is a number of Verilog, sized or real ones included.
    public boolean isNumber() {
        return NUMBER.matcher(text).matches();
    }

    /// Returns the text without the quotes round it.
    public String unquoted() {
        return text.replaceAll("^\"|\"$", "");
    }
}
