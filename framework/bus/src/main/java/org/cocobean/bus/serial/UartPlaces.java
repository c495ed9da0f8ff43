package org.cocobean.bus.serial;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.cocobean.time.SimTime;

/// The places of a frame on a serial line: the start bit, the data, the parity bit if there is one,
/// the stop bits. The levels of a frame are a number whose lowest bit is that of the first place.
record UartPlaces(UartFormat format) {

    private int parities() {
        return format.parity() == Parity.NONE ? 0 : 1;
    }

    private int firstStop() {
        return 1 + format.dataBits() + parities();
    }

    private int count() {
        return firstStop() + format.stopBits();
    }

    /// Returns when the level of each place is over; all stop bits are one place of who talks.
    List<SimTime> ends() {
        return Stream.concat(IntStream.rangeClosed(1, firstStop()).boxed(), Stream.of(count()))
                .map(bits -> format.bit().times(bits))
                .toList();
    }

    /// Returns when each place is half over.
    List<SimTime> middles() {
        return IntStream.range(0, count())
                .mapToObj(place -> format.bit().times(2L * place + 1).dividedBy(2))
                .toList();
    }

    /// Returns the levels of a frame.
    ///
    /// @param stop of all stop bits
    /// @throws IllegalArgumentException when the data has more bits than a frame
    long levels(int data, int parity, int stop) {
        if ((data & ~format.mask()) != 0) {
            throw new IllegalArgumentException(
                    "0x%x has more than %d bits".formatted(data, format.dataBits()));
        }
        long levels = (long) data << 1 | (stop == 1 ? stops() : 0);
        return levels | (long) (parity & parities()) << (1 + format.dataBits());
    }

    /// Returns the levels of a frame without an error.
    long levels(int data) {
        return levels(data, format.parity().bit(data), 1);
    }

    /// Returns the places of the data.
    long data() {
        return (long) format.mask() << 1;
    }

    /// Returns the places that are 1.
    long stops() {
        return ((1L << format.stopBits()) - 1) << firstStop();
    }

    /// Returns the places of which an odd or even number is 1.
    long counted() {
        long parity = 1L << (1 + format.dataBits());
        return switch (format.parity()) {
            case NONE -> 0;
            case MARK, SPACE -> parity;
            case EVEN, ODD -> data() | parity;
        };
    }

    /// Tells whether that number is odd.
    boolean isOdd() {
        return format.parity() == Parity.ODD || format.parity() == Parity.MARK;
    }

    /// Returns what was heard.
    UartFrame frame(long levels, SimTime start, SimTime end) {
        boolean odd = (Long.bitCount(levels & counted()) & 1) != 0;
        return new UartFrame(
                (int) (levels >> 1) & format.mask(),
                odd != isOdd(),
                (levels & stops()) != stops(),
                levels == 0,
                start,
                end);
    }
}
