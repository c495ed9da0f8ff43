package org.cocobean.adapter.ghdl;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.cocobean.sim.spi.DriverListing;

/// Reads what `ghdl --disp-signals-map` prints: a line for each bit of each signal, as in
/// `.top(rtl).sub@sub(rtl).data(3): 00005616F7840BC0 net: 0`; net 0 has no driver.
record GhdlDrivers(List<String> argv) implements DriverListing {

    private static final String NET = " net: ";
    private static final Pattern ENTITY = Pattern.compile("@[^.]*");

    GhdlDrivers {
        argv = List.copyOf(argv);
    }

    @Override
    public Says of(String line, String path) {
        int net = line.lastIndexOf(NET);
        if (!line.startsWith(".") || net < 0) {
            return Says.NOTHING;
        }
        String bit = plain(line.substring(1, line.lastIndexOf(": ", net - 1)));
        String wanted = path.toLowerCase(Locale.ROOT).replace('[', '(').replace(']', ')');
        if (!bit.startsWith(wanted)
                || (bit.length() > wanted.length()
                        && "(.".indexOf(bit.charAt(wanted.length())) < 0)) {
            return Says.NOTHING;
        }
        return line.substring(net + NET.length()).equals("0") ? Says.UNDRIVEN : Says.DRIVEN;
    }

    /// The path as VPI has it: without the name of the architecture, which follows the top's.
    private static String plain(String path) {
        String plain =
                ENTITY.matcher(path).replaceAll("").replace("\\", "").toLowerCase(Locale.ROOT);
        int open = plain.indexOf('(');
        int dot = plain.indexOf('.');
        if (open < 0 || dot < open) {
            return plain;
        }
        return plain.substring(0, open) + plain.substring(plain.indexOf(')', open) + 1);
    }
}
