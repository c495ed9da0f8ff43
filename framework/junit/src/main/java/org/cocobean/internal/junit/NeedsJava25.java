package org.cocobean.internal.junit;

import java.util.Objects;
import java.util.Optional;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/// Tells what is wrong with JUnit or Surefire before anything else of Cocobean is loaded, which
/// would end in an error of the JVM that helps nobody.
///
/// Uses nothing of Cocobean, and of JUnit only what JUnit 5 has too. Stands first in the list of
/// services, under a name that an older JVM tells when it cannot load it; Maven's enforcer is first
/// where the project has the parent.
public final class NeedsJava25 implements LauncherSessionListener {

    private static final int JUNIT = 6;
    private static final int SUREFIRE = 3;

    /// Made by JUnit's launcher.
    public NeedsJava25() {}

    /// Ends the run with what is wrong. What the constructor throws would be told by its name only.
    @Override
    public void launcherSessionOpened(LauncherSession session) {
        problem(
                        version(LauncherSession.class.getName()),
                        version("org.junit.jupiter.api.Test"),
                        version("org.apache.maven.surefire.booter.ForkedBooter"))
                .ifPresent(problem -> {
                    throw new IllegalStateException(problem);
                });
    }

    /// Says what is wrong, and what to do; versions that are not known are empty.
    static Optional<String> problem(String launcher, String jupiter, String surefire) {
        if (isOlder(launcher, JUNIT) || isOlder(jupiter, JUNIT)) {
            return Optional.of(
                    ("Cocobean needs JUnit %d, but on the class path are junit-platform-launcher %s and"
                                    + " junit-jupiter-api %s: a parent or BOM of the project asks for them (mvn"
                                    + " dependency:tree). Import org.junit:junit-bom:6.1.3 as the first in"
                                    + " <dependencyManagement>, or take the parent org.cocobean:cocobean-project")
                            .formatted(JUNIT, shown(launcher), shown(jupiter)));
        }
        if (isOlder(surefire, SUREFIRE)) {
            return Optional.of(
                    ("Cocobean needs Surefire %d, but the tests run in Surefire %s. Set <version>3.6.1</version> for"
                                    + " maven-surefire-plugin, or take the parent org.cocobean:cocobean-project")
                            .formatted(SUREFIRE, surefire));
        }
        return Optional.empty();
    }

    /// JUnit 5 has a launcher 1.
    private static boolean isOlder(String version, int floor) {
        return version.matches("\\d+\\..*")
                && Integer.parseInt(version.substring(0, version.indexOf('.'))) < floor;
    }

    private static String shown(String version) {
        return version.isEmpty() ? "of a version that is not told" : version;
    }

    /// The version that the jar of a class tells.
    private static String version(String type) {
        try {
            return Objects.requireNonNullElse(
                    Class.forName(type).getPackage().getImplementationVersion(), "");
        } catch (ClassNotFoundException e) {
            return "";
        }
    }
}
