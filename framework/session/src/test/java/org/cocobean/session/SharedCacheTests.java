package org.cocobean.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.cocobean.settings.Settings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// One cache for two users of a group, set up as the page on sessions says: real users, in JVMs of
/// their own.
@Timeout(120)
class SharedCacheTests {

    private static final int GROUP = 4200;
    private static final int ANNA = 4201;
    private static final int BERT = 4202;

    @TempDir private Path directory;
    private Path cache;
    private Path libraries;

    @BeforeEach
    void needsRoot() throws Exception {
        boolean root = "root".equals(System.getProperty("user.name"));
        if (Settings.load().continuousIntegration()) {
            assertThat(root).as("can become other users, which CI needs").isTrue();
        }
        assumeTrue(root, "only root can become two other users");
        open(directory);
        libraries = Files.createDirectory(directory.resolve("libraries"));
        copyClassPath();
        cache = Files.createDirectory(directory.resolve("cache"));
        Files.setAttribute(cache, "unix:gid", GROUP);
        Files.setAttribute(cache, "unix:mode", 02775);
    }

    private static void open(Path place) throws IOException {
        Files.setPosixFilePermissions(place, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    /// It may lie in a home that is closed to others.
    private void copyClassPath() throws IOException {
        int number = 0;
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            Path from = Path.of(entry);
            Path to = libraries.resolve(number++ + (Files.isDirectory(from) ? "" : ".jar"));
            if (Files.isRegularFile(from)) {
                Files.copy(from, to);
            } else if (Files.isDirectory(from)) {
                copyTree(from, to);
            }
        }
    }

    private static void copyTree(Path from, Path to) throws IOException {
        List<Path> all;
        try (Stream<Path> found = Files.walk(from)) {
            all = found.toList();
        }
        for (Path one : all) {
            Files.copy(one, to.resolve(from.relativize(one).toString()));
        }
    }

    private String classPath() throws IOException {
        try (Stream<Path> all = Files.list(libraries)) {
            return String.join(File.pathSeparator, all.map(Path::toString).toList());
        }
    }

    /// Returns what the user printed.
    private String as(int user, String umask, String... names) throws Exception {
        Process process = start(user, umask, names);
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }

    private Process start(int user, String umask, String... names) throws IOException {
        Path own = directory.resolve("of-" + user);
        if (!Files.exists(own)) {
            Files.createDirectory(own);
            Files.setAttribute(own, "unix:uid", user);
        }
        List<String> command = new ArrayList<>();
        command.addAll(List.of("setpriv", "--reuid=" + user, "--regid=" + GROUP));
        command.addAll(List.of("--clear-groups", "--inh-caps=-all", "--bounding-set=-all"));
        command.addAll(List.of("sh", "-c", "umask " + umask + "; exec \"$@\"", "sh"));
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:-UsePerfData"));
        command.addAll(List.of("-cp", classPath(), CacheUser.class.getName()));
        command.addAll(List.of(cache.toString(), own.toString()));
        command.addAll(List.of(names));
        return new ProcessBuilder(command)
                .directory(own.toFile())
                .redirectErrorStream(true)
                .start();
    }

    @Test
    void whatOneUserBuiltAnotherFindsAndUsesAndRemoves() throws Exception {
        assertThat(as(ANNA, "002", "one")).isEqualTo("built one\nremoved 0\n");
        assertThat(as(BERT, "002", "one", "two")).isEqualTo("found one\nbuilt two\nremoved 0\n");
        assertThat(as(ANNA, "002", "two")).isEqualTo("found two\nremoved 1\n");
        assertThat(as(BERT, "002", "one")).isEqualTo("built one\nremoved 1\n");
    }

    @Test
    void aUserWhoKeepsOthersFromWritingIsFoundOut() throws Exception {
        assertThat(as(ANNA, "022", "one")).isEqualTo("built one\nremoved 0\n");
        Process bert = start(BERT, "002", "one", "two");
        String output = new String(bert.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(bert.waitFor()).isEqualTo(1);
        assertThat(output)
                .startsWith("found one\n")
                .contains("'fake two' cannot be built or found in the cache " + cache)
                .contains("chmod -R g+w " + cache + ", and umask 002 for all who share it");
    }
}
