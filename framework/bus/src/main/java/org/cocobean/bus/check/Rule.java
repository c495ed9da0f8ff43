package org.cocobean.bus.check;

/// A rule of a protocol. Implemented by the enumerations of rules.
public interface Rule {

    /// Returns its name, by which messages call it.
    String name();

    /// Returns the standard and clause that it comes from.
    String clause();
}
