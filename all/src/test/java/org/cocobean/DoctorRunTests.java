package org.cocobean;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.cocobean.internal.launch.Workshop;
import org.cocobean.session.Session;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What `./cocobean doctor` says of real tools and of broken ones.
class DoctorRunTests {

    @Test
    void triesEachSimulatorThatIsInstalled() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        boolean well = Doctor.report(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        String text = bytes.toString(StandardCharsets.UTF_8);
        long missing = text.lines().filter(line -> line.endsWith("  not installed")).count();
        long run = text.lines().filter(line -> line.endsWith("a small design, tried now")).count();
        assertThat(run + missing)
                .as(text)
                .isEqualTo(Workshop.of(Session.current()).tools().adapters().size());
        assertThat(well).isEqualTo(run > 0);
    }

    @Test
    void aToolThatCannotBeRunIsNotCalledMissing(@TempDir Path directory) throws Exception {
        for (String program : List.of("iverilog", "vvp")) {
            Path file = directory.resolve(program);
            Files.writeString(file, "#!/bin/sh\necho 'cannot find libbz2.so.1'\nexit 127\n");
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        assertThat(doctor(directory, Map.of("PATH", directory.toString())))
                .contains("icarus  installed, but cannot be run")
                .contains("it printed:\ncannot find libbz2.so.1")
                .contains("ghdl  not installed");
    }

    @Test
    void aTemporaryDirectoryThatIsNotThereIsNamed(@TempDir Path directory) throws Exception {
        assertThat(doctor(directory, Map.of("TMPDIR", "/nonexistent")))
                .contains(
                        "BROKEN: the temporary directory of the tools (TMPDIR) /nonexistent does not exist: make it, or set");
    }

    /// Returns what it prints; it must end with 1.
    private static String doctor(Path directory, Map<String, String> environment) throws Exception {
        ProcessBuilder builder =
                new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dcocobean.run.dir=" + directory.resolve("run"),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Doctor.class.getName());
        builder.environment().putAll(environment);
        Process process = builder.redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isEqualTo(1);
        return output;
    }
}
