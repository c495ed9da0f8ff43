package org.cocobean.benchmarks;

import static org.cocobean.Cocobean.fork;
import static org.cocobean.Cocobean.ns;
import static org.cocobean.Cocobean.timer;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import org.cocobean.Simulation;
import org.cocobean.SimulationSetup;
import org.cocobean.bus.ClockDomain;
import org.cocobean.bus.Naming;
import org.cocobean.bus.axi.Axi;
import org.cocobean.bus.axi.AxiManager;
import org.cocobean.bus.axi.AxiStream;
import org.cocobean.bus.axi.Frame;
import org.cocobean.bus.axi.FrameSink;
import org.cocobean.bus.axi.FrameSource;
import org.cocobean.bus.memory.Memory;
import org.cocobean.bus.serial.UartFormat;
import org.cocobean.bus.serial.UartSink;
import org.cocobean.bus.serial.UartSource;
import org.cocobean.clock.Clock;
import org.cocobean.dut.Dut;
import org.cocobean.dut.Signal;
import org.cocobean.sim.HdlDesign;
import org.cocobean.sim.spi.Isolation;
import org.jspecify.annotations.Nullable;

/// One measurement of the bus library in a JVM of its own: `BusLoops WHAT SIMULATOR COUNT PARALLEL`
/// prints `rate N`, in beats (`stream`) or bytes (`ram`, `uart`) per second, summed over all
/// simulations. Where native engines run, a stream and a serial line fail when the JVM is woken
/// more often than once for 64 beats or bytes.
public final class BusLoops {

    private static final int WORDS = 64;
    private static final int BATCH = 16;
    private static final long STEP = 0x9e3779b97f4a7c15L;
    private static final int BURST = 128;
    private static final int SPAN = 1 << 16;
    private static final int TEXT = 1024;

    private final String simulator;
    private final @Nullable Isolation isolation;
    private final long count;
    private final boolean hasEngines =
            !"off".equals(System.getProperty("cocobean.bus.engine", "on"));

    private BusLoops(String simulator, @Nullable Isolation isolation, long count) {
        this.simulator = simulator;
        this.isolation = isolation;
        this.count = count;
    }

    /// Runs one measurement.
    public static void main(String[] arguments) throws Exception {
        String home = System.getProperty("cocobean.bench.isolation");
        BusLoops loops =
                new BusLoops(
                        arguments[1],
                        home == null ? null : Isolation.valueOf(home),
                        Long.parseLong(arguments[2]));
        int parallel = Integer.parseInt(arguments[3]);
        double rate =
                switch (arguments[0]) {
                    case "stream" -> Loops.sum(parallel, loops::stream);
                    case "ram" -> Loops.sum(parallel, loops::ram);
                    case "uart" -> Loops.sum(parallel, loops::uart);
                    default ->
                            throw new IllegalArgumentException(
                                    "unknown measurement " + arguments[0]);
                };
        System.out.printf(Locale.ROOT, "rate %.1f%n", rate);
    }

    private Simulation start(String top) {
        boolean vhdl = simulator.equals("ghdl");
        Path rtl = Path.of(System.getProperty("cocobean.root", "."), "hdl-samples", "rtl", "bus");
        HdlDesign design = HdlDesign.of(top, rtl.resolve(top + (vhdl ? ".vhd" : ".v")));
        SimulationSetup setup =
                Simulation.of(vhdl ? design : design.withTimescale("1ns/1ns")).on(simulator);
        return (isolation == null ? setup : setup.isolated(isolation)).start();
    }

    private static ClockDomain domain(Dut dut) {
        Clock clock = Clock.of(dut.signal("clk"), ns(10)).start();
        dut.signal("rst").set(1);
        ClockDomain domain = ClockDomain.of(dut.signal("clk")).withReset(dut.signal("rst"));
        fork(
                "reset",
                () -> {
                    clock.cycles(3);
                    dut.signal("rst").set(0);
                });
        return domain;
    }

    // ---- AXI-Stream: source, register, sink

    private double stream(CountDownLatch ready) throws Exception {
        try (Simulation sim = start("axis_register")) {
            Dut dut = sim.dut();
            ClockDomain domain = domain(dut);
            FrameSource source =
                    AxiStream.of(dut, Naming.prefix("s_axis_"), domain).limit(4096).drive();
            FrameSink sink = AxiStream.of(dut, Naming.prefix("m_axis_"), domain).receive();
            pump(source, sink, count / 5);
            return measured(sim, ready, () -> pump(source, sink, count));
        }
    }

    private double measured(Simulation sim, CountDownLatch ready, Runnable body) throws Exception {
        ready.countDown();
        ready.await();
        long before = sim.stops();
        double rate =
                Loops.timed(
                        count,
                        () -> {
                            body.run();
                            return true;
                        });
        requireFewStops(sim.stops() - before);
        return rate;
    }

    private void requireFewStops(long stops) {
        System.err.printf(
                Locale.ROOT,
                "stopped %d times, once for %d of what is counted%n",
                stops,
                count / stops);
        if (hasEngines && stops > count / 64) {
            throw new AssertionError(
                    "the JVM was woken %d times for %d of what is counted".formatted(stops, count));
        }
    }

    private static void pump(FrameSource source, FrameSink sink, long beats) {
        long frames = beats / (BATCH * WORDS) * BATCH;
        fork(
                "sender",
                () -> {
                    Pattern pattern = new Pattern();
                    for (long i = 0; i < frames; i++) {
                        source.send(pattern.next());
                    }
                });
        Pattern expected = new Pattern();
        for (long i = 0; i < frames; i += BATCH) {
            for (Frame frame : sink.receive(BATCH)) {
                Frame wanted = expected.next();
                if (!frame.equals(wanted)) {
                    throw new AssertionError(frame + " came, not " + wanted);
                }
            }
        }
    }

    /// Frames of words that differ from each other.
    private static final class Pattern {
        private long word;

        Frame next() {
            ByteBuffer bytes =
                    ByteBuffer.allocate(WORDS * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
            for (int i = 0; i < WORDS; i++) {
                word += STEP;
                bytes.putLong(word);
            }
            return Frame.of(bytes.array());
        }
    }

    // ---- UART: source, line, sink

    private double uart(CountDownLatch ready) throws Exception {
        try (Simulation sim = start("axis_register")) {
            Signal line = sim.dut().signal("s_axis_tvalid");
            UartFormat format = UartFormat.of(ns(100));
            UartSource source = UartSource.on(line, format);
            UartSink sink = UartSink.on(line, format);
            timer(ns(1000)).await();
            talk(source, sink, count / 5);
            return measured(sim, ready, () -> talk(source, sink, count));
        }
    }

    private static void talk(UartSource source, UartSink sink, long bytes) {
        byte[] data = new byte[(int) Math.min(bytes, TEXT)];
        for (int i = 0; i < data.length; i++) {
            data[i] = (byte) (i * 31);
        }
        for (long sent = 0; sent < bytes; sent += data.length) {
            var talking = fork("talker", () -> source.send(data));
            if (!Arrays.equals(sink.take(data.length), data)) {
                throw new AssertionError("something else came than was sent");
            }
            talking.join();
        }
    }

    // ---- AXI4: manager, wires, memory

    private double ram(CountDownLatch ready) throws Exception {
        try (Simulation sim = start("axi_wires")) {
            Dut dut = sim.dut();
            ClockDomain domain = domain(dut);
            AxiManager manager = Axi.of(dut, Naming.prefix("s_axi_"), domain).manage();
            Axi.of(dut, Naming.prefix("m_axi_"), domain).serve(Memory.sparse(SPAN));
            long accesses = count / BURST / 2;
            bursts(manager, accesses / 5);
            ready.countDown();
            ready.await();
            return Loops.timed(
                    accesses * 2 * BURST,
                    () -> {
                        bursts(manager, accesses);
                        return true;
                    });
        }
    }

    /// Writes and reads bursts of 16 beats of 8 bytes.
    private static void bursts(AxiManager manager, long accesses) {
        byte[] data = new byte[BURST];
        for (int i = 0; i < BURST; i++) {
            data[i] = (byte) i;
        }
        for (long i = 0; i < accesses; i++) {
            long address = i * BURST % SPAN;
            manager.writeBytes(address, data);
            byte[] read = manager.read(address, BURST);
            if (!Arrays.equals(data, read)) {
                throw new AssertionError(
                        "%s at 0x%x".formatted(List.of(Arrays.toString(read)), address));
            }
        }
    }
}
