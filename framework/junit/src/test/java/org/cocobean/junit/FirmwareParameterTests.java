package org.cocobean.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.cocobean.dut.Dut;
import org.cocobean.session.FirmwareImage;
import org.cocobean.session.Session;
import org.cocobean.session.junit.Firmware;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FirmwareParameterTests {

    @BeforeEach
    void needsTheToolchain() {
        if (!Session.current().settings().continuousIntegration()) {
            Assumptions.assumeTrue(
                    Session.current().settings().findProgram("riscv64-unknown-elf-gcc").isPresent(),
                    "there is no riscv64-unknown-elf-gcc: apt-get install gcc-riscv64-unknown-elf");
        }
    }

    @Design(top = "counter", sources = Trial.COUNTER)
    @Firmware("boot")
    static class Boots {

        @HdlTest
        void isThereBeforeTheSimulation(@SimDir Path directory, FirmwareImage boot, Dut dut)
                throws IOException {
            assertThat(boot.name()).isEqualTo("boot");
            assertThat(boot.path()).isEqualTo(directory.resolve("firmware.vmem"));
            assertThat(Files.size(boot.path())).isPositive();
            assertThat(dut.path()).isEqualTo("counter");
        }

        @HdlTest
        @Firmware("helo")
        void isUnknown(Dut dut) {
            throw new AssertionError("must not run with " + dut);
        }
    }

    @Test
    void theFirmwareOfATestIsInItsDirectoryAndInItsParameters() {
        Trial trial = Trial.of(Boots.class);
        assertThat(trial.succeeded()).hasSize(1);
        assertThat(trial.failure())
                .hasMessageContaining("There is no firmware 'helo'")
                .hasMessageContaining("hello");
    }
}
