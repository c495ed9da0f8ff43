package org.cocobean.junit;

import java.util.Optional;
import org.cocobean.internal.settings.RunSettings;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/// Finds out when a test writes waves.
final class WaveModes {

    private WaveModes() {}

    static Waves.Mode of(ExtensionContext context, RunSettings settings) {
        Optional<String> chosen = settings.waves();
        if (chosen.isPresent()) {
            return switch (chosen.get()) {
                case "on" -> Waves.Mode.ON;
                case "off" -> Waves.Mode.OFF;
                default -> Waves.Mode.ON_FAILURE;
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
