package org.cocobean.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.cocobean.report.RunSummary;
import org.cocobean.report.TestOutcome;
import org.junit.jupiter.api.RepeatedTest;

/// How much sooner several hosts come to the end of tests that wait than one would.
final class Speedup {

    /// The most tests that a measurement can have.
    static final int TESTS = 200;

    private static final int MILLIS_IN_A_SECOND = 1000;

    private Speedup() {}

    /// What was measured.
    ///
    /// @param hosts how many there were
    /// @param tests how many tests ended
    /// @param alone the seconds that the tests wait, all together: one host cannot be quicker
    /// @param tested the seconds from the start of the first test to the end of the last
    /// @param whole the seconds from the start of the first process to the end of the last
    record Figures(int hosts, int tests, double alone, double tested, double whole) {

        double speedup() {
            return alone / tested;
        }

        double speedupOfTheWhole() {
            return alone / whole;
        }
    }

    static class Waits {
        @RepeatedTest(TESTS)
        void waits() throws InterruptedException {
            Thread.sleep(Long.getLong("speedup.sleep"));
        }
    }

    /// Measures and prints: a directory, how many hosts, how long a test waits in ms.
    public static void main(String[] arguments) throws Exception {
        Figures figures =
                measure(
                        Path.of(arguments[0]),
                        Integer.parseInt(arguments[1]),
                        Long.parseLong(arguments[2]));
        System.out.printf(
                "%s: %.2f times as fast, %.2f with the start of the processes%n",
                figures, figures.speedup(), figures.speedupOfTheWhole());
    }

    static Figures measure(Path directory, int count, long sleepMillis) throws Exception {
        Files.createDirectories(directory);
        Path run = directory.resolve("run");
        List<Process> hosts = new ArrayList<>();
        long start = System.nanoTime();
        try {
            for (int i = 0; i < count; i++) {
                hosts.add(
                        new ImitatedHost(directory, "h" + i)
                                .start(
                                        Waits.class,
                                        "-Dspeedup.sleep=" + sleepMillis,
                                        "-Dcocobean.share=" + run));
            }
            for (Process host : hosts) {
                if (host.waitFor() != 0) {
                    throw new IOException("a host failed, see the logs in " + directory);
                }
            }
        } finally {
            hosts.forEach(host -> host.descendants().forEach(ProcessHandle::destroyForcibly));
            hosts.forEach(Process::destroyForcibly);
        }
        double whole = (System.nanoTime() - start) / 1e9;
        RunSummary summary = RunSummary.of(run);
        int passed =
                Math.toIntExact(
                        summary.tests().stream()
                                .filter(test -> test.status() == TestOutcome.Status.PASSED)
                                .count());
        return new Figures(
                count,
                passed,
                passed * sleepMillis / (double) MILLIS_IN_A_SECOND,
                summary.elapsed().toMillis() / (double) MILLIS_IN_A_SECOND,
                whole);
    }
}
