package org.cocobean.bus.serial;

import java.util.Optional;
import org.cocobean.bus.PinWidth;
import org.cocobean.bus.Pins;
import org.cocobean.dut.Signal;

/// The pins of an SPI bus; `csN` (also `cs_n`) is low while the peripheral is selected.
public record SpiPins(
        @PinWidth(1) Signal sclk,
        @PinWidth(1) Signal mosi,
        @PinWidth(1) Signal miso,
        @PinWidth(1) Optional<Signal> csN)
        implements Pins {}
