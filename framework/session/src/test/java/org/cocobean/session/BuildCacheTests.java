package org.cocobean.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.cocobean.internal.session.TrustedPlace;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class BuildCacheTests {

    @TempDir Path directory;
    private Path source;
    private Path header;
    private Session session;
    private final AtomicInteger builds = new AtomicInteger();

    @BeforeEach
    void writeSources() throws IOException {
        Files.createDirectories(directory.resolve("inc"));
        source = Files.writeString(directory.resolve("top.v"), "`include \"defs.vh\"\n");
        header = Files.writeString(directory.resolve("inc/defs.vh"), "`define W 8\n");
        session = Sessions.open(directory);
        settle(source, header);
    }

    /// As if they had been written a minute ago.
    private static void settle(Path... files) throws IOException {
        for (Path file : files) {
            Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(60)));
        }
    }

    private BuildKey key() {
        return BuildKey.of("fake", "top").with("define", "A=1").withInput(source);
    }

    private List<Path> build(Path out) throws IOException {
        builds.incrementAndGet();
        Files.writeString(
                out.resolve("out.bin"), Files.readString(source) + Files.readString(header));
        return List.of(header);
    }

    private CachedBuild obtain(BuildKey key) {
        return session.cache().obtain(key, this::build);
    }

    private static String content(CachedBuild build) throws IOException {
        return Files.readString(build.path().resolve("out.bin"));
    }

    @Test
    void whatIsUnchangedIsBuiltOnceInThisRunAndTheNext() throws Exception {
        CachedBuild first = obtain(key());
        assertThat(first.hit()).isFalse();
        assertThat(first.waited()).isEqualTo(Duration.ZERO);
        assertThat(content(first)).isEqualTo("`include \"defs.vh\"\n`define W 8\n");
        assertThat(obtain(key())).isEqualTo(new CachedBuild(first.path(), true, Duration.ZERO));
        session = Sessions.open(directory, "cocobean.run.dir", "next-run");
        assertThat(obtain(key())).isEqualTo(new CachedBuild(first.path(), true, Duration.ZERO));
        assertThat(builds).hasValue(1);
    }

    @Test
    void aChangedSourceBuildsAnewAndTheOldOneComesBackWithoutABuild() throws Exception {
        CachedBuild old = obtain(key());
        Files.writeString(source, "changed\n");
        assertThat(content(obtain(key()))).isEqualTo("changed\n`define W 8\n");
        assertThat(builds).hasValue(2);
        Files.writeString(source, "`include \"defs.vh\"\n");
        assertThat(obtain(key())).isEqualTo(new CachedBuild(old.path(), true, Duration.ZERO));
        assertThat(builds).hasValue(2);
    }

    @Test
    void aChangedFileThatOnlyTheToolFoundBuildsAnewAndComesBackToo() throws Exception {
        CachedBuild old = obtain(key());
        Files.writeString(header, "`define W 9\n");
        settle(header);
        assertThat(content(obtain(key()))).endsWith("`define W 9\n");
        assertThat(builds).hasValue(2);
        Files.writeString(header, "`define W 8\n");
        assertThat(obtain(key()).path()).isEqualTo(old.path());
        assertThat(builds).hasValue(2);
    }

    @Test
    void aTouchedFileBuildsNothing() throws Exception {
        obtain(key());
        Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(3)));
        Files.setLastModifiedTime(header, FileTime.from(Instant.now().plusSeconds(3)));
        assertThat(obtain(key()).hit()).isTrue();
        assertThat(builds).hasValue(1);
    }

    @Test
    void aChangeThatKeepsSizeAndTimeIsNoticed() throws Exception {
        FileTime time = Files.getLastModifiedTime(header);
        obtain(key());
        Files.writeString(header, "`define W 7\n");
        Files.setLastModifiedTime(header, time);
        assertThat(content(obtain(key()))).endsWith("`define W 7\n");
    }

    @Test
    void everyPartOfTheKeyCountsAndSoDoesTheOrder() {
        List<BuildKey> keys =
                List.of(
                        key(),
                        key().with("define", "B=2"),
                        BuildKey.of("fake", "top").with("define", "A=2").withInput(source),
                        BuildKey.of("fake", "top2").with("define", "A=1").withInput(source),
                        BuildKey.of("fake2", "top").with("define", "A=1").withInput(source),
                        key().with("args", List.of("a", "b")),
                        key().with("args", List.of("b", "a")),
                        key().with("args", List.of("ab")),
                        key().with("args", List.of("a")).with("args", List.of("b")),
                        key().withInput("named", source));
        for (BuildKey key : keys) {
            assertThat(obtain(key).hit()).isFalse();
        }
        for (BuildKey key : keys) {
            assertThat(obtain(key).hit()).isTrue();
        }
        assertThat(builds).hasValue(keys.size());
    }

    @Test
    void aNewNameInAnIncludeDirectoryBuildsAnew() throws Exception {
        BuildKey key = key().withInput(directory.resolve("inc"));
        obtain(key);
        assertThat(obtain(key).hit()).isTrue();
        Files.writeString(directory.resolve("inc/more.vh"), "");
        assertThat(obtain(key).hit()).isFalse();
    }

    @Test
    void aFileThatWasLookedForInVainBuildsAnewWhenItAppears() throws Exception {
        Path hiding = directory.resolve("defs.vh");
        Builder builder =
                out -> {
                    build(out);
                    return List.of(header, hiding);
                };
        assertThat(session.cache().obtain(key(), builder).hit()).isFalse();
        assertThat(session.cache().obtain(key(), builder).hit()).isTrue();
        Files.writeString(hiding, "`define W 1\n");
        settle(hiding);
        assertThat(session.cache().obtain(key(), builder).hit()).isFalse();
    }

    @Test
    void aSourceThatChangesWhileItIsBuiltIsBuiltAgain() throws Exception {
        CachedBuild built =
                session.cache()
                        .obtain(
                                key(),
                                out -> {
                                    List<Path> found = build(out);
                                    if (builds.get() == 1) {
                                        Files.writeString(source, "edited meanwhile\n");
                                    }
                                    return found;
                                });
        assertThat(content(built)).isEqualTo("edited meanwhile\n`define W 8\n");
        assertThat(builds).hasValue(2);
    }

    /// Its time comes from another file server than that of the cache.
    @Test
    void aHeaderFromAFileServerWhoseClockIsAheadIsNoReasonToRefuse() throws Exception {
        Files.setLastModifiedTime(header, FileTime.from(Instant.now().plusSeconds(120)));
        assertThat(obtain(key()).hit()).isFalse();
        assertThat(obtain(key()).hit()).isTrue();
        assertThat(builds).hasValue(2);
    }

    @Test
    void aHeaderFromThereThatChangesWhileItIsBuiltIsBuiltAgain() throws Exception {
        CachedBuild built =
                session.cache()
                        .obtain(
                                key(),
                                out -> {
                                    List<Path> found = build(out);
                                    if (builds.get() < 3) {
                                        Files.writeString(header, "edit " + builds);
                                        Files.setLastModifiedTime(
                                                header,
                                                FileTime.from(
                                                        Instant.now()
                                                                .plusSeconds(120 + builds.get())));
                                    }
                                    return found;
                                });
        assertThat(content(built)).endsWith("edit 2");
        assertThat(builds).hasValue(3);
    }

    @Test
    void sourcesThatNeverStandStillAreRefused() {
        assertThatThrownBy(() ->
                        session.cache()
                                .obtain(
                                        key(),
                                        out -> {
                                            List<Path> found = build(out);
                                            Files.writeString(source, "edit " + builds);
                                            return found;
                                        }))
                .isInstanceOf(CallOnceException.class)
                .hasMessage(
                        "The sources of 'fake top' changed while they were being built, 3 times in a row; build again when they stand still");
    }

    @Test
    void manyThreadsMakeOneBuild() throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            List<Future<CachedBuild>> futures =
                    Stream.generate(() -> threads.submit(() -> obtain(key()))).limit(24).toList();
            List<CachedBuild> results = new ArrayList<>();
            for (Future<CachedBuild> future : futures) {
                results.add(future.get());
            }
            assertThat(results).extracting(CachedBuild::path).containsOnly(results.get(0).path());
            assertThat(results).filteredOn(r -> !r.hit()).hasSize(1);
        }
        assertThat(builds).hasValue(1);
    }

    @Test
    void aFailureIsReportedToAllInThisRunAndTriedAgainInTheNext() {
        Builder failing =
                out -> {
                    builds.incrementAndGet();
                    throw new BuildFailedException("top.v:3: syntax error\nI give up.");
                };
        String message =
                "'fake top' could not be built by master on %s:%ntop.v:3: syntax error\nI give up."
                        .formatted(org.cocobean.internal.session.ProcessIdentity.current().host());
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> session.cache().obtain(key(), failing))
                    .isInstanceOf(BuildFailedException.class)
                    .hasMessage(message);
        }
        Session fork = Sessions.open(directory, "cocobean.worker", "gw1");
        assertThatThrownBy(() -> fork.cache().obtain(key(), failing)).hasMessage(message);
        assertThat(builds).hasValue(1);
        session = Sessions.open(directory, "cocobean.run.dir", "next-run");
        assertThat(obtain(key()).hit()).isFalse();
    }

    @Test
    void aFailureIsForgottenWhenAFileThatTheToolReadChanges() throws Exception {
        Builder failing =
                out -> {
                    throw new BuildFailedException("bad header", List.of(header));
                };
        assertThatThrownBy(() -> session.cache().obtain(key(), failing))
                .isInstanceOf(BuildFailedException.class);
        Files.writeString(header, "`define W 6\n");
        settle(header);
        assertThat(content(obtain(key()))).endsWith("`define W 6\n");
    }

    @Test
    void aFailedOrInterruptedBuildLeavesNoEntry() throws Exception {
        assertThatThrownBy(() ->
                        session.cache()
                                .obtain(
                                        key(),
                                        out -> {
                                            Files.writeString(out.resolve("half"), "x");
                                            throw new InterruptedException();
                                        }))
                .isExactlyInstanceOf(CallOnceException.class)
                .hasMessage(
                        "The build of 'fake top' was interrupted in this worker; the next caller starts it again");
        assertThat(Thread.interrupted()).isTrue();
        try (Stream<Path> files = Files.walk(session.cache().path())) {
            assertThat(files.filter(Files::isRegularFile)).isEmpty();
        }
        assertThat(obtain(key()).hit()).isFalse();
    }

    @Test
    void aBuildOfWhichAFileIsMissingIsBuiltAgain() throws Exception {
        Files.delete(obtain(key()).path().resolve("out.bin"));
        session = Sessions.open(directory, "cocobean.run.dir", "next-run");
        CachedBuild again = obtain(key());
        assertThat(again.hit()).isFalse();
        assertThat(content(again)).startsWith("`include");
    }

    @Test
    void aBuildOfWhichAByteIsFlippedIsBuiltAgainAndTheBadOneIsGone() throws Exception {
        Path out = obtain(key()).path().resolve("out.bin");
        byte[] content = Files.readAllBytes(out);
        content[0] ^= 1;
        Files.write(out, content);
        session = Sessions.open(directory, "cocobean.run.dir", "next-run");
        CachedBuild again = obtain(key());
        assertThat(again.hit()).isFalse();
        assertThat(content(again)).startsWith("`include");
        assertThat(out).doesNotExist();
        session = Sessions.open(directory, "cocobean.run.dir", "a-later-run");
        assertThat(obtain(key()).hit()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"content/out.bin", "content", "entry.info", "."})
    void aBuildThatStrangersCanWriteIsBuiltAgain(String open) throws Exception {
        Path entry = obtain(key()).path().resolveSibling("");
        openForAll(entry.resolve(open).normalize());
        session = Sessions.open(directory, "cocobean.run.dir", "next-run");
        CachedBuild again = obtain(key());
        assertThat(again.hit()).isFalse();
        assertThat(TrustedPlace.isOpen(again.path().resolveSibling(open), false)).isFalse();
    }

    private static void openForAll(Path place) throws IOException {
        Files.setPosixFilePermissions(place, PosixFilePermissions.fromString("rwxrwxrwx"));
    }

    @Test
    void theWayToABuildIsClosedToStrangers() throws Exception {
        Path place = obtain(key()).path().resolve("../..").normalize();
        Path root = session.cache().path();
        openForAll(place);
        openForAll(root);
        session = Sessions.open(directory, "cocobean.run.dir", "next-run");
        assertThat(obtain(key()).hit()).isTrue();
        assertThat(TrustedPlace.isOpen(place, false)).isFalse();
        assertThat(TrustedPlace.isOpen(root, false)).isFalse();
    }

    @Test
    void whatABuilderLeavesOpenIsClosed() throws Exception {
        CachedBuild built =
                session.cache()
                        .obtain(
                                key(),
                                output -> {
                                    Path made = Files.writeString(output.resolve("model.so"), "x");
                                    openForAll(made);
                                    return List.of();
                                });
        assertThat(TrustedPlace.isOpen(built.path().resolve("model.so"), false)).isFalse();
        assertThat(built.path().resolve("model.so")).isExecutable();
    }

    @Test
    void aDamagedBuildIsToldOnce() throws Exception {
        Files.writeString(obtain(key()).path().resolve("out.bin"), "other");
        session = Sessions.open(directory, "cocobean.run.dir", "next-run");
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        PrintStream before = System.err;
        System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));
        try {
            assertThat(obtain(key()).hit()).isFalse();
        } finally {
            System.setErr(before);
        }
        assertThat(log.toString(StandardCharsets.UTF_8))
                .containsOnlyOnce(
                        "Ignored a damaged build, which is made again: out.bin was changed in ");
    }

    @Test
    void aCacheThatStrangersCanWriteIsNotUsed() throws Exception {
        Path cache = Files.createDirectories(directory.resolve("cache"));
        Files.setPosixFilePermissions(cache, PosixFilePermissions.fromString("rwxrwxrwx"));
        assertThatThrownBy(() -> Sessions.open(directory))
                .isInstanceOf(CallOnceException.class)
                .hasMessageContaining("everybody can write " + cache + ": chmod o-w " + cache);
    }

    @Test
    void aHomeThatStrangersCanWriteMeansThatBuildsGoWithTheRun() throws Exception {
        Path home = Files.createDirectories(directory.resolve("home/.cache/cocobean"));
        Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwxrwxrwx"));
        session = Sessions.open(directory, "cocobean.cache", "");
        assertThat(obtain(key()).path()).startsWith(session.run().path());
        assertThat(session.cache().directory()).startsWith(session.run().path());
    }

    @Test
    void aBuildWhoseDescriptionIsDamagedIsBuiltAgain() throws Exception {
        Path info = obtain(key()).path().resolveSibling("entry.info");
        for (String damage : List.of("complete=", "what=", "dep.0=", "file.0=")) {
            String text = Files.readString(info);
            assertThat(text).contains(damage);
            Files.writeString(info, text.replace(damage, "\0".repeat(damage.length())));
            session = Sessions.open(directory, "cocobean.run.dir", "next-run-" + damage.length());
            CachedBuild again = obtain(key());
            assertThat(again.hit()).as(damage).isFalse();
            info = again.path().resolveSibling("entry.info");
        }
    }

    @Test
    void withTheCacheOffBuildsGoWithTheRun() throws Exception {
        session = Sessions.open(directory, "cocobean.cache", "off");
        CachedBuild built = obtain(key());
        assertThat(built.path()).startsWith(session.run().path());
        assertThat(obtain(key()).hit()).isTrue();
        session = Sessions.open(directory, "cocobean.cache", "off", "cocobean.run.dir", "next");
        assertThat(obtain(key()).hit()).isFalse();
    }

    @Test
    void aCacheThatCannotBeWrittenIsAnError() throws Exception {
        Files.writeString(directory.resolve("cache"), "in the way");
        assertThatThrownBy(() -> obtain(key()))
                .isExactlyInstanceOf(CallOnceException.class)
                .hasMessageStartingWith(
                        "'fake top' cannot be built or found in the cache %s: "
                                .formatted(directory.resolve("cache/v2")))
                .hasMessageEndingWith(
                        "or choose another with -Dcocobean.cache=DIR or -Dcocobean.cache=off.");
    }

    @Test
    void aHomeThatCannotBeWrittenMeansThatBuildsGoWithTheRun() throws Exception {
        Files.writeString(directory.resolve("home"), "in the way");
        session = Sessions.open(directory, "cocobean.cache", "");
        assertThat(obtain(key()).path()).startsWith(session.run().path());
    }

    @Test
    void aHitCostsWellUnderAMillisecond() {
        obtain(key());
        long best = Long.MAX_VALUE;
        for (int i = 0; i < 200; i++) {
            long start = System.nanoTime();
            assertThat(obtain(key()).hit()).isTrue();
            best = Math.min(best, System.nanoTime() - start);
        }
        assertThat(best).isLessThan(1_000_000);
    }

    @Test
    void whoeverAsksIsToldWhatBuildsDependOn() throws Exception {
        List<Path> told = new ArrayList<>();
        session.cache().onInput(told::add);
        session.cache().tell(directory.resolve("list.f"));
        obtain(key());
        assertThat(told).contains(directory.resolve("list.f"), source, header);
        told.clear();
        obtain(key());
        assertThat(told).contains(source, header);
        told.clear();
        Files.writeString(source, "other");
        assertThatThrownBy(() ->
                        session.cache()
                                .obtain(
                                        key(),
                                        out -> {
                                            throw new BuildFailedException("no", List.of(header));
                                        }))
                .isInstanceOf(BuildFailedException.class);
        assertThat(told).contains(source, header);
    }
}
