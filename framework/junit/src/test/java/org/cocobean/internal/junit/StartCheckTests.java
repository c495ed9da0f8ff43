package org.cocobean.internal.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/// What a project that was made by hand reads when a version does not fit.
class StartCheckTests {

    private static final int JAVA_17 = 61;

    @Test
    void whatFitsIsNoProblem() {
        assertThat(StartCheck.problem(25, "6.1.3", "6.1.3", "3.6.1")).isEmpty();
        assertThat(StartCheck.problem(27, "", "", "")).isEmpty();
    }

    @Test
    void anOldJdkIsToldWithTheOneToTake() {
        assertThat(StartCheck.problem(17, "6.1.3", "6.1.3", "3.6.1"))
                .get()
                .asString()
                .startsWith("Cocobean needs JDK 25 or newer, but the tests run on JDK 17 (")
                .contains("Set JAVA_HOME to a JDK 25");
    }

    @Test
    void junitFiveIsToldWithTheLineToAdd() {
        assertThat(StartCheck.problem(25, "1.13.4", "5.13.4", "3.6.1"))
                .get()
                .asString()
                .startsWith(
                        "Cocobean needs JUnit 6, but on the class path are junit-platform-launcher 1.13.4 and junit-jupiter-api 5.13.4")
                .contains("Import org.junit:junit-bom:");
    }

    @Test
    void anOldSurefireIsToldWithTheVersionToTake() {
        assertThat(StartCheck.problem(25, "6.1.3", "6.1.3", "2.22.2"))
                .get()
                .asString()
                .startsWith("Cocobean needs Surefire 3, but the tests run in Surefire 2.22.2")
                .contains("<version>3.6.1</version>");
    }

    /// Else the JVM that it is there for could not load it.
    @Test
    void itIsCompiledForOldJvmsAndIsTheFirstOfTheListeners() throws IOException {
        try (InputStream file = StartCheck.class.getResourceAsStream("StartCheck.class");
                DataInputStream data = new DataInputStream(file)) {
            assertThat(data.readInt()).isEqualTo(0xCAFEBABE);
            assertThat(data.readInt()).isEqualTo(JAVA_17);
        }
        try (InputStream services =
                StartCheck.class.getResourceAsStream(
                        "/META-INF/services/org.junit.platform.launcher.LauncherSessionListener")) {
            assertThat(new String(services.readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith(StartCheck.class.getName() + "\n");
        }
    }
}
