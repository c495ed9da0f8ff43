package org.cocobean.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumSet;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.cocobean.dut.Dut;
import org.cocobean.dut.NoSuchHandleException;
import org.cocobean.sim.spi.Capability;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.TestInfo;

/// Every capability that a simulator claims is there, and every one that it lacks is refused for
/// the reason that it gives, or shows the limit that the reason tells of.
abstract class CapabilityProof extends Conformance {

    private final Set<Capability> shownToLack = EnumSet.noneOf(Capability.class);

    boolean has(Capability capability) {
        return home().capabilities().has(capability);
    }

    void refused(Capability capability, ThrowingCallable action) {
        assertThatThrownBy(action)
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessageContaining(home().capabilities().whyNot(capability).orElseThrow());
        shownToLack.add(capability);
    }

    /// The simulator was seen to lack it.
    void lacks(Capability capability) {
        shownToLack.add(capability);
    }

    /// Nothing is refused, but the limit can be seen.
    void limited(Capability capability, Runnable proof) {
        proof.run();
        shownToLack.add(capability);
    }

    void notFound(Capability capability, Dut dut, String name, String hint) {
        assertThatThrownBy(() -> dut.signal(name))
                .isInstanceOf(NoSuchHandleException.class)
                .hasMessageContaining(hint);
        shownToLack.add(capability);
    }

    @AfterEach
    void whatItLacksWasShown(TestInfo test) {
        Capability used = test.getTestMethod().orElseThrow().getAnnotation(Uses.class).value();
        assertThat(shownToLack.contains(used)).as("lacks " + used).isEqualTo(!has(used));
    }
}
