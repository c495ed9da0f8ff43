package org.cocobean.internal.sources;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cocobean.sim.spi.HdlLanguage;
import org.cocobean.wording.Nearest;
import org.jspecify.annotations.Nullable;

/// What the `file_type` of a source in a `.core` file says, such as `verilogSource-2001`.
///
/// @param standard of VHDL, or the year of Verilog's; null where the type names none, and for
///   SystemVerilog, whose versions there are older than IEEE 1800
record CoreFileType(HdlLanguage language, @Nullable String standard) {

    private static final Pattern VHDL =
            Pattern.compile("vhdlSource(?:-((?:19)?(?:87|93)|93c|(?:20)?(?:00|02|08|19)))?");
    private static final Pattern VERILOG =
            Pattern.compile("verilogSource(?:-(?:19)?(95)|-(?:20)?(01|05))?");
    private static final Pattern SYSTEM = Pattern.compile("systemVerilogSource(?:-\\S+)?");
    private static final List<String> KNOWN =
            List.of(
                    "verilogSource",
                    "verilogSource-95",
                    "verilogSource-2001",
                    "verilogSource-2005",
                    "systemVerilogSource",
                    "vhdlSource",
                    "vhdlSource-87",
                    "vhdlSource-93",
                    "vhdlSource-2008",
                    "vhdlSource-2019");

    /// Types of the format for what no simulator compiles, which a file of HDL may have.
    private static final Set<String> OTHERS =
            Set.of(
                    "user",
                    "BD",
                    "CSource",
                    "cppSource",
                    "data",
                    "LPF",
                    "mem",
                    "PCF",
                    "QIP",
                    "QSYS",
                    "SDC",
                    "tclSource",
                    "UCF",
                    "vlt",
                    "xci",
                    "xdc");

    private static final Pattern HDL = Pattern.compile("(?i).*\\.(?:vhdl?|s?vh?)");

    /// Reads a type; there is nothing in one that is of no HDL.
    ///
    /// @param path of the file
    /// @param item where it is named, for messages
    /// @throws IllegalArgumentException when a file of HDL has a type that is not known
    static Optional<CoreFileType> of(String type, String path, YamlValue item) {
        Matcher vhdl = VHDL.matcher(type);
        if (vhdl.matches()) {
            return Optional.of(new CoreFileType(HdlLanguage.VHDL, vhdl.group(1)));
        }
        Matcher verilog = VERILOG.matcher(type);
        if (verilog.matches()) {
            String year =
                    verilog.group(1) != null
                            ? "1995"
                            : verilog.group(2) != null ? "20" + verilog.group(2) : null;
            return Optional.of(new CoreFileType(HdlLanguage.VERILOG, year));
        }
        if (SYSTEM.matcher(type).matches()) {
            return Optional.of(new CoreFileType(HdlLanguage.VERILOG, null));
        }
        if (type.isEmpty() && HDL.matcher(path).matches()) {
            throw item.wrong("the file '%s' has no file_type, nor has its fileset".formatted(path));
        }
        if (HDL.matcher(path).matches() && !OTHERS.contains(type)) {
            throw item.wrong(
                    "'%s' is no file_type of the file '%s'; nearest: %s. A file that is not compiled has the type 'user'"
                            .formatted(type, path, String.join(", ", Nearest.of(type, KNOWN, 3))));
        }
        return Optional.empty();
    }
}
