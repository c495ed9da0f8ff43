package org.cocobean.conformance;

import static org.cocobean.Cocobean.ns;
import static org.cocobean.Cocobean.rising;

import org.cocobean.Simulation;
import org.cocobean.clock.Clock;
import org.cocobean.sim.spi.HdlLanguage;
import org.cocobean.sim.spi.Isolation;

/// A JVM that starts a simulation, prints the process of the simulator, and stays in the middle of
/// it: `busy` while the simulator runs, `idle` while it waits for the test.
final class HeldSimulation {

    private HeldSimulation() {}

    /// Runs until it is killed.
    public static void main(String[] arguments) throws InterruptedException {
        Home home =
                new Home(
                        arguments[0],
                        Isolation.valueOf(arguments[1]),
                        HdlLanguage.valueOf(arguments[2]));
        try (Simulation sim = home.start("sample_module")) {
            Clock clk = Clock.of(sim.dut().signal("clk"), ns(10)).start();
            clk.cycles(10);
            System.out.println("simulator " + Home.processOf(sim).pid());
            if (arguments[3].equals("busy")) {
                rising(clk.signal()).times(1_000_000_000_000L).await();
            } else {
                Thread.sleep(1_000_000);
            }
        }
    }
}
