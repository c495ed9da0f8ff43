package org.cocobean.task;

import java.util.Optional;

/// What a test must see finished before it may pass: items that a source has not sent, accesses
/// without an answer, a scoreboard that still expects something. Handed to `Simulation.mustFinish`.
///
/// A test whose body ended well is not over until each has finished, in the order in which they
/// were handed in. Tables of who waits for what show what is outstanding.
public interface Obligation {

    /// Describes in one line what is outstanding, if anything is. May be called from any thread.
    Optional<String> outstanding();

    /// Blocks until nothing is outstanding, but not for ever. Called by the main task when the body
    /// of the test has ended well.
    ///
    /// @throws AssertionError naming what never finished, or why what finished is no pass
    void finish();

    /// Looks at what finished where the HDL has ended the simulation, nothing is outstanding and
    /// nothing can be waited for. Called instead of [#finish].
    ///
    /// @throws AssertionError why what finished is no pass
    default void judge() {
        finish();
    }
}
