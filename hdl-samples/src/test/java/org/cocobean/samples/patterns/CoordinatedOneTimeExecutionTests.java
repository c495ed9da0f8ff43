package org.cocobean.samples.patterns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import org.cocobean.session.CallOnce;
import org.cocobean.session.CallOnceException;
import org.cocobean.session.Scratch;
import org.cocobean.session.Session;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Pattern: coordinated one-time execution. Whoever comes first does the work, all others wait and
/// use the result.
///
/// pytest-xdist: `FileLock` and a marker file in `tmp_path_factory.getbasetemp().parent`. Here:
/// [CallOnce], or `Session.current().once(name, action)`, which puts its marks into the run
/// directory.
class CoordinatedOneTimeExecutionTests {

    @Test
    void twoWorkersWithTwoTestsEachMakeTheReferenceDataOnce(@TempDir Path run) throws Exception {
        Workers.run(run, InEachWorker.class, "gw0", "gw1");
        assertThat(run.resolve("who-made-it.txt")).content().matches("gw[01]\n");
    }

    static class InEachWorker {

        @Test
        void usesTheReferenceData() throws Exception {
            assertThat(referenceData()).hasContent("1 4 9 16");
        }

        @Test
        void usesItToo() throws Exception {
            assertThat(referenceData()).hasContent("1 4 9 16");
        }

        private static Path referenceData() {
            return Session.current().once("reference data", InEachWorker::make).ensureDone();
        }

        /// A worker that dies in here leaves nothing that looks finished, since the directory comes
        /// to its place only when it is complete.
        private static Path make() throws Exception {
            Path run = Session.current().run().path();
            Files.writeString(
                    run.resolve("who-made-it.txt"),
                    Session.current().worker() + "\n",
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
            Path made =
                    Scratch.publish(
                            run.resolve("reference"),
                            directory ->
                                    Files.writeString(
                                            directory.resolve("squares.txt"), "1 4 9 16"));
            return made.resolve("squares.txt");
        }
    }

    @Test
    void aFailureIsToldToEveryCallerAndNotTriedAgain(@TempDir Path directory) {
        CallOnce<String> work =
                new CallOnce<>(
                        directory,
                        "check out a license",
                        () -> {
                            throw new IllegalStateException("no license is free");
                        },
                        Duration.ofMinutes(1));
        CallOnce<String> sameWork =
                new CallOnce<>(
                        directory, "check out a license", () -> "license 7", Duration.ofMinutes(1));
        assertThatThrownBy(work::ensureDone).hasMessageContaining("no license is free");
        assertThatThrownBy(sameWork::ensureDone)
                .isInstanceOf(CallOnceException.Failed.class)
                .hasMessageContaining("no license is free");
        work.clean();
        assertThat(sameWork.ensureDone()).isEqualTo("license 7");
    }
}
