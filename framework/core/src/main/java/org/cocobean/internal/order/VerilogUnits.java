package org.cocobean.internal.order;

import org.cocobean.internal.hdl.HdlTokens;

/// Reads which packages a SystemVerilog source declares and uses. Modules need no order.
final class VerilogUnits {

    private VerilogUnits() {}

    static SourceUnits read(String text) {
        SourceUnits units = new SourceUnits();
        HdlTokens words = HdlTokens.ofVerilog(text);
        for (int i = 0; i < words.size(); i++) {
            if (words.at(i).equals("package")) {
                boolean lifetime =
                        words.at(i + 1).equals("automatic") || words.at(i + 1).equals("static");
                int name = lifetime ? i + 2 : i + 1;
                if (words.at(name + 1).equals(";")) {
                    units.declare(words.at(name) + "::");
                }
            } else if (words.at(i).equals("::") && words.isName(i - 1)) {
                units.need(words.at(i - 1) + "::", words.line(i - 1));
            }
        }
        return units;
    }
}
