package org.cocobean.internal.junit.unit;

import java.util.regex.Pattern;
import org.junit.jupiter.api.extension.ParameterResolutionException;

/// Says what a test can ask for, where JUnit says only that nobody gives it.
public final class ParameterHelp {

    private static final String NOBODY = "No ParameterResolver registered for parameter [";
    private static final Pattern NAMELESS = Pattern.compile(" arg\\d+]");
    private static final String TYPES =
            ". A test of a design can ask for: Dut or an interface that extends it, Simulation, Random, FirmwareImage (with"
                    + " @Firmware), Path with @SimDir or @TempDir, the result of a @SessionFixture by the name of its method, and"
                    + " what @ParameterizedTest or another extension gives";
    private static final String NAMES =
            ". The class was compiled without the names of its parameters, by which firmware and fixtures are found: set"
                    + " <parameters>true</parameters> for maven-compiler-plugin (in Gradle: options.compilerArgs.add(\"-parameters\");"
                    + " in an IDE: compiler option -parameters), or write @FromFixture(\"name\")";

    private ParameterHelp() {}

    /// Returns the failure with more words where it is about a parameter that nobody gives, else as
    /// it is.
    public static Throwable explain(Throwable failure) {
        String message = String.valueOf(failure.getMessage());
        if (!(failure instanceof ParameterResolutionException)
                || !message.startsWith(NOBODY)
                || message.endsWith(TYPES)
                || message.endsWith(NAMES)) {
            return failure;
        }
        boolean nameless = NAMELESS.matcher(message).find();
        ParameterResolutionException explained =
                new ParameterResolutionException(
                        message.stripTrailing().replaceAll("\\.$", "")
                                + (nameless ? NAMES : TYPES));
        explained.setStackTrace(failure.getStackTrace());
        return explained;
    }
}
