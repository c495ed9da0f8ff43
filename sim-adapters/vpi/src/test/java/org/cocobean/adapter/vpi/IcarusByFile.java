package org.cocobean.adapter.vpi;

/// Icarus Verilog once more, described as any other simulator would be.
public final class IcarusByFile extends VpiAdapter {

    /// Reads `icarus.properties`.
    public IcarusByFile() {
        super("icarus.properties");
    }
}
