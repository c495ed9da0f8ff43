package org.cocobean.internal.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.zeroturnaround.exec.ProcessExecutor;
import org.zeroturnaround.exec.ProcessResult;

/// The native libraries of 64-bit ARM, made on another machine, and their unit tests there, run by
/// an emulator.
@Timeout(300)
class ArmTests {

    private static final String COMPILER = "aarch64-linux-gnu-gcc";
    private static final int MACHINE = 18; // where the file says for which processor it is
    private static final int AARCH64 = 183;

    @TempDir private Path out;

    @BeforeEach
    void toolsAreThere() {
        boolean there = Files.isExecutable(Path.of("/usr/bin/qemu-aarch64-static"));
        // In CI what is missing fails below.
        assumeTrue(
                there || System.getenv("CI") != null,
                COMPILER + " and qemu-user-static are needed");
    }

    @Test
    void aReleaseBringsTheLibrariesOfArm() throws Exception {
        make("src/main/native", "CC=" + COMPILER, "OUT=" + out);

        for (String library :
                List.of("cocobean.vpi", "libcocobean_link.so", "libcocobean_casts.so")) {
            byte[] content = Files.readAllBytes(out.resolve("linux-aarch64").resolve(library));
            assertThat(content[MACHINE] & 0xff).as(library).isEqualTo(AARCH64);
        }
    }

    @Test
    void theUnitTestsOfTheAgentPassOnArm() throws Exception {
        String output =
                make(
                        "src/test/native",
                        "check",
                        "CC=" + COMPILER,
                        "CXX=aarch64-linux-gnu-g++",
                        "SANITIZE=",
                        "RUN=qemu-aarch64-static -L /usr/aarch64-linux-gnu",
                        "OUT=" + out);

        assertThat(output).contains("agent: ", "stream: ", "process link: ", "casts_test: ");
    }

    private static String make(String directory, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("make", "-s", "-j2", "-C", directory));
        command.addAll(List.of(arguments));
        ProcessResult result =
                new ProcessExecutor(command).redirectErrorStream(true).readOutput(true).execute();
        assertThat(result.getExitValue()).as(result.outputUTF8()).isZero();
        return result.outputUTF8();
    }
}
