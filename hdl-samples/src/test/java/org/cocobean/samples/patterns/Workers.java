package org.cocobean.samples.patterns;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;
import org.zeroturnaround.exec.ProcessExecutor;
import org.zeroturnaround.exec.ProcessResult;

/// Runs the same JUnit class in several JVMs at the same time, as a build with forks does. It is
/// here only to show what happens there; in a build nothing of this is needed.
final class Workers {

    private Workers() {}

    /// Runs the tests of a class in workers of these names that share a run directory. All tests
    /// must pass.
    static void run(Path runDirectory, Class<?> tests, String... names) throws Exception {
        List<Future<ProcessResult>> running = new ArrayList<>();
        for (String name : names) {
            running.add(
                    new ProcessExecutor()
                            .command(command(runDirectory, tests, name))
                            .redirectErrorStream(true)
                            .readOutput(true)
                            .destroyOnExit()
                            .start()
                            .getFuture());
        }
        for (Future<ProcessResult> worker : running) {
            ProcessResult result = worker.get(2, TimeUnit.MINUTES);
            if (result.getExitValue() != 0) {
                throw new AssertionError("a worker failed:\n" + result.outputUTF8());
            }
        }
    }

    private static List<String> command(Path runDirectory, Class<?> tests, String name) {
        return List.of(
                Path.of(System.getProperty("java.home", ""), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "-Dcocobean.run.dir=" + runDirectory,
                "-Dcocobean.worker=" + name,
                "-cp",
                System.getProperty("java.class.path", ""),
                Workers.class.getName(),
                tests.getName());
    }

    /// What a worker runs: the tests of one class.
    public static void main(String[] arguments) throws ClassNotFoundException {
        LauncherDiscoveryRequest request =
                LauncherDiscoveryRequestBuilder.request()
                        .selectors(selectClass(Class.forName(arguments[0])))
                        .build();
        SummaryGeneratingListener listener = new SummaryGeneratingListener();
        LauncherFactory.create().execute(request, listener);
        TestExecutionSummary summary = listener.getSummary();
        summary.getFailures().forEach(failure -> System.out.println(failure.getException()));
        boolean good = summary.getTotalFailureCount() == 0 && summary.getTestsSucceededCount() > 0;
        System.exit(good ? 0 : 1);
    }
}
