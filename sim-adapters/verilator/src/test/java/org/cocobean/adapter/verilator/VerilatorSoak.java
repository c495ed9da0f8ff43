package org.cocobean.adapter.verilator;

import java.io.IOException;
import java.nio.file.Path;

/// A JVM of its own that starts and closes simulations, and prints what it holds after each
/// thousand.
final class VerilatorSoak {

    private VerilatorSoak() {}

    /// Runs two designs in turn: `DIRECTORY THOUSANDS`.
    public static void main(String[] arguments) throws IOException {
        Path directory = Path.of(arguments[0]);
        int number = 0;
        for (int thousands = Integer.parseInt(arguments[1]); thousands > 0; thousands--) {
            for (int i = 0; i < 1000; i++, number++) {
                TableRun.Kind kind = number % 2 == 0 ? TableRun.Kind.SUM : TableRun.Kind.TURNS;
                new TableRun(kind, number, directory.resolve(kind.top)).check();
            }
            System.gc();
            System.out.printf("%d %d%n", Held.residentBytes(), Held.files());
        }
    }
}
