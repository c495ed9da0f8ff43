package org.cocobean.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.cocobean.internal.session.Folder;
import org.cocobean.internal.session.ProcessIdentity;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class CallOnceTests {

    record Board(String name, int lanes) {}

    @TempDir Path directory;
    private Session session;
    private final AtomicInteger runs = new AtomicInteger();

    @BeforeEach
    void openSession() {
        session = Sessions.open(directory);
    }

    private <T> CallOnce<T> once(Callable<T> action) {
        return new CallOnce<>(
                directory.resolve("shared"),
                "make-it",
                action,
                Duration.ofSeconds(20),
                session.context());
    }

    private Path shared(String name) {
        return directory.resolve("shared").resolve(name);
    }

    @Test
    void theActionRunsOnceAndEveryCallerGetsItsResult() {
        for (int i = 0; i < 3; i++) {
            assertThat(once(() -> "run " + runs.incrementAndGet()).ensureDone()).isEqualTo("run 1");
        }
        assertThat(runs).hasValue(1);
    }

    @Test
    void nothingButTheMarkerIsLeft() throws Exception {
        once(() -> 1).ensureDone();
        assertThat(Folder.names(directory.resolve("shared"))).containsExactly("make-it.done");
    }

    @Test
    void resultsOfEachCarriedKindArriveAsTheyWere() {
        List<Object> values =
                List.of(
                        "text:with\nlines\\n and = signs",
                        Path.of("/some/where"),
                        new Board("arty", 4),
                        42);
        for (Object value : values) {
            CallOnce<Object> once = once(() -> value);
            assertThat(once.ensureDone()).isEqualTo(value);
            assertThat(this.<Object>once(() -> "not run").ensureDone()).isEqualTo(value);
            once.clean();
        }
        CallOnce<Object> none =
                new CallOnce<>(
                        directory, "none", () -> null, Duration.ofSeconds(1), session.context());
        assertThat(none.ensureDone()).isNull();
        assertThat(none.isDone()).isTrue();
    }

    @Test
    void cleaningAllowsANewTry() {
        CallOnce<Integer> once = once(runs::incrementAndGet);
        assertThat(once.ensureDone()).isEqualTo(1);
        assertThat(once.isDone()).isTrue();
        once.clean();
        assertThat(once.isDone()).isFalse();
        assertThat(once.ensureDone()).isEqualTo(2);
    }

    @Test
    void aFailureIsToldToEveryCallerWithoutASecondTry() {
        CallOnce<String> once =
                once(() -> {
                    runs.incrementAndGet();
                    throw new IllegalStateException("no license\nfor 'vcs'");
                });
        var first = catchThrowableOfType(CallOnceException.Failed.class, once::ensureDone);
        assertThat(first)
                .hasMessage(
                        "'make-it' failed here and is not tried again (its mark is %s):%njava.lang.IllegalStateException: no license\nfor 'vcs'"
                                .formatted(shared("make-it.failed")))
                .hasCauseInstanceOf(IllegalStateException.class);
        var second = catchThrowableOfType(CallOnceException.Failed.class, once::ensureDone);
        assertThat(second)
                .hasMessageStartingWith("'make-it' failed in master on ")
                .hasMessageEndingWith(
                        ":%njava.lang.IllegalStateException: no license\nfor 'vcs'".formatted());
        assertThat(runs).hasValue(1);
        once.clean();
        assertThatThrownBy(once::ensureDone).isInstanceOf(CallOnceException.Failed.class);
        assertThat(runs).hasValue(2);
    }

    @Test
    void manyThreadsMakeOneCall() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newFixedThreadPool(16)) {
            List<Future<String>> results = new ArrayList<>();
            for (int i = 0; i < 16; i++) {
                results.add(
                        threads.submit(() -> {
                            go.await();
                            return once(() -> "run " + runs.incrementAndGet()).ensureDone();
                        }));
            }
            go.countDown();
            for (Future<String> result : results) {
                assertThat(result.get()).isEqualTo("run 1");
            }
        }
        assertThat(runs).hasValue(1);
    }

    @Test
    void aCallerThatWaitsTooLongIsToldWhoHoldsItUp() throws Exception {
        CountDownLatch started = new CountDownLatch(1);
        CountDownLatch finish = new CountDownLatch(1);
        Thread slow =
                Thread.ofPlatform()
                        .start(() ->
                                once(
                                                () -> {
                                                    started.countDown();
                                                    finish.await();
                                                    return "late";
                                                })
                                        .ensureDone());
        started.await();
        var impatient =
                new CallOnce<>(
                        directory.resolve("shared"),
                        "make-it",
                        () -> "never",
                        Duration.ofMillis(300),
                        session.context());
        assertThatThrownBy(impatient::ensureDone)
                .isInstanceOf(CallOnceException.TimedOut.class)
                .hasMessageMatching(
                        "'make-it' was not finished within 300 ms: master on \\S+ \\(pid "
                                + ProcessHandle.current().pid()
                                + "\\) has held 'make-it' since \\d{4}-\\d\\d-\\d\\dT\\S+Z \\(lock \\S+/make-it\\.lock\\)\\..*");
        finish.countDown();
        slow.join();
        assertThat(impatient.ensureDone()).isEqualTo("late");
    }

    @Test
    void anInterruptedActionIsLeftToTheNextCaller() {
        CallOnce<String> interrupted =
                once(() -> {
                    throw new InterruptedException("test timed out");
                });
        assertThatThrownBy(interrupted::ensureDone)
                .isExactlyInstanceOf(CallOnceException.class)
                .hasMessage(
                        "'make-it' was interrupted in this worker; the next caller starts it again");
        assertThat(Thread.interrupted()).isTrue();
        assertThat(once(() -> "second").ensureDone()).isEqualTo("second");
    }

    @Test
    void aResultThatLeavesTheThreadInterruptedIsStillRecorded() {
        String result =
                once(
                                () -> {
                                    Thread.currentThread().interrupt();
                                    return "done";
                                })
                        .ensureDone();
        assertThat(Thread.interrupted()).isTrue();
        assertThat(result).isEqualTo("done");
        assertThat(once(() -> "again").ensureDone()).isEqualTo("done");
    }

    @Test
    void anActionThatAsksForItsOwnResultIsRefused() {
        CallOnce<String> inner = once(() -> "inner");
        assertThatThrownBy(() -> once(inner::ensureDone).ensureDone())
                .isInstanceOf(CallOnceException.Failed.class)
                .hasMessageContaining(
                        "'make-it' asks for its own result while it is being made, which would wait forever");
    }

    @Test
    void aResultThatCannotBeCarriedIsAFailure() {
        assertThatThrownBy(() -> once(Object::new).ensureDone())
                .isInstanceOf(CallOnceException.Failed.class)
                .hasMessageContaining(
                        "its result holds a java.lang.Object, which cannot be carried to other workers");
    }

    @Test
    void aDamagedMarkerIsAnErrorAndNotAResult() throws Exception {
        once(() -> "good").ensureDone();
        Path marker = shared("make-it.done");
        String content = Files.readString(marker);
        Files.writeString(marker, content.substring(0, content.length() - 5));
        assertThatThrownBy(() -> once(() -> "again").ensureDone())
                .isExactlyInstanceOf(CallOnceException.class)
                .hasMessageContaining(
                        "the marker %s is damaged (%d bytes); delete it, or call clean(), to have the work done again"
                                .formatted(marker, content.length() - 5));
        once(() -> "again").clean();
        assertThat(once(() -> "again").ensureDone()).isEqualTo("again");
    }

    @Test
    void aFileInPlaceOfTheDirectoryIsAnError() throws Exception {
        Files.writeString(directory.resolve("shared"), "in the way");
        assertThatThrownBy(() -> once(() -> "x").ensureDone())
                .isExactlyInstanceOf(CallOnceException.class)
                .hasMessageStartingWith(
                        "'make-it' cannot be coordinated in %s: "
                                .formatted(directory.resolve("shared")))
                .hasMessageEndingWith(
                        "Check that the directory can be written and the disk is not full.");
    }

    @Test
    void aLockThatIsAFileIsAnErrorAndNotAWaitForever() throws Exception {
        Files.createDirectories(directory.resolve("shared"));
        Files.writeString(shared("make-it.lock"), "in the way");
        assertThatThrownBy(() -> once(() -> "x").ensureDone())
                .isExactlyInstanceOf(CallOnceException.class)
                .hasMessageContaining("make-it.lock");
    }

    @Test
    void whoWaitsForLongSaysForWhomOncePerProcess() throws Exception {
        PrintStream before = System.err;
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            CountDownLatch started = new CountDownLatch(1);
            Future<String> holder =
                    threads.submit(() ->
                            once(
                                            () -> {
                                                started.countDown();
                                                Thread.sleep(2700);
                                                return "slow";
                                            })
                                    .ensureDone());
            started.await();
            List<Future<String>> waiting = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                waiting.add(threads.submit(() -> once(() -> "never").ensureDone()));
            }
            for (Future<String> result : waiting) {
                assertThat(result.get()).isEqualTo("slow");
            }
            assertThat(holder.get()).isEqualTo("slow");
        } finally {
            System.setErr(before);
        }
        assertThat(log.toString(StandardCharsets.UTF_8).lines().filter(l -> l.contains("waiting")))
                .singleElement()
                .asString()
                .endsWith(
                        "waiting for master on %s (pid %d) to finish 'make-it', 2 s"
                                .formatted(
                                        ProcessIdentity.current().host(),
                                        ProcessHandle.current().pid()));
        assertThat(events())
                .filteredOn(line -> line.contains("\"kind\":\"wait\""))
                .hasSize(3)
                .allMatch(line ->
                        line.contains("\"for\":\"master\"")
                                && line.matches(".*\"ms\":[2-9]\\d{3}\\D.*"));
    }

    private List<String> events() throws Exception {
        try (Stream<Path> files = Files.list(session.run().workerPath())) {
            Path log =
                    files.filter(file -> file.getFileName().toString().startsWith("events-"))
                            .findFirst()
                            .orElseThrow();
            return Files.readAllLines(log);
        }
    }
}
