package org.cocobean.bus.axi;

/// The channels of AXI.
public enum AxiChannel {
    /// Addresses of writes.
    AW,
    /// Data of writes.
    W,
    /// Responses to writes.
    B,
    /// Addresses of reads.
    AR,
    /// Data of reads.
    R
}
