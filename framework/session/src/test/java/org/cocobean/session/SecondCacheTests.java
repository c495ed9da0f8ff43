package org.cocobean.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.cocobean.settings.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A cache of each host, and one behind them that all see. Sessions stand for hosts.
@Timeout(30)
class SecondCacheTests {

    @TempDir Path directory;

    private final AtomicInteger builds = new AtomicInteger();

    private Session host(String name) {
        return Sessions.open(
                directory,
                "cocobean.cache",
                "cache-" + name,
                "cocobean.cache.second",
                "shared",
                "cocobean.run.dir",
                "run-" + name);
    }

    private CachedBuild obtain(Session host) {
        return host.cache()
                .obtain(
                        BuildKey.of("fake", "top"),
                        out -> {
                            builds.incrementAndGet();
                            Files.createDirectories(out.resolve("deep/empty"));
                            Path program = Files.writeString(out.resolve("deep/program"), "run");
                            assertThat(program.toFile().setExecutable(true)).isTrue();
                            Files.createSymbolicLink(
                                    out.resolve("link"), Path.of("deep", "program"));
                            return List.of(directory.resolve("header"));
                        });
    }

    private Path entryIn(String cache) throws IOException {
        try (Stream<Path> all = Files.walk(directory.resolve(cache))) {
            return all.filter(path -> path.toString().endsWith("deep/program"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    @Test
    void whatOneHostBuiltIsCopiedToTheNext() throws Exception {
        CachedBuild first = obtain(host("alpha"));
        CachedBuild second = obtain(host("beta"));
        assertThat(builds).hasValue(1);
        assertThat(first.hit()).isFalse();
        assertThat(second.hit()).isTrue();
        assertThat(first.path()).startsWith(directory.resolve("cache-alpha"));
        assertThat(second.path()).startsWith(directory.resolve("cache-beta"));
        assertThat(second.path().resolve("link")).isSymbolicLink().hasContent("run");
        assertThat(second.path().resolve("deep/program")).isExecutable();
        assertThat(second.path().resolve("deep/empty")).isEmptyDirectory();
    }

    @Test
    void whatAHostHasItDoesNotAskFor() throws Exception {
        obtain(host("alpha"));
        org.cocobean.internal.session.Folder.remove(directory.resolve("shared"));
        assertThat(obtain(host("alpha")).hit()).isTrue();
        assertThat(directory.resolve("shared")).doesNotExist();
        assertThat(builds).hasValue(1);
    }

    @Test
    void whatWasChangedBehindIsBuiltAnewAndNotCopied() throws Exception {
        obtain(host("alpha"));
        Files.writeString(entryIn("shared"), "evil");
        CachedBuild second = obtain(host("beta"));
        assertThat(second.path().resolve("deep/program")).hasContent("run");
        assertThat(entryIn("shared")).hasContent("run");
        assertThat(builds).hasValue(2);
    }

    @Test
    void aHeaderThatChangesIsNoticedOnEveryHost() throws Exception {
        obtain(host("alpha"));
        obtain(host("beta"));
        Files.writeString(directory.resolve("header"), "new");
        assertThat(obtain(host("beta")).hit()).isFalse();
        assertThat(obtain(host("alpha")).hit()).isTrue();
        assertThat(builds).hasValue(2);
    }

    @Test
    void aFailureIsToldAsTheToolSaysItAndOnlyOnce() {
        Session alpha = host("alpha");
        Builder failing =
                out -> {
                    builds.incrementAndGet();
                    throw new BuildFailedException("top.v:3: syntax error");
                };
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> alpha.cache().obtain(BuildKey.of("fake", "top"), failing))
                    .isInstanceOf(BuildFailedException.class)
                    .hasMessageMatching(
                            "(?s)'fake top' could not be built by master on [^\\n]*:\\ntop.v:3: syntax error");
        }
        assertThat(builds).hasValue(1);
    }

    @Test
    void aSecondCacheThatCannotBeWrittenIsOnlyRead() throws Exception {
        obtain(host("alpha"));
        Path shared = directory.resolve("shared");
        Optional<String> failed = mount("--bind", shared.toString(), shared.toString());
        if (Settings.load().continuousIntegration()) {
            assertThat(failed).as("can mount, which CI needs").isEmpty();
        }
        assumeTrue(failed.isEmpty(), () -> "nothing can be mounted here: " + failed);
        try {
            assertThat(mount("-o", "remount,ro,bind", shared.toString())).isEmpty();
            assertThat(obtain(host("beta")).hit()).isTrue();
            assertThat(builds).hasValue(1);
            CachedBuild own =
                    host("beta").cache().obtain(BuildKey.of("fake", "other"), out -> List.of());
            assertThat(own.hit()).isFalse();
            assertThat(own.path()).startsWith(directory.resolve("cache-beta"));
        } finally {
            new ProcessBuilder("umount", shared.toString()).start().waitFor();
        }
    }

    private static Optional<String> mount(String... arguments) throws Exception {
        List<String> command = Stream.concat(Stream.of("mount"), Stream.of(arguments)).toList();
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said =
                new String(
                        process.getInputStream().readAllBytes(),
                        java.nio.charset.StandardCharsets.UTF_8);
        return process.waitFor() == 0 ? Optional.empty() : Optional.of(said);
    }
}
