package org.cocobean.bus.axi;

import org.cocobean.value.Logic;
import org.cocobean.value.LogicVector;
import org.cocobean.value.UnresolvedValueException;

/// Bytes on the lanes of a bus.
final class Lanes {

    private Lanes() {}

    /// Puts bytes on the lanes that their address has.
    static LogicVector data(long address, byte[] data, int from, int count, int lanes) {
        byte[] big = new byte[lanes];
        int lane = (int) (address & (lanes - 1));
        for (int i = 0; i < count; i++) {
            big[lanes - 1 - lane - i] = data[from + i];
        }
        return LogicVector.ofBytes(big, lanes * 8);
    }

    /// Returns strobes for so many lanes from that of an address on.
    static LogicVector strobes(long address, int count, int lanes) {
        int lane = (int) (address & (lanes - 1));
        StringBuilder bits = new StringBuilder("0".repeat(lanes));
        for (int i = lane; i < lane + count; i++) {
            bits.setCharAt(lanes - 1 - i, '1');
        }
        return LogicVector.of(bits.toString());
    }

    /// Tells whether a lane has its strobe.
    static boolean isSet(LogicVector strobes, int lane) {
        return ((strobes.planeA(lane / 64) >> (lane % 64)) & 1) == 1;
    }

    /// Returns the byte of a lane.
    ///
    /// @throws UnresolvedValueException when a bit is X or Z
    static byte at(LogicVector data, int lane) {
        int shift = lane % 8 * 8;
        if (((data.planeB(lane / 8) >> shift) & 0xff) != 0) {
            throw new UnresolvedValueException(
                    "byte lane %d of the data is not known: %s"
                            .formatted(lane, data.toHexString()));
        }
        return (byte) (data.planeA(lane / 8) >> shift);
    }

    /// Tells whether all bits of a lane are 0 or 1.
    static boolean isKnown(LogicVector data, int lane) {
        return ((data.planeB(lane / 8) >> (lane % 8 * 8)) & 0xff) == 0;
    }

    static LogicVector zero(int lanes) {
        return LogicVector.filled(Logic.ZERO, lanes * 8);
    }
}
