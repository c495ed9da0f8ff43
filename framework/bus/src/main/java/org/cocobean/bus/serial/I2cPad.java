package org.cocobean.bus.serial;

import static org.cocobean.Cocobean.event;
import static org.cocobean.Cocobean.first;
import static org.cocobean.Cocobean.readWrite;

import org.cocobean.bus.check.I2cRule;
import org.cocobean.dut.Signal;
import org.cocobean.task.Event;
import org.cocobean.value.Logic;

/// An inout port on a line: pulled up, and pulled low while anybody else on the line pulls.
///
/// What the design itself does is seen only while the bus does not pull, so as long as the port
/// reads 0, whoever made it so, the line counts as pulled from here.
final class I2cPad {

    private final I2cBus bus;
    private final I2cLine line;
    private final Signal port;
    private final Event driven;
    private boolean pulled;
    private boolean own;
    private boolean known;

    I2cPad(I2cBus bus, I2cLine line, Signal port) {
        this.bus = bus;
        this.line = line;
        this.port = port;
        driven = event("pad " + port.path() + " driven");
        port.drive("H");
        line.add(this);
    }

    @Override
    public String toString() {
        return port.path();
    }

    /// Tells whether the design pulls the line, as far as that can be seen.
    boolean pulls() {
        return own;
    }

    /// Drives what others do to the line.
    void follow() {
        boolean others = line.isPulledBesides(this);
        if (others != pulled) {
            pulled = others;
            port.drive(others ? "0" : "H");
            driven.set();
            driven.clear();
        }
    }

    /// Tells the bus what the port reads, for as long as the test runs.
    void watch() {
        while (true) {
            readWrite().await(); // what is driven arrives a delta cycle after the write
            readWrite().await();
            look();
            first(port.change(), driven).await();
        }
    }

    private void look() {
        Logic level = port.logic();
        boolean low = level == Logic.ZERO || level == Logic.L;
        boolean isKnown = low || level == Logic.ONE || level == Logic.H;
        if (known && !isKnown) {
            bus.checks()
                    .broken(
                            I2cRule.LINE_KNOWN,
                            port.path(),
                            "is %s while the bus drives %s: an open drain drives 0 or Z"
                                    .formatted(level, pulled ? "0" : "H"));
        }
        known |= isKnown;
        own = low && !pulled;
        bus.pull(line, this, low);
        line.follow();
    }
}
