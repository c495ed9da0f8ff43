package org.cocobean.bus.ethernet;

import static org.cocobean.Cocobean.now;

import java.util.Arrays;
import java.util.BitSet;
import java.util.function.Consumer;
import org.cocobean.bus.Transfer;
import org.cocobean.bus.check.EthernetRule;
import org.cocobean.dut.Signal;
import org.cocobean.time.SimTime;
import org.cocobean.time.SimTimeUnit;
import org.cocobean.value.LogicVector;
import org.jspecify.annotations.Nullable;

/// Puts the frames of a link together and checks the rules of [EthernetRule] on the way.
final class FrameCollector {

    static final int PREAMBLE = 0x55;
    static final long UNKNOWN = Long.MAX_VALUE;
    private static final int DELIMITER = 0xd5;

    private final EthernetLink link;
    private final Consumer<Transfer<EthernetFrame>> tell;
    private byte[] bytes = new byte[256];
    private int length;
    private final BitSet errors = new BitSet();
    private int bits; // of a byte whose rest is to come
    private int bitCount;
    private boolean bitError;
    private volatile boolean open;
    private @Nullable SimTime start;

    private @Nullable SimTime last; // of the bytes, or columns
    private @Nullable SimTime step; // between two of them

    FrameCollector(EthernetLink link, Consumer<Transfer<EthernetFrame>> tell) {
        this.link = link;
        this.tell = tell;
    }

    /// Forgets a frame that is under way.
    void cut() {
        open = false;
        length = 0;
        errors.clear();
        forgetBits();
        start = null;
        last = null;
        step = null;
    }

    private void forgetBits() {
        bits = 0;
        bitCount = 0;
        bitError = false;
    }

    boolean isOpen() {
        return open;
    }

    /// Takes note of the moment of a byte or column.
    void tick(SimTime time) {
        step = last == null ? step : time.minus(last);
        last = time;
    }

    /// Returns how many bytes, or columns, have passed since the last one of a frame.
    ///
    /// @return [#UNKNOWN] before the second frame
    long gap(SimTime time) {
        SimTime before = last;
        SimTime unit = step;
        last = null;
        if (before == null || unit == null) {
            return UNKNOWN;
        }
        return Math.round(time.minus(before).in(SimTimeUnit.PS) / unit.in(SimTimeUnit.PS)) - 1;
    }

    void begin(long gap) {
        open = true;
        start = now();
        if (gap < link.leastGap()) {
            broken(
                    EthernetRule.GAP,
                    "%d bytes between two frames, at least %d".formatted(gap, link.leastGap()));
        }
    }

    /// Returns a value; one that is not known is 0.
    int known(Signal signal) {
        LogicVector value = signal.value();
        if (value.isResolved()) {
            return (int) value.planeA(0);
        }
        broken(EthernetRule.KNOWN, "%s is %s".formatted(signal.path(), value));
        return 0;
    }

    /// Returns the byte of a lane; one that is not known is 0.
    int octet(Signal data, int lane) {
        LogicVector value = data.value();
        if (((value.planeB(0) >> (8 * lane)) & 0xff) == 0) {
            return (int) (value.planeA(0) >> (8 * lane)) & 0xff;
        }
        broken(EthernetRule.KNOWN, "%s is %s in lane %d".formatted(data.path(), value, lane));
        return 0;
    }

    /// Takes a byte, or a part of one; the lower part comes first.
    void part(SimTime time, int value, int width, boolean error) {
        bits |= value << bitCount;
        bitCount += width;
        bitError |= error;
        if (bitCount == Byte.SIZE) {
            tick(time);
            octet(bits, bitError);
            forgetBits();
        }
    }

    void octet(int octet, boolean error) {
        if (length == bytes.length) {
            bytes = Arrays.copyOf(bytes, 2 * length);
        }
        errors.set(length, error);
        bytes[length++] = (byte) octet;
    }

    /// Ends a frame.
    void end() {
        SimTime begun = start == null ? now() : start;
        open = false;
        boolean half = bitCount > 0;
        forgetBits();
        if (half) {
            broken(
                    EthernetRule.WHOLE_BYTES,
                    "a frame of %d bytes and a half, since %s".formatted(length, begun));
        }
        int first = firstByte(begun);
        byte[] contents = Arrays.copyOfRange(bytes, first, length);
        BitSet wrong = errors.get(first, length);
        checkLength(contents.length, begun);
        if (!errors.isEmpty()) {
            int at = errors.nextSetBit(0);
            broken(
                    EthernetRule.ERROR,
                    "an error in byte %d of a frame of %d bytes, since %s%s"
                            .formatted(
                                    at - first,
                                    contents.length,
                                    begun,
                                    at < first ? " (in the preamble)" : ""));
        }
        SimTime end = last == null ? now() : last;
        length = 0;
        boolean clean = errors.isEmpty();
        errors.clear();
        start = null;
        if (contents.length >= EthernetFrame.FCS_BYTES) {
            EthernetFrame frame = EthernetFrame.received(contents, Math.max(0, first - 1), wrong);
            if (clean && frame.fcs() != frame.expectedFcs()) {
                broken(EthernetRule.FCS, frame + ", since " + begun);
            }
            tell.accept(new Transfer<>(frame, begun, end));
        }
    }

    private int firstByte(SimTime begun) {
        int at = 0;
        while (at < length && bytes[at] == PREAMBLE) {
            at++;
        }
        int found = at == length ? -1 : bytes[at] & 0xff;
        if (found != DELIMITER) {
            broken(
                    EthernetRule.PREAMBLE,
                    found < 0
                            ? "%d bytes and no delimiter, since %s".formatted(length, begun)
                            : "0x%02x after %d bytes of preamble, since %s"
                                    .formatted(found, at, begun));
            while (at < length && (bytes[at] & 0xff) != DELIMITER) {
                at++;
            }
        } else if (at != EthernetFrame.PREAMBLE) {
            broken(
                    EthernetRule.PREAMBLE_LENGTH,
                    "a preamble of %d bytes, not %d, since %s"
                            .formatted(at, EthernetFrame.PREAMBLE, begun));
        }
        return Math.min(length, at + 1);
    }

    private void checkLength(int count, SimTime begun) {
        if (count < EthernetFrame.SHORTEST) {
            broken(
                    EthernetRule.SHORT,
                    "a frame of %d bytes, at least %d, since %s"
                            .formatted(count, EthernetFrame.SHORTEST, begun));
        } else if (count > link.longest()) {
            broken(
                    EthernetRule.LONG,
                    "a frame of %d bytes, at most %d, since %s"
                            .formatted(count, link.longest(), begun));
        }
    }

    void notIdle(String what) {
        broken(EthernetRule.IDLE, what);
    }

    void notTerminated(String what) {
        broken(EthernetRule.TERMINATE, "a frame ended with " + what + ", not with Terminate");
    }

    void misaligned(int lane) {
        broken(EthernetRule.START_LANE, "a frame started in lane " + lane);
    }

    private void broken(EthernetRule rule, String what) {
        link.checks().broken(rule, link.name(), what);
    }
}
