package org.cocobean.junit;

import org.junit.platform.launcher.LauncherDiscoveryListener;
import org.junit.platform.launcher.LauncherDiscoveryRequest;

/// Lets `@TempDir` make directories that a container sees, unless the user has chosen a factory.
@SuppressWarnings("exports") // made by JUnit alone
public final class TempDirByDefault implements LauncherDiscoveryListener {

    static final String FACTORY = "junit.jupiter.tempdir.factory.default";

    /// Made by JUnit.
    public TempDirByDefault() {}

    /// As for the pool of threads, by a system property.
    @Override
    public void launcherDiscoveryStarted(LauncherDiscoveryRequest request) {
        if (request.getConfigurationParameters().get(FACTORY).isEmpty()) {
            System.setProperty(FACTORY, ContainerTempDir.class.getName());
        }
    }
}
