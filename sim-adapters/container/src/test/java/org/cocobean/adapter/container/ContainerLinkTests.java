package org.cocobean.adapter.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.cocobean.conformance.Groups;
import org.cocobean.conformance.RunTempDir;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The link that shares no memory, across the boundary of the container.
@Tag("container")
@Timeout(240)
class ContainerLinkTests {

    @BeforeAll
    static void requireEngine() {
        Containers.requireEngine();
    }

    @Test
    void theLinkCrossesTheContainersBoundary(@TempDir(factory = RunTempDir.class) Path directory)
            throws Exception {
        assertThat(
                        Groups.run(
                                directory,
                                IcarusInContainerConformanceTests.class,
                                List.of("Timing,Array"),
                                "-Dcocobean.link=socket",
                                "-Dcocobean.executor=container"))
                .contains("failed=0")
                .containsPattern("succeeded=[2-9][0-9]");
    }
}
