package org.cocobean.bus.serial;

import java.util.Optional;
import org.cocobean.bus.PinWidth;
import org.cocobean.bus.Pins;
import org.cocobean.dut.Signal;

/// The pins of a test access port, or of a chain of them; `trstN` (also `trst_n`) resets at 0.
public record JtagPins(
        @PinWidth(1) Signal tck,
        @PinWidth(1) Signal tms,
        @PinWidth(1) Signal tdi,
        @PinWidth(1) Signal tdo,
        @PinWidth(1) Optional<Signal> trstN)
        implements Pins {

    String name() {
        return tck.path().replaceFirst("_?tck$", "");
    }
}
