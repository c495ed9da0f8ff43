package org.cocobean.internal.link;

import java.util.Optional;

/// The few native functions of `link_host.c`; the seam behind which JNA and FFM are
/// interchangeable.
interface NativeCall {

    /// It is the JVM's turn.
    int TURN = 0;

    /// The simulator is gone.
    int DEAD = 1;

    /// A slice of time passed, the simulator still runs; call [#await(long)].
    int WAITING = 2;

    long openProcess(long window, int fixedMode);

    long openModel(long window, long run, long context);

    int transfer(long link);

    int await(long link);

    void close(long link);

    void peerDied(long window);

    /// Returns what broke the link, where it was not the end of the simulator.
    default Optional<String> trouble() {
        return Optional.empty();
    }
}
