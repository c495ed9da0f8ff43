package org.cocobean.bus.avalon;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cocobean.bus.PinWidth;
import org.cocobean.bus.Pins;
import org.cocobean.dut.Signal;

/// The pins of an Avalon-ST, with channels and errors of up to 64 bits.
public record AvalonStreamPins(
        @PinWidth(1) Signal valid,
        @PinWidth(1) Optional<Signal> ready,
        Signal data,
        Optional<Signal> channel,
        Optional<Signal> error,
        @PinWidth(1) Optional<Signal> startofpacket,
        @PinWidth(1) Optional<Signal> endofpacket,
        Optional<Signal> empty)
        implements Pins {

    /// Returns how many bytes a beat has.
    public int symbols() {
        return data.width() / 8;
    }

    List<Optional<Signal>> payload() {
        return List.of(Optional.of(data), channel, error, startofpacket, endofpacket, empty);
    }

    @Override
    public List<String> widthConflicts() {
        List<String> conflicts = new ArrayList<>();
        for (Optional<Signal> pin : List.of(channel, error)) {
            pin.filter(p -> p.width() > 64)
                    .ifPresent(p ->
                            conflicts.add(
                                    "%s has %d bits, more than 64".formatted(p.path(), p.width())));
        }
        if (startofpacket.isPresent() != endofpacket.isPresent()) {
            conflicts.add(
                    "%s has only one of startofpacket and endofpacket".formatted(valid.path()));
        }
        return conflicts;
    }
}
