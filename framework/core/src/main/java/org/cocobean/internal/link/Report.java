package org.cocobean.internal.link;

import org.cocobean.time.SimTime;

/// What the agent says of the simulation: it counts the errors of the HDL where they are raised, so
/// that none of them can be lost with a line of output.
///
/// @param errors how many there were since the start
/// @param said the line of output, or its beginning, that tells of the first one since the JVM
///   asked last, or of the end by the design; empty when there was none
/// @param when the simulated time of that, empty when it is not known
/// @param where the scope of that, as the simulator names it, empty when it is not known
/// @param rest how the simulation ended
public record Report(int errors, String said, String when, String where, Rest rest) {

    /// How a simulation ended.
    public enum Rest {
        /// It goes on, or died.
        NONE,
        /// The test was over, and so was the time step in which it ended.
        ASKED,
        /// There were no more events.
        EVENTS,
        /// The design ended it.
        DESIGN
    }

    private static final Rest[] RESTS = Rest.values();

    static Report of(Window window) {
        String[] said =
                window.payload()
                        .text(
                                WindowLayout.SAID,
                                window.memory().get(Window.INT, WindowLayout.SAID_LENGTH))
                        .split("\n", 3);
        return new Report(
                window.memory().get(Window.INT, WindowLayout.ERRORS),
                said[0],
                said.length < 2
                        ? ""
                        : SimTime.steps(Long.parseLong(said[1]), window.stop().precision())
                                .toString(),
                said.length < 3 ? "" : said[2],
                RESTS[window.memory().get(Window.INT, WindowLayout.REST)]);
    }

    /// Lets the agent keep the line of the next error instead of the one it has told of.
    static void forgetSaid(Window window) {
        window.memory().set(Window.INT, WindowLayout.SAID_LENGTH, 0);
    }
}
