package org.cocobean.conformance;

import static org.cocobean.Cocobean.ns;

import java.util.ArrayList;
import java.util.List;
import org.cocobean.Simulation;
import org.cocobean.clock.Clock;
import org.cocobean.sim.spi.HdlLanguage;
import org.cocobean.sim.spi.Isolation;

/// A JVM whose main thread runs out of memory in the middle of a simulation that nobody ends.
final class ForgottenSimulation {

    private ForgottenSimulation() {}

    /// Prints the process of the simulator, then dies of an `OutOfMemoryError`.
    public static void main(String[] arguments) {
        Home home =
                new Home(
                        arguments[0],
                        Isolation.valueOf(arguments[1]),
                        HdlLanguage.valueOf(arguments[2]));
        Simulation sim = home.start("sample_module");
        Clock clk = Clock.of(sim.dut().signal("clk"), ns(10)).start();
        clk.cycles(10);
        System.out.println(
                "simulator "
                        + (home.isolation() == Isolation.PROCESS
                                ? Home.processOf(sim).pid()
                                : ProcessHandle.current().pid()));
        List<byte[]> all = new ArrayList<>();
        while (all.size() < Integer.MAX_VALUE) {
            all.add(new byte[1 << 20]);
        }
    }
}
