package org.cocobean.internal.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.LongStream;
import org.cocobean.session.Session;
import org.cocobean.settings.Settings;
import org.cocobean.sim.BrokenEnvironmentException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is said of an environment in which no simulation can run.
class PreflightTests {

    @TempDir private Path directory;

    private Session session(Map<String, String> more) {
        Settings settings =
                new Settings(
                        Map.of(
                                "cocobean.run.dir",
                                directory.resolve("run").toString(),
                                "cocobean.cache",
                                directory.resolve("cache").toString(),
                                "user.dir",
                                directory.toString(),
                                "java.io.tmpdir",
                                directory.toString()));
        for (Map.Entry<String, String> one : more.entrySet()) {
            settings = settings.with(one.getKey(), one.getValue());
        }
        return Session.open(settings);
    }

    @Test
    void aSoundEnvironmentHasNoFaultAndIsLeftAsItWas() throws Exception {
        Session session = session(Map.of());
        assertThat(Preflight.look(session, true))
                .allSatisfy(found -> assertThat(found.fault()).isEmpty())
                .extracting(Preflight.Finding::use)
                .containsExactly("run directory", "cache", "temporary directory", "shared memory");
        try (var left = Files.walk(directory)) {
            assertThat(left).noneMatch(file -> file.toString().contains("probe"));
        }
    }

    @Test
    void takesNoTimeToSpeakOf() {
        Session session = session(Map.of());
        long best =
                LongStream.range(0, 5)
                        .map(i -> {
                            long start = System.nanoTime();
                            Preflight.require(session, true);
                            return System.nanoTime() - start;
                        })
                        .min()
                        .orElseThrow();
        assertThat(Duration.ofNanos(best)).isLessThan(Duration.ofMillis(50));
    }

    @Test
    void allThatIsBrokenIsNamedWithItsRemedy() throws Exception {
        Path file = Files.createFile(directory.resolve("file"));
        Session session =
                session(Map.of("java.io.tmpdir", "/nonexistent", "env.TMP", file.toString()));
        assertThatThrownBy(() -> Preflight.require(session, true))
                .isInstanceOf(BrokenEnvironmentException.class)
                .hasMessage(
                        "no simulation can run here: the temporary directory /nonexistent does not exist: make it, or choose another one with -Djava.io.tmpdir=DIR; the temporary directory of the tools (TMP) "
                                + file
                                + " cannot be written (java.nio.file.NotDirectoryException: "
                                + file
                                + "): mend that, or set the environment variable TMP to another one, or unset it");
    }

    @Test
    void whereToolsRunElsewhereTheirDirectoriesAreNotOurs() {
        Session session = session(Map.of("env.TMPDIR", "/nonexistent"));
        assertThat(Preflight.look(session, false))
                .allSatisfy(found -> assertThat(found.fault()).isEmpty());
    }

    @Test
    void aFullDiskIsNamed() throws Exception {
        Path disk = Files.createDirectory(directory.resolve("disk"));
        boolean mounted = run("mount", "-t", "tmpfs", "-o", "size=64k", "none", disk.toString());
        if (Settings.load().continuousIntegration()) {
            assertThat(mounted).as("a small disk can be mounted, which CI needs").isTrue();
        }
        assumeTrue(mounted, "no small disk can be mounted here: mount is not permitted");
        try {
            assertThat(Preflight.look("cache", disk, "choose another").fault())
                    .contains(
                            "the cache "
                                    + disk
                                    + " is on a full disk, 64 KiB are left: free some, or choose another");
        } finally {
            run("umount", disk.toString());
        }
    }

    private static boolean run(String... command) throws Exception {
        return new ProcessBuilder(command)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor()
                == 0;
    }
}
