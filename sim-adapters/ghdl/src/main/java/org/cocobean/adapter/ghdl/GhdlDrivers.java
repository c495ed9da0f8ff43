package org.cocobean.adapter.ghdl;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cocobean.sim.spi.DriverListing;

/// Reads what `ghdl --disp-signals-map` prints: a line for each bit of each signal, as in
/// `.top(rtl).sub@sub(rtl).data(3): 00005616F7840BC0 net: 0`; net 0 has no driver.
record GhdlDrivers(List<String> argv) implements DriverListing {

    private static final String NET = " net: ";
    private static final Pattern ENTITY = Pattern.compile("@[^.]*");
    private static final Pattern QUOTED = Pattern.compile("\\\\[^\\\\]*\\\\");
    private static final Pattern BASIC = Pattern.compile("\\\\[A-Za-z]\\w*\\\\");

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
        String wanted = lower(path).replace('[', '(').replace(']', ')');
        if (!bit.startsWith(wanted)
                || (bit.length() > wanted.length()
                        && "(.".indexOf(bit.charAt(wanted.length())) < 0)) {
            return Says.NOTHING;
        }
        return line.substring(net + NET.length()).equals("0") ? Says.UNDRIVEN : Says.DRIVEN;
    }

    /// Case counts between backslashes, which a name keeps when it would be another one without.
    private static String lower(String path) {
        StringBuilder out = new StringBuilder();
        Matcher quoted = QUOTED.matcher(path);
        int at = 0;
        while (quoted.find()) {
            out.append(path.substring(at, quoted.start()).toLowerCase(Locale.ROOT));
            String name = quoted.group();
            boolean keeps = BASIC.matcher(name).matches();
            out.append(
                    keeps ? name : name.substring(1, name.length() - 1).toLowerCase(Locale.ROOT));
            at = quoted.end();
        }
        return out.append(path.substring(at).toLowerCase(Locale.ROOT)).toString();
    }

    /// The path as VPI has it: without the name of the architecture, which follows the top's.
    private static String plain(String path) {
        String plain = lower(ENTITY.matcher(path).replaceAll(""));
        int open = plain.indexOf('(');
        int dot = plain.indexOf('.');
        if (open < 0 || dot < open) {
            return unwrapped(plain);
        }
        return unwrapped(plain.substring(0, open) + plain.substring(plain.indexOf(')', open) + 1));
    }

    /// A wrapper goes by the name of what it holds, and so do its ports.
    private static String unwrapped(String path) {
        if (!path.startsWith(GhdlAdapter.WRAPPED)) {
            return path;
        }
        String held = path.substring(path.indexOf('.') + 1);
        String top = path.substring(GhdlAdapter.WRAPPED.length(), path.indexOf('.'));
        return held.startsWith(top + ".") ? held : top + "." + held;
    }
}
