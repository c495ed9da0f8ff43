package org.cocobean.bus.ahb;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cocobean.bus.PinWidth;
import org.cocobean.bus.Pins;
import org.cocobean.dut.Signal;

/// The pins of AHB-Lite (ARM IHI 0033). A subordinate has `hreadyout` beside `hready`, which says
/// that the whole bus is ready.
public record AhbPins(
        Signal haddr,
        @PinWidth(2) Signal htrans,
        @PinWidth(1) Signal hwrite,
        @PinWidth(3) Signal hsize,
        Signal hwdata,
        Signal hrdata,
        @PinWidth(1) Signal hready,
        @PinWidth(1) Signal hresp,
        @PinWidth(1) Optional<Signal> hreadyout,
        @PinWidth(1) Optional<Signal> hsel,
        @PinWidth(3) Optional<Signal> hburst,
        Optional<Signal> hprot,
        @PinWidth(1) Optional<Signal> hmastlock)
        implements Pins {

    static final int IDLE = 0;
    static final int BUSY = 1;
    static final int NONSEQ = 2;
    static final int SEQ = 3;

    /// Returns how many bytes a word has.
    public int lanes() {
        return hwdata.width() / 8;
    }

    /// What tells that the data phase ends.
    Signal ready() {
        return hreadyout.orElse(hready);
    }

    @Override
    public List<String> widthConflicts() {
        List<String> conflicts = new ArrayList<>();
        int width = hwdata.width();
        if (width != 8 && width != 16 && width != 32 && width != 64) {
            conflicts.add(
                    "%s has %d bits; data is 8, 16, 32 or 64".formatted(hwdata.path(), width));
        }
        if (hrdata.width() != width) {
            conflicts.add(
                    "%s has %d bits, but %s has %d"
                            .formatted(hrdata.path(), hrdata.width(), hwdata.path(), width));
        }
        return conflicts;
    }
}
