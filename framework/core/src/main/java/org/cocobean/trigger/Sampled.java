package org.cocobean.trigger;

/// A signal whose value a condition can look at. Implemented by the signals of `org.cocobean.dut`.
public interface Sampled {

    /// Returns the path of the signal in the design.
    String path();

    /// Returns its width in bits.
    int width();
}
