package org.cocobean.junit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.cocobean.Simulation;

/// The process of a simulation's simulator, known by its working directory.
final class SimulatorOf {

    private SimulatorOf() {}

    static ProcessHandle running(Simulation sim) {
        return ProcessHandle.current()
                .descendants()
                .filter(process -> isIn(process, sim.directory()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no simulator in " + sim.directory()));
    }

    private static boolean isIn(ProcessHandle process, Path directory) {
        Path link = Path.of("/proc", Long.toString(process.pid()), "cwd");
        try {
            return Files.isSameFile(link, directory);
        } catch (IOException e) {
            if (process.isAlive()) {
                throw new UncheckedIOException(e);
            }
            return false;
        }
    }
}
