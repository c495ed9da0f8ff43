package org.cocobean.samples.patterns;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.cocobean.session.Session;
import org.cocobean.session.WorkerId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Pattern: master check. A run that is not divided has one process, the master.
///
/// pytest-xdist: `if worker_id == "master"`, mostly to leave out the lock. Here
/// [org.cocobean.session.CallOnce] needs no such exception; `isMaster()` remains for what only
/// makes sense alone, such as opening a wave viewer or printing progress.
class MasterCheckTests {

    @Test
    void onlyAnUndividedRunHasAMaster(@TempDir Path divided, @TempDir Path alone) throws Exception {
        Workers.run(divided, InEachWorker.class, "gw0", "gw1");
        assertThat(divided.resolve("gw0/progress.txt")).hasContent("quiet");
        assertThat(divided.resolve("gw1/progress.txt")).hasContent("quiet");

        Workers.run(alone, InEachWorker.class, WorkerId.MASTER.name());
        assertThat(alone.resolve("master/progress.txt")).hasContent("live");
    }

    static class InEachWorker {

        @Test
        void showsProgressOnlyWhenAlone() throws IOException {
            Session session = Session.current();
            Files.writeString(
                    session.run().workerPath().resolve("progress.txt"),
                    session.worker().isMaster() ? "live" : "quiet");
        }
    }
}
