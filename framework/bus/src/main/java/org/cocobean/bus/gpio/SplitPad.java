package org.cocobean.bus.gpio;

import java.util.Arrays;
import org.cocobean.dut.Signal;
import org.cocobean.value.Logic;
import org.cocobean.value.LogicVector;

/// Pins before their pads: an input reads what stands on the wire, whoever drives it.
final class SplitPad implements Pad {

    private final GpioPins pins;
    private final Logic pull;
    private final Logic[] driven;

    SplitPad(GpioPins pins, Logic pull) {
        this.pins = pins;
        this.pull = pull;
        this.driven = new Logic[pins.gpioI().width()];
        Arrays.fill(driven, Logic.Z);
    }

    @Override
    public Signal wires() {
        return pins.gpioI();
    }

    @Override
    public Signal[] sources() {
        return new Signal[] {pins.gpioI(), pins.gpioO(), pins.gpioOe()};
    }

    @Override
    public void drive(int pin, Logic level) {
        driven[pin] = level;
        settle();
    }

    @Override
    public void settle() {
        StringBuilder levels = new StringBuilder();
        for (int pin = driven.length - 1; pin >= 0; pin--) {
            levels.append(level(pin));
        }
        pins.gpioI().set(LogicVector.of(levels.toString(), pins.gpioI().range()));
    }

    private Logic ofDesign(int pin) {
        Logic enable = Pad.level(pins.gpioOe(), pin);
        return switch (enable) {
            case ONE -> Pad.level(pins.gpioO(), pin);
            case ZERO -> Logic.Z;
            default -> Logic.X;
        };
    }

    private Logic level(int pin) {
        Logic theirs = ofDesign(pin);
        Logic ours = driven[pin];
        if (theirs == Logic.Z) {
            return ours == Logic.Z ? pull : ours;
        }
        return ours == Logic.Z || ours == theirs ? theirs : Logic.X;
    }

    @Override
    public boolean isContended(int pin) {
        Logic theirs = ofDesign(pin);
        return driven[pin] != Logic.Z && theirs != Logic.Z && theirs != driven[pin];
    }

    @Override
    public boolean isUnknown(int pin, Logic level) {
        Logic theirs = ofDesign(pin);
        return theirs != Logic.Z && theirs != Logic.ZERO && theirs != Logic.ONE;
    }
}
