package org.cocobean.samples.patterns;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.cocobean.session.Session;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Pattern: worker id. What cannot be shared (a port, a data base, a board) is chosen by the
/// worker's name.
///
/// pytest-xdist: the fixture `worker_id`. Here: `Session.current().worker()`, and a directory for
/// the worker, `Session.current().run().workerPath()`.
class WorkerIdTests {

    @Test
    void eachWorkerWritesIntoItsOwnDirectory(@TempDir Path run) throws Exception {
        Workers.run(run, InEachWorker.class, "gw0", "gw1");
        assertThat(run.resolve("gw0/board.txt")).hasContent("/dev/ttyUSB0");
        assertThat(run.resolve("gw1/board.txt")).hasContent("/dev/ttyUSB1");
    }

    static class InEachWorker {

        @Test
        void usesTheBoardOfItsWorker() throws IOException {
            String number = Session.current().worker().name().substring("gw".length());
            Files.writeString(
                    Session.current().run().workerPath().resolve("board.txt"),
                    "/dev/ttyUSB" + number);
        }
    }
}
