package org.cocobean.internal.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.cocobean.Cocobean.await;
import static org.cocobean.Cocobean.change;
import static org.cocobean.Cocobean.now;
import static org.cocobean.Cocobean.ns;
import static org.cocobean.Cocobean.ps;
import static org.cocobean.Cocobean.readOnly;
import static org.cocobean.Cocobean.readWrite;
import static org.cocobean.Cocobean.rising;

import java.math.BigInteger;
import org.cocobean.Simulation;
import org.cocobean.clock.Clock;
import org.cocobean.dut.Dut;
import org.cocobean.dut.NoSuchHandleException;
import org.cocobean.dut.Signal;
import org.cocobean.dut.SignalArray;
import org.cocobean.toy.Toy;
import org.cocobean.trigger.Phase;
import org.cocobean.value.LogicVector;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Reads, writes, edges and phases on the real window, without a simulator.
@Timeout(20)
class SignalsTests {

    private Simulation sim;
    private Dut dut;

    @BeforeEach
    void start() {
        sim = Toy.start();
        dut = sim.dut();
    }

    @AfterEach
    void close() {
        sim.close();
    }

    @Test
    void anEdgeShowsRegistersAsAFlipFlopSeesThem() {
        dut.signal("in").set(5);
        Clock.of(dut.signal("clk"), ns(10)).start();
        rising(dut.signal("clk")).await();
        assertThat(sim.phase()).isEqualTo(Phase.CHANGE);
        assertThat(now()).isEqualTo(ns(5));
        assertThat(dut.signal("registered").toInt()).isZero();
        dut.signal("in").set(9); // never at this edge
        readWrite().await();
        assertThat(dut.signal("registered").toInt()).isEqualTo(5);
        assertThat(dut.signal("comb").toInt()).isEqualTo(9);
        rising(dut.signal("clk")).await();
        readOnly().await();
        assertThat(dut.signal("registered").toInt()).isEqualTo(9);
    }

    @Test
    void aWriteWaitsForTheStepToSettleAndTheLastOneWins() {
        await(ns(1));
        dut.signal("in").set(1);
        dut.signal("in").set(2);
        assertThat(dut.signal("in").toInt()).isZero();
        readWrite().await();
        assertThat(dut.signal("in").toInt()).isEqualTo(2);
        assertThat(dut.signal("comb").toInt()).isEqualTo(2);
        assertThat(now()).isEqualTo(ns(1));
    }

    @Test
    void aWriteAtTheEndOfAStepIsRefusedAndChangesNothing() {
        await(ns(3));
        readOnly().await();
        assertThatThrownBy(() -> dut.signal("in").set(1))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("toy.in")
                .hasMessageContaining("at 3 ns")
                .hasMessageContaining("nextTimeStep()");
        await(ns(1));
        assertThat(dut.signal("comb").toInt()).isZero();
    }

    @Test
    void aValueThatDoesNotFitIsRefusedAtTheCall() {
        assertThatThrownBy(() -> dut.signal("in").set(256))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("toy.in")
                .hasMessageContaining("256");
        assertThatThrownBy(() -> dut.signal("in").set(LogicVector.of("101")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("toy.in");
        readWrite().await();
        assertThat(dut.signal("in").toInt()).isZero();
    }

    @Test
    void clocksCyclesAndConditionsAreCountedWithoutWakingTheTest() {
        Clock clk = Clock.of(dut.signal("clk"), ns(10)).start();
        dut.signal("en").set(1);
        clk.cycles(5);
        assertThat(dut.signal("count").toInt()).isEqualTo(5);
        assertThat(dut.signal("sub.gated_count").toInt()).isEqualTo(5);
        rising(dut.signal("clk")).times(10).await();
        assertThat(dut.signal("count").toInt()).isEqualTo(14);
        rising(dut.signal("clk")).when(dut.signal("count"), 20).await();
        assertThat(dut.signal("count").toInt()).isEqualTo(20);
        clk.stop();
        await(ns(100));
        assertThat(dut.signal("count").toInt()).isEqualTo(21);
    }

    @Test
    void theDesignsOwnEventsPassInTheirOrder() {
        dut.signal("run").set(1);
        for (int i = 1; i <= 3; i++) {
            change(dut.signal("osc")).await();
            assertThat(now()).isEqualTo(ps(7L * i));
        }
    }

    @Test
    void aForcedValueStaysUntilItIsReleased() {
        Signal comb = dut.signal("comb");
        comb.force(7);
        await(ns(1));
        dut.signal("in").set(3);
        await(ns(1));
        assertThat(comb.toInt()).isEqualTo(7);
        comb.release();
        await(ns(1));
        assertThat(comb.toInt()).isEqualTo(3);
    }

    @Test
    void wideVectorsArraysRealsTextsAndConstantsHaveTheirValues() {
        BigInteger wide = BigInteger.ONE.shiftLeft(127).add(BigInteger.TEN);
        dut.signal("wide").set(wide);
        SignalArray table = dut.array("table");
        table.at(5, 1).set(0xabcdef0123L);
        dut.array("mem").load(12, 10, 11);
        dut.signal("level").set(2.5);
        dut.signal("text").set("hello");
        await(ns(1));
        assertThat(dut.signal("inverted").toBigInteger())
                .isEqualTo(wide.not().mod(BigInteger.ONE.shiftLeft(128)));
        assertThat(table.at(5, 1).toLong()).isEqualTo(0xabcdef0123L);
        assertThat(dut.array("mem").readLongs(12, 3)).containsExactly(10, 11, 0);
        assertThat(dut.signal("level").toDouble()).isEqualTo(2.5);
        assertThat(dut.signal("text").toText()).isEqualTo("hello");
        assertThat(dut.signal("WIDTH").toInt()).isEqualTo(8);
        assertThat(dut.signal("RATE").toDouble()).isEqualTo(1.5);
    }

    @Test
    void aNameThatIsNotThereIsAnsweredWithTheNearestOnes() {
        assertThatThrownBy(() -> dut.signal("cuont"))
                .isInstanceOf(NoSuchHandleException.class)
                .hasMessageContaining("cuont")
                .hasMessageContaining("count");
        assertThatThrownBy(() -> dut.signal("sub.gated"))
                .isInstanceOf(NoSuchHandleException.class)
                .hasMessageContaining("gated_count");
    }
}
