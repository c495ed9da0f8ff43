package org.cocobean.bus.serial;

import java.util.Optional;
import org.cocobean.Lane;
import org.cocobean.bus.internal.BusLane;

/// A word each way, as the lane of an SPI bus shows it.
record SpiWord(long mosi, long miso) {

    static Optional<Lane<SpiWord>> lane(SpiPins pins) {
        return BusLane.of(
                pins.sclk().path().replaceFirst("_?sclk$", ""),
                name -> Lane.of(name, word -> "%x / %x".formatted(word.mosi, word.miso)));
    }
}
