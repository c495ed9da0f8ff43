package org.cocobean.architecture.planted.internal.kernel;

import org.cocobean.architecture.planted.internal.launch.Start;

/// A kernel that starts simulators.
public final class Curious {

    /// Starts.
    public Start start() {
        return new Start();
    }
}
