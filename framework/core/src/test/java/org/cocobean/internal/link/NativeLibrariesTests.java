package org.cocobean.internal.link;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.cocobean.internal.session.TrustedPlace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class NativeLibrariesTests {

    private static final int THREADS = 8;

    private static final Path NATIVE = Path.of("src/main/native");
    private static final Predicate<String> SOURCE = Pattern.compile("\\.[ch]$").asPredicate();

    @TempDir private Path cache;

    @Test
    void whoeverComesSecondUsesWhatTheFirstOneUnpacked() throws Exception {
        CyclicBarrier start = new CyclicBarrier(THREADS);
        List<Callable<Path>> installers = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            installers.add(() -> {
                start.await();
                return NativeLibraries.install(cache, false).link();
            });
        }
        List<Path> links = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
            for (Future<Path> link : threads.invokeAll(installers)) {
                links.add(link.get());
            }
        }
        assertThat(links).containsOnly(links.get(0)).allMatch(Files::isRegularFile);
        try (Stream<Path> left = Files.list(cache.resolve("native"))) {
            assertThat(left).containsExactly(links.get(0).getParent());
        }
    }

    @Test
    void aFileThatWasTakenOrChangedIsMadeAgain() throws Exception {
        Path link = NativeLibraries.install(cache, false).link();
        Files.delete(link);
        assertThat(NativeLibraries.install(cache, false).link()).isEqualTo(link).isRegularFile();
        byte[] content = Files.readAllBytes(link);
        content[content.length / 2] ^= 1;
        Files.write(link, content);
        NativeLibraries.install(cache, false);
        content[content.length / 2] ^= 1;
        assertThat(link).hasBinaryContent(content);
        try (Stream<Path> left = Files.list(cache.resolve("native"))) {
            assertThat(left).containsExactly(link.getParent());
        }
    }

    @Test
    void aFileThatStrangersCanWriteIsMadeAgain() throws Exception {
        Path link = NativeLibraries.install(cache, false).link();
        Path digests = link.resolveSibling("digests");
        for (Path open : List.of(link, digests, link.resolveSibling(""))) {
            Object before = Files.getAttribute(link, "unix:ino");
            Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxrwxrwx"));
            NativeLibraries.install(cache, false);
            assertThat(Files.getAttribute(link, "unix:ino")).isNotEqualTo(before);
            assertThat(TrustedPlace.isOpen(open, false)).isFalse();
        }
    }

    @Test
    void whatBuildsPutBesideThemStays() throws Exception {
        Path directory =
                Objects.requireNonNull(NativeLibraries.install(cache, false).link().getParent());
        Path runtime = Files.createDirectory(directory.resolve("verilated-1")).resolve("model.o");
        Files.writeString(runtime, "compiled");

        NativeLibraries.install(cache, false);

        assertThat(runtime).hasContent("compiled");
    }

    @Test
    void everySourceFileTravelsInTheJar() throws Exception {
        try (Stream<Path> files = Files.walk(NATIVE)) {
            assertThat(files.map(file -> NATIVE.relativize(file).toString()).filter(SOURCE))
                    .containsExactlyInAnyOrderElementsOf(NativeLibraries.SOURCE_FILES);
        }
    }

    @Test
    void theAgentIsMadeOfTheSameFilesOnAUsersMachineAsHere() throws Exception {
        Process make =
                new ProcessBuilder("make", "--no-print-directory", "-C", NATIVE.toString(), "files")
                        .redirectErrorStream(true)
                        .start();
        assertThat(new String(make.getInputStream().readAllBytes(), UTF_8).strip().split(" "))
                .containsExactlyInAnyOrderElementsOf(NativeLibraries.AGENT_FILES);
    }
}
