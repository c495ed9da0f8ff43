package org.cocobean.bus.axi;

/// How a manager offers the address and the data of a write.
public enum WriteOrder {
    /// Both at once.
    TOGETHER,
    /// Data when the address has been taken.
    ADDRESS_FIRST,
    /// The address when all data has been taken.
    DATA_FIRST
}
