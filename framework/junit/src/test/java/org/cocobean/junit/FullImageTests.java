package org.cocobean.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.cocobean.dut.Dut;
import org.cocobean.session.junit.Firmware;
import org.cocobean.sim.SimulationFailedError;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class FullImageTests {

    private static final String SHORT = "bytes.hex: too short: 2 words found, 4 wanted (0 to 3)";

    @Design(top = "memory_images", sources = Trial.HDL + "memory_images.sv")
    static class Lenient {

        @BeforeEach
        void writeHalfAnImage(@SimDir Path directory) throws IOException {
            Files.writeString(directory.resolve("bytes.hex"), "1 2");
        }

        @HdlTest
        void loads(Dut dut) {
            assertThat(dut.signal("first").toInt()).isEqualTo(1);
        }
    }

    @Design(
            top = "memory_images",
            sources = Trial.HDL + "memory_images.sv",
            fullImages = "bytes.hex")
    static class Strict extends Lenient {}

    @Design(top = "memory_images", sources = Trial.HDL + "memory_images.sv")
    @Firmware(value = "half", dest = "bytes.hex")
    static class Placed {

        @HdlTest
        void loads(Dut dut) {
            assertThat(dut.signal("first").toInt()).isEqualTo(1);
        }
    }

    @Test
    void anImageThatIsTooShortFailsWhereTheDesignSaysSo() {
        assertThat(Trial.of(Lenient.class).failures()).isEmpty();
        assertThat(Trial.of(Strict.class).failure())
                .isInstanceOf(SimulationFailedError.class)
                .hasMessageContaining(SHORT);
    }

    @Test
    @Timeout(60)
    void theImageOfAFirmwareIsNeverTooShort(@TempDir Path directory) throws Exception {
        Path made = Files.createDirectories(directory.resolve("firmware/half"));
        Files.writeString(
                made.resolve("Makefile"), "all:\n\techo 1 2 > half.vmem\n\techo > half.elf\n");
        assertThat(run(directory)).contains("FAILED on icarus").contains(SHORT);
        Files.writeString(
                made.resolve("Makefile"), "all:\n\techo 1 2 3 4 > half.vmem\n\techo > half.elf\n");
        assertThat(run(directory)).contains("SUCCESSFUL on icarus");
    }

    private static String run(Path directory) throws IOException, InterruptedException {
        Process jvm =
                new ProcessBuilder(
                                List.of(
                                        Path.of(System.getProperty("java.home"), "bin", "java")
                                                .toString(),
                                        "-XX:TieredStopAtLevel=1",
                                        "-Dcocobean.sim=icarus",
                                        "-Dcocobean.waves=off",
                                        "-Dcocobean.run.dir=" + directory.resolve("run"),
                                        "-Dcocobean.firmware.root=" + directory.resolve("firmware"),
                                        "-cp",
                                        System.getProperty("java.class.path"),
                                        TrialMain.class.getName(),
                                        Placed.class.getName()))
                        .redirectErrorStream(true)
                        .start();
        String output = new String(jvm.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(jvm.waitFor(10, TimeUnit.SECONDS)).isTrue();
        return output;
    }
}
