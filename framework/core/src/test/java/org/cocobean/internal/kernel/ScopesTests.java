package org.cocobean.internal.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.cocobean.Cocobean.await;
import static org.cocobean.Cocobean.ns;

import org.cocobean.Simulation;
import org.cocobean.dut.Direction;
import org.cocobean.dut.Dut;
import org.cocobean.dut.Handle;
import org.cocobean.dut.HandleKind;
import org.cocobean.dut.NoSuchHandleException;
import org.cocobean.dut.Signal;
import org.cocobean.dut.SignalArray;
import org.cocobean.toy.Toy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Names, kinds and typed interfaces, without a simulator.
@Timeout(20)
class ScopesTests {

    interface Sub extends Dut {
        Signal gated_count();
    }

    interface ToyDut extends Dut {
        Signal clk();

        SignalArray mem();

        Sub sub();
    }

    interface Wrong extends Dut {
        Signal clk();

        Signal nowhere();

        SignalArray count();
    }

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
    void aNameIsFoundOnceAndTheSameObjectIsGivenAgain() {
        Signal count = dut.signal("count");
        assertThat(dut.signal("count")).isSameAs(count);
        assertThat(dut.scope("sub").signal("gated_count")).isSameAs(dut.signal("sub.gated_count"));
        assertThat(count.path()).isEqualTo("toy.count");
        assertThat(count.name()).isEqualTo("count");
    }

    @Test
    void objectsKnowWhatTheyAre() {
        assertThat(dut.signal("in").direction()).isEqualTo(Direction.INPUT);
        assertThat(dut.signal("count").direction()).isEqualTo(Direction.OUTPUT);
        assertThat(dut.signal("WIDTH").isConstant()).isTrue();
        assertThat(dut.signal("WIDTH").isSigned()).isTrue();
        assertThat(dut.signal("in").isConstant()).isFalse();
        assertThat(dut.child("mem").kind()).isEqualTo(HandleKind.ARRAY);
        assertThat(dut.child("sub").kind()).isEqualTo(HandleKind.SCOPE);
    }

    @Test
    void childrenAreShownAndWhatIsHiddenIsNot() {
        assertThat(dut.children())
                .extracting(Handle::name)
                .contains("clk", "mem", "sub", "WIDTH")
                .doesNotContain("hidden_one");
        assertThat(dut.find("nowhere")).isEmpty();
        assertThatThrownBy(() -> dut.signal("hidden_one"))
                .isInstanceOf(NoSuchHandleException.class)
                .hasMessageContaining("withVisible(\"hidden_one\")");
    }

    @Test
    void theWrongKindIsRefused() {
        assertThatThrownBy(() -> dut.signal("sub")).hasMessageContaining("toy.sub");
        assertThatThrownBy(() -> dut.array("count")).hasMessageContaining("toy.count");
        assertThatThrownBy(() -> dut.scope("count")).hasMessageContaining("toy.count");
    }

    @Test
    void anInterfaceIsTheScopeWithItsNames() {
        ToyDut toy = sim.dut(ToyDut.class);
        assertThat(toy.clk()).isSameAs(dut.signal("clk"));
        toy.mem().at(3).set(9);
        await(ns(1));
        assertThat(dut.array("mem").at(3).toInt()).isEqualTo(9);
        assertThat(toy.sub().gated_count().path()).isEqualTo("toy.sub.gated_count");
    }

    @Test
    void allThatIsWrongWithAnInterfaceIsToldAtOnce() {
        assertThatThrownBy(() -> sim.dut(Wrong.class))
                .isInstanceOf(NoSuchHandleException.class)
                .hasMessageContaining("nowhere")
                .hasMessageContaining("count");
    }
}
