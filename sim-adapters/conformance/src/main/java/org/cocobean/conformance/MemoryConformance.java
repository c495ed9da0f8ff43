package org.cocobean.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cocobean.Cocobean.all;
import static org.cocobean.Cocobean.await;
import static org.cocobean.Cocobean.change;
import static org.cocobean.Cocobean.event;
import static org.cocobean.Cocobean.falling;
import static org.cocobean.Cocobean.first;
import static org.cocobean.Cocobean.fork;
import static org.cocobean.Cocobean.lock;
import static org.cocobean.Cocobean.nextTimeStep;
import static org.cocobean.Cocobean.ns;
import static org.cocobean.Cocobean.pause;
import static org.cocobean.Cocobean.queue;
import static org.cocobean.Cocobean.readOnly;
import static org.cocobean.Cocobean.readWrite;
import static org.cocobean.Cocobean.rising;
import static org.cocobean.Cocobean.timer;
import static org.cocobean.Cocobean.us;
import static org.cocobean.Cocobean.withTimeout;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.cocobean.Simulation;
import org.cocobean.clock.Clock;
import org.cocobean.dut.Dut;
import org.cocobean.dut.Signal;
import org.cocobean.sim.spi.Capability;
import org.cocobean.sim.spi.Isolation;
import org.cocobean.task.Event;
import org.cocobean.task.SimLock;
import org.cocobean.task.SimQueue;
import org.cocobean.task.Task;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/// Behaviour 36: no trigger leaves anything behind, in neither process.
@Tag("slow")
@Tag("own-processes")
abstract class MemoryConformance extends Conformance {

    private static final int WARM_UP = 10_000;

    /// So many that 32 bytes each, the least that a forgotten allocation takes, are found.
    private static final int ITERATIONS = 40_000;

    private static final long ALLOWED = 1L << 20;

    private interface Body {
        void run(Dut dut, int iteration);
    }

    @TestFactory
    Iterable<DynamicTest> neitherProcessGrows() {
        Map<String, Body> bodies = new LinkedHashMap<>();
        bodies.put("timer", (dut, i) -> await(ns(1)));
        bodies.put(
                "rising and falling",
                (dut, i) -> {
                    rising(dut.signal("clk")).await();
                    falling(dut.signal("clk")).await();
                });
        bodies.put(
                "change of a vector",
                (dut, i) -> {
                    dut.signal("stream_in_data").set((i + 1) & 255);
                    change(dut.signal("stream_in_data")).await();
                    await(ns(1)); // some simulators end after some thousand delta cycles of
                    // one moment
                });
        bodies.put(
                "counted edges under a condition",
                (dut, i) ->
                        rising(dut.signal("clk"))
                                .when(dut.signal("stream_in_valid"), 0)
                                .times(2)
                                .await());
        bodies.put("clock cycles", (dut, i) -> Clock.of(dut.signal("clk"), ns(10)).cycles(1));
        bodies.put("readWrite", (dut, i) -> readWrite().await());
        bodies.put(
                "readOnly",
                (dut, i) -> {
                    await(ns(1));
                    readOnly().await();
                });
        bodies.put("nextTimeStep", (dut, i) -> nextTimeStep().await());
        bodies.put(
                "first and all",
                (dut, i) -> {
                    first(rising(dut.signal("clk")), timer(ns(3))).await();
                    all(falling(dut.signal("clk")), timer(ns(3))).await();
                });
        bodies.put("abandoned time limit", (dut, i) -> rising(dut.signal("clk")).await(us(1)));
        bodies.put(
                "task with time limit",
                (dut, i) ->
                        assertThat(
                                        (int)
                                                withTimeout(
                                                        ns(100),
                                                        () -> {
                                                            await(ns(1));
                                                            return 5;
                                                        }))
                                .isEqualTo(5));
        bodies.put(
                "cancelled task",
                (dut, i) -> {
                    Task<?> task = fork(() -> rising(dut.signal("clk")).times(5).await());
                    pause();
                    task.cancel();
                    pause();
                });
        bodies.put(
                "event, lock and queue",
                (dut, i) -> {
                    Event event = event();
                    SimLock lock = lock();
                    SimQueue<Integer> queue = queue(1);
                    Task<?> taker = fork(() -> queue.take());
                    fork(() -> {
                        event.await();
                        try (SimLock.Held held = lock.acquire()) {
                            assertThat(held).isNotNull();
                            queue.put(i);
                        }
                    });
                    event.set();
                    taker.join();
                });
        bodies.put(
                "restarted clock",
                (dut, i) -> {
                    Clock clock = Clock.of(dut.signal("stream_in_valid"), ns(10)).start();
                    await(ns(7));
                    clock.stop();
                });
        return bodies.entrySet().stream()
                .map(entry ->
                        DynamicTest.dynamicTest(
                                entry.getKey(), () -> requireSteady(entry.getValue())))
                .toList();
    }

    @TestFactory
    Iterable<DynamicTest> immediateWritesAndBulkAccessDoNotGrow() {
        requires(Capability.IMMEDIATE_WRITE);
        requires(Capability.ARRAYS);
        requires(Capability.DEPOSIT_ON_DRIVEN);
        Map<String, Body> bodies = new LinkedHashMap<>();
        bodies.put(
                "immediate write",
                (dut, i) -> {
                    dut.signal("mybits").setImmediate(i & 3);
                    if (i % 1000 == 0) {
                        await(ns(1)); // GHDL 5 keeps the writes of one moment until it has passed
                    }
                });
        if (home().capabilities().has(Capability.ARRAY_WRITES)) {
            bodies.put(
                    "bulk access",
                    (dut, i) -> {
                        dut.array("mem_up").load(3, i & 255, 7);
                        assertThat(dut.array("mem_up").readLongs(2, 2)).containsExactly(6, i & 255);
                    });
        }
        return bodies.entrySet().stream()
                .map(entry ->
                        DynamicTest.dynamicTest(
                                entry.getKey(), () -> requireSteady(entry.getValue())))
                .toList();
    }

    private void requireSteady(Body body) {
        try (Simulation sim = start("sample_module")) {
            Dut dut = sim.dut();
            calm(dut);
            Signal clk = dut.signal("clk");
            Clock.of(clk, ns(10)).start();
            repeat(body, dut, WARM_UP);
            long heap = heap();
            long simulator = simulatorMemory(sim);
            repeat(body, dut, ITERATIONS);
            assertThat(simulatorMemory(sim) - simulator).as("simulator").isLessThan(ALLOWED);
            assertThat(heap() - heap).as("heap of the JVM").isLessThan(ALLOWED);
        }
    }

    private static void repeat(Body body, Dut dut, int times) {
        for (int i = 0; i < times; i++) {
            body.run(dut, i);
        }
    }

    private static long heap() {
        Runtime runtime = Runtime.getRuntime();
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 4; i++) {
            System.gc();
            least = Math.min(least, runtime.totalMemory() - runtime.freeMemory());
        }
        return least;
    }

    /// Returns the resident memory of the simulator's process, zero where it has none of its own.
    private long simulatorMemory(Simulation sim) {
        if (home().isolation() == Isolation.IN_PROCESS) {
            return 0;
        }
        try {
            Path status = Path.of("/proc/" + Home.processOf(sim).pid() + "/status");
            return Files.readAllLines(status).stream()
                    .filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
