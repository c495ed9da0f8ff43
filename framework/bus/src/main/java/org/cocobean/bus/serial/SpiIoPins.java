package org.cocobean.bus.serial;

import org.cocobean.bus.PinWidth;
import org.cocobean.bus.Pins;
import org.cocobean.dut.Signal;
import org.cocobean.value.LogicVector;

/// The pins of a device of the design that uses up to four lines both ways, before its pads: `ioI`
/// is what it reads, `ioO` what it drives where `ioOe` is 1. With one line, a controller drives
/// line 0 and reads line 1.
public record SpiIoPins(
        @PinWidth(1) Signal sclk,
        @PinWidth(1) Signal csN,
        @PinWidth(4) Signal ioI,
        @PinWidth(4) Signal ioO,
        @PinWidth(4) Signal ioOe)
        implements Pins {

    /// What stands on lines that nobody drives.
    static final int RELEASED = 0b1111;

    /// Returns what stands on the lines at a rising edge of the clock while the design drives some.
    ///
    /// @throws AssertionError when one of those is not known
    long taken(long driven) {
        LogicVector levels = ioO.value();
        if ((levels.planeB(0) & driven) != 0) {
            throw new AssertionError(
                    "%s is %s at a rising edge of the clock, where %s is %s"
                            .formatted(ioO.path(), levels, ioOe.path(), ioOe.value()));
        }
        return (levels.planeA(0) & driven) | (RELEASED & ~driven);
    }
}
