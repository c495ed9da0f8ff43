package org.cocobean.internal.junit;

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
public final class OrderAndEnd implements LauncherDiscoveryListener {

    private static final String METHODS = "junit.jupiter.testmethod.order.default";
    private static final String CLASSES = "junit.jupiter.testclass.order.default";
    private static final String SEED = "junit.jupiter.execution.order.random.seed";
    private static final String DETECTION = "junit.jupiter.extensions.autodetection.";

    /// Made by JUnit.
    public OrderAndEnd() {}

    /// Sees [ThreadPoolByDefault] for why they are system properties.
    @Override
    public void launcherDiscoveryStarted(LauncherDiscoveryRequest request) {
        ConfigurationParameters parameters = request.getConfigurationParameters();
        Settings all = Settings.load();
        JunitSettings settings = new JunitSettings(all);
        if (settings.randomOrder()) {
            setDefault(parameters, METHODS, "org.junit.jupiter.api.MethodOrderer$Random");
            setDefault(parameters, CLASSES, "org.junit.jupiter.api.ClassOrderer$Random");
            setDefault(
                    parameters,
                    SEED,
                    Long.toString(RunSeed.of(Session.current(), new RunSettings(all))));
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
