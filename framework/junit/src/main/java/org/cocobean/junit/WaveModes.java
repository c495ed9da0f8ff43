package org.cocobean.junit;

import java.util.Locale;
import java.util.Optional;
import org.cocobean.settings.Settings;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/// Finds out when a test writes waves.
final class WaveModes {

    private WaveModes() {}

    static Waves.Mode of(ExtensionContext context, Settings settings) {
        Optional<String> chosen = settings.waves();
        if (chosen.isPresent()) {
            return switch (chosen.get().toLowerCase(Locale.ROOT)) {
                case "on", "true", "1" -> Waves.Mode.ON;
                case "failure" -> Waves.Mode.ON_FAILURE;
                case "off", "false", "0" -> Waves.Mode.OFF;
                default ->
                        throw new IllegalArgumentException(
                                "-Dcocobean.waves=%s is unknown: use on, failure or off"
                                        .formatted(chosen.get()));
            };
        }
        return AnnotationSupport.findAnnotation(context.getTestMethod(), Waves.class)
                .or(() ->
                        AnnotationSupport.findAnnotation(
                                context.getRequiredTestClass(),
                                Waves.class,
                                context.getEnclosingTestClasses()))
                .map(Waves::value)
                .orElse(Waves.Mode.ON_FAILURE);
    }
}
