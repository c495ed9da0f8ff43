package org.cocobean.internal.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.cocobean.Cocobean.await;
import static org.cocobean.Cocobean.ns;
import static org.cocobean.Cocobean.readOnly;
import static org.cocobean.Cocobean.rising;

import java.math.BigInteger;
import org.cocobean.Simulation;
import org.cocobean.clock.Clock;
import org.cocobean.dut.Dut;
import org.cocobean.dut.Signal;
import org.cocobean.toy.Toy;
import org.cocobean.value.LogicVector;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Force, freeze and release, without a simulator.
@Timeout(20)
class ForceTests {

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
    void aFrozenRegisterKeepsWhatItHas() {
        Clock.of(dut.signal("clk"), ns(10)).start();
        dut.signal("en").set(1);
        Signal count = dut.signal("count");
        await(ns(30));
        count.freeze();
        await(ns(30));
        assertThat(count.toInt()).isEqualTo(3);
        count.release();
        rising(dut.signal("clk")).times(2).await();
        assertThat(count.toInt()).isGreaterThan(3);
    }

    /// Who deposits only what differs from it must not take the force for a deposit.
    @Test
    void aForceIsNoDeposit() {
        SignalImpl en = (SignalImpl) dut.signal("en");
        en.set(1);
        await(ns(1));
        en.force(0);
        assertThat(en.slot().written(0, 0)).isEqualTo(1);
    }

    @Test
    void theLastForceWins() {
        Signal comb = dut.signal("comb");
        comb.force(1);
        comb.force(2);
        await(ns(1));
        assertThat(comb.toInt()).isEqualTo(2);
        comb.force(3);
        await(ns(1));
        assertThat(comb.toInt()).isEqualTo(3);
    }

    @Test
    void allBitsOfAWideSignalAreForced() {
        BigInteger value = BigInteger.ONE.shiftLeft(127).or(BigInteger.ONE.shiftLeft(64));
        Signal inverted = dut.signal("inverted");
        inverted.force(LogicVector.of(value, 128));
        await(ns(1));
        assertThat(inverted.toBigInteger()).isEqualTo(value);
        inverted.release();
        await(ns(1));
        assertThat(inverted.toBigInteger().bitCount()).isEqualTo(128);
    }

    @Test
    void atTheEndOfATimeStepNothingIsForced() {
        await(ns(1));
        readOnly().await();
        assertThatThrownBy(() -> dut.signal("comb").force(1))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("toy.comb");
        await(ns(1));
        assertThat(dut.signal("comb").toInt()).isZero();
    }

    @Test
    void whatDoesNotFitIsNotForced() {
        assertThatThrownBy(() -> dut.signal("comb").force(256))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("256");
        await(ns(1));
        assertThat(dut.signal("comb").toInt()).isZero();
    }
}
