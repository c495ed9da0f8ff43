package org.cocobean.junit;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.engine.reporting.ReportEntry;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/// Runs a failed test once more, alone, with the same seed and with waves, in a JUnit run of its
/// own.
final class Repetition implements TestExecutionListener {

    private static final String MARK = "cocobean.repetition";
    private static final String WAVES = "waves";

    /// @param note what to say about the waves
    /// @param file the waves, if there are any
    record Outcome(String note, @Nullable String file) {}

    private final List<TestExecutionResult> tests = new CopyOnWriteArrayList<>();
    private final List<TestExecutionResult> broken = new CopyOnWriteArrayList<>();
    private volatile @Nullable String waves;

    private Repetition() {}

    /// Tells whether a test is such a repetition.
    static boolean isOne(ExtensionContext context) {
        return context.getConfigurationParameter(MARK).isPresent();
    }

    /// Tells the run that asked for a repetition where its waves are.
    static void publish(ExtensionContext context, String file) {
        context.publishReportEntry(WAVES, file);
    }

    /// Repeats a test on the calling thread.
    static Outcome of(ExtensionContext context, Map<String, String> settings) {
        Repetition listener = new Repetition();
        LauncherDiscoveryRequestBuilder request =
                LauncherDiscoveryRequestBuilder.request()
                        .selectors(DiscoverySelectors.selectUniqueId(context.getUniqueId()))
                        .configurationParameters(settings)
                        .configurationParameter(MARK, "true")
                        .configurationParameter("cocobean.waves", "on")
                        .configurationParameter(
                                "junit.jupiter.execution.parallel.enabled", "false");
        return listener.run(request.build());
    }

    private Outcome run(LauncherDiscoveryRequest request) {
        LauncherConfig alone =
                LauncherConfig.builder()
                        .enableLauncherSessionListenerAutoRegistration(false)
                        .enableLauncherDiscoveryListenerAutoRegistration(false)
                        .enableTestExecutionListenerAutoRegistration(false)
                        .enablePostDiscoveryFilterAutoRegistration(false)
                        .build();
        try {
            LauncherFactory.create(alone).execute(request, this);
        } catch (RuntimeException e) {
            return new Outcome("none, the repetition with waves could not be run: " + e, null);
        }
        return verdict();
    }

    private Outcome verdict() {
        String file = waves;
        if (file == null) {
            return new Outcome(
                    "none, the repetition with waves wrote none"
                            + reason(broken)
                                    .or(() -> reason(tests))
                                    .map(why -> ": " + firstLine(why))
                                    .orElse(""),
                    null);
        }
        boolean failed =
                tests.stream()
                        .anyMatch(
                                result -> result.getStatus() == TestExecutionResult.Status.FAILED);
        return new Outcome(
                failed
                        ? file + " (from a repetition with the same seed)"
                        : file
                                + " (from a repetition with the same seed, which PASSED: the test depends on something"
                                + " besides its seed, such as time, files or other tests)",
                file);
    }

    private static Optional<Throwable> reason(List<TestExecutionResult> results) {
        return results.stream().flatMap(result -> result.getThrowable().stream()).findFirst();
    }

    /// The whole message stands above already, as far as it is the same.
    private static String firstLine(Throwable why) {
        return why.toString().lines().findFirst().orElse("");
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        if (test.isTest()) {
            tests.add(result);
        } else if (result.getStatus() == TestExecutionResult.Status.FAILED) {
            broken.add(result);
        }
    }

    @Override
    public void reportingEntryPublished(TestIdentifier test, ReportEntry entry) {
        String file = entry.getKeyValuePairs().get(WAVES);
        if (file != null) {
            waves = file;
        }
    }
}
