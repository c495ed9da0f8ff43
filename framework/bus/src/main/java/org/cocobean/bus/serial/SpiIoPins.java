package org.cocobean.bus.serial;

import org.cocobean.bus.PinWidth;
import org.cocobean.bus.Pins;
import org.cocobean.dut.Signal;

/// The pins of a controller of the design that uses up to four lines both ways, before its pads:
/// `ioI` is what it reads, `ioO` what it drives where `ioOe` is 1. One line is `ioO` 0 and `ioI` 1.
public record SpiIoPins(
        @PinWidth(1) Signal sclk,
        @PinWidth(1) Signal csN,
        @PinWidth(4) Signal ioI,
        @PinWidth(4) Signal ioO,
        @PinWidth(4) Signal ioOe)
        implements Pins {}
