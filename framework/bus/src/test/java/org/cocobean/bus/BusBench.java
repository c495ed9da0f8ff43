package org.cocobean.bus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cocobean.Cocobean.fork;
import static org.cocobean.Cocobean.ms;
import static org.cocobean.Cocobean.ns;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.cocobean.Simulation;
import org.cocobean.SimulationSetup;
import org.cocobean.bus.check.RulesSeen;
import org.cocobean.bus.memory.AddressBus;
import org.cocobean.clock.Clock;
import org.cocobean.conformance.Installed;
import org.cocobean.dut.Dut;
import org.cocobean.internal.control.Control;
import org.cocobean.sim.HdlDesign;
import org.cocobean.sim.spi.Isolation;

/// Runs the body of a test in a simulation of its own.
public final class BusBench {

    private BusBench() {}

    /// Returns a design of the samples.
    public static HdlDesign design(String top, String... files) {
        return HdlDesign.of(
                top,
                Arrays.stream(files)
                        .map(file -> Path.of("../../hdl-samples/rtl", file))
                        .toArray(Path[]::new));
    }

    /// Runs the body; what a test must see finished does so after it.
    ///
    /// @param simulator `NAME`, or `NAME/process` for one in a process of its own
    public static void run(String simulator, HdlDesign design, Consumer<Dut> body) {
        String name = simulator.replace("/process", "");
        Installed.require(name);
        SimulationSetup setup = Simulation.of(design).on(name).withTimeLimit(ms(2));
        boolean isApart = !name.equals(simulator);
        Simulation simulation = (isApart ? setup.isolated(Isolation.PROCESS) : setup).start();
        try {
            close(simulation, body);
        } catch (Throwable e) {
            RulesSeen.add(e);
            throw e;
        } finally {
            RulesSeen.add(simulation.log());
        }
    }

    private static void close(Simulation simulation, Consumer<Dut> body) {
        try {
            body.accept(simulation.dut());
        } catch (Throwable e) {
            Control.of(simulation).close(e);
            throw e;
        }
        simulation.close();
    }

    /// Runs the body with a clock and a reset of its own.
    public static void run(String simulator, HdlDesign design, BiConsumer<Dut, ClockDomain> body) {
        run(simulator, design, dut -> body.accept(dut, domain(dut)));
    }

    /// Writes and reads here and there, from 0 on, and compares with what must be there.
    ///
    /// @param size bytes
    /// @return what is there in the end
    public static byte[] exercise(AddressBus bus, int size) {
        byte[] shadow = new byte[size];
        bus.writeBytes(0, shadow);
        Random random = new Random(9);
        for (int i = 0; i < 40; i++) {
            int at = random.nextInt(size);
            byte[] data = new byte[1 + random.nextInt(size - at)];
            random.nextBytes(data);
            bus.writeBytes(at, data);
            System.arraycopy(data, 0, shadow, at, data.length);
            int from = random.nextInt(size);
            int length = 1 + random.nextInt(size - from);
            assertThat(bus.read(from, length))
                    .isEqualTo(Arrays.copyOfRange(shadow, from, from + length));
        }
        bus.drain();
        return shadow;
    }

    /// Starts a clock of 10 ns on `clk` and a reset of three cycles on `rst`.
    public static ClockDomain domain(Dut dut) {
        Clock clk = Clock.of(dut.signal("clk"), ns(10)).start();
        dut.signal("rst").set(1);
        fork(
                "reset",
                () -> {
                    clk.cycles(3);
                    dut.signal("rst").set(0);
                });
        return ClockDomain.of(dut.signal("clk")).withReset(dut.signal("rst"));
    }
}
