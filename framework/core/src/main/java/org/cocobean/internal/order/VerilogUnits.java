package org.cocobean.internal.order;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads which packages a SystemVerilog source declares and uses. Modules need no order.
final class VerilogUnits {

    private static final Pattern PIECE =
            Pattern.compile(
                    "(?<noise>//[^\\n]*|/\\*(?s:.*?)\\*/|\"(?:[^\"\\\\\\n]++|\\\\.)*+\")"
                            + "|\\bpackage\\s+(?:automatic\\s+|static\\s+)?(?<declared>\\w+)\\s*;"
                            + "|\\b(?<used>[A-Za-z_]\\w*)\\s*::|(?<line>\\n)");

    private VerilogUnits() {}

    static SourceUnits read(String text) {
        SourceUnits units = new SourceUnits();
        Matcher piece = PIECE.matcher(text);
        int line = 1;
        while (piece.find()) {
            if (piece.group("declared") != null) {
                units.declare(piece.group("declared") + "::");
            } else if (piece.group("used") != null) {
                units.need(piece.group("used") + "::", line);
            }
            line += (int) piece.group().chars().filter(c -> c == '\n').count();
        }
        return units;
    }
}
