package org.cocobean.bus.memory;

/// What answers accesses: a memory, a map of regions, another bus, or a handler of the test.
///
/// Addresses count bytes and are unsigned numbers of 64 bits; the first byte of an array is that of
/// the lowest address, whatever the order of the bytes of numbers. An answer is given at the moment
/// at which the method returns. A method may wait, as every task may; the access then lasts that
/// long, and others of the same bus behind it. What it throws fails the test.
public interface Target {

    /// Reads as many bytes as the array has.
    ///
    /// @param address of the first byte; need not be aligned
    /// @param into all of it is filled, unless the answer is an error: then it is not looked at
    /// @return how it went; an error is an answer like any other, and nothing is thrown
    Response read(long address, byte[] into);

    /// Writes all bytes of the array. What a bus leaves out by its byte enables is left out here as
    /// well: one write may become several, from the lowest address up.
    ///
    /// @param address of the first byte; need not be aligned
    /// @param data may be kept, but not changed
    /// @return how it went; nothing is to have been written when it is an error
    Response write(long address, byte[] data);
}
