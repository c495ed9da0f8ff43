package org.cocobean.bus.gpio;

import java.util.List;
import org.cocobean.bus.Pins;
import org.cocobean.dut.Signal;

/// Pins of a design before their pads: `gpioI` (also `gpio_i`) is what it reads, `gpioO` what it
/// drives where `gpioOe` is 1.
public record GpioPins(Signal gpioI, Signal gpioO, Signal gpioOe) implements Pins {

    @Override
    public List<String> widthConflicts() {
        return gpioI.width() == gpioO.width() && gpioI.width() == gpioOe.width()
                ? List.of()
                : List.of(
                        "%s has %d bits, %s %d and %s %d; pins have one of each"
                                .formatted(
                                        gpioI.path(),
                                        gpioI.width(),
                                        gpioO.path(),
                                        gpioO.width(),
                                        gpioOe.path(),
                                        gpioOe.width()));
    }
}
