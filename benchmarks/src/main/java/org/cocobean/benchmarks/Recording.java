package org.cocobean.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/// What the recorder of outcomes costs: empty tests with it and without it, in turns, in one JVM.
/// `Recording [ROUNDS]` prints the median, and fails above the limit.
public final class Recording {

    /// Milliseconds a test.
    static final double LIMIT = 0.2;

    private static final int TESTS = 5000;
    private static final int WARM_UP = 2;
    private static final String FOUND = "recording costs ";

    private Recording() {}

    /// Tests that do nothing.
    static final class Empty {

        @RepeatedTest(TESTS)
        void doesNothing() {}
    }

    /// Measures.
    public static void main(String[] arguments) {
        int rounds = arguments.length == 0 ? 7 : Integer.parseInt(arguments[0]);
        List<Double> costs = new ArrayList<>();
        try (LauncherSession session = LauncherFactory.openSession()) {
            for (int round = -WARM_UP; round < rounds; round++) {
                double without = run(plain());
                double with = run(session.getLauncher());
                if (round >= 0) {
                    costs.add(with - without);
                }
            }
        }
        costs.sort(null);
        double median = costs.get(costs.size() / 2);
        System.out.printf(
                Locale.ROOT,
                "%n%s%.3f ms a test of %d empty ones, with it and without in turns; limit %.1f ms%n",
                FOUND,
                median,
                TESTS,
                LIMIT);
        if (median > LIMIT) {
            System.err.printf(
                    Locale.ROOT,
                    "recording costs %.3f ms a test, more than %.1f ms%n",
                    median,
                    LIMIT);
            System.exit(1);
        }
    }

    /// What it has printed.
    static String found(String output) {
        return output.substring(output.lastIndexOf(FOUND) + FOUND.length()).strip();
    }

    private static Launcher plain() {
        return LauncherFactory.create(
                LauncherConfig.builder()
                        .enableLauncherSessionListenerAutoRegistration(false)
                        .enableLauncherDiscoveryListenerAutoRegistration(false)
                        .enableTestExecutionListenerAutoRegistration(false)
                        .enablePostDiscoveryFilterAutoRegistration(false)
                        .build());
    }

    private static double run(Launcher launcher) {
        LauncherDiscoveryRequest request =
                LauncherDiscoveryRequestBuilder.request()
                        .selectors(DiscoverySelectors.selectClass(Empty.class))
                        .build();
        long began = System.nanoTime();
        launcher.execute(request);
        return (System.nanoTime() - began) / 1e6 / TESTS;
    }
}
