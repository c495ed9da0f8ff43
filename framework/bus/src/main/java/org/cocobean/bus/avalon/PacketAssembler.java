package org.cocobean.bus.avalon;

import java.io.ByteArrayOutputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.cocobean.bus.Transfer;
import org.cocobean.bus.axi.Frame;
import org.cocobean.bus.check.AvalonStreamRule;
import org.cocobean.bus.check.ProtocolChecks;
import org.cocobean.time.SimTime;
import org.cocobean.value.LogicVector;

/// Puts packets together, those of different channels beside each other, and checks their rules.
final class PacketAssembler {

    private static final class Part {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final SimTime start;
        private long error;

        Part(SimTime start) {
            this.start = start;
        }
    }

    private final AvalonStream stream;
    private final ProtocolChecks checks;
    private final Consumer<? super Transfer<Frame>> tell;
    private final Map<Long, Part> parts = new HashMap<>();
    private volatile int open;

    PacketAssembler(
            AvalonStream stream, ProtocolChecks checks, Consumer<? super Transfer<Frame>> tell) {
        this.stream = stream;
        this.checks = checks;
        this.tell = tell;
    }

    /// Returns how many packets have begun and not ended.
    int open() {
        return open;
    }

    void clear() {
        parts.clear();
        open = 0;
    }

    void add(Transfer<AvalonBeat> transfer) {
        AvalonBeat beat = transfer.item();
        long channel = beat.channel();
        if (!stream.allowsChannel(channel)) {
            broken(
                    AvalonStreamRule.CHANNEL,
                    "channel is %s, at most %d"
                            .formatted(Long.toUnsignedString(channel), stream.maxChannel()));
        }
        Part part = parts.get(channel);
        if (part == null) {
            if (!beat.startofpacket()) {
                broken(
                        AvalonStreamRule.START,
                        "a packet of channel %d began without startofpacket".formatted(channel));
            }
        } else if (beat.startofpacket()) {
            broken(
                    AvalonStreamRule.START_ONCE,
                    "startofpacket is 1 in a packet of channel %d, which began at %s"
                            .formatted(channel, part.start));
            part = null;
        }
        if (part == null) {
            part = new Part(transfer.start());
            parts.put(channel, part);
        }
        addBytes(part, beat);
        part.error |= beat.error();
        if (beat.endofpacket()) {
            parts.remove(channel);
            Frame packet = new Frame(part.bytes.toByteArray(), channel, 0, part.error);
            tell.accept(new Transfer<>(packet, part.start, transfer.end()));
        }
        open = parts.size();
    }

    private void addBytes(Part part, AvalonBeat beat) {
        int symbols = stream.pins().symbols();
        int empty = beat.endofpacket() ? beat.empty() : 0;
        if (empty >= symbols) {
            broken(AvalonStreamRule.EMPTY, "empty is %d, of %d symbols".formatted(empty, symbols));
            empty = symbols - 1;
        }
        LogicVector data = beat.data();
        byte[] bytes = new byte[symbols];
        boolean[] known = new boolean[symbols];
        for (int i = 0; i < symbols; i++) { // the highest first
            int at = 8 * (symbols - 1 - i);
            bytes[i] = (byte) (data.planeA(at / 64) >> (at % 64));
            known[i] = ((data.planeB(at / 64) >> (at % 64)) & 0xff) == 0;
        }
        stream.inOrder(bytes);
        for (int i = 0; i < symbols - empty; i++) {
            int place = stream.isLowFirst() ? symbols - 1 - i : i;
            if (!known[place]) {
                broken(
                        AvalonStreamRule.DATA_KNOWN,
                        "byte %d of %s is %s".formatted(i, stream.pins().data().path(), data));
            }
            part.bytes.write(known[place] ? bytes[i] : 0);
        }
    }

    private void broken(AvalonStreamRule rule, String what) {
        checks.broken(rule, stream.name(), what);
    }
}
