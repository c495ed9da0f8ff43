package org.cocobean.sim.spi;

/// A message of the HDL or of a tool.
///
/// @param file the HDL source file, or empty when the line named none
/// @param line its line, 0 when unknown
public record HdlMessage(Severity severity, String text, String file, int line) {

    /// How bad it is.
    public enum Severity {
        /// Worth knowing.
        INFO,
        /// Suspicious, but no failure.
        WARNING,
        /// Fails the test when the simulation has ended.
        ERROR,
        /// Fails the test at once.
        FATAL,
        /// The HDL ended the simulation (`$finish`, `std.env.finish`).
        FINISH
    }

    /// Returns `file:line: text`, as far as known.
    public String located() {
        return file.isEmpty() ? text : file + ":" + line + ": " + text;
    }
}
