package org.cocobean.internal.link;

/// What else the agent says of an object.
public enum InfoFlag {
    /// A parameter or generic.
    CONSTANT(WindowLayout.INFO_CONSTANT),
    /// Its bits are a signed number.
    SIGNED(WindowLayout.INFO_SIGNED),
    /// An input port of its scope.
    INPUT(WindowLayout.INFO_INPUT),
    /// An output port of its scope.
    OUTPUT(WindowLayout.INFO_OUTPUT),
    /// Declared with a range, even if one bit wide.
    VECTOR(WindowLayout.INFO_VECTOR),
    /// Surely no HDL drives it.
    UNDRIVEN(WindowLayout.INFO_UNDRIVEN),
    /// Writes would have no effect, or a wrong one.
    READ_ONLY(WindowLayout.INFO_READ_ONLY),
    /// A force would not reach all that read it.
    UNFORCEABLE(WindowLayout.INFO_UNFORCEABLE);

    private final int bit;

    InfoFlag(int bit) {
        this.bit = bit;
    }

    /// Tells whether it is among an object's flags.
    public boolean isIn(int flags) {
        return (flags & bit) != 0;
    }

    int bit() {
        return bit;
    }
}
