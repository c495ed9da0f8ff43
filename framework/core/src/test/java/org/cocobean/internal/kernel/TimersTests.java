package org.cocobean.internal.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cocobean.Cocobean.await;
import static org.cocobean.Cocobean.fork;
import static org.cocobean.Cocobean.now;
import static org.cocobean.Cocobean.ns;
import static org.cocobean.Cocobean.rising;

import java.util.Random;
import org.cocobean.Simulation;
import org.cocobean.clock.Clock;
import org.cocobean.dut.Signal;
import org.cocobean.time.SimTime;
import org.cocobean.toy.Toy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Many timers at once, most of which are cancelled before their moment.
@Timeout(20)
class TimersTests {

    private final Random random = new Random(777);

    private void waitsForEdgesWithALimit(Signal clk) {
        while (true) {
            rising(clk).times(1 + random.nextInt(3)).await(ns(100));
        }
    }

    private void waitsForMoments() {
        while (true) {
            SimTime due = now().plus(ns(1 + random.nextInt(300)));
            await(due.minus(now()));
            assertThat(now()).isEqualTo(due);
        }
    }

    @Test
    void timersRingAtTheirMomentBesideLimitsThatAreNotReached() {
        try (Simulation sim = Toy.start()) {
            Signal clk = sim.dut().signal("clk");
            Clock.of(clk, ns(10)).start();
            for (int i = 0; i < 8; i++) {
                fork(() -> waitsForEdgesWithALimit(clk));
                fork(this::waitsForMoments);
            }
            await(ns(50_000));
            assertThat(now()).isEqualTo(ns(50_000));
        }
    }
}
