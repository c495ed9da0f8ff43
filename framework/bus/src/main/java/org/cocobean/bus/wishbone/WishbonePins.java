package org.cocobean.bus.wishbone;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cocobean.bus.PinWidth;
import org.cocobean.bus.Pins;
import org.cocobean.dut.Signal;

/// The pins of a Wishbone bus. Data is named by who drives it, `datM` (also `dat_m`) the manager
/// and `datS` the subordinate; designs that name it by direction are bound by
/// [Wishbone#subordinate] and [Wishbone#manager].
public record WishbonePins(
        @PinWidth(1) Signal cyc,
        @PinWidth(1) Signal stb,
        @PinWidth(1) Signal we,
        Signal adr,
        Signal datM,
        Signal datS,
        Optional<Signal> sel,
        @PinWidth(1) Signal ack,
        @PinWidth(1) Optional<Signal> err,
        @PinWidth(1) Optional<Signal> rty,
        @PinWidth(1) Optional<Signal> stall)
        implements Pins {

    /// Returns how many bytes a word has.
    public int lanes() {
        return datM.width() / 8;
    }

    @Override
    public List<String> widthConflicts() {
        List<String> conflicts = new ArrayList<>();
        int width = datM.width();
        if (Integer.bitCount(width) != 1 || width < 8 || width > 64) {
            conflicts.add("%s has %d bits; data is 8, 16, 32 or 64".formatted(datM.path(), width));
        }
        if (datS.width() != width) {
            conflicts.add(
                    "%s has %d bits, but %s has %d"
                            .formatted(datS.path(), datS.width(), datM.path(), width));
        }
        sel.filter(s -> s.width() * 8 != width)
                .ifPresent(s ->
                        conflicts.add(
                                "%s has %d bits, but %s has %d bytes"
                                        .formatted(s.path(), s.width(), datM.path(), width / 8)));
        return conflicts;
    }
}
