package org.cocobean.sim.spi;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The value of a Verilog parameter as users write it: a number, or text with or without quotes.
///
/// @param text as the user wrote it
public record ParameterValue(String text) {

    private static final Pattern NUMBER =
            Pattern.compile(
                    "[-+]?\\d[\\d_]*(\\.\\d+)?([eE][-+]?\\d+)?|\\d*'[sS]?[bBoOdDhH][\\da-fA-FxXzZ_?]+");

    private static final Pattern SPECIAL = Pattern.compile("[\"\\\\\\p{Cntrl}]");

    /// Returns whether it is a number of Verilog, sized or real ones included.
    public boolean isNumber() {
        return NUMBER.matcher(text).matches();
    }

    /// Returns it as Verilog has it: a number as it is, everything else as a string literal (IEEE
    /// 1800-2017, 5.9), in which a bare quote or newline would end the text.
    public String literal() {
        return isNumber()
                ? text
                : SPECIAL.matcher(unquoted())
                        .replaceAll(one ->
                                Matcher.quoteReplacement(
                                        "\\%03o".formatted((int) one.group().charAt(0))))
                        .transform(escaped -> "\"" + escaped + "\"");
    }

    /// Returns the text without the quotes round it.
    public String unquoted() {
        return text.replaceAll("^\"|\"$", "");
    }
}
