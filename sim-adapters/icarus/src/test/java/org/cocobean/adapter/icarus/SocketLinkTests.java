package org.cocobean.adapter.icarus;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.cocobean.conformance.Groups;
import org.cocobean.conformance.RunTempDir;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Groups of the suite once more over the link that shares no memory, as if the simulator lived on
/// another machine.
@Timeout(240)
class SocketLinkTests {

    private static final String SOCKET = "-Dcocobean.link=socket";

    @Test
    void theLinkDoesTheSameOverASocket(@TempDir(factory = RunTempDir.class) Path directory)
            throws Exception {
        List<String> groups = List.of("Timing,Write,Edge,Array,BeneathForce,End,Lifeline");
        assertThat(Groups.run(directory, IcarusConformanceTests.class, groups, SOCKET))
                .contains("failed=0")
                .containsPattern("succeeded=[1-9][0-9]");
    }
}
