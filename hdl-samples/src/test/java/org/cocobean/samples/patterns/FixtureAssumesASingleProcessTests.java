package org.cocobean.samples.patterns;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.cocobean.session.RunDirectory;
import org.cocobean.session.Session;
import org.cocobean.session.WorkerId;
import org.cocobean.session.junit.SessionFixture;
import org.cocobean.session.junit.UseSessionFixtures;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Pitfall: a fixture assumes a single process. What is made "once" in `@BeforeAll` is made once in
/// each worker.
///
/// pytest-xdist: `scope="session"` means once per worker, too. The fix here: `@SessionFixture`,
/// once per run.
class FixtureAssumesASingleProcessTests {

    @Test
    void theMistakeMakesTheBitstreamInEveryWorker(@TempDir Path run) throws Exception {
        Workers.run(run, Mistake.class, "gw0", "gw1");
        assertThat(run.resolve("made-by.txt")).content().hasLineCount(2).contains("gw0", "gw1");
    }

    @Test
    void theFixMakesItOnce(@TempDir Path run) throws Exception {
        Workers.run(run, Fix.class, "gw0", "gw1");
        assertThat(run.resolve("made-by.txt")).content().matches("gw[01]\n");
    }

    static class Mistake {

        @BeforeAll
        static void makeBitstream() throws IOException {
            make(Session.current().run(), Session.current().worker());
        }

        @Test
        void usesTheBitstream() {
            assertThat(Session.current().run().path().resolve("made-by.txt")).isNotEmptyFile();
        }
    }

    @UseSessionFixtures
    static class Fix {

        @SessionFixture
        static String bitstream(RunDirectory run, WorkerId worker) throws IOException {
            return make(run, worker);
        }

        @Test
        void usesTheBitstream(String bitstream) {
            assertThat(bitstream).matches("bitstream of gw[01]");
        }
    }

    private static String make(RunDirectory run, WorkerId worker) throws IOException {
        Files.writeString(
                run.path().resolve("made-by.txt"),
                worker + "\n",
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
        return "bitstream of " + worker;
    }
}
