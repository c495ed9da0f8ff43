package org.cocobean.internal.junit.share;

import org.cocobean.settings.Settings;
import org.junit.platform.engine.ConfigurationParameters;
import org.junit.platform.launcher.LauncherDiscoveryListener;
import org.junit.platform.launcher.LauncherDiscoveryRequest;

/// Lets every test of a shared run ask whether it is its process's own, and puts those first that
/// took long the last time, unless the user has chosen an order; lets every class take what its
/// tests use, where that is counted.
public final class ShareByDefault implements LauncherDiscoveryListener {

    private static final String AUTODETECTION = "junit.jupiter.extensions.autodetection.";
    private static final String ENABLED = AUTODETECTION + "enabled";
    private static final String INCLUDE = AUTODETECTION + "include";
    private static final String CLASS_ORDER = "junit.jupiter.testclass.order.default";
    private static final String METHOD_ORDER = "junit.jupiter.testmethod.order.default";

    private final Settings settings;

    /// Asks these settings whether the run is shared.
    public ShareByDefault(Settings settings) {
        this.settings = settings;
    }

    /// Sees [org.cocobean.internal.junit.ThreadPoolByDefault] for why these are system properties.
    @Override
    public void launcherDiscoveryStarted(LauncherDiscoveryRequest request) {
        if (settings.share().isEmpty() && settings.resources().isEmpty()) {
            return;
        }
        ConfigurationParameters parameters = request.getConfigurationParameters();
        if (!parameters.getBoolean(ENABLED).orElse(false)) {
            System.setProperty(INCLUDE, "org.cocobean.internal.junit.*");
            System.setProperty(ENABLED, "true");
        }
        if (settings.share().isPresent()) {
            orderBy(parameters, CLASS_ORDER);
            orderBy(parameters, METHOD_ORDER);
        }
    }

    private static void orderBy(ConfigurationParameters parameters, String what) {
        if (parameters.get(what).isEmpty()) {
            System.setProperty(what, LongestFirst.class.getName());
        }
    }
}
