package org.cocobean.internal.junit;

import org.junit.platform.engine.ConfigurationParameters;
import org.junit.platform.launcher.LauncherDiscoveryListener;
import org.junit.platform.launcher.LauncherDiscoveryRequest;

/// Lets parallel tests run on JUnit's thread pool, unless the user has chosen an executor.
///
/// JUnit's default is a fork-join pool. There a class that runs once per simulator, and so waits
/// for its invocations, can take a thread away from the tests for as long as it waits: with two
/// threads, tests that may run in parallel run one by one. See `docs/adr/0080-thread-pool.md`.
public final class ThreadPoolByDefault implements LauncherDiscoveryListener {

    private static final String PARALLEL = "junit.jupiter.execution.parallel.";
    static final String ENABLED = PARALLEL + "enabled";
    static final String EXECUTOR = PARALLEL + "config.executor-service";

    /// Made by JUnit.
    public ThreadPoolByDefault() {}

    /// JUnit asks for a parameter in the request, then in the system properties, then in
    /// `junit-platform.properties`; only the second can be added to from outside.
    @Override
    public void launcherDiscoveryStarted(LauncherDiscoveryRequest request) {
        ConfigurationParameters parameters = request.getConfigurationParameters();
        if (parameters.getBoolean(ENABLED).orElse(false) && parameters.get(EXECUTOR).isEmpty()) {
            System.setProperty(EXECUTOR, "worker_thread_pool");
        }
    }
}
