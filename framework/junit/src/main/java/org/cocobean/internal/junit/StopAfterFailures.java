package org.cocobean.internal.junit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.cocobean.internal.junit.unit.ContextSession;
import org.cocobean.internal.junit.unit.JunitSettings;
import org.cocobean.session.Session;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/// Skips the tests that are left once as many failed as `cocobean.maxfail` says, in all processes
/// of the run together.
public final class StopAfterFailures implements ExecutionCondition {

    private static final String FOLDER = ".failures";

    /// Made by JUnit.
    public StopAfterFailures() {}

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        Session session = ContextSession.of(context);
        Optional<Integer> most = JunitSettings.of(session).mostFailures();
        return most.isPresent() && count(session.run().path()) >= most.get()
                ? ConditionEvaluationResult.disabled(
                        "the run stops after %d %s (cocobean.maxfail)"
                                .formatted(most.get(), most.get() == 1 ? "failure" : "failures"))
                : ConditionEvaluationResult.enabled("few have failed");
    }

    /// Counts one more, if anybody is going to ask.
    static void failed(Session session) {
        if (JunitSettings.of(session).mostFailures().isEmpty()) {
            return;
        }
        try {
            Path folder = Files.createDirectories(session.run().path().resolve(FOLDER));
            Files.createTempFile(folder, session.worker().name(), "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int count(Path run) {
        Path folder = run.resolve(FOLDER);
        if (!Files.isDirectory(folder)) {
            return 0;
        }
        try (Stream<Path> failures = Files.list(folder)) {
            return Math.toIntExact(failures.count());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
