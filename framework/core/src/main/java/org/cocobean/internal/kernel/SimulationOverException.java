package org.cocobean.internal.kernel;

import org.jspecify.annotations.Nullable;

/// Somebody reads, writes or waits in a simulation that has ended.
final class SimulationOverException extends IllegalStateException {

    private static final long serialVersionUID = 1;

    SimulationOverException(@Nullable Throwable why) {
        super("the simulation has ended", why);
    }
}
