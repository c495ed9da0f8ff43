package org.cocobean.internal.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
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
                new HostExecutor()
                        .start(Command.of(directory, List.of("sh", "-c", script)), lines::add);
        assertThat(running.await(Duration.ofSeconds(50))).contains(3);
        assertThat(lines).containsExactlyInAnyOrder("half of a line", "an error");
    }
}
