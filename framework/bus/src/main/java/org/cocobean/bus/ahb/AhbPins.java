package org.cocobean.bus.ahb;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cocobean.bus.PinWidth;
import org.cocobean.bus.Pins;
import org.cocobean.bus.internal.Known;
import org.cocobean.dut.Signal;
import org.cocobean.value.LogicVector;

/// The pins of AHB-Lite (ARM IHI 0033), and the write strobes of AHB5. A subordinate has
/// `hreadyout` beside `hready`, which says that the whole bus is ready.
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
        @PinWidth(1) Optional<Signal> hmastlock,
        Optional<Signal> hwstrb)
        implements Pins {

    static final int IDLE = 0;
    static final int BUSY = 1;
    static final int NONSEQ = 2;
    static final int SEQ = 3;

    static final int SINGLE = 0;
    static final int INCR = 1;

    /// Returns how many bytes a word has.
    public int lanes() {
        return hwdata.width() / 8;
    }

    /// Returns the strobes of a transfer's bytes; all ones where the bus has none. What is not
    /// known is 0.
    long strobes(long address, int size) {
        long all = (1L << size) - 1;
        return hwstrb.map(Signal::value)
                .map(v -> ((v.planeA(0) & ~v.planeB(0)) >> (address % lanes())) & all)
                .orElse(all);
    }

    /// Returns what is written; bytes that are not, because they are beside the transfer or for
    /// want of their strobe, may be unknown, and are 0 then.
    LogicVector written(long address, int size) {
        LogicVector data = hwdata.value();
        if (data.isResolved()) {
            return data;
        }
        long counted = Known.bits(strobes(address, size) << (address % lanes()));
        return LogicVector.ofPlanes(
                data.planeA(0) & counted, data.planeB(0) & counted, data.range());
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
        hwstrb.filter(s -> s.width() * 8 != width)
                .ifPresent(s ->
                        conflicts.add(
                                "%s has %d bits, but %s has %d bytes"
                                        .formatted(s.path(), s.width(), hwdata.path(), width / 8)));
        return conflicts;
    }
}
