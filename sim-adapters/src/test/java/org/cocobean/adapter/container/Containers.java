package org.cocobean.adapter.container;

import static org.junit.jupiter.api.Assumptions.abort;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.cocobean.session.Session;
import org.cocobean.sim.MissingToolException;
import org.cocobean.sim.spi.Command;
import org.cocobean.sim.spi.Executor;

/// The container that the tests of this package share.
final class Containers {

    private Containers() {}

    /// Returns the executor; nothing is started before the first command.
    static ContainerExecutor shared() {
        return Holder.EXECUTOR;
    }

    /// Skips without an engine, except where everything must be there.
    static void requireEngine() {
        try {
            shared().platform();
        } catch (MissingToolException e) {
            if (Session.current().settings().continuousIntegration()) {
                throw e;
            }
            abort(String.valueOf(e.getMessage()));
        }
    }

    /// Counts the processes in the container, the one that counts left out.
    static int processes(Executor executor) throws Exception {
        return Integer.parseInt(
                executor.run(
                                Command.of(
                                        executor.sharedMemory().orElse(Path.of("/")),
                                        List.of("sh", "-c", "set -- /proc/[0-9]*; echo $#")),
                                Duration.ofSeconds(20))
                        .output()
                        .strip());
    }

    private static final class Holder {
        static final ContainerExecutor EXECUTOR = new ContainerExecutor();
    }
}
