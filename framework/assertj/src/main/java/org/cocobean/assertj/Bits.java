package org.cocobean.assertj;

import java.util.Locale;
import org.cocobean.value.LogicVector;

/// Bits as tests write them: `10x1_zz--`.
final class Bits {

    private Bits() {}

    static String plain(String text) {
        return text.replace("_", "").toUpperCase(Locale.ROOT);
    }

    static boolean match(LogicVector value, String expected) {
        String pattern = plain(expected);
        return pattern.length() == value.width() && value.matches(pattern);
    }

    static String describe(String expected) {
        return plain(expected).length() + "'b" + expected;
    }
}
