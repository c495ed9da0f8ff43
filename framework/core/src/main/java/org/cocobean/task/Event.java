package org.cocobean.task;

import org.cocobean.trigger.Trigger;

/// A flag that tasks wait for.
public interface Event extends Trigger {

    /// Sets the flag and wakes all who wait, in the order in which they began; they run after the
    /// caller waits.
    void set();

    /// Clears the flag.
    void clear();

    /// Tells whether the flag is set; waiting then returns at once.
    boolean isSet();
}
