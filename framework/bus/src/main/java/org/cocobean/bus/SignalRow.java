package org.cocobean.bus;

import java.util.List;
import org.cocobean.dut.Signal;
import org.cocobean.value.LogicVector;

/// A row that is the signals as they stand.
final class SignalRow implements Row {

    private final Signal[] signals;

    /// Stands for these signals.
    public SignalRow(List<Signal> signals) {
        this.signals = signals.toArray(new Signal[0]);
    }

    @Override
    public long number(int place) {
        return signals[place].toLong();
    }

    @Override
    public LogicVector bits(int place) {
        return signals[place].value();
    }

    @Override
    public void set(int place, long number) {
        signals[place].set(number);
    }

    @Override
    public void set(int place, LogicVector bits) {
        signals[place].set(bits);
    }
}
