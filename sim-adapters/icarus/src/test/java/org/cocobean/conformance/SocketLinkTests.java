package org.cocobean.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.cocobean.internal.launch.Machine;
import org.cocobean.session.Session;
import org.cocobean.sim.MissingToolException;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Groups of the suite once more over the link that shares no memory, as if the simulator lived on
/// another machine.
@Timeout(240)
class SocketLinkTests {

    private static final String EXPORT = "--add-exports=java.base/jdk.internal.vm=ALL-UNNAMED";
    private static final String SOCKET = "-Dcocobean.link=socket";

    @Test
    void theLinkDoesTheSameOverASocket(@TempDir Path directory) throws Exception {
        List<String> groups = List.of("Timing,Write,Edge,Value,Array,Meeting,End,Errors,Lifeline");
        assertThat(Groups.run(directory, groups, EXPORT, SOCKET))
                .contains("failed=0")
                .containsPattern("succeeded=[1-9][0-9][0-9]");
    }

    @Test
    @Tag("container")
    void theLinkCrossesTheContainersBoundary(@TempDir Path directory) throws Exception {
        requireEngine();
        List<String> groups = List.of("Timing,Array");
        assertThat(Groups.run(directory, groups, EXPORT, SOCKET, "-Dcocobean.executor=container"))
                .contains("failed=0")
                .containsPattern("succeeded=[2-9][0-9]");
    }

    private static void requireEngine() {
        try {
            Machine.on("container");
        } catch (MissingToolException e) {
            if (Session.current().settings().continuousIntegration()) {
                throw e;
            }
            Assumptions.abort(String.valueOf(e.getMessage()));
        }
    }
}
