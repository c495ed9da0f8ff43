package org.cocobean.junit;

import java.util.List;
import java.util.Optional;
import org.cocobean.internal.junit.unit.ContextSession;
import org.cocobean.settings.Settings;
import org.junit.jupiter.api.extension.ExtensionContext;

/// The settings of a test: those of the session, and over them JUnit's configuration parameters of
/// the same names, which also stand in `junit-platform.properties`.
final class TestSettings {

    private static final List<String> NAMES =
            List.of(
                    "cocobean.ci",
                    "cocobean.isolation",
                    "cocobean.repeat",
                    "cocobean.seed",
                    "cocobean.sim",
                    "cocobean.timeout",
                    "cocobean.waves");

    private TestSettings() {}

    static Settings of(ExtensionContext context) {
        Settings settings = ContextSession.of(context).settings();
        for (String name : NAMES) {
            Optional<String> value = context.getConfigurationParameter(name);
            if (value.isPresent()) {
                settings = settings.with(name, value.get());
            }
        }
        return settings;
    }
}
