package org.cocobean;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.cocobean.sim.spi.Installation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DoctorTests {

    @ParameterizedTest
    @CsvSource({
        "5.006, ''",
        "5.048, ''",
        "5.005, '; this one is older than all of them, an update is advised'",
        "4.228, '; this one is older than all of them, an update is advised'",
        "5.020, '; this one lies between them'",
        "5.050, '; this one is newer than all of them'",
        "6, '; this one is newer than all of them'",
    })
    void saysWhereAVersionStandsAmongThoseThatAreTested(String version, String remark) {
        assertThat(Doctor.tested(List.of("5.006", "5.032", "5.048"), installation(version)))
                .isEqualTo("with 5.006, 5.032, 5.048" + remark);
    }

    @Test
    void anAdapterMayKeepSilent() {
        assertThat(Doctor.tested(List.of(), installation("1.0")))
                .isEqualTo("its adapter does not say with which versions");
    }

    private static Installation installation(String version) {
        return new Installation(Path.of("tool"), version, "Tool " + version);
    }
}
