package org.cocobean.bus.ethernet;

import java.util.List;
import java.util.Optional;
import org.cocobean.bus.PinWidth;
import org.cocobean.bus.Pins;
import org.cocobean.dut.Signal;

/// The pins of one direction of GMII (data of eight bits) or MII (four). To the PHY they are called
/// `txd`, `tx_en` and `tx_er`, from it `rxd`, `rx_dv` and `rx_er`: see [Gmii#tx] and [Gmii#rx].
public record GmiiPins(Signal data, @PinWidth(1) Signal valid, @PinWidth(1) Optional<Signal> error)
        implements Pins {

    @Override
    public List<String> widthConflicts() {
        return data.width() == 8 || data.width() == 4
                ? List.of()
                : List.of(
                        "%s has %d bits; GMII has 8 and MII 4"
                                .formatted(data.path(), data.width()));
    }
}
