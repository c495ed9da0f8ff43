package org.cocobean.internal.launch;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BinaryOperator;
import java.util.function.Consumer;
import org.apache.commons.exec.CommandLine;
import org.apache.commons.exec.DefaultExecutor;
import org.apache.commons.exec.ExecuteException;
import org.apache.commons.exec.ExecuteResultHandler;
import org.apache.commons.exec.LogOutputStream;
import org.apache.commons.exec.PumpStreamHandler;
import org.apache.commons.exec.ShutdownHookProcessDestroyer;
import org.apache.commons.exec.environment.EnvironmentUtils;
import org.cocobean.internal.session.Leash;
import org.cocobean.settings.Settings;
import org.cocobean.sim.spi.Command;
import org.cocobean.sim.spi.CommandTimeoutException;
import org.cocobean.sim.spi.Executor;
import org.cocobean.wording.Words;
import org.jspecify.annotations.Nullable;
import org.zeroturnaround.exec.ProcessExecutor;

/// Runs programs on this host: short ones by zt-exec, simulators by commons-exec, which also ends
/// them with the JVM.
final class HostExecutor implements Executor {

    private static final ShutdownHookProcessDestroyer DESTROYER =
            new ShutdownHookProcessDestroyer();

    private final Settings settings;

    HostExecutor(Settings settings) {
        this.settings = settings;
    }

    @Override
    public String name() {
        return "host";
    }

    @Override
    public Optional<Path> find(String program) {
        return settings.findProgram(program);
    }

    @Override
    public String searched() {
        return settings.text("env.PATH").orElse("");
    }

    @Override
    public boolean sharesThisProcess() {
        return true;
    }

    @Override
    public Outcome run(Command command, Duration timeout)
            throws IOException, InterruptedException, CommandTimeoutException {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        ProcessExecutor program =
                new ProcessExecutor(command.argv())
                        .directory(command.directory().toFile())
                        .environment(command.environment())
                        .environment(Leash.mark())
                        .redirectErrorStream(true)
                        .redirectOutput(said)
                        .exitValueAny()
                        .stopper(Leash::stop)
                        .timeout(timeout.toMillis(), TimeUnit.MILLISECONDS);
        try {
            int exitCode = program.execute().getExitValue();
            return new Outcome(exitCode, said.toString(StandardCharsets.UTF_8));
        } catch (TimeoutException e) {
            throw new CommandTimeoutException(
                    "%s took longer than %s and was killed"
                            .formatted(String.join(" ", command.argv()), Words.of(timeout)),
                    said.toString(StandardCharsets.UTF_8));
        }
    }

    @Override
    public Running start(Command command, Consumer<String> lines) throws IOException {
        CommandLine line = new CommandLine(command.argv().getFirst());
        for (String argument : command.argv().subList(1, command.argv().size())) {
            line.addArgument(argument, false);
        }
        Map<String, String> environment = EnvironmentUtils.getProcEnvironment();
        command.environment().forEach((name, value) -> environment.merge(name, value, both(name)));
        Started started = new Started(command.directory(), lines);
        started.executor.execute(line, environment, started);
        return started;
    }

    /// Ours wins over the user's; of libraries to preload there can be several.
    private static BinaryOperator<String> both(String name) {
        return (users, ours) -> name.equals("LD_PRELOAD") ? ours + ":" + users : ours;
    }

    /// A simulator under way; also receives its end from commons-exec.
    private static final class Started implements Running, ExecuteResultHandler {

        private final Capturing executor;
        private final CompletableFuture<Integer> exit = new CompletableFuture<>();
        private volatile @Nullable String trouble;

        Started(Path directory, Consumer<String> lines) {
            // one for each stream: pieces of lines from two threads must not meet in one buffer
            executor =
                    new Capturing(
                            directory, new PumpStreamHandler(new Lines(lines), new Lines(lines)));
            executor.setExitValues(null);
            executor.setProcessDestroyer(DESTROYER);
        }

        @Override
        public void kill() {
            Process process = executor.process;
            if (process != null) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
        }

        @Override
        public Optional<Integer> await(Duration timeout) throws InterruptedException {
            try {
                return Optional.of(exit.get(timeout.toMillis(), TimeUnit.MILLISECONDS));
            } catch (TimeoutException e) {
                return Optional.empty();
            } catch (ExecutionException e) {
                throw new IllegalStateException("the simulator could not be run", e.getCause());
            }
        }

        @Override
        public Optional<String> trouble() {
            return Optional.ofNullable(trouble);
        }

        @Override
        @SuppressWarnings("FutureReturnValueIgnored") // it never fails
        public void onExit(Runnable action) {
            exit.whenComplete((code, failure) -> action.run());
        }

        @Override
        public void onProcessComplete(int exitValue) {
            exit.complete(exitValue);
        }

        @Override
        public void onProcessFailed(ExecuteException e) {
            if (e.getExitValue() == org.apache.commons.exec.Executor.INVALID_EXITVALUE) {
                trouble = "could not be run to its end: " + e.getCause();
                kill();
            }
            exit.complete(e.getExitValue());
        }
    }

    /// Keeps the process, so that it can be killed for good and not only asked to end.
    private static final class Capturing extends DefaultExecutor {

        private volatile @Nullable Process process;

        @SuppressWarnings("deprecation") // the builder cannot build a subclass
        Capturing(Path directory, PumpStreamHandler streams) {
            setStreamHandler(streams);
            setWorkingDirectory(directory.toFile());
        }

        /// A JVM whose last thread of the user's died must not stay for the simulator's sake.
        @Override
        protected Thread createThread(Runnable runnable, String name) {
            return Thread.ofPlatform().daemon().name(name).unstarted(runnable);
        }

        @Override
        protected Process launch(
                CommandLine command, Map<String, String> environment, Path directory)
                throws IOException {
            Process started = super.launch(command, environment, directory);
            process = started;
            return started;
        }
    }

    /// Splits output into lines.
    private static final class Lines extends LogOutputStream {
        private final Consumer<String> lines;

        Lines(Consumer<String> lines) {
            this.lines = lines;
        }

        @Override
        protected void processLine(String line, int level) {
            lines.accept(line);
        }
    }
}
