package org.cocobean.internal.share;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.cocobean.internal.session.LockTiming;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Members are threads here; that they are processes of several hosts is the affair of the tests of
/// whole runs.
@Timeout(60)
class ShareTests {

    private static final LockTiming TIMING =
            new LockTiming(Duration.ofMillis(50), Duration.ofMillis(400));

    @TempDir Path run;

    private final List<String> redone = new ArrayList<>();
    private final Map<String, List<String>> lost = new ConcurrentHashMap<>();

    private Share join(String name) throws Exception {
        return Share.join(run, name, TIMING);
    }

    private Share.Successor finishing(Share share) {
        return successor(id -> {
            redone.add(id);
            assertThat(share.finished(id)).isTrue();
        });
    }

    private interface Redo {
        void redo(String id) throws Exception;
    }

    private Share.Successor successor(Redo how) {
        return new Share.Successor() {
            @Override
            public void redo(String id, List<String> takers) {
                try {
                    how.redo(id);
                } catch (Exception e) {
                    throw new AssertionError(e);
                }
            }

            @Override
            public void lost(String id, List<String> takers) {
                lost.put(id, takers);
            }
        };
    }

    @Test
    void eachPieceIsTakenByExactlyOneOfMany() throws Exception {
        List<String> pieces = IntStream.range(0, 300).mapToObj(i -> "class/test #" + i).toList();
        Map<String, Integer> times = new ConcurrentHashMap<>();
        try (var threads = Executors.newFixedThreadPool(8)) {
            List<Future<?>> done = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                done.add(
                        threads.submit(() -> {
                            Share share = join("host");
                            for (String piece : pieces) {
                                if (share.take(piece)) {
                                    times.merge(piece, 1, Integer::sum);
                                    assertThat(share.finished(piece)).isTrue();
                                }
                            }
                            share.settle(finishing(share), true, false);
                            share.leave();
                            return null;
                        }));
            }
            for (Future<?> each : done) {
                each.get();
            }
        }
        assertThat(times).hasSize(300).allSatisfy((piece, count) -> assertThat(count).isOne());
        assertThat(redone).isEmpty();
        assertThat(run.resolve("share/plans").toFile().list()).hasSize(8);
    }

    @Test
    void whatOneLeftThatIsGoneIsDoneByAnother() throws Exception {
        Share alpha = join("alpha");
        Share beta = join("beta");
        assertThat(alpha.take("slow")).isTrue();
        assertThat(beta.take("slow")).isFalse();
        assertThat(beta.take("fast")).isTrue();
        assertThat(beta.finished("fast")).isTrue();
        alpha.leave();
        assertThat(beta.settle(finishing(beta), true, false)).isTrue();
        assertThat(redone).containsExactly("slow");
    }

    @Test
    void whatOneFinishedJustBeforeItLeftIsNotDoneAgain() throws Exception {
        Share alpha = join("alpha");
        assertThat(alpha.take("slow")).isTrue();
        Share beta = Share.join(run, "beta", TIMING, shelf -> seenBefore(alpha, "slow", shelf));
        assertThat(beta.take("slow")).isFalse();
        assertThat(beta.settle(finishing(beta), true, false)).isTrue();
        assertThat(redone).isEmpty();
    }

    /// Who took a piece is asked for after the look that found it open, and before the look at
    /// whether that one lives: in between, it finishes and leaves.
    private static Shelf seenBefore(Share leaving, String piece, Shelf shelf) {
        return new Shelf() {
            @Override
            public boolean create(String name, String text) throws IOException {
                return shelf.create(name, text);
            }

            @Override
            public Set<String> names() throws IOException {
                return shelf.names();
            }

            @Override
            public String read(String name) throws IOException {
                if (leaving.holds(piece)) {
                    assertThat(leaving.finished(piece)).isTrue();
                    leaving.leave();
                }
                return shelf.read(name);
            }
        };
    }

    @Test
    void aSilentOneIsTakenForDeadAndItsLateResultDoesNotCount() throws Exception {
        Share alpha = join("alpha");
        assertThat(alpha.take("slow")).isTrue();
        // As if from another host, with a heart that stands still.
        Path holder;
        try (var files = Files.list(run.resolve("share/members/alpha.lock"))) {
            holder = files.findFirst().orElseThrow();
        }
        String text = Files.readString(holder).replaceFirst("host=.*", "host=elsewhere");
        Share beta = join("beta");
        assertThat(beta.take("slow")).isFalse();
        Files.delete(holder);
        Files.writeString(holder.resolveSibling("holder-x.info"), text);
        assertThat(beta.settle(finishing(beta), true, false)).isTrue();
        assertThat(redone).containsExactly("slow");
        assertThat(alpha.finished("slow")).isFalse();
    }

    @Test
    void aPieceThatKillsWhoeverTakesItIsLost() throws Exception {
        for (String name : List.of("alpha", "beta", "gamma")) {
            Share share = join(name);
            if (!share.take("deadly")) {
                assertThatThrownBy(() ->
                                share.settle(
                                        successor(id -> {
                                            throw new IllegalStateException("dies");
                                        }),
                                        true,
                                        false))
                        .hasRootCauseMessage("dies");
            }
            share.leave();
        }
        Share last = join("delta");
        assertThat(last.take("deadly")).isFalse();
        assertThat(last.settle(finishing(last), true, false)).isTrue();
        assertThat(redone).isEmpty();
        assertThat(lost).containsExactly(Map.entry("deadly", List.of("alpha", "beta", "gamma")));
    }

    @Test
    void oneThatDoesNotWaitLeavesTheLivingToTheirWork() throws Exception {
        Share alpha = join("alpha");
        Share beta = join("beta");
        assertThat(alpha.take("slow")).isTrue();
        assertThat(beta.take("slow")).isFalse();
        assertThat(beta.settle(finishing(beta), false, false)).isFalse();
        assertThat(alpha.finished("slow")).isTrue();
    }

    @Test
    void aRunThatHasEndedIsNotTakenForThisOne() throws Exception {
        Share first = join("alpha");
        assertThat(first.take("a")).isTrue();
        assertThat(first.finished("a")).isTrue();
        assertThat(first.settle(finishing(first), true, false)).isTrue();
        first.leave();
        Share second = join("alpha");
        assertThat(second.take("a")).isFalse();
        assertThatThrownBy(() -> second.settle(finishing(second), true, false))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith(
                        "The run in "
                                + run
                                + " had ended when this process came: 1 test was not run here")
                .hasMessageContaining("-Dcocobean.share.late=true");
        assertThat(second.settle(finishing(second), true, true)).isFalse();
    }

    @Test
    void namesAndLongPiecesDoNotMeet() throws Exception {
        Share one = join("host-gw0");
        Share two = join("host-gw0");
        assertThat(one.name()).isEqualTo("host-gw0");
        assertThat(two.name()).isEqualTo("host-gw0-2");
        String stem = "x".repeat(300);
        assertThat(one.take(stem + "[method:a()]")).isTrue();
        assertThat(two.take(stem + "[method:b()]")).isTrue();
        assertThat(two.take(stem + "[method:a()]")).isFalse();
        assertThat(one.take("../../a b")).isTrue();
    }

    @Test
    void theLongestOfTheLastRunAreKnown() throws Exception {
        Path first = Files.createDirectories(run.resolve("runs/one"));
        new Durations(Map.of("a.FifoTests fills", 1200L, "a.FifoTests$Deep drains", 4000L))
                .addTo(first);
        Files.writeString(
                run.resolve("runs/durations.txt"),
                "a.OtherTests waits 7\nspoilt line\n",
                java.nio.file.StandardOpenOption.APPEND);
        Durations known = Durations.before(run.resolve("runs/two"));
        assertThat(known.of("a.FifoTests", "fills")).isEqualTo(1200);
        assertThat(known.of("a.FifoTests", "unknown")).isZero();
        assertThat(known.ofClass("a.FifoTests")).isEqualTo(4000);
        assertThat(known.ofClass("a.Fifo")).isZero();
        assertThat(known.ofClass("a.OtherTests")).isEqualTo(7);
        assertThat(Durations.before(run.resolve("none/two")).millis()).isEmpty();
    }

    /// The whole size of it is measured by hand: see `docs/cluster.md`.
    @Test
    void manyClaimersOverASlowShareHaveEachPieceOnceAndAskSeldom() throws Exception {
        ClaimScale.Figures figures = ClaimScale.measure(50, 2000, 2);
        assertThat(figures.twice()).isZero();
        assertThat(figures.never()).isZero();
        // Fifty processes that each ask for all would ask 100,000 times.
        assertThat(figures.creations()).as("%s", figures).isLessThan(20_000);
        assertThat(figures.listings()).as("%s", figures).isLessThan(20_000);
    }
}
