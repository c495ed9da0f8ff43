package org.cocobean.bus.avalon;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.cocobean.bus.PinWidth;
import org.cocobean.bus.Pins;
import org.cocobean.bus.memory.Response;
import org.cocobean.dut.Signal;
import org.cocobean.value.Logic;
import org.cocobean.value.LogicVector;

/// The pins of Avalon-MM, with data of up to 64 bits. Where there is `readdatavalid`, reads are
/// pipelined; else what is read is there when the read is taken, or some cycles later
/// ([Avalon#readLatency]).
public record AvalonPins(
        Signal address,
        @PinWidth(1) Signal read,
        @PinWidth(1) Signal write,
        Signal writedata,
        Signal readdata,
        @PinWidth(1) Optional<Signal> waitrequest,
        @PinWidth(1) Optional<Signal> readdatavalid,
        Optional<Signal> byteenable,
        Optional<Signal> burstcount,
        @PinWidth(2) Optional<Signal> response,
        @PinWidth(1) Optional<Signal> writeresponsevalid)
        implements Pins {

    /// Returns how many bytes a word has.
    public int lanes() {
        return writedata.width() / 8;
    }

    /// Returns how many words a burst has at most.
    public int longestBurst() {
        return burstcount.map(count -> 1 << Math.min(11, count.width() - 1)).orElse(1);
    }

    /// What must not change while it waits.
    ///
    /// @param goesOn whether it is a later word of a burst that is written
    List<Signal> request(boolean isWrite, boolean goesOn) {
        Stream<Signal> word =
                Stream.concat(isWrite ? Stream.of(writedata) : Stream.of(), byteenable.stream());
        return (goesOn
                        ? word
                        : Stream.concat(
                                Stream.of(address), Stream.concat(word, burstcount.stream())))
                .toList();
    }

    static boolean isOne(Signal signal) {
        return signal.logic() == Logic.ONE;
    }

    boolean waits() {
        return waitrequest.filter(wait -> wait.logic() != Logic.ZERO).isPresent();
    }

    long strobes() {
        return byteenable.map(Signal::toLong).orElse(allLanes());
    }

    long allLanes() {
        return (1L << lanes()) - 1;
    }

    int burst() {
        return burstcount.map(Signal::toInt).orElse(1);
    }

    Response answer() {
        if (response.isEmpty()) {
            return Response.OKAY;
        }
        LogicVector code = response.get().value();
        return switch ((int) (code.planeA(0) & ~code.planeB(0))) {
            case 0 -> Response.OKAY;
            case 3 -> Response.DECERR;
            default -> Response.SLVERR;
        };
    }

    static int code(Response answer) {
        return answer == Response.DECERR ? 3 : answer.isError() ? 2 : 0;
    }

    @Override
    public List<String> widthConflicts() {
        List<String> conflicts = new ArrayList<>();
        int width = writedata.width();
        if (Integer.bitCount(width) != 1 || width < 8 || width > 64) {
            conflicts.add(
                    "%s has %d bits; data is 8, 16, 32 or 64".formatted(writedata.path(), width));
        }
        if (readdata.width() != width) {
            conflicts.add(
                    "%s has %d bits, but %s has %d"
                            .formatted(readdata.path(), readdata.width(), writedata.path(), width));
        }
        byteenable
                .filter(s -> s.width() * 8 != width)
                .ifPresent(s ->
                        conflicts.add(
                                "%s has %d bits, but %s has %d bytes"
                                        .formatted(
                                                s.path(), s.width(), writedata.path(), width / 8)));
        if (burstcount.isPresent() && waitrequest.isEmpty()) {
            conflicts.add(
                    burstcount.get().path()
                            + " says that there are bursts, which need waitrequest");
        }
        return conflicts;
    }
}
