package org.cocobean.bus.serial;

import static org.cocobean.Cocobean.event;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.cocobean.dut.Signal;
import org.cocobean.task.Event;

/// A line with a pull-up: 1 unless somebody pulls it low.
final class I2cLine {

    private final Set<Object> pulling = new HashSet<>();
    private final List<Signal> seenAt = new ArrayList<>();
    private final List<I2cPad> pads = new ArrayList<>();
    final Event rises;
    final Event falls;
    private int level = 1;

    I2cLine(String name) {
        rises = event(name + " high");
        falls = event(name + " low");
    }

    /// Returns whether that moved the line.
    boolean pull(Object who, boolean low) {
        boolean wasLow = isLow();
        if (low) {
            pulling.add(who);
        } else {
            pulling.remove(who);
        }
        follow();
        return isLow() != wasLow;
    }

    void add(I2cPad pad) {
        pads.add(pad);
    }

    /// Lets the pads drive what has become of the line.
    void follow() {
        pads.forEach(I2cPad::follow);
    }

    /// Tells whether anybody pulls but one pad: a model, or the design at another pad.
    boolean isPulledBesides(I2cPad pad) {
        return pulling.stream().anyMatch(who -> !(who instanceof I2cPad))
                || pads.stream().anyMatch(other -> other != pad && other.pulls());
    }

    boolean isLow() {
        return !pulling.isEmpty();
    }

    /// Lets an input of the design see the line.
    void showAt(Signal input) {
        seenAt.add(input);
        input.set(level);
    }

    /// What everybody has been told.
    int level() {
        return level;
    }

    void show(int newLevel) {
        level = newLevel;
        seenAt.forEach(input -> input.set(newLevel));
        Event moved = newLevel == 1 ? rises : falls;
        moved.set();
        moved.clear();
    }
}
