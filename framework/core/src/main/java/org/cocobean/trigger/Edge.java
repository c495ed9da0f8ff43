package org.cocobean.trigger;

/// A change of a signal. Counting and conditions are evaluated in the simulator, without waking the
/// test.
///
/// A task that awaits an edge sees values as a flip-flop does: the signal has its new value,
/// registers clocked by it still have their old ones.
public interface Edge extends Trigger {

    /// Returns a trigger that fires at the `count`-th such edge from the moment it is awaited.
    ///
    /// @param count at least 1
    Edge times(long count);

    /// Returns a trigger that counts only edges at which the signal, up to 64 bits wide, satisfies
    /// the comparison. X and Z satisfy none.
    Edge when(Sampled signal, Compare compare, long value);

    /// Returns a trigger that counts only edges at which the signal has the value.
    default Edge when(Sampled signal, long value) {
        return when(signal, Compare.EQUAL, value);
    }
}
