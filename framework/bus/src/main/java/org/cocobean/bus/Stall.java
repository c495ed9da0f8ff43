package org.cocobean.bus;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;

/// When an endpoint holds its bus up: cycles in which a source offers nothing and a sink is not
/// ready. A pure description, the same for every start; a source that has offered something keeps
/// offering it, whatever the description says.
///
/// ```java
/// sink = stream.stall(Stall.random(0.3, random.nextLong())).receive(); // of the test's Random
/// ```
public final class Stall {

    /// What a [Step] may say for its cycles: until something has been transferred.
    public static final long UNTIL_TRANSFER = -1;

    /// What a [Step] may say for its cycles: for ever.
    public static final long FOREVER = Long.MAX_VALUE;

    /// Some cycles of standing still, then some of going.
    ///
    /// @param idle cycles to stand still, [#FOREVER] included
    /// @param go cycles to go, [#FOREVER] or [#UNTIL_TRANSFER]
    public record Step(long idle, long go) {}

    /// The steps of one endpoint, one after the other.
    @FunctionalInterface
    public interface Program {
        /// Returns the next step.
        Step next();
    }

    /// Makes a program for each endpoint.
    private interface Recipe {
        Program start();
    }

    private final String text;
    private final boolean isPure;
    private final Recipe recipe;

    private Stall(String text, Recipe recipe) {
        this(text, true, recipe);
    }

    private Stall(String text, boolean isPure, Recipe recipe) {
        this.text = text;
        this.isPure = isPure;
        this.recipe = recipe;
    }

    /// Never.
    public static Stall none() {
        return new Stall("none", () -> () -> new Step(0, FOREVER));
    }

    /// In every cycle.
    public static Stall always() {
        return new Stall("always", () -> () -> new Step(FOREVER, 0));
    }

    /// Goes for some cycles and stands still for some, by turns.
    public static Stall every(int go, int idle) {
        requirePositive(go, "cycles to go");
        requirePositive(idle, "cycles to stand still");
        boolean[] cycles = new boolean[go + idle];
        Arrays.fill(cycles, go, cycles.length, true);
        return cycles("every(" + go + ", " + idle + ")", cycles);
    }

    /// In a random share of all cycles.
    ///
    /// @param share at least 0 and less than 1
    /// @param seed the same seed, the same cycles
    public static Stall random(double share, long seed) {
        if (!(share >= 0 && share < 1)) {
            throw new IllegalArgumentException(
                    "the share of cycles to stand still is at least 0 and less than 1, not "
                            + share
                            + "; Stall.always() never goes");
        }
        return new Stall(
                "random(" + share + ", " + seed + ")",
                () -> {
                    RandomGenerator random = new Random(seed);
                    return () -> random.nextDouble() < share ? new Step(1, 0) : new Step(0, 1);
                });
    }

    /// In the cycles that have a 1, over and over.
    ///
    /// @param pattern of 0 and 1; `_` separates
    public static Stall pattern(String pattern) {
        String bits = pattern.replace("_", "");
        if (!bits.matches("[01]+") || bits.indexOf('0') < 0) {
            throw new IllegalArgumentException(
                    "\"%s\" is no pattern: write 1 for each cycle to stand still and 0 for each to go, at least one of them"
                            .formatted(pattern));
        }
        boolean[] cycles = new boolean[bits.length()];
        for (int i = 0; i < cycles.length; i++) {
            cycles[i] = bits.charAt(i) == '1';
        }
        return cycles("pattern(" + pattern + ")", cycles);
    }

    private static Stall cycles(String text, boolean[] idle) {
        return new Stall(
                text,
                () -> {
                    int[] at = {0};
                    return () -> idle[at[0]++ % idle.length] ? new Step(1, 0) : new Step(0, 1);
                });
    }

    /// For a random number of cycles before each transfer.
    ///
    /// @param most at least `least`
    /// @param seed the same seed, the same cycles
    public static Stall delays(int least, int most, long seed) {
        if (least < 0 || most < least) {
            throw new IllegalArgumentException(
                    "delays are from a least one of 0 or more to a most one that is not less, not"
                            + " from %d to %d".formatted(least, most));
        }
        return new Stall(
                "delays(" + least + ", " + most + ", " + seed + ")",
                () -> {
                    RandomGenerator random = new Random(seed);
                    return () -> new Step(random.nextInt(least, most + 1), UNTIL_TRANSFER);
                });
    }

    /// For these numbers of cycles before the transfers, over and over.
    public static Stall delays(List<Integer> cycles) {
        List<Integer> copy = List.copyOf(cycles);
        if (copy.isEmpty() || copy.stream().anyMatch(c -> c < 0)) {
            throw new IllegalArgumentException("delays are 0 or more, at least one: " + copy);
        }
        return new Stall(
                "delays(" + copy + ")",
                () -> {
                    int[] at = {0};
                    return () -> new Step(copy.get(at[0]++ % copy.size()), UNTIL_TRANSFER);
                });
    }

    /// In the cycles for which the call-back says so; it is asked once in each cycle in which the
    /// endpoint could go. Stalls of this kind always run in Java.
    public static Stall of(BooleanSupplier standsStill) {
        return new Stall(
                "of(" + standsStill + ")",
                false,
                () -> () -> standsStill.getAsBoolean() ? new Step(1, 0) : new Step(0, 1));
    }

    private static void requirePositive(int count, String what) {
        if (count < 1) {
            throw new IllegalArgumentException(what + " are at least 1, not " + count);
        }
    }

    /// Returns the same, for an endpoint that is to run in Java.
    Stall inJava() {
        return new Stall(text, false, recipe);
    }

    /// Tells whether its steps may be asked for before their time.
    boolean isPure() {
        return isPure;
    }

    /// Returns a program at its beginning.
    public Program start() {
        return recipe.start();
    }

    @Override
    public String toString() {
        return text;
    }
}
