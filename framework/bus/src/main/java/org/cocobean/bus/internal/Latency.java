package org.cocobean.bus.internal;

import java.util.Random;
import org.cocobean.bus.ClockDomain;

/// How many cycles pass before each answer.
public final class Latency {

    private final int least;
    private final int most;
    private final Random random;

    private Latency(int least, int most, long seed) {
        this.least = least;
        this.most = most;
        this.random = new Random(seed);
    }

    /// None pass.
    public static Latency none() {
        return new Latency(0, 0, 0);
    }

    /// A random number passes.
    public static Latency of(int least, int most, long seed) {
        if (least < 0 || most < least) {
            throw new IllegalArgumentException(
                    "a latency of %d to %d cycles; the least is 0, and the most no less"
                            .formatted(least, most));
        }
        return new Latency(least, most, seed);
    }

    /// Returns the next number of cycles.
    public int next() {
        return most == 0 ? 0 : random.nextInt(least, most + 1);
    }

    /// Lets them pass.
    public void await(ClockDomain domain) {
        int cycles = next();
        if (cycles > 0) {
            domain.cycles(cycles);
        }
    }
}
