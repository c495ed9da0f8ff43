package org.cocobean.benchmarks;

import static org.cocobean.Cocobean.fork;
import static org.cocobean.Cocobean.ns;
import static org.cocobean.Cocobean.rising;

import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.cocobean.Simulation;
import org.cocobean.SimulationSetup;
import org.cocobean.clock.Clock;
import org.cocobean.dut.Dut;
import org.cocobean.dut.Signal;
import org.cocobean.sim.HdlDesign;
import org.cocobean.sim.spi.Isolation;
import org.cocobean.task.Task;
import org.cocobean.trigger.Edge;
import org.jspecify.annotations.Nullable;

/// One measurement in a JVM of its own: `Loops WHAT SIMULATOR CYCLES PARALLEL` prints `rate N` in
/// units per second, summed over all simulations. `-Dcocobean.bench.isolation=PROCESS` chooses the
/// home.
public final class Loops {

    private static final int EXTRA_TASKS = 100;

    private final String simulator;
    private final @Nullable Isolation isolation;
    private final long cycles;

    private Loops(String simulator, @Nullable Isolation isolation, long cycles) {
        this.simulator = simulator;
        this.isolation = isolation;
        this.cycles = cycles;
    }

    /// Runs one measurement.
    public static void main(String[] arguments) throws Exception {
        String what = arguments[0];
        String home = System.getProperty("cocobean.bench.isolation");
        Loops loops =
                new Loops(
                        arguments[1],
                        home == null ? null : Isolation.valueOf(home),
                        Long.parseLong(arguments[2]));
        int parallel = Integer.parseInt(arguments[3]);
        double rate =
                switch (what) {
                    case "counter" -> sum(parallel, loops::counter);
                    case "records" -> sum(parallel, loops::records);
                    case "fir" -> sum(parallel, loops::fir);
                    case "tasks" -> sum(parallel, loops::tasks);
                    case "empty" -> loops.empty();
                    default -> throw new IllegalArgumentException("unknown measurement " + what);
                };
        System.out.printf(Locale.ROOT, "rate %.1f%n", rate);
    }

    /// A body that is measured once all simulations are ready.
    interface Body {
        double measure(CountDownLatch ready) throws Exception;
    }

    static double sum(int parallel, Body body) throws Exception {
        CountDownLatch ready = new CountDownLatch(parallel);
        double[] rates = new double[parallel];
        Throwable[] failures = new Throwable[parallel];
        Thread[] threads = new Thread[parallel];
        for (int i = 0; i < parallel; i++) {
            int own = i;
            threads[i] =
                    Thread.ofPlatform()
                            .start(() -> {
                                try {
                                    rates[own] = body.measure(ready);
                                } catch (Throwable e) {
                                    failures[own] = e;
                                    ready.countDown();
                                }
                            });
        }
        double sum = 0;
        for (int i = 0; i < parallel; i++) {
            threads[i].join();
            if (failures[i] != null) {
                throw new IllegalStateException("a measurement failed", failures[i]);
            }
            sum += rates[i];
        }
        return sum;
    }

    private SimulationSetup setup(String top, String parameter) {
        boolean vhdl = simulator.equals("ghdl");
        Path rtl =
                Path.of(
                        System.getProperty("cocobean.root", "."),
                        "hdl-samples",
                        "rtl",
                        vhdl ? "vhdl" : "verilog");
        HdlDesign design = HdlDesign.of(top, rtl.resolve(top + (vhdl ? ".vhd" : ".v")));
        design = vhdl ? design : design.withTimescale("1ns/1ns");
        design = parameter.isEmpty() ? design : design.withParameter(parameter, 32);
        SimulationSetup setup = Simulation.of(design).on(simulator);
        return isolation == null ? setup : setup.isolated(isolation);
    }

    static double timed(long count, Callable<?> code) throws Exception {
        long start = System.nanoTime();
        code.call();
        return count * 1e9 / (System.nanoTime() - start);
    }

    /// Per cycle: write one input, wait for the rising edge, read one output, compare.
    private double counter(CountDownLatch ready) throws Exception {
        try (Simulation sim = setup("counter", "WIDTH").start()) {
            Dut dut = sim.dut();
            Signal en = dut.signal("en");
            Signal count = dut.signal("count");
            Edge edge = rising(dut.signal("clk"));
            reset(dut, dut.signal("clk"));
            countTo(cycles / 5, en, count, edge);
            ready.countDown();
            ready.await();
            return timed(
                    cycles,
                    () -> {
                        countTo(cycles, en, count, edge);
                        return true;
                    });
        }
    }

    /// The same through the wrapper that the build makes for records on ports.
    private double records(CountDownLatch ready) throws Exception {
        Path source =
                Path.of(
                        System.getProperty("cocobean.root", "."),
                        "benchmarks",
                        "hdl",
                        "record_counter.vhd");
        HdlDesign design = HdlDesign.of("record_counter", source);
        try (Simulation sim = Simulation.of(design).on(simulator).start()) {
            Dut dut = sim.dut();
            Signal en = dut.signal("control.en");
            Signal count = dut.signal("result.count");
            Edge edge = rising(dut.signal("clk"));
            Clock clock = Clock.of(dut.signal("clk"), ns(10)).start();
            dut.signal("control").set("'{rst: 1, en: 1}");
            clock.cycles(2);
            dut.signal("control.rst").set(0);
            clock.cycles(1);
            countTo(cycles / 5, en, count, edge);
            ready.countDown();
            ready.await();
            return timed(
                    cycles,
                    () -> {
                        countTo(cycles, en, count, edge);
                        return true;
                    });
        }
    }

    private static void countTo(long cycles, Signal en, Signal count, Edge edge) {
        edge.await();
        long expected = count.toLong();
        for (long i = 0; i < cycles; i++) {
            en.set(1);
            edge.await();
            expected = (expected + 1) & 0xffff_ffffL;
            if (count.toLong() != expected) {
                throw new AssertionError("count is " + count.toLong() + ", not " + expected);
            }
        }
    }

    private static void reset(Dut dut, Signal clk) {
        Clock clock = Clock.of(clk, ns(10)).start();
        dut.signal("rst").set(1);
        dut.find("en").ifPresent(en -> ((Signal) en).set(1));
        clock.cycles(2);
        dut.signal("rst").set(0);
        clock.cycles(1);
    }

    /// Per cycle: one sample in, one result out, compared with a model in Java.
    private double fir(CountDownLatch ready) throws Exception {
        try (Simulation sim = setup("fir8", "").start()) {
            Dut dut = sim.dut();
            reset(dut, dut.signal("clk"));
            dut.signal("in_valid").set(1);
            Fir fir = new Fir(dut);
            fir.run(cycles / 5);
            ready.countDown();
            ready.await();
            return timed(
                    cycles,
                    () -> {
                        fir.run(cycles);
                        return true;
                    });
        }
    }

    /// Drives the filter and its model side by side.
    private static final class Fir {
        private static final int[] COEFFICIENTS = {-52, 187, 1260, 2700, 2700, 1260, 187, -52};
        private final int[] history = new int[COEFFICIENTS.length];
        private final Signal input;
        private final Signal output;
        private final Edge edge;
        private int sample = 1;
        private long expected;
        private long afterNext;
        private int primed;

        Fir(Dut dut) {
            this.input = dut.signal("in_data");
            this.output = dut.signal("out_data");
            this.edge = rising(dut.signal("clk"));
        }

        void run(long cycles) {
            for (long i = 0; i < cycles; i++) {
                sample = (short) (sample * 75 + 74);
                input.set(sample);
                System.arraycopy(history, 0, history, 1, history.length - 1);
                history[0] = sample;
                expected = afterNext;
                afterNext = 0;
                for (int tap = 0; tap < history.length; tap++) {
                    afterNext += (long) COEFFICIENTS[tap] * history[tap];
                }
                edge.await();
                if (primed > history.length && (int) output.toLong() != (int) expected) {
                    throw new AssertionError(
                            "filter gives " + (int) output.toLong() + ", not " + expected);
                }
                primed++;
            }
        }
    }

    /// 100 more tasks that each wait for every edge and read one value; resumes per second.
    private double tasks(CountDownLatch ready) throws Exception {
        try (Simulation sim = setup("counter", "WIDTH").start()) {
            Dut dut = sim.dut();
            Signal count = dut.signal("count");
            Edge edge = rising(dut.signal("clk"));
            reset(dut, dut.signal("clk"));
            edges(edge, count, cycles / 5);
            ready.countDown();
            ready.await();
            double alone = 1 / timed(cycles, () -> edges(edge, count, cycles));
            for (int i = 0; i < EXTRA_TASKS; i++) {
                Task<@Nullable Void> watcher =
                        fork(() -> {
                            while (true) {
                                edge.await();
                                if (count.toLong() < 0) {
                                    throw new AssertionError("a counter is never negative");
                                }
                            }
                        });
                if (watcher.isDone()) {
                    throw new AssertionError("the watcher has ended");
                }
            }
            edges(edge, count, cycles / 5);
            double together = 1 / timed(cycles, () -> edges(edge, count, cycles));
            return EXTRA_TASKS / (together - alone);
        }
    }

    private static long edges(Edge edge, Signal count, long cycles) {
        long last = 0;
        for (long i = 0; i < cycles; i++) {
            edge.await();
            last = count.toLong();
        }
        return last;
    }

    /// Tests that do nothing, with the design built, per second.
    private double empty() throws Exception {
        for (int i = 0; i < 20; i++) {
            setup("counter", "WIDTH").start().close();
        }
        return timed(
                cycles,
                () -> {
                    for (long i = 0; i < cycles; i++) {
                        setup("counter", "WIDTH").start().close();
                    }
                    return true;
                });
    }
}
