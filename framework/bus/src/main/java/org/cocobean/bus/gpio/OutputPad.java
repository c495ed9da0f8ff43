package org.cocobean.bus.gpio;

import org.cocobean.dut.Signal;
import org.cocobean.value.Logic;

/// Outputs of the design.
record OutputPad(Signal wires) implements Pad {

    @Override
    public void drive(int pin, Logic level) {
        throw new IllegalStateException(
                "%s is an output of the design, which nobody else drives".formatted(wires.path()));
    }
}
