package org.cocobean.bus.ethernet;

import java.util.List;
import org.cocobean.dut.Signal;

/// How the bytes of frames go over the pins of a link. Writing blocks for as long as a byte takes;
/// it begins at a clock edge.
interface Wires {

    /// Returns the signals that must always be known.
    List<Signal> control();

    /// Returns the fewest bytes between two frames that a link of the kind may have.
    default int leastGap() {
        return EthernetLink.GAP;
    }

    /// Returns wires over which half a byte goes in each clock cycle.
    ///
    /// @throws IllegalStateException where the kind of link knows no such thing
    default Wires halfBytes() {
        throw new IllegalStateException("half a byte in each clock cycle is for GMII and RGMII");
    }

    /// Says that there is no frame.
    void rest();

    /// Blocks until the next edge at which a byte may begin.
    void align();

    /// Begins a frame: on XGMII the start stands for a byte of the preamble.
    ///
    /// @return how many bytes of the preamble are written by it
    default int begin() {
        return 0;
    }

    /// Writes a byte of a frame.
    void put(int octet, boolean error);

    /// Ends a frame and writes the gap behind it.
    ///
    /// @param gone told when the end is on the pins
    void end(int gap, Runnable gone);

    /// Writes what is left over of a column of lanes.
    default void flush() {}

    /// Reads for ever.
    void read(FrameCollector to);
}
