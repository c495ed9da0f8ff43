package org.cocobean.internal.junit;

import org.cocobean.settings.Settings;

/// What the tests of this process run on.
final class ThisMachine {

    private ThisMachine() {}

    /// Returns the Java and the machine, for the reader of a report.
    static String line(Settings settings) {
        return "Java %s on %s %s, %d cores"
                .formatted(
                        Runtime.version(),
                        settings.text("os.name").orElse("?"),
                        settings.text("os.arch").orElse("?"),
                        Runtime.getRuntime().availableProcessors());
    }
}
