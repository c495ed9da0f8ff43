package org.cocobean.internal.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(20)
class DirectoryLockTests {

    private static final Duration STALE = Duration.ofMillis(300);

    @TempDir Path directory;
    private DirectoryLock lock;

    @BeforeEach
    void describe() {
        lock = new DirectoryLock(directory, "work", new LockTiming(Duration.ofMillis(20), STALE));
    }

    /// A lock of somebody else, as that one would have put it.
    private Path heldBy(ProcessIdentity holder, String since) throws IOException {
        String text = new Holder("t1", Optional.of(holder), "gw7", "work", since, Map.of()).write();
        return foreign(text);
    }

    private Path foreign(String text) throws IOException {
        Files.createDirectories(directory.resolve("work.lock"));
        return Files.writeString(directory.resolve("work.lock/holder-t1.info"), text);
    }

    private static ProcessIdentity otherHost() {
        ProcessIdentity me = ProcessIdentity.current();
        return new ProcessIdentity("beta", me.boot(), "pid:[1]", me.user(), me.pid(), me.start());
    }

    private HeldLock acquired() throws IOException {
        return lock.tryAcquire("gw0", "work").orElseThrow();
    }

    @Test
    void onlyOneHoldsItAtATime() throws Exception {
        try (HeldLock held = acquired()) {
            assertThat(lock.tryAcquire("gw1", "work")).isEmpty();
            assertThat(held.isHeld()).isTrue();
        }
        assertThat(Folder.names(directory)).isEmpty();
        acquired().close();
    }

    @Test
    void theHolderIsDescribed() throws Exception {
        try (HeldLock held = acquired()) {
            Holder holder = lock.holder().orElseThrow();
            assertThat(holder.process()).hasValue(ProcessIdentity.current());
            assertThat(holder.worker()).isEqualTo("gw0");
            assertThat(holder.what()).isEqualTo("work");
            assertThat(holder.who())
                    .isEqualTo(
                            "gw0 on %s (pid %d)"
                                    .formatted(
                                            ProcessIdentity.current().host(),
                                            ProcessHandle.current().pid()));
            assertThat(held.isHeld()).isTrue();
        }
    }

    @Test
    void anEmptyLockDirectoryIsFree() throws Exception {
        Files.createDirectory(directory.resolve("work.lock"));
        acquired().close();
    }

    @Test
    void theHeartbeatChangesTheHolderFile() throws Exception {
        try (HeldLock held = acquired()) {
            String token = lock.token().orElseThrow();
            String first = lock.read(token).orElseThrow();
            String next = first;
            while (next.equals(first)) {
                Thread.sleep(5);
                next = lock.read(token).orElseThrow();
            }
            assertThat(next.substring(15)).isEqualTo(first.substring(15));
            assertThat(next).matches("(?s)beat=\\d{10}\n.*");
            assertThat(held.isHeld()).isTrue();
        }
    }

    @Test
    void publishingReleasesAndMarksInOneStep() throws Exception {
        HeldLock held = acquired();
        assertThat(held.publish(directory.resolve("work.done"), Map.of("result", "4\n2"))).isTrue();
        assertThat(Folder.names(directory)).containsExactly("work.done");
        Map<String, String> marker = Fields.read(Files.readString(directory.resolve("work.done")));
        assertThat(marker).containsEntry("result", "4\n2").containsEntry("worker", "gw0");
        assertThat(held.publish(directory.resolve("again"), Map.of())).isFalse();
        held.close();
    }

    @Test
    void aHolderWhoseLockWasBrokenCannotPublish() throws Exception {
        HeldLock first = acquired();
        lock.breakLock(lock.token().orElseThrow(), "the test says so");
        try (HeldLock second = acquired()) {
            assertThat(first.publish(directory.resolve("work.done"), Map.of())).isFalse();
            first.close();
            assertThat(second.isHeld()).isTrue();
            assertThat(lock.token()).isPresent();
            assertThat(directory.resolve("work.done")).doesNotExist();
            assertThat(second.publish(directory.resolve("work.done"), Map.of())).isTrue();
        }
    }

    @Test
    void aHolderNoticesByItsHeartbeatThatItsLockIsGone() throws Exception {
        HeldLock first = acquired();
        lock.breakLock(lock.token().orElseThrow(), "the test says so");
        while (first.isHeld()) {
            Thread.sleep(5);
        }
        assertThat(lock.token()).isEmpty();
    }

    @Test
    void aSlowBreakerCannotHurtAFreshLock() throws Exception {
        heldBy(
                new ProcessIdentity(
                        ProcessIdentity.current().host(),
                        ProcessIdentity.current().boot(),
                        ProcessIdentity.current().namespace(),
                        ProcessIdentity.current().user(),
                        4_000_001,
                        1),
                "long ago");
        String seen = lock.token().orElseThrow();
        assertThat(lock.watch().look()).isEmpty();
        try (HeldLock fresh = acquired()) {
            lock.breakLock(seen, "it was dead when I looked");
            assertThat(lock.holder().orElseThrow().worker()).isEqualTo("gw0");
            assertThat(fresh.isHeld()).isTrue();
        }
    }

    @Test
    void aHolderWhoseProcessHasEndedIsBrokenAtOnce() throws Exception {
        Process child = new ProcessBuilder("sleep", "60").start();
        ProcessIdentity identity = ProcessIdentity.of(child.toHandle()).orElseThrow();
        heldBy(identity, "now");
        assertThat(lock.watch().look()).isPresent();
        child.destroyForcibly().waitFor();
        assertThat(lock.watch().look()).isEmpty();
        acquired().close();
    }

    @Test
    void aProcessNumberThatWasGivenToAnotherProcessDoesNotCount() throws Exception {
        ProcessIdentity me = ProcessIdentity.current();
        heldBy(
                new ProcessIdentity(
                        me.host(), me.boot(), me.namespace(), me.user(), me.pid(), me.start() - 1),
                "now");
        assertThat(lock.watch().look()).isEmpty();
    }

    @Test
    void aLiveProcessThatCanBeSeenIsNeverBrokenHoweverSilent() throws Exception {
        Process child = new ProcessBuilder("sleep", "60").start();
        try {
            heldBy(ProcessIdentity.of(child.toHandle()).orElseThrow(), "now");
            StaleWatch watch = lock.watch();
            assertThat(watch.look()).isPresent();
            Thread.sleep(STALE.multipliedBy(2));
            assertThat(watch.look()).isPresent();
        } finally {
            child.destroyForcibly();
        }
    }

    @Test
    void aSilentHolderOnAnotherHostIsBrokenAfterTheStaleTimeAndNotBefore() throws Exception {
        heldBy(otherHost(), "now");
        long start = System.nanoTime();
        StaleWatch watch = lock.watch();
        while (watch.look().isPresent()) {
            Thread.sleep(5);
        }
        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .isBetween(STALE, STALE.multipliedBy(20));
    }

    @Test
    void aHolderOnAnotherHostThatShowsItsHeartbeatIsLeftAlone() throws Exception {
        Path file = heldBy(otherHost(), "now");
        String text = Files.readString(file);
        StaleWatch watch = lock.watch();
        for (int beat = 1; beat <= 20; beat++) {
            Files.writeString(file, Holder.BEAT.formatted(beat) + text.substring(16));
            assertThat(watch.look()).isPresent();
            Thread.sleep(STALE.dividedBy(8));
        }
    }

    @Test
    void theClockOfAnotherHostDoesNotMatter() throws Exception {
        for (String since : new String[] {"1999-01-01T00:00:00Z", "2199-01-01T00:00:00Z"}) {
            Path file = heldBy(otherHost(), since);
            Files.setLastModifiedTime(file, java.nio.file.attribute.FileTime.fromMillis(1));
            StaleWatch watch = lock.watch();
            assertThat(watch.look().orElseThrow().since()).isEqualTo(since);
            Thread.sleep(STALE.plusMillis(20));
            assertThat(watch.look()).isEmpty();
        }
    }

    @Test
    void aHolderFileThatCannotBeReadIsBrokenAfterTheStaleTime() throws Exception {
        for (String text : new String[] {"", "\0\0\0\0", "beat=0000000001\nhost=alp", "pid=x\n"}) {
            foreign(text);
            StaleWatch watch = lock.watch();
            assertThat(watch.look().orElseThrow().who())
                    .isEqualTo("a holder whose holder file cannot be read");
            Thread.sleep(STALE.plusMillis(20));
            assertThat(watch.look()).isEmpty();
        }
        acquired().close();
    }

    @Test
    void aFileInPlaceOfTheLockIsAnErrorAndNotALock() throws Exception {
        Files.writeString(directory.resolve("work.lock"), "in the way");
        assertThatThrownBy(() -> lock.tryAcquire("gw0", "work")).isInstanceOf(IOException.class);
        assertThat(Folder.names(directory)).containsExactly("work.lock");
    }

    @Test
    void timesWithWhichAHealthyHolderWouldDieAreRefused() {
        assertThatThrownBy(() -> new LockTiming(Duration.ofSeconds(1), Duration.ofSeconds(2)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "cocobean.lock.stale is 2 s and cocobean.lock.heartbeat 1 s: the silence that counts as death must be at least three heartbeats");
    }
}
