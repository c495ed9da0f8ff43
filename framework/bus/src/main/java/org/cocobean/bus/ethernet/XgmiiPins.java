package org.cocobean.bus.ethernet;

import java.util.List;
import org.cocobean.bus.Pins;
import org.cocobean.dut.Signal;

/// The pins of one direction of XGMII, with four or eight lanes of a byte: `txd` and `txc`, or
/// `rxd` and `rxc`; see [Xgmii#tx] and [Xgmii#rx].
public record XgmiiPins(Signal data, Signal control) implements Pins {

    /// Returns how many lanes there are.
    public int lanes() {
        return control.width();
    }

    @Override
    public List<String> widthConflicts() {
        int width = data.width();
        return (width == 32 || width == 64) && control.width() * 8 == width
                ? List.of()
                : List.of(
                        "%s has %d bits and %s %d; XGMII has 32 and 4, or 64 and 8"
                                .formatted(data.path(), width, control.path(), control.width()));
    }
}
