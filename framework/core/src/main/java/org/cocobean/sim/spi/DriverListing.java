package org.cocobean.sim.spi;

import java.util.List;

/// A run of the simulator that lists which parts of which signals the HDL drives.
///
/// It is started when a test first writes a signal of which this must be known, in a copy of the
/// simulation's directory, and ended when it has told enough.
public interface DriverListing {

    /// Returns the command.
    List<String> argv();

    /// Returns what a line of its output tells of the object with that path, in which indices stand
    /// in square brackets.
    Says of(String line, String path);

    /// What a line tells of an object.
    enum Says {
        /// Nothing.
        NOTHING,
        /// The HDL drives a part of it.
        DRIVEN,
        /// A part of it has no driver.
        UNDRIVEN
    }
}
