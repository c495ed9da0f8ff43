package org.cocobean.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.cocobean.Cocobean.all;
import static org.cocobean.Cocobean.await;
import static org.cocobean.Cocobean.change;
import static org.cocobean.Cocobean.falling;
import static org.cocobean.Cocobean.first;
import static org.cocobean.Cocobean.fork;
import static org.cocobean.Cocobean.now;
import static org.cocobean.Cocobean.ns;
import static org.cocobean.Cocobean.pause;
import static org.cocobean.Cocobean.readOnly;
import static org.cocobean.Cocobean.readWrite;
import static org.cocobean.Cocobean.rising;
import static org.cocobean.Cocobean.timer;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.cocobean.Simulation;
import org.cocobean.clock.Clock;
import org.cocobean.dut.Dut;
import org.cocobean.dut.Signal;
import org.cocobean.sim.spi.Capability;
import org.cocobean.trigger.Compare;
import org.cocobean.trigger.Edge;
import org.cocobean.trigger.SimTimeoutException;
import org.cocobean.trigger.Trigger;
import org.junit.jupiter.api.Test;

/// Behaviours 16 to 18: edges, vectors that change, and edges that coincide.
abstract class EdgeConformance extends Conformance {

    @Test
    void edgesShowTheNewValueOfTheirSignal() {
        try (Simulation sim = start("sample_module")) {
            Signal clk = sim.dut().signal("clk");
            Clock.of(clk, ns(10)).start();
            rising(clk).await();
            assertThat(clk.toInt()).isEqualTo(1);
            falling(clk).await();
            assertThat(clk.toInt()).isEqualTo(0);
            change(clk).await();
            assertThat(clk.toInt()).isEqualTo(1);
            assertThat(now()).isEqualTo(ns(15));
        }
    }

    @Test
    void everyEdgeIsSeenOnceByEveryTask() {
        try (Simulation sim = start("sample_module")) {
            Signal clk = sim.dut().signal("clk");
            clk.set(0);
            await(ns(1));
            Clock.of(clk, ns(10)).start();
            int[] seen = new int[4];
            List<Edge> edges = List.of(rising(clk), rising(clk), falling(clk), change(clk));
            for (int i = 0; i < edges.size(); i++) {
                int task = i;
                fork(() -> {
                    while (true) {
                        edges.get(task).await();
                        seen[task]++;
                    }
                });
            }
            await(ns(100));
            assertThat(seen).containsExactly(10, 10, 9, 19);
            await(ns(1));
            assertThat(seen).containsExactly(10, 10, 10, 20);
        }
    }

    @Test
    void anyChangeOfAVectorIsSeen() {
        try (Simulation sim = start("sample_module")) {
            Dut dut = sim.dut();
            calm(dut);
            Clock clk = Clock.of(dut.signal("clk"), ns(10)).start();
            clk.cycles(1);
            Signal in = dut.signal("stream_in_data");
            Signal out = dut.signal("stream_out_data_registered");
            int[] changes = new int[1];
            fork(() -> {
                while (true) {
                    change(out).await();
                    changes[0]++;
                }
            });
            for (int value = 1; value <= 254; value++) {
                in.set(value);
                clk.cycles(1);
                in.set(0);
                clk.cycles(1);
            }
            assertThat(changes[0]).isEqualTo(2 * 254);
        }
    }

    @Test
    void risingAndFallingNeedOneBit() {
        try (Simulation sim = start("sample_module")) {
            Signal vector = sim.dut().signal("stream_in_data");
            assertThatThrownBy(vector::rising)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("rising() needs a one-bit signal")
                    .hasMessageContaining("sample_module.stream_in_data has 8 bits")
                    .hasMessageContaining("change()");
            assertThatThrownBy(vector::falling)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("falling() needs a one-bit signal");
        }
    }

    @Test
    void aParameterNeverChanges() {
        requires(Capability.PARAMETERS);
        try (Simulation sim = start("sample_module")) {
            Signal parameter = sim.dut().signal("INT_PARAM");
            assertThatThrownBy(parameter::change)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("constant and never changes");
        }
    }

    @Test
    void aVectorOfOneBitHasEdges() {
        try (Simulation sim = start("sample_module")) {
            Signal in = sim.dut().signal("single_in");
            Signal out = sim.dut().signal("single_out");
            in.set(0);
            await(ns(1));
            in.set(1);
            rising(out).await(ns(1));
            assertThat(now()).isEqualTo(ns(1));
        }
    }

    @Test
    void coincidentEdgesAreBothSeen() {
        try (Simulation sim = start("coincident_edges")) {
            Signal a = sim.dut().signal("a");
            Signal b = sim.dut().signal("b");
            int[] seen = new int[2];
            fork(() -> {
                while (true) {
                    Trigger by = first(rising(a), rising(b)).await();
                    seen[by == rising(a) ? 0 : 1]++;
                }
            });
            await(ns(31));
            assertThat(seen).containsExactly(2, 2);
        }
    }

    @Test
    void whoFirstWaitsForASignalAtTheChangeOfAnotherSeesItsChangeOfThatMoment() {
        try (Simulation sim = start("sample_module")) {
            Dut dut = sim.dut();
            calm(dut);
            Signal valid = dut.signal("stream_in_valid");
            Signal ready = dut.signal("stream_out_ready");
            Signal clk = dut.signal("clk");
            valid.set(0);
            ready.set(0);
            clk.set(0);
            await(ns(1));
            List<String> seen = new ArrayList<>();
            fork(() -> {
                rising(valid).await();
                seen.add("valid at " + now());
                rising(ready).await();
                seen.add("ready at " + now());
                rising(clk).await();
                seen.add("clk at " + now());
            });
            await(ns(1));
            clk.set(1);
            ready.set(1);
            valid.set(1);
            await(ns(1));
            assertThat(seen).containsExactly("valid at 12 ns", "ready at 12 ns", "clk at 12 ns");
        }
    }

    @Test
    void theFirstTriggerIsReturnedAndTheOthersAreLeft() {
        try (Simulation sim = start("sample_module")) {
            Signal clk = sim.dut().signal("clk");
            Clock.of(clk, ns(10)).start();
            Trigger fiveAndOne = timer(ns(6));
            assertThat(first(fiveAndOne, rising(clk)).await()).isSameAs(rising(clk));
            assertThat(first(fiveAndOne, rising(clk)).await()).isSameAs(fiveAndOne);
            assertThat(now()).isEqualTo(ns(11));
        }
    }

    @Test
    void severalMembersOfAFirstOfMayFireInOneMoment() {
        try (Simulation sim = start("sample_module")) {
            for (int i = 1; i <= 5; i++) {
                Trigger one = timer(ns(3));
                Trigger other = timer(ns(3));
                assertThat(first(one, other).await()).isSameAs(one);
                assertThat(now()).isEqualTo(ns(3L * i));
            }
            List<String> rung = new ArrayList<>();
            for (int i = 1; i <= 4; i++) {
                int task = i;
                fork(() -> {
                    await(ns(task));
                    rung.add(task + " at " + now());
                });
            }
            await(ns(10));
            assertThat(rung)
                    .containsExactly("1 at 16 ns", "2 at 17 ns", "3 at 18 ns", "4 at 19 ns");
        }
    }

    @Test
    void allOfSeveralTriggersAreWaitedFor() {
        try (Simulation sim = start("sample_module")) {
            Signal clk = sim.dut().signal("clk");
            Clock.of(clk, ns(10)).start();
            await(ns(1)); // past the clock's first level, which may be a change
            all(rising(clk), timer(ns(3)), falling(clk)).await();
            assertThat(now()).isEqualTo(ns(10));
            first(all(rising(clk), timer(ns(30))), timer(ns(40))).await();
            assertThat(now()).isEqualTo(ns(40));
        }
    }

    @Test
    void aTimeLimitIsOverAtItsMoment() {
        try (Simulation sim = start("sample_module")) {
            Signal clk = sim.dut().signal("clk");
            Clock.of(clk, ns(10)).start();
            assertThatThrownBy(() -> rising(clk).await(ns(5)))
                    .isInstanceOf(SimTimeoutException.class)
                    .hasMessageContaining("did not fire within 5 ns (now 5 ns)");
            rising(clk).await(sim.precision()); // it comes in this very time step
            assertThat(sim.time()).isEqualTo(ns(5));
        }
    }

    @Test
    void aWaitThatIsRefusedLeavesNothingBehind() {
        try (Simulation sim = start("sample_module")) {
            Signal clk = sim.dut().signal("clk");
            Clock.of(clk, ns(10)).start();
            await(ns(1));
            readOnly().await();
            for (int i = 0; i < 3; i++) {
                assertThatThrownBy(() -> first(rising(clk), timer(ns(2)), readWrite()).await())
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessageContaining("cannot wait for readWrite() at 1 ns");
            }
            await(ns(2));
            assertThat(sim.time()).isEqualTo(ns(3));
            rising(clk).await();
            assertThat(sim.time()).isEqualTo(ns(5));
        }
    }

    @Test
    void edgesAreCounted() {
        try (Simulation sim = start("sample_module")) {
            Signal clk = sim.dut().signal("clk");
            Clock.of(clk, ns(10)).start();
            rising(clk).times(7).await();
            assertThat(now()).isEqualTo(ns(65));
            change(clk).times(3).await();
            assertThat(now()).isEqualTo(ns(80));
            for (int i = 0; i < 70_000; i++) { // more than there is room for at once
                rising(clk).times(1).await();
            }
            assertThatThrownBy(() -> rising(clk).times(0))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("at least 1");
        }
    }

    @Test
    void edgesAreCountedOnlyWhileAConditionHolds() {
        try (Simulation sim = start("sample_module")) {
            Dut dut = sim.dut();
            calm(dut);
            Signal clk = dut.signal("clk");
            Signal valid = dut.signal("stream_in_valid");
            Clock.of(clk, ns(10)).start(); // rises at 15, 25, ...
            fork(() -> {
                rising(clk).times(4).await(); // seen by the edge at 55
                valid.set(1);
            });
            rising(clk).when(valid, 1).await();
            assertThat(now()).isEqualTo(ns(55));
            fork(() -> {
                rising(clk).times(2).await(); // the edge at 75 still sees 1
                valid.set(0);
            });
            rising(clk).when(valid, 0).times(2).await();
            assertThat(now()).isEqualTo(ns(95));
        }
    }

    @Test
    void aConditionCanBeAnyComparison() {
        try (Simulation sim = start("sample_module")) {
            Dut dut = sim.dut();
            calm(dut);
            Signal clk = dut.signal("clk");
            Signal data = dut.signal("stream_in_data");
            Clock.of(clk, ns(10)).start();
            fork(() ->
                    IntStream.range(1, 100)
                            .forEach(value -> {
                                rising(clk).await();
                                data.set(value);
                            }));
            rising(clk).when(data, Compare.AT_LEAST, 3).await();
            assertThat(data.toInt()).isEqualTo(3);
            rising(clk).when(data, Compare.NOT_EQUAL, 4).await();
            assertThat(data.toInt()).isEqualTo(5);
            rising(clk).when(data, 9).await();
            assertThat(data.toInt()).isEqualTo(9);
            rising(clk).when(data, Compare.LESS, 200).times(3).await();
            assertThat(data.toInt()).isEqualTo(12);
        }
    }

    @Test
    void aConditionOnASignedSignalIsSigned() {
        try (Simulation sim = start("integers")) {
            Signal number = sim.dut().signal(isVhdl() ? "percent_in" : "byte_in");
            fork(() ->
                    Stream.of(-5, 4, -1)
                            .forEach(value -> {
                                await(ns(2));
                                number.set(value);
                            }));
            change(number).when(number, Compare.AT_LEAST, 0).await();
            assertThat(number.toInt()).isEqualTo(4);
            change(number).when(number, Compare.LESS, 0).await();
            assertThat(number.toInt()).isEqualTo(-1);
            long most = (1L << (number.width() - 1)) - 1;
            assertThatThrownBy(() -> change(number).when(number, most + 1))
                    .hasMessageContaining("is compared signed: give a value from -")
                    .hasMessageContaining(" to " + most);
        }
    }

    @Test
    void aConditionThatCannotBeIsRefused() {
        try (Simulation sim = start("sample_module")) {
            Signal clk = sim.dut().signal("clk");
            Signal data = sim.dut().signal("stream_in_data");
            assertThatThrownBy(() -> rising(clk).when(data, 256))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("256")
                    .hasMessageContaining("stream_in_data")
                    .hasMessageContaining("8 bits");
            assertThatThrownBy(() -> rising(clk).when(data, 1).when(clk, 1))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("has a condition already");
            assertThatThrownBy(() -> rising(clk).when(sim.dut().signal("wide_in_128"), 1))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("up to 64 bits");
        }
    }

    @Test
    void anEdgeThatWasGivenUpIsNotMissedByTheNextWhoWaits() {
        try (Simulation sim = start("sample_module")) {
            Signal clk = sim.dut().signal("clk");
            Clock.of(clk, ns(10)).start();
            // the first wait is cancelled in the very moment in which it begins
            var given = fork(() -> rising(clk).times(3).await());
            fork(given::cancel);
            pause();
            pause();
            assertThat(given.isCancelled()).isTrue();
            rising(clk).times(2).await();
            assertThat(now()).isEqualTo(ns(15));
        }
    }
}
