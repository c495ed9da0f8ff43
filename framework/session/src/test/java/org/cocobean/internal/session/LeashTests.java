package org.cocobean.internal.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class LeashTests {

    @TempDir private Path directory;

    private static Process start(String... command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(Leash.mark());
        return builder.start();
    }

    /// Starts a command on a leash whose children would go on, and writes down their numbers.
    private String children() {
        return "sleep 4243 & echo $! >>%1$s/pids; sh -c 'echo $$ >>%1$s/pids; exec sleep 4243'"
                .formatted(directory);
    }

    private List<ProcessHandle> started() throws Exception {
        Path pids = directory.resolve("pids");
        while (!Files.exists(pids) || Files.readAllLines(pids).size() < 2) {
            Thread.sleep(10);
        }
        List<ProcessHandle> children = new ArrayList<>();
        for (String pid : Files.readAllLines(pids)) {
            ProcessHandle.of(Long.parseLong(pid)).ifPresent(children::add);
        }
        assertThat(children).hasSize(2);
        return children;
    }

    private static void awaitEnd(List<ProcessHandle> processes) throws Exception {
        for (ProcessHandle process : processes) {
            process.onExit().get(5, TimeUnit.SECONDS);
        }
    }

    @Test
    void aCommandThatIsStoppedEndsWithItsChildren() throws Exception {
        Process process = start("sh", "-c", children());
        List<ProcessHandle> children = started();
        Leash.stop(process);
        awaitEnd(children);
    }

    @Test
    void aChildWhoseParentHasEndedIsStoppedToo() throws Exception {
        Process process = start("sh", "-c", "(" + children() + "; :) & exec sleep 4243");
        List<ProcessHandle> children = started();
        children.getLast().parent().ifPresent(ProcessHandle::destroyForcibly);
        Leash.stop(process);
        awaitEnd(children);
    }

    @Test
    void anotherCommandGoesOn() throws Exception {
        Process other = start("sleep", "4243");
        Process process = start("sh", "-c", children());
        List<ProcessHandle> children = started();
        Leash.stop(process);
        awaitEnd(children);
        assertThat(other.isAlive()).isTrue();
        other.destroyForcibly();
    }

    @Test
    void everythingEndsWithAJvmThatIsKilled() throws Exception {
        Process jvm =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                Victim.class.getName(),
                                children())
                        .redirectErrorStream(true)
                        .start();
        List<ProcessHandle> children = started();
        jvm.destroyForcibly().waitFor();
        awaitEnd(children);
    }

    /// A JVM that starts a command on a leash and waits for it.
    static final class Victim {
        private Victim() {}

        public static void main(String[] arguments) throws Exception {
            start("sh", "-c", arguments[0]).waitFor();
        }
    }
}
