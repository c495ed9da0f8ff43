package org.cocobean.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The groups about tasks once more, in a JVM whose tasks are virtual threads: the fallback where
/// continuations are not exported.
@Timeout(180)
class VirtualTasksTests {

    @Test
    void tasksBehaveTheSameOnVirtualThreads(@TempDir Path directory) throws Exception {
        assertThat(run(directory, "")).contains("failed=0").containsPattern("succeeded=[4-9][0-9]");
    }

    @Test
    void virtualThreadsCanBeChosen(@TempDir Path directory) throws Exception {
        String[] flags = {
            "--add-exports=java.base/jdk.internal.vm=ALL-UNNAMED", "-Dcocobean.tasks=virtual"
        };
        assertThat(run(directory, "tasksAreMadeOfWhatTheSettingsSay", flags))
                .contains("succeeded=1 failed=0");
    }

    /// Runs the groups, or one test of them, in a JVM with these flags; returns what it printed.
    private static String run(Path directory, String test, String... flags) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(flags));
        command.addAll(
                List.of(
                        "--enable-native-access=ALL-UNNAMED",
                        "-Dbasedir=" + Home.project(),
                        "-Dcocobean.run.dir=" + directory.resolve("run"),
                        "-cp",
                        System.getProperty("java.class.path"),
                        TaskGroups.class.getName(),
                        test));
        Process jvm = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(jvm.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(jvm.waitFor(10, TimeUnit.SECONDS)).isTrue();
        return output;
    }
}
