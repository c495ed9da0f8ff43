package org.cocobean.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.cocobean.dut.Dut;
import org.junit.jupiter.api.Test;

class RepeatTests {

    private static final Set<Long> DRAWN = ConcurrentHashMap.newKeySet();

    @Design(top = "counter", sources = Trial.COUNTER)
    static class Samples {

        @HdlTest
        void draws(Dut dut, Random random) {
            assertThat(dut.name()).isEqualTo("counter");
            DRAWN.add(random.nextLong());
        }
    }

    @Test
    void eachRunHasRandomNumbersOfItsOwnAndCanBeRepeatedAlone() {
        DRAWN.clear();
        assertThat(Trial.of(Samples.class).failures()).isEmpty();
        Set<Long> once = Set.copyOf(DRAWN);
        Trial three = Trial.of(Samples.class, "cocobean.repeat=3");
        assertThat(three.failures()).isEmpty();
        assertThat(three.succeeded()).hasSize(3).last().asString().contains("on icarus, run 3");
        assertThat(DRAWN).hasSize(3).containsAll(once);
        Set<Long> all = Set.copyOf(DRAWN);
        DRAWN.clear();
        assertThat(Trial.of(Samples.class, "cocobean.repeat=2-3").succeeded()).hasSize(2);
        assertThat(DRAWN).hasSize(2).isSubsetOf(all).doesNotContainAnyElementsOf(once);
    }

    @Test
    void aNumberThatIsNoneIsRefused() {
        for (String wrong : List.of("0", "many", "3-")) {
            assertThat(Trial.of(Samples.class, "cocobean.repeat=" + wrong).failure())
                    .hasMessageContaining("The setting cocobean.repeat is '" + wrong + "'");
        }
    }
}
