package org.cocobean.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.cocobean.internal.firmware.FakeElf;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A program of one's own, without JUnit and without any setting.
@Timeout(60)
class PlainMainTests {

    @TempDir Path directory;

    /// What a user's program may look like.
    static final class Program {

        private Program() {}

        public static void main(String[] arguments) {
            Session session = Session.current();
            FirmwareImage boot =
                    session.firmware().buildInto(session.run().workerPath(), "boot.vmem", "boot");
            System.out.println(session.run().path());
            System.out.println(session.worker());
            System.out.println(boot.path() + " " + boot.size() + " " + boot.symbols());
        }
    }

    private static String withoutJunit() {
        return Arrays.stream(System.getProperty("java.class.path", "").split(File.pathSeparator))
                .filter(element -> !element.contains("junit"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private List<String> run() throws Exception {
        Process process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Dcocobean.cache=" + directory.resolve("cache"),
                                "-cp",
                                withoutJunit(),
                                Program.class.getName())
                        .directory(directory.toFile())
                        .redirectErrorStream(true)
                        .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(output).isZero();
        return output.lines().toList();
    }

    @Test
    void itHasARunOfItsOwnAndAFactoryOfFirmware() throws Exception {
        Path boot = Files.createDirectories(directory.resolve("firmware-samples/boot"));
        Files.writeString(
                boot.resolve("Makefile"), "all:\n\techo 13 > boot.vmem; cp prebuilt boot.elf\n");
        Files.write(boot.resolve("prebuilt"), FakeElf.write(false, false, 8, Map.of("main", 4L)));
        Path runs = directory.toRealPath().resolve("target/cocobean");

        List<String> first = run();
        assertThat(first.get(0)).matches(runs + "/run-\\d{8}-\\d{6}-\\d+-[0-9a-f]{6}");
        assertThat(first.get(1)).isEqualTo("master");
        Path copy = Path.of(first.get(0)).resolve("master/boot.vmem");
        assertThat(first.get(2)).isEqualTo(copy + " 8 {main=4}");
        assertThat(copy).hasContent("13");
        assertThat(run().get(0)).isNotEqualTo(first.get(0)).startsWith(runs.toString());
    }
}
