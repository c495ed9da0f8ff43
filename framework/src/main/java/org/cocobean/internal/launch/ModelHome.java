package org.cocobean.internal.launch;

import java.io.IOException;
import org.cocobean.sim.spi.Launch;

/// Loads a compiled model into this JVM.
final class ModelHome {

    private ModelHome() {}

    @SuppressWarnings("DoNotCallSuggester")
    static Launcher.Launched start(Machine machine, Launch.Model model, SimLog log)
            throws IOException {
        throw new IOException(
                "in-process models are not there yet: " + model.library() + log.file() + machine);
    }
}
