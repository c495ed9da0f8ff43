package org.cocobean.internal.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.cocobean.settings.Settings;
import org.cocobean.sim.spi.Command;
import org.cocobean.sim.spi.Executor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class HostExecutorTests {

    /// A torn line could be an error of the HDL that nobody recognises.
    @Test
    @Timeout(60)
    void linesOfOutputAndErrorsStayWhole(@TempDir Path directory) throws Exception {
        String script =
                """
                printf 'half of '; sleep 0.3; echo 'an error' >&2; sleep 0.3; echo 'a line'
                exit 3
                """;
        List<String> lines = Collections.synchronizedList(new ArrayList<>());
        Executor.Running running =
                new HostExecutor(Settings.load())
                        .start(Command.of(directory, List.of("sh", "-c", script)), lines::add);
        assertThat(running.await(Duration.ofSeconds(50))).contains(3);
        assertThat(lines).containsExactlyInAnyOrder("half of a line", "an error");
        assertThat(running.trouble()).isEmpty();
    }

    /// As when its disk is taken away.
    @Test
    @Timeout(60)
    void whatCouldNotBeRunIsNoExitCode(@TempDir Path directory) throws Exception {
        Path program = Files.writeString(directory.resolve("program"), "#!/nonexistent/shell\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
        Executor.Running running =
                new HostExecutor(Settings.load())
                        .start(Command.of(directory, List.of(program.toString())), line -> {});
        assertThat(running.await(Duration.ofSeconds(50))).isPresent();
        assertThat(running.trouble())
                .hasValueSatisfying(why ->
                        assertThat(why)
                                .startsWith("could not be run to its end: ")
                                .contains(program.toString()));
    }

    @Test
    @Timeout(60)
    void aWorkingDirectoryThatIsGoneIsNamed(@TempDir Path directory) {
        Path gone = directory.resolve("gone");
        assertThatThrownBy(() ->
                        new HostExecutor(Settings.load())
                                .start(Command.of(gone, List.of("/bin/true")), line -> {}))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(gone.toString());
    }
}
