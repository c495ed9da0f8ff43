package org.cocobean.sim.spi;

/// A message of the HDL or of a tool.
///
/// @param text may have several lines
/// @param file the HDL source file, or empty when the line named none
/// @param line its line, 0 when unknown
/// @param time when it came, as `5 ns`, or empty when unknown
/// @param scope the instance or process that it came from, as the simulator names it, or empty when
///   unknown
public record HdlMessage(
        Severity severity, String text, String file, int line, String time, String scope) {

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

    /// A message of which neither time nor scope is known.
    public HdlMessage(Severity severity, String text, String file, int line) {
        this(severity, text, file, line, "", "");
    }

    /// Returns the same message with another file.
    public HdlMessage in(String otherFile) {
        return new HdlMessage(severity, text, otherFile, line, time, scope);
    }

    /// Returns the same message with what somebody else knows of its time and scope, where it does
    /// not tell them itself.
    public HdlMessage seen(String otherTime, String otherScope) {
        return new HdlMessage(
                severity,
                text,
                file,
                line,
                time.isEmpty() ? otherTime : time,
                scope.isEmpty() ? otherScope : scope);
    }

    /// Returns `file:line: text`, and in a line of its own when and where it came, as far as known.
    public String located() {
        String when = time.isEmpty() ? "" : " at " + time;
        String where = scope.isEmpty() ? "" : " in " + scope;
        return (file.isEmpty() ? text : file + ":" + line + ": " + text)
                + (when.isEmpty() && where.isEmpty() ? "" : "\n " + when + where);
    }
}
