package org.cocobean.internal.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.cocobean.settings.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class LeashTests {

    @TempDir private Path directory;

    private static int status(String... command) throws Exception {
        return new ProcessBuilder(Leash.on(List.of(command), Settings.load())).start().waitFor();
    }

    @Test
    void theExitCodeAndTheSignalOfTheCommandAreTold() throws Exception {
        assertThat(status("sh", "-c", "exit 7")).isEqualTo(7);
        assertThat(status("true")).isZero();
        assertThat(status("sh", "-c", "kill -9 $$")).isEqualTo(137);
    }

    @Test
    void theCommandHasItsArgumentsOutputAndDirectory() throws Exception {
        Process process =
                new ProcessBuilder(
                                Leash.on(
                                        List.of("sh", "-c", "pwd; echo \"$1\"", "sh", "a  b'c"),
                                        Settings.load()))
                        .directory(directory.toFile())
                        .start();
        assertThat(process.inputReader().readAllLines())
                .containsExactly(directory.toRealPath().toString(), "a  b'c");
    }

    @Test
    void aCommandThatIsNotThereIsLeftAlone() {
        assertThat(Leash.on(List.of("no-such-program", "x"), Settings.load()))
                .containsExactly("no-such-program", "x");
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
    void aCommandThatIsToldToEndEndsWithItsChildren() throws Exception {
        Process process =
                new ProcessBuilder(Leash.on(List.of("sh", "-c", children()), Settings.load()))
                        .start();
        List<ProcessHandle> children = started();
        process.destroy();
        awaitEnd(children);
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
            new ProcessBuilder(Leash.on(List.of("sh", "-c", arguments[0]), Settings.load()))
                    .start()
                    .waitFor();
        }
    }
}
