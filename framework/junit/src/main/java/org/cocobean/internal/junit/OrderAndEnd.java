package org.cocobean.internal.junit;

import java.util.function.Supplier;
import org.cocobean.internal.junit.unit.JunitSettings;
import org.cocobean.internal.settings.RunSettings;
import org.cocobean.session.Session;
import org.cocobean.settings.Settings;
import org.junit.platform.engine.ConfigurationParameters;
import org.junit.platform.launcher.LauncherDiscoveryListener;
import org.junit.platform.launcher.LauncherDiscoveryRequest;

/// Lets classes and methods run in random order, and lets [StopAfterFailures] and [OneTest] be
/// asked, where the settings `cocobean.order`, `cocobean.maxfail` and `cocobean.test` say so and
/// JUnit is not told otherwise.
final class OrderAndEnd implements LauncherDiscoveryListener {

    private static final String METHODS = "junit.jupiter.testmethod.order.default";
    private static final String CLASSES = "junit.jupiter.testclass.order.default";
    private static final String SEED = "junit.jupiter.execution.order.random.seed";
    private static final String DETECTION = "junit.jupiter.extensions.autodetection.";

    private final Settings all;
    private final Supplier<Session> sessions;

    /// @param sessions gives the session, where the order is random
    OrderAndEnd(Settings settings, Supplier<Session> sessions) {
        this.all = settings;
        this.sessions = sessions;
    }

    /// Sees [ThreadPoolByDefault] for why they are system properties.
    @Override
    public void launcherDiscoveryStarted(LauncherDiscoveryRequest request) {
        ConfigurationParameters parameters = request.getConfigurationParameters();
        JunitSettings settings = new JunitSettings(all);
        if (settings.randomOrder()) {
            setDefault(parameters, METHODS, "org.junit.jupiter.api.MethodOrderer$Random");
            setDefault(parameters, CLASSES, "org.junit.jupiter.api.ClassOrderer$Random");
            setDefault(
                    parameters,
                    SEED,
                    Long.toString(RunSeed.of(sessions.get(), new RunSettings(all))));
        }
        if ((settings.mostFailures().isPresent() || settings.exactTest().isPresent())
                && !parameters.getBoolean(DETECTION + "enabled").orElse(false)) {
            System.setProperty(DETECTION + "enabled", "true");
            System.setProperty(DETECTION + "include", "org.cocobean.internal.junit.*");
        }
    }

    private static void setDefault(ConfigurationParameters parameters, String name, String value) {
        if (parameters.get(name).isEmpty()) {
            System.setProperty(name, value);
        }
    }
}
