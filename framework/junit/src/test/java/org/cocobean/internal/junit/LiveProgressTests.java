package org.cocobean.internal.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.cocobean.session.BuildKey;
import org.cocobean.session.Session;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// In JVMs of their own, since this one has a progress of its own.
@Timeout(60)
class LiveProgressTests {

    @TempDir Path directory;

    /// Runs the tests of this class's samples as a build does.
    static final class Build {

        private Build() {}

        public static void main(String[] arguments) {
            TestRecorderTests.Build.run(Samples.class);
        }
    }

    static class Samples {

        @Test
        void builds() {
            Session session = Session.current();
            session.cache()
                    .obtain(
                            BuildKey.of("sample", "fifo"),
                            output -> {
                                session.atStep("step 2 of 3: make");
                                Thread.sleep(1_400);
                                return List.of();
                            });
        }
    }

    private List<String> build(String... settings) throws Exception {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:TieredStopAtLevel=1",
                                "-Dbasedir=" + directory,
                                "-Dcocobean.cache=off",
                                "-cp",
                                System.getProperty("java.class.path", "")));
        command.addAll(1, List.of(settings));
        command.add(Build.class.getName());
        Path output = Files.createTempFile(directory, "output", ".txt");
        Process process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile())
                        .start();
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return Files.readString(output).lines().filter(l -> l.startsWith("[cocobean]")).toList();
    }

    @Test
    void aRunSaysWhatItDoesAndWhenItWillEnd() throws Exception {
        List<String> first = build("-Dcocobean.progress=200 ms");
        assertThat(first)
                .anyMatch(line ->
                        line.startsWith(
                                "[cocobean] 0 tests | builds sample fifo, step 2 of 3: make; LiveProgressTests.Samples.builds"));
        // A JVM that ends slowly also says that its one test has ended.
        List<String> second =
                build("-Dcocobean.progress=200 ms").stream()
                        .filter(line -> line.contains("LiveProgressTests.Samples.builds"))
                        .toList();
        assertThat(second)
                .isNotEmpty()
                .allMatch(line ->
                        line.matches("\\[cocobean\\] 0 of about 1 tests, about \\d+ s left .*"));
    }

    @Test
    void nothingIsSaidWhereItIsOff() throws Exception {
        assertThat(build("-Dcocobean.progress=off")).isEmpty();
    }
}
