package org.cocobean.report;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// Says how one invocation of a test ended.
///
/// @param test which test it was
/// @param status how it ended
/// @param reason why it was skipped; empty for any other
/// @param failure what is known of a failure
/// @param setup what it ran with
/// @param artefacts the files that it left
/// @param worker the process of the run that it ran in
/// @param endMillis when it ended, in milliseconds since 1970
/// @param times how long it took
public record TestOutcome(
        Test test,
        Status status,
        String reason,
        Optional<Failure> failure,
        Setup setup,
        Artefacts artefacts,
        String worker,
        long endMillis,
        Times times) {

    /// How a test can end.
    public enum Status {
        PASSED,
        FAILED,
        SKIPPED;

        /// The word for a reader and for files: `passed`, `failed`, `skipped`.
        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /// Which test it was.
    ///
    /// @param suite the full name of the outermost class that was run
    /// @param type the full name of the class that has the method; with `$` before a nested one
    /// @param method the name of the method; empty where a class failed as a whole
    /// @param name what the test is called on every simulator, such as `FifoTests.keepsOrder [2]
    ///   WIDTH = 8`
    /// @param simulator the simulator it ran on; empty if none is known
    /// @param invocation which set of parameters or repetition it was, such as `[2]`, whatever it
    ///   is called; empty for a test that has one
    public record Test(
            String suite,
            String type,
            String method,
            String name,
            String simulator,
            String invocation) {

        /// What `cocobean.test` takes to run this one alone.
        public String exact() {
            return type + "#" + method + invocation;
        }

        /// The name with the simulator.
        public String title() {
            return simulator.isEmpty() ? name : name + " on " + simulator;
        }
    }

    /// What is known of a failure.
    ///
    /// @param type the class of the exception
    /// @param message its message; may be empty
    /// @param hdlPlace file and line of the HDL that the message names, such as `rtl/fifo.v:12`;
    ///   may be empty
    /// @param javaPlace file and line of the test, such as `FifoTests.java:42`; may be empty
    /// @param values what an assertion compared, where it says so
    public record Failure(
            String type,
            String message,
            String hdlPlace,
            String javaPlace,
            Optional<Values> values) {

        /// A failure without values.
        public Failure(String type, String message, String hdlPlace, String javaPlace) {
            this(type, message, hdlPlace, javaPlace, Optional.empty());
        }

        /// The message, or the type where there is none.
        public String text() {
            return message.isBlank() ? type : message;
        }
    }

    /// What an assertion compared, as text.
    public record Values(String expected, String actual) {}

    /// What a test ran with; all are empty for a test without a design.
    ///
    /// @param design the top module
    /// @param seed the seed of the run, as `-Dcocobean.seed` takes it
    /// @param simulatedTime how far the simulation came, such as `1.5 us`
    public record Setup(String design, String seed, String simulatedTime) {

        /// For a test without a design.
        public static final Setup NONE = new Setup("", "", "");
    }

    /// The files that a test left.
    public record Artefacts(Optional<Path> directory, Optional<Path> log, Optional<Path> waves) {

        /// For a test that left none.
        public static final Artefacts NONE =
                new Artefacts(Optional.empty(), Optional.empty(), Optional.empty());
    }

    /// How long a test took by the wall clock, and which part of it went into waiting for other
    /// workers and into building.
    public record Times(Duration took, Duration waited, Duration built) {

        /// For a test that did not wait for anything.
        public static Times of(Duration took) {
            return new Times(took, Duration.ZERO, Duration.ZERO);
        }
    }

    long startMillis() {
        return endMillis - times.took.toMillis();
    }

    boolean failed() {
        return status == Status.FAILED;
    }
}
