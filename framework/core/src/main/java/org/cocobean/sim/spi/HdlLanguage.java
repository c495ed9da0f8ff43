package org.cocobean.sim.spi;

import java.nio.file.Path;
import java.util.Locale;

/// A hardware description language.
public enum HdlLanguage {
    /// Verilog and SystemVerilog.
    VERILOG,
    /// VHDL.
    VHDL;

    /// Returns the language of a source file by its extension: `.vhd` and `.vhdl` are VHDL, all
    /// others Verilog.
    public static HdlLanguage of(Path source) {
        String name = source.getFileName().toString().toLowerCase(Locale.ROOT);
        return name.endsWith(".vhd") || name.endsWith(".vhdl") ? VHDL : VERILOG;
    }
}
