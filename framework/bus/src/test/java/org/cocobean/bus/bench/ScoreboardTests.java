package org.cocobean.bus.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.cocobean.Cocobean.await;
import static org.cocobean.Cocobean.fork;
import static org.cocobean.Cocobean.ns;
import static org.cocobean.Cocobean.us;

import java.util.List;
import java.util.Optional;
import org.cocobean.Simulation;
import org.cocobean.bus.BusBench;
import org.cocobean.internal.control.Control;
import org.cocobean.sim.HdlDesign;
import org.cocobean.task.Obligation;
import org.cocobean.time.SimTime;
import org.junit.jupiter.api.Test;

/// Scoreboards, in a simulation that gives them time.
class ScoreboardTests {

    private static final HdlDesign DESIGN = BusBench.design("counter", "verilog/counter.v");

    record Part(int id, byte[] data) {}

    record Whole(String name, List<Integer> list, Part part) {}

    private static void test(Runnable body) {
        BusBench.run("icarus", DESIGN, dut -> body.run());
    }

    private static void fails(Runnable body, String... parts) {
        var failure = assertThatThrownBy(() -> test(body)).isInstanceOf(AssertionError.class);
        for (String part : parts) {
            failure.hasMessageContaining(part);
        }
    }

    @Test
    void eitherSideMayComeFirst() {
        test(() -> {
            Scoreboard<Integer> board = Scoreboard.inOrder("b");
            board.expect(1);
            board.actual(1);
            board.actual(2);
            board.actual(3);
            board.expect(2);
            board.expect(3);
            assertThat(board.compared()).isEqualTo(3);
        });
    }

    /// The same item twice, the second time when the test's body is over.
    private static Scoreboard<Integer> lastItemTwice() {
        Scoreboard<Integer> board = Scoreboard.inOrder("b");
        board.drainFor(ns(100));
        board.expect(1);
        board.actual(1);
        fork(() -> {
            await(ns(10));
            board.actual(1);
        });
        return board;
    }

    @Test
    void whatComesTooMuchAtTheEndIsSeenByThoseWhoLookOn() {
        test(ScoreboardTests::lastItemTwice);
        fails(
                () -> lastItemTwice().lookOnFor(ns(20)),
                "scoreboard b: 1 came and were not expected, the first of 10 ns: 1");
        test(() -> {
            Scoreboard<Integer> board = Scoreboard.inOrder("b");
            board.lookOnFor(ns(20));
            board.expect(1);
            board.actual(1);
        });
    }

    /// What a test must see finished after the scoreboard.
    private static void later(SimTime time, Runnable body) {
        boolean[] done = {false};
        Simulation.current()
                .mustFinish(
                        new Obligation() {
                            @Override
                            public Optional<String> outstanding() {
                                return done[0] ? Optional.empty() : Optional.of("more to do");
                            }

                            @Override
                            public void finish() {
                                if (!done[0]) {
                                    await(time);
                                    body.run();
                                    done[0] = true;
                                }
                            }
                        });
    }

    @Test
    void whatOthersFinishIsLookedAtAsWell() {
        test(() -> {
            Scoreboard<Integer> board = Scoreboard.inOrder("b");
            later(
                    ns(50),
                    () -> {
                        board.expect(1);
                        board.actual(1);
                    });
        });
        fails(
                () -> {
                    Scoreboard<Integer> board = Scoreboard.<Integer>inOrder("b").lookOnFor(ns(20));
                    board.drainFor(ns(100));
                    board.expect(1);
                    board.actual(1);
                    later(
                            ns(50),
                            () -> {
                                board.expect(2);
                                board.actual(2);
                                fork(() -> {
                                    await(ns(10));
                                    board.actual(2);
                                });
                            });
                },
                "scoreboard b: 1 came and were not expected, the first of 80 ns: 2");
        fails(
                () -> {
                    Scoreboard.inOrder("b");
                    later(ns(50), () -> {});
                },
                "the scoreboard b has compared nothing");
    }

    @Test
    void aWrongOrderFailsInOrderOnly() {
        fails(
                () -> {
                    Scoreboard<Integer> board = Scoreboard.inOrder("b");
                    board.expect(1);
                    board.expect(2);
                    board.actual(2);
                },
                "scoreboard b, after 0 equal pairs",
                "value: expected 1 (0x1) but was 2 (0x2)");
        test(() -> {
            Scoreboard<Integer> board = Scoreboard.anyOrder("b");
            board.expect(1);
            board.expect(2);
            board.actual(2);
            board.actual(1);
        });
    }

    @Test
    void aWindowIsExact() {
        test(() -> {
            Scoreboard<Integer> board = Scoreboard.window("b", 2);
            List.of(1, 2, 3).forEach(board::expect);
            List.of(2, 3, 1).forEach(board::actual);
        });
        fails(
                () -> {
                    Scoreboard<Integer> board = Scoreboard.window("b", 2);
                    List.of(1, 2, 3).forEach(board::expect);
                    board.actual(3);
                },
                "nor any other of the first 2");
    }

    @Test
    void eachKeyHasItsOwnOrder() {
        test(() -> {
            Scoreboard<Integer> board = Scoreboard.perKey("b", i -> i / 10);
            List.of(11, 12, 21, 22).forEach(board::expect);
            List.of(21, 11, 12, 22).forEach(board::actual);
        });
        fails(
                () -> {
                    Scoreboard<Integer> board = Scoreboard.perKey("b", i -> i / 10);
                    List.of(11, 12, 21).forEach(board::expect);
                    List.of(21, 12).forEach(board::actual);
                },
                "expected 11 (0xb) but was 12 (0xc)");
    }

    @Test
    void recordsDifferFieldByField() {
        fails(
                () -> {
                    Scoreboard<Whole> board = Scoreboard.inOrder("b");
                    board.expect(new Whole("a", List.of(1, 2), new Part(1, new byte[] {1, 2})));
                    board.actual(new Whole("a", List.of(1, 3), new Part(1, new byte[] {1, 5, 6})));
                },
                "list[1]: expected 2 (0x2) but was 3 (0x3)",
                "part.data has 3 elements, expected 2",
                "part.data[1]: expected 0x02 but was 0x05");
    }

    @Test
    void nearlyEqualIsEqualWhereItIsSaid() {
        test(() -> {
            Scoreboard<Double> board = Scoreboard.inOrder("b");
            board.equalWhen((e, a) -> Math.abs(e - a) < 0.1);
            board.expect(1.0);
            board.actual(1.05);
        });
    }

    @Test
    void whatIsLeftOverFailsTheTest() {
        fails(
                () -> {
                    Scoreboard<Integer> board = Scoreboard.inOrder("b");
                    board.drainFor(us(1));
                    board.expect(7);
                    board.expect(8);
                },
                "the test ended, and scoreboard b: 2 expected and did not come, the first of 0 s: 7 (0x7) after 1 us more of it");
        fails(() -> Scoreboard.<Integer>anyOrder("b").actual(7), "1 came and were not expected");
    }

    @Test
    void aTestWaitsForWhatIsLate() {
        test(() -> {
            Scoreboard<Integer> board = Scoreboard.inOrder("b");
            board.expect(7);
            fork(() -> {
                await(us(50));
                board.actual(7);
            });
            fork(() -> await(us(200))); // something else goes on
        });
    }

    @Test
    void aScoreboardThatComparedNothingFailsTheTest() {
        fails(() -> Scoreboard.inOrder("b"), "the scoreboard b has compared nothing");
        test(() -> Scoreboard.inOrder("b").mayBeIdle());
    }

    @Test
    void whatIsTooOldFailsTheTestAtItsTime() {
        fails(
                () -> {
                    Scoreboard<Integer> board = Scoreboard.inOrder("b");
                    board.withAgeLimit(ns(100));
                    await(ns(30));
                    board.expect(7);
                    await(us(5));
                },
                "longer than 100 ns, since 30 ns, without a counterpart: 7");
    }

    @Test
    void aTestThatHasFailedDoesNotWait() {
        assertThatThrownBy(() ->
                        test(() -> {
                            Scoreboard.inOrder("b").expect(1);
                            throw new IllegalArgumentException("mine");
                        }))
                .hasMessage("mine")
                .hasNoSuppressedExceptions();
    }

    @Test
    void theNextTestOfASharedSimulationBeginsWithoutThem() {
        try (Simulation shared = Simulation.of(DESIGN).on("icarus").start()) {
            Scoreboard.inOrder("b");
            assertThatThrownBy(() -> Control.of(shared).endTest(false))
                    .hasMessageContaining("b has compared");
            Control.of(shared).adopt();
            Control.of(shared).endTest(false);
            Control.of(shared).adopt();
        }
    }
}
