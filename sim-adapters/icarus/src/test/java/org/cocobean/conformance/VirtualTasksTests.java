package org.cocobean.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The groups about tasks once more, in a JVM whose tasks are virtual threads: the fallback where
/// continuations are not exported.
@Timeout(180)
class VirtualTasksTests {

    @Test
    void tasksBehaveTheSameOnVirtualThreads(@TempDir(factory = RunTempDir.class) Path directory)
            throws Exception {
        assertThat(
                        Groups.run(
                                directory,
                                IcarusConformanceTests.class,
                                List.of("Task,Cancellation,Scope,Meeting")))
                .contains("failed=0")
                .containsPattern("succeeded=[4-9][0-9]");
    }

    @Test
    void virtualThreadsCanBeChosen(@TempDir(factory = RunTempDir.class) Path directory)
            throws Exception {
        String[] flags = {
            "--add-exports=java.base/jdk.internal.vm=ALL-UNNAMED",
            "--add-opens=java.base/java.lang=ALL-UNNAMED",
            "-Dcocobean.tasks=virtual"
        };
        List<String> test = List.of("Task", "tasksAreMadeOfWhatTheSettingsSay");
        assertThat(Groups.run(directory, IcarusConformanceTests.class, test, flags))
                .contains("succeeded=1 failed=0");
    }
}
