package org.cocobean.bus.serial;

import org.cocobean.bus.PinWidth;
import org.cocobean.bus.Pins;
import org.cocobean.dut.Signal;

/// The pads of a design on an I2C bus: inout ports of the top with an open drain. The bus is the
/// pull-up.
public record I2cPads(@PinWidth(1) Signal scl, @PinWidth(1) Signal sda) implements Pins {}
