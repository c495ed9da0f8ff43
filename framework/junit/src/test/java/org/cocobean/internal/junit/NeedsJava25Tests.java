package org.cocobean.internal.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/// What a project that was made by hand reads when a version does not fit.
class NeedsJava25Tests {

    @Test
    void whatFitsIsNoProblem() {
        assertThat(NeedsJava25.problem("6.1.3", "6.1.3", "3.6.1")).isEmpty();
        assertThat(NeedsJava25.problem("", "", "")).isEmpty();
    }

    @Test
    void junitFiveIsToldWithTheLineToAdd() {
        assertThat(NeedsJava25.problem("1.13.4", "5.13.4", "3.6.1"))
                .get()
                .asString()
                .startsWith(
                        "Cocobean needs JUnit 6, but on the class path are junit-platform-launcher 1.13.4 and junit-jupiter-api 5.13.4")
                .contains("Import org.junit:junit-bom:");
    }

    @Test
    void anOldSurefireIsToldWithTheVersionToTake() {
        assertThat(NeedsJava25.problem("6.1.3", "6.1.3", "2.22.2"))
                .get()
                .asString()
                .startsWith("Cocobean needs Surefire 3, but the tests run in Surefire 2.22.2")
                .contains("<version>3.6.1</version>");
    }

    @Test
    void itIsTheFirstOfTheListeners() throws IOException {
        try (InputStream services =
                NeedsJava25.class.getResourceAsStream(
                        "/META-INF/services/org.junit.platform.launcher.LauncherSessionListener")) {
            assertThat(new String(services.readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith(NeedsJava25.class.getName() + "\n");
        }
    }
}
