package org.cocobean.internal.session;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.cocobean.settings.Settings;

/// Puts a short command on a leash: it and all that it starts end with this JVM, also when that is
/// killed, and when the command itself is told to end.
public final class Leash {

    /// The command runs as the leader of a session of its own, so that its whole group can be
    /// killed. Whoever's parent dies gets another one at once.
    private static final String SCRIPT =
            """
            jvm=$1; shift
            /usr/bin/setsid "$@" </dev/null &
            job=$!
            PATH=$PATH:/usr/bin:/bin
            trap 'kill -s KILL -- -$job' TERM INT HUP
            (while read -r pid name state parent rest </proc/$$/stat && [ $parent = $jvm ]; do
              sleep 0.2
            done; kill -s KILL -- -$job) >/dev/null 2>&1 &
            guard=$!
            wait $job
            status=$?
            kill -s KILL $guard
            exit $status
            """;

    private static final int PATIENCE_S = 2;
    private static final Path SETSID = Path.of("/usr/bin/setsid");

    private Leash() {}

    /// Returns the command on its leash, or as it is where there is no `setsid` or no such program.
    public static List<String> on(List<String> argv, Settings settings) {
        if (!Files.isExecutable(SETSID) || settings.findProgram(argv.getFirst()).isEmpty()) {
            return argv;
        }
        List<String> leashed = new ArrayList<>(List.of("/bin/sh", "-c", SCRIPT, "leash"));
        leashed.add(Long.toString(ProcessHandle.current().pid()));
        leashed.addAll(argv);
        return leashed;
    }

    /// Ends a command, on its leash or not, with all that it has started: it alone would leave its
    /// compilers running.
    public static void stop(Process process) {
        List<ProcessHandle> children = process.descendants().toList();
        process.destroy();
        children.forEach(ProcessHandle::destroyForcibly);
        try {
            process.waitFor(PATIENCE_S, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        process.destroyForcibly();
    }
}
