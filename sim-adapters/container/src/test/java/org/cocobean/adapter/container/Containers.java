package org.cocobean.adapter.container;

import static org.junit.jupiter.api.Assumptions.abort;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
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

    /// What a program prints, line by line.
    static BufferedReader output(Process jvm) {
        return new BufferedReader(
                new InputStreamReader(jvm.getInputStream(), StandardCharsets.UTF_8));
    }

    /// A JVM that runs [ContainerProgram] with simulations in the container.
    static ProcessBuilder jvm(String what) {
        List<String> command = new ArrayList<>();
        command.add(System.getProperty("java.home") + "/bin/java");
        command.add("--enable-native-access=ALL-UNNAMED");
        command.add("-Dbasedir=" + Path.of("").toAbsolutePath());
        command.add("-Dcocobean.run.dir=" + Session.current().run().path());
        command.add("-Dcocobean.worker=" + Session.current().worker());
        command.add("-Dcocobean.executor=container");
        command.add("-Dorg.slf4j.simpleLogger.defaultLogLevel=warn");
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.addAll(List.of(ContainerProgram.class.getName(), what));
        return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
    }

    private static final class Holder {
        static final ContainerExecutor EXECUTOR = new ContainerExecutor();
    }
}
