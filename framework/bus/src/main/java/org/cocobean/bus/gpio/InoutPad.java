package org.cocobean.bus.gpio;

import java.util.Arrays;
import org.cocobean.dut.Signal;
import org.cocobean.value.Logic;

/// Inout ports of the top.
final class InoutPad implements Pad {

    private final Signal wires;
    private final Logic released;
    private final Logic[] driven;

    InoutPad(Signal wires, Logic pull) {
        this.wires = wires;
        this.released = pull == Logic.ONE ? Logic.H : pull == Logic.ZERO ? Logic.L : Logic.Z;
        this.driven = new Logic[wires.width()];
        Arrays.fill(driven, Logic.Z);
    }

    @Override
    public Signal wires() {
        return wires;
    }

    @Override
    public void drive(int pin, Logic level) {
        driven[pin] = level;
        Pad.part(wires, pin).drive(level == Logic.Z ? released : level);
    }

    @Override
    public boolean isContended(int pin) {
        return driven[pin] != Logic.Z && Pad.level(wires, pin) == Logic.X;
    }

    @Override
    public boolean isUnknown(int pin, Logic level) {
        return driven[pin] == Logic.Z && (level == Logic.X || level == Logic.U);
    }
}
