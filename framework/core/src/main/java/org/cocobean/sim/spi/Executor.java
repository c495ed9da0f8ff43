package org.cocobean.sim.spi;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/// Where the simulators' programs run: on this host, or in a container.
///
/// Found with [java.util.ServiceLoader] by name, except the host's, which is built in. Called from
/// several threads.
public interface Executor {

    /// Returns the name by which `-Dcocobean.executor` chooses it.
    String name();

    /// Looks for a program.
    Optional<Path> find(String program);

    /// Says where [#find(String)] looks, for messages.
    String searched();

    /// Runs a short command to its end, standard error with standard output.
    ///
    /// @throws IOException when it cannot be started
    /// @throws CommandTimeoutException when it took too long; it has been killed
    Outcome run(Command command, Duration timeout)
            throws IOException, InterruptedException, CommandTimeoutException;

    /// Starts a long-lived command. It dies with this JVM at the latest.
    ///
    /// @param lines receives its output, line by line, from other threads
    Running start(Command command, Consumer<String> lines) throws IOException;

    /// Returns the directory in which memory is shared with the programs, or empty for the host's
    /// own.
    default Optional<Path> sharedMemory() {
        return Optional.empty();
    }

    /// Returns the name by which programs here reach the machine of this JVM where they share no
    /// memory with it, or empty where they do.
    default Optional<String> remoteHost() {
        return Optional.empty();
    }

    /// Identifies the C library and the compiler that programs here live with, or empty when they
    /// are the host's. The agent is compiled once for each of them, by [#run].
    ///
    /// @throws org.cocobean.sim.MissingToolException when there is no such place
    default Optional<String> platform() {
        return Optional.empty();
    }

    /// Returns whether models can be loaded into this JVM.
    default boolean sharesThisProcess() {
        return false;
    }

    /// What became of a command.
    ///
    /// @param exitCode 128 + n when signal n ended it
    record Outcome(int exitCode, String output) {}

    /// A command under way.
    interface Running {

        /// Ends it at once, with all its children. Harmless when it has ended.
        void kill();

        /// Waits until it has ended and its output has been delivered.
        ///
        /// @return its exit code (128 + n for signal n), or empty after the timeout
        Optional<Integer> await(Duration timeout) throws InterruptedException;

        /// Returns why it could not be run, or not be watched to its end, after which its exit code
        /// means nothing; empty when all went well so far.
        default Optional<String> trouble() {
            return Optional.empty();
        }

        /// Registers what is to be done when it has ended; at once if it has.
        void onExit(Runnable action);
    }
}
