package org.cocobean.internal.junit;

import org.cocobean.junit.ContainerTempDir;
import org.junit.platform.launcher.LauncherDiscoveryListener;
import org.junit.platform.launcher.LauncherDiscoveryRequest;

/// Lets `@TempDir` make directories that a container sees, unless the user has chosen a factory.
public final class TempDirByDefault implements LauncherDiscoveryListener {

    static final String FACTORY = "junit.jupiter.tempdir.factory.default";

    /// Made by JUnit.
    public TempDirByDefault() {}

    /// See [ThreadPoolByDefault] for why it is a system property.
    @Override
    public void launcherDiscoveryStarted(LauncherDiscoveryRequest request) {
        if (request.getConfigurationParameters().get(FACTORY).isEmpty()) {
            System.setProperty(FACTORY, ContainerTempDir.class.getName());
        }
    }
}
