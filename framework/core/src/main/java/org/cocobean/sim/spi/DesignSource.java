package org.cocobean.sim.spi;

import java.util.Optional;

/// What a simulator prints of the elaborated design while one simulation starts, for those whose
/// programming interface tells too little.
///
/// One instance serves one simulation. What it knows comes from that very run, so it is never older
/// than the files that the elaboration read.
public interface DesignSource {

    /// Takes a line of the simulator's output; called in order, from one thread at a time, until
    /// the test begins.
    ///
    /// @return whether the line told of the design; all others go to the log
    boolean take(String line);

    /// Returns what was told; called once, before the test begins, when all lines have been taken.
    ///
    /// @throws IllegalStateException when the lines were not what it understands, with what was
    ///   looked for
    DesignObjects objects();

    /// Returns how to find out which signals are driven, or empty where nobody needs to know.
    Optional<DriverListing> drivers();
}
