package org.cocobean.bus.serial;

import static org.cocobean.Cocobean.now;

import org.cocobean.bus.check.I2cRule;
import org.cocobean.time.SimTime;
import org.jspecify.annotations.Nullable;

/// Checks the rules of [I2cRule] that both lines tell.
final class I2cChecker implements I2cListener {

    private static final String WHERE = "I2C bus";

    private final I2cBus bus;
    private boolean busy;
    private @Nullable SimTime stopped;
    private SimTime started = SimTime.ZERO;
    private SimTime rose = SimTime.ZERO;
    private SimTime fell = SimTime.ZERO;
    private SimTime moved = SimTime.ZERO; // SDA, while SCL was low
    private int clocks; // since the START
    private int bits; // of the byte and its acknowledgement

    I2cChecker(I2cBus bus) {
        this.bus = bus;
    }

    private void least(I2cRule rule, String what, SimTime since, SimTime least) {
        SimTime time = now().minus(since);
        if (time.compareTo(least) < 0) {
            bus.checks().broken(rule, WHERE, "%s %s, at least %s".formatted(what, time, least));
        }
    }

    private void condition(String what) {
        if (bits != 1) {
            bus.checks()
                    .broken(
                            I2cRule.DATA_STABLE,
                            WHERE,
                            "SDA %s while SCL was high, after bit %d of a byte"
                                    .formatted(what, bits == 0 ? 9 : bits));
        }
    }

    @Override
    public void start() {
        I2cSpeed speed = bus.speed();
        if (busy) {
            condition("fell");
            least(I2cRule.START_SETUP, "SCL was high before a START for", rose, speed.startSetup());
        } else if (stopped != null) {
            least(I2cRule.BUS_FREE, "the bus was free for", stopped, speed.busFree());
        }
        busy = true;
        started = now();
        clocks = 0;
        bits = 0;
    }

    @Override
    public void stop() {
        if (!busy) {
            return;
        }
        if (clocks <= 1) {
            bus.checks().broken(I2cRule.VOID_MESSAGE, WHERE, "STOP right after START");
        } else {
            condition("rose");
            least(
                    I2cRule.STOP_SETUP,
                    "SCL was high before a STOP for",
                    rose,
                    bus.speed().stopSetup());
        }
        busy = false;
        stopped = now();
    }

    @Override
    public void rise(int sda) {
        if (!busy) {
            return;
        }
        least(I2cRule.CLOCK_LOW, "SCL was low for", fell, bus.speed().clockLow());
        if (moved.compareTo(fell) >= 0) {
            least(I2cRule.DATA_SETUP, "SDA was there for", moved, bus.speed().dataSetup());
        }
        rose = now();
        clocks++;
        bits = (bits + 1) % 9;
    }

    @Override
    public void fall() {
        if (!busy) {
            return;
        }
        if (clocks == 0) {
            least(
                    I2cRule.START_HOLD,
                    "SCL stayed high after a START for",
                    started,
                    bus.speed().startHold());
        } else {
            least(I2cRule.CLOCK_HIGH, "SCL was high for", rose, bus.speed().clockHigh());
        }
        fell = now();
    }

    @Override
    public void data() {
        moved = now();
    }
}
