package org.cocobean.internal.junit;

import java.util.Optional;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/// Tells what is wrong with the JVM, with JUnit or with Surefire before anything else of Cocobean is
/// loaded, which would end in an error of the JVM that helps nobody.
///
/// Compiled for old JVMs, and so for itself: it uses nothing of Cocobean, and of JUnit only what
/// JUnit 5 has too. Stands first in the list of services.
public final class StartCheck implements LauncherSessionListener {

    private static final int JDK = 25;
    private static final int JUNIT = 6;
    private static final int SUREFIRE = 3;

    /// Made by JUnit's launcher, which ends the run with what this throws.
    public StartCheck() {
        problem(
                        Runtime.version().feature(),
                        version(LauncherSession.class.getName()),
                        version("org.junit.jupiter.api.Test"),
                        version("org.apache.maven.surefire.booter.ForkedBooter"))
                .ifPresent(
                        problem -> {
                            throw new IllegalStateException(problem);
                        });
    }

    /// Says what is wrong, and what to do; versions that are not known are empty.
    static Optional<String> problem(int jdk, String launcher, String jupiter, String surefire) {
        if (jdk < JDK) {
            return Optional.of(
                    ("Cocobean needs JDK %d or newer, but the tests run on JDK %d (%s). Set JAVA_HOME to a JDK %d"
                                    + " (in an IDE: the project's SDK; in Gradle: java.toolchain.languageVersion)")
                            .formatted(JDK, jdk, System.getProperty("java.home"), JDK));
        }
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
            Package place = Class.forName(type).getPackage();
            return place.getImplementationVersion() == null ? "" : place.getImplementationVersion();
        } catch (ClassNotFoundException e) {
            return "";
        }
    }
}
