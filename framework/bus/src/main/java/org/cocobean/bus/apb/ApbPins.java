package org.cocobean.bus.apb;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cocobean.bus.PinWidth;
import org.cocobean.bus.Pins;
import org.cocobean.dut.Signal;

/// The pins of APB3 and APB4 (ARM IHI 0024), one select.
public record ApbPins(
        @PinWidth(1) Signal psel,
        @PinWidth(1) Signal penable,
        @PinWidth(1) Signal pwrite,
        Signal paddr,
        Signal pwdata,
        Signal prdata,
        @PinWidth(1) Optional<Signal> pready,
        @PinWidth(1) Optional<Signal> pslverr,
        Optional<Signal> pstrb,
        @PinWidth(3) Optional<Signal> pprot)
        implements Pins {

    /// Returns how many bytes a word has.
    public int lanes() {
        return pwdata.width() / 8;
    }

    @Override
    public List<String> widthConflicts() {
        List<String> conflicts = new ArrayList<>();
        int width = pwdata.width();
        if (width != 8 && width != 16 && width != 32) {
            conflicts.add("%s has %d bits; data is 8, 16 or 32".formatted(pwdata.path(), width));
        }
        if (prdata.width() != width) {
            conflicts.add(
                    "%s has %d bits, but %s has %d"
                            .formatted(prdata.path(), prdata.width(), pwdata.path(), width));
        }
        pstrb.filter(s -> s.width() * 8 != width)
                .ifPresent(s ->
                        conflicts.add(
                                "%s has %d bits, but %s has %d bytes"
                                        .formatted(s.path(), s.width(), pwdata.path(), width / 8)));
        return conflicts;
    }
}
