package org.cocobean.samples.mutants;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import org.cocobean.session.BuildFailedException;
import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.CancellationToken;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/// Runs one sample test class in this JVM, up to its first failure.
final class MutantBench {

    /// What a test class said of the design as it is on disk.
    enum Verdict {
        PASSED,
        FAILED,
        /// The design does not build, so it says nothing about the testbench.
        NOT_BUILT
    }

    /// Without the recorder, which would sum up the run again after every mutant.
    private final Launcher launcher =
            LauncherFactory.create(
                    LauncherConfig.builder()
                            .enableLauncherSessionListenerAutoRegistration(false)
                            .build());

    Verdict run(Class<?> testClass, String simulator) {
        CancellationToken stop = CancellationToken.create();
        FirstFailure firstFailure = new FirstFailure(stop);
        launcher.execute(
                LauncherDiscoveryRequestBuilder.discoveryRequest()
                        .selectors(selectClass(testClass))
                        .configurationParameter("cocobean.sim", simulator)
                        .configurationParameter("cocobean.ci", "true")
                        .forExecution()
                        .cancellationToken(stop)
                        .listeners(firstFailure)
                        .build());
        return firstFailure.verdict(testClass);
    }

    private static final class FirstFailure implements TestExecutionListener {

        private final CancellationToken stop;
        private int passed;
        private @Nullable Throwable failure;

        FirstFailure(CancellationToken stop) {
            this.stop = stop;
        }

        @Override
        public void executionFinished(TestIdentifier test, TestExecutionResult result) {
            if (result.getStatus() == TestExecutionResult.Status.FAILED) {
                if (failure == null) {
                    failure = result.getThrowable().orElseGet(AssertionError::new);
                }
                stop.cancel();
            } else if (test.isTest()
                    && result.getStatus() == TestExecutionResult.Status.SUCCESSFUL) {
                passed++;
            }
        }

        Verdict verdict(Class<?> testClass) {
            if (failure == null) {
                if (passed == 0) {
                    throw new IllegalStateException(
                            "no test of "
                                    + testClass.getName()
                                    + " has run: is its simulator installed?");
                }
                return Verdict.PASSED;
            }
            for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
                if (cause instanceof BuildFailedException) {
                    return Verdict.NOT_BUILT;
                }
            }
            return Verdict.FAILED;
        }
    }
}
