package org.cocobean.bus.check;

/// The rules of I2C (NXP UM10204). Times are those of the bus's speed.
public enum I2cRule implements Rule {
    /// A line that has been 0 or 1 stays so.
    LINE_KNOWN("UM10204 3.1.1"),
    /// Data do not change while the clock is high, except as a START or STOP between bytes.
    DATA_STABLE("UM10204 3.1.3"),
    /// Something comes between a START and a STOP.
    VOID_MESSAGE("UM10204 3.1.10"),
    /// The clock stays low long enough.
    CLOCK_LOW("UM10204 6.1, tLOW"),
    /// The clock stays high long enough.
    CLOCK_HIGH("UM10204 6.1, tHIGH"),
    /// Data are there long enough before the clock rises.
    DATA_SETUP("UM10204 6.1, tSU;DAT"),
    /// The clock stays high long enough after a START.
    START_HOLD("UM10204 6.1, tHD;STA"),
    /// The clock was high long enough before a repeated START.
    START_SETUP("UM10204 6.1, tSU;STA"),
    /// The clock was high long enough before a STOP.
    STOP_SETUP("UM10204 6.1, tSU;STO"),
    /// The bus is free long enough between a STOP and a START.
    BUS_FREE("UM10204 6.1, tBUF");

    private final String clause;

    I2cRule(String clause) {
        this.clause = clause;
    }

    @Override
    public String clause() {
        return clause;
    }
}
