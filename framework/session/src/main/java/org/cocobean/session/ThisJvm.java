package org.cocobean.session;

import java.util.Optional;
import org.cocobean.settings.Settings;

/// How this JVM was started, which tells it from the other processes of its build.
///
/// @param settings those of this JVM
record ThisJvm(Settings settings) {

    /// The command line after the options, as the JVM itself states it.
    String command() {
        return settings.text("sun.java.command").orElse("");
    }

    /// The number of this fork, from 1, when the build passes it on.
    Optional<String> forkNumber() {
        return settings.text("surefire.forkNumber");
    }
}
