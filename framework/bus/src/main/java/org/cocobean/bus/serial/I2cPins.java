package org.cocobean.bus.serial;

import java.util.Optional;
import org.cocobean.bus.PinWidth;
import org.cocobean.bus.Pins;
import org.cocobean.dut.Signal;

/// The pins of a device on an I2C bus, before its pads: what it sees, and what it drives. A 0 on
/// `sclO` pulls the line low and a 1 leaves it alone; with `sclT` (tri-state) it pulls only while
/// that is 0.
public record I2cPins(
        @PinWidth(1) Signal sclI,
        @PinWidth(1) Signal sclO,
        @PinWidth(1) Optional<Signal> sclT,
        @PinWidth(1) Signal sdaI,
        @PinWidth(1) Signal sdaO,
        @PinWidth(1) Optional<Signal> sdaT)
        implements Pins {}
