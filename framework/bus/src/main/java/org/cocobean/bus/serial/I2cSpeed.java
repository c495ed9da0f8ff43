package org.cocobean.bus.serial;

import static org.cocobean.Cocobean.ns;

import org.cocobean.time.SimTime;

/// How fast a bus may be, with the least times of UM10204, table 10.
///
/// @param clockLow tLOW
/// @param clockHigh tHIGH
/// @param dataSetup tSU;DAT
/// @param startHold tHD;STA
/// @param startSetup tSU;STA
/// @param stopSetup tSU;STO
/// @param busFree tBUF
/// @param period of the clock of an [I2cController]
public record I2cSpeed(
        SimTime clockLow,
        SimTime clockHigh,
        SimTime dataSetup,
        SimTime startHold,
        SimTime startSetup,
        SimTime stopSetup,
        SimTime busFree,
        SimTime period) {

    /// 100 kbit/s.
    public static final I2cSpeed STANDARD =
            new I2cSpeed(
                    ns(4700), ns(4000), ns(250), ns(4000), ns(4700), ns(4000), ns(4700), ns(10000));

    /// 400 kbit/s.
    public static final I2cSpeed FAST =
            new I2cSpeed(ns(1300), ns(600), ns(100), ns(600), ns(600), ns(600), ns(1300), ns(2500));

    /// 1 Mbit/s.
    public static final I2cSpeed FAST_PLUS =
            new I2cSpeed(ns(500), ns(260), ns(50), ns(260), ns(260), ns(260), ns(500), ns(1000));

    /// What a controller keeps its clock low.
    SimTime low() {
        return period.times(6).dividedBy(10);
    }

    /// What a controller keeps its clock high.
    SimTime high() {
        return period.minus(low());
    }
}
