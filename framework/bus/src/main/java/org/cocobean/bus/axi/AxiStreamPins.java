package org.cocobean.bus.axi;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cocobean.bus.PinWidth;
import org.cocobean.bus.Pins;
import org.cocobean.dut.Signal;

/// The pins of an AXI4-Stream (ARM IHI 0051). Data, user bits and byte qualifiers of up to 64 bits,
/// data of up to 512.
public record AxiStreamPins(
        @PinWidth(1) Signal tvalid,
        @PinWidth(1) Optional<Signal> tready,
        Signal tdata,
        Optional<Signal> tkeep,
        Optional<Signal> tstrb,
        @PinWidth(1) Optional<Signal> tlast,
        Optional<Signal> tid,
        Optional<Signal> tdest,
        Optional<Signal> tuser)
        implements Pins {

    /// Returns how many bytes a beat has.
    public int lanes() {
        return tdata.width() / 8;
    }

    @Override
    public List<String> widthConflicts() {
        List<String> conflicts = new ArrayList<>();
        if (tdata.width() % 8 != 0 || tdata.width() > 512) {
            conflicts.add(
                    "%s has %d bits; data is whole bytes, up to 512 bits"
                            .formatted(tdata.path(), tdata.width()));
        }
        for (Optional<Signal> pin : List.of(tkeep, tstrb)) {
            pin.filter(p -> p.width() != lanes())
                    .ifPresent(p ->
                            conflicts.add(
                                    "%s has %d bits, but %s has %d bytes"
                                            .formatted(
                                                    p.path(), p.width(), tdata.path(), lanes())));
        }
        for (Optional<Signal> pin : List.of(tid, tdest, tuser)) {
            pin.filter(p -> p.width() > 64)
                    .ifPresent(p ->
                            conflicts.add(
                                    "%s has %d bits, more than 64".formatted(p.path(), p.width())));
        }
        return conflicts;
    }
}
