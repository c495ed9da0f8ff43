package org.cocobean.bus.axi;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cocobean.bus.PinWidth;
import org.cocobean.bus.Pins;
import org.cocobean.dut.Signal;

/// The pins of AXI4 and AXI4-Lite (ARM IHI 0022), which is an AXI4 without `awlen` and `arlen`.
public record AxiPins(
        @PinWidth(1) Signal awvalid,
        @PinWidth(1) Signal awready,
        Signal awaddr,
        Optional<Signal> awid,
        @PinWidth(8) Optional<Signal> awlen,
        @PinWidth(3) Optional<Signal> awsize,
        @PinWidth(2) Optional<Signal> awburst,
        @PinWidth(1) Optional<Signal> awlock,
        @PinWidth(4) Optional<Signal> awcache,
        @PinWidth(3) Optional<Signal> awprot,
        @PinWidth(4) Optional<Signal> awqos,
        @PinWidth(4) Optional<Signal> awregion,
        Optional<Signal> awuser,
        @PinWidth(1) Signal wvalid,
        @PinWidth(1) Signal wready,
        Signal wdata,
        Optional<Signal> wstrb,
        @PinWidth(1) Optional<Signal> wlast,
        Optional<Signal> wuser,
        @PinWidth(1) Signal bvalid,
        @PinWidth(1) Signal bready,
        Optional<Signal> bid,
        @PinWidth(2) Optional<Signal> bresp,
        Optional<Signal> buser,
        @PinWidth(1) Signal arvalid,
        @PinWidth(1) Signal arready,
        Signal araddr,
        Optional<Signal> arid,
        @PinWidth(8) Optional<Signal> arlen,
        @PinWidth(3) Optional<Signal> arsize,
        @PinWidth(2) Optional<Signal> arburst,
        @PinWidth(1) Optional<Signal> arlock,
        @PinWidth(4) Optional<Signal> arcache,
        @PinWidth(3) Optional<Signal> arprot,
        @PinWidth(4) Optional<Signal> arqos,
        @PinWidth(4) Optional<Signal> arregion,
        Optional<Signal> aruser,
        @PinWidth(1) Signal rvalid,
        @PinWidth(1) Signal rready,
        Signal rdata,
        Optional<Signal> rid,
        @PinWidth(2) Optional<Signal> rresp,
        @PinWidth(1) Optional<Signal> rlast,
        Optional<Signal> ruser)
        implements Pins {

    /// Returns the signals of a channel beside valid and ready, in the order of its record.
    List<Optional<Signal>> payload(AxiChannel channel) {
        return switch (channel) {
            case AW ->
                    List.of(
                            awid,
                            Optional.of(awaddr),
                            awlen,
                            awsize,
                            awburst,
                            awlock,
                            awcache,
                            awprot,
                            awqos,
                            awregion,
                            awuser);
            case AR ->
                    List.of(
                            arid,
                            Optional.of(araddr),
                            arlen,
                            arsize,
                            arburst,
                            arlock,
                            arcache,
                            arprot,
                            arqos,
                            arregion,
                            aruser);
            case W -> List.of(Optional.of(wdata), wstrb, wlast, wuser);
            case B -> List.of(bid, bresp, buser);
            case R -> List.of(rid, Optional.of(rdata), rresp, rlast, ruser);
        };
    }

    /// Tells whether it is AXI4-Lite.
    public boolean isLite() {
        return awlen.isEmpty();
    }

    /// Returns how many bytes a beat has.
    public int lanes() {
        return wdata.width() / 8;
    }

    @Override
    public List<String> widthConflicts() {
        List<String> conflicts = new ArrayList<>();
        int width = wdata.width();
        if (Integer.bitCount(width) != 1 || width < 8 || width > 1024) {
            conflicts.add(
                    "%s has %d bits; data is a power of two from 8 to 1024"
                            .formatted(wdata.path(), width));
        }
        if (rdata.width() != width) {
            conflicts.add(
                    "%s has %d bits, but %s has %d"
                            .formatted(rdata.path(), rdata.width(), wdata.path(), width));
        }
        wstrb.filter(s -> s.width() * 8 != width)
                .ifPresent(s ->
                        conflicts.add(
                                "%s has %d bits, but %s has %d bytes"
                                        .formatted(s.path(), s.width(), wdata.path(), width / 8)));
        if (awaddr.width() > 64 || araddr.width() > 64) {
            conflicts.add("addresses have up to 64 bits");
        }
        if (awlen.isPresent() != arlen.isPresent()
                || awlen.isPresent() != rlast.isPresent()
                || awlen.isPresent() != wlast.isPresent()) {
            conflicts.add("awlen, arlen, wlast and rlast are all there (AXI4) or none (AXI4-Lite)");
        }
        return conflicts;
    }
}
