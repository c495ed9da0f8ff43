package org.cocobean.bus.ethernet;

import org.cocobean.bus.PinWidth;
import org.cocobean.bus.Pins;
import org.cocobean.dut.Signal;

/// The pins of one direction of RGMII: `td` and `tx_ctl`, or `rd` and `rx_ctl`; see [Rgmii#tx] and
/// [Rgmii#rx].
public record RgmiiPins(@PinWidth(4) Signal data, @PinWidth(1) Signal control) implements Pins {}
