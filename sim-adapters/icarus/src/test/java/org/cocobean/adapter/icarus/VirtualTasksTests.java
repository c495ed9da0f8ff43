package org.cocobean.adapter.icarus;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.cocobean.conformance.Groups;
import org.cocobean.conformance.RunTempDir;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The groups about tasks once more, in a JVM without any flag, and in one whose tasks are virtual
/// threads: the fallback where continuations cannot be had.
@Timeout(180)
class VirtualTasksTests {

    private static final String VIRTUAL = "-Dcocobean.tasks=virtual";

    @Test
    void tasksBehaveTheSameOnVirtualThreads(@TempDir(factory = RunTempDir.class) Path directory)
            throws Exception {
        assertThat(run(directory, List.of("Task,Cancellation,Scope,Meeting"), VIRTUAL))
                .contains("failed=0")
                .containsPattern("succeeded=[4-9][0-9]");
    }

    @Test
    void continuationsNeedNoFlag(@TempDir(factory = RunTempDir.class) Path directory)
            throws Exception {
        List<String> test = List.of("Task", "tasksAreMadeOfWhatTheSettingsSay");
        assertThat(run(directory, test)).contains("succeeded=1 failed=0");
        List<String> locals = List.of("Scope", "aTaskInheritsScopedValues");
        assertThat(run(directory, locals)).contains("succeeded=1 failed=0");
    }

    private static String run(Path directory, List<String> tests, String... flags)
            throws Exception {
        return Groups.run(directory, IcarusConformanceTests.class, tests, flags);
    }
}
