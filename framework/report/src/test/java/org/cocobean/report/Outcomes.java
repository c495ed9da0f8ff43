package org.cocobean.report;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cocobean.report.TestOutcome.Artefacts;
import org.cocobean.report.TestOutcome.Failure;
import org.cocobean.report.TestOutcome.Setup;
import org.cocobean.report.TestOutcome.Status;
import org.cocobean.report.TestOutcome.Times;

/// Outcomes to make views of.
final class Outcomes {

    private Outcomes() {}

    static TestOutcome passed(String name, String simulator) {
        return of(name, simulator, Status.PASSED, "", null, Artefacts.NONE);
    }

    static TestOutcome skipped(String name, String simulator, String reason) {
        return of(name, simulator, Status.SKIPPED, reason, null, Artefacts.NONE);
    }

    static TestOutcome failed(String name, String simulator, Failure failure, Path directory) {
        Artefacts left =
                new Artefacts(
                        Optional.of(directory),
                        Optional.of(directory.resolve("sim.log")),
                        Optional.of(directory.resolve("waves.fst")));
        return of(name, simulator, Status.FAILED, "", failure, left);
    }

    static TestOutcome failed(String name, String simulator, String message) {
        Failure failure = new Failure("java.lang.AssertionError", message, "", "");
        return of(name, simulator, Status.FAILED, "", failure, Artefacts.NONE);
    }

    private static TestOutcome of(
            String name,
            String simulator,
            Status status,
            String reason,
            @org.jspecify.annotations.Nullable Failure failure,
            Artefacts artefacts) {
        String type = "x." + name.substring(0, name.indexOf('.'));
        Matcher invocation = Pattern.compile("\\[\\d+]").matcher(name);
        String method = name.substring(name.indexOf('.') + 1).split(" ", 2)[0];
        return new TestOutcome(
                new TestOutcome.Test(
                        type,
                        type,
                        method,
                        name,
                        simulator,
                        invocation.find() ? invocation.group() : ""),
                status,
                reason,
                Optional.ofNullable(failure),
                simulator.isEmpty() ? Setup.NONE : new Setup("top", "42", "1.5 us"),
                artefacts,
                "gw0",
                1_700_000_000_000L,
                new Times(Duration.ofMillis(250), Duration.ofMillis(20), Duration.ofMillis(100)));
    }
}
