package org.cocobean.adapter.container;

import static org.cocobean.Cocobean.ns;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.cocobean.Simulation;
import org.cocobean.clock.Clock;
import org.cocobean.internal.launch.Workshop;
import org.cocobean.session.Session;
import org.cocobean.sim.HdlDesign;
import org.cocobean.sim.spi.Command;

/// What the tests of this package do in a JVM of its own, whose simulations run in the container:
/// `ContainerProgram WHAT [SIMULATOR]`.
final class ContainerProgram {

    private static final int PARALLEL = 8;
    private static final int MANY = 100;

    private final String simulator;

    private ContainerProgram(String simulator) {
        this.simulator = simulator;
    }

    public static void main(String[] arguments) throws Exception {
        ContainerProgram program =
                new ContainerProgram(arguments.length > 1 ? arguments[1] : "icarus");
        switch (arguments[0]) {
            case "count" -> say("count " + program.count(() -> null));
            case "parallel" -> program.parallel();
            case "many" -> program.many();
            case "endless" -> program.endless();
            case "container-dies" -> program.containerDies();
            case "simulator-dies" -> program.simulatorDies();
            case "engine-dies" -> program.engineDies();
            case "full-disk" -> program.fullDisk();
            default -> throw new IllegalArgumentException(arguments[0]);
        }
    }

    private static void say(String line) {
        System.out.println(line);
    }

    private HdlDesign design() {
        boolean vhdl = simulator.equals("ghdl");
        Path rtl = Path.of("../../hdl-samples/rtl").resolve(vhdl ? "vhdl" : "verilog");
        HdlDesign design = HdlDesign.of("counter", rtl.resolve("counter" + (vhdl ? ".vhd" : ".v")));
        return vhdl ? design : design.withTimescale("1ns/1ps");
    }

    private Simulation start() {
        return Simulation.of(design()).on(simulator).withWallTimeout(Duration.ofMinutes(1)).start();
    }

    /// Counts five cycles.
    private int count(Callable<?> meanwhile) throws Exception {
        try (Simulation sim = start()) {
            Clock clk = Clock.of(sim.dut().signal("clk"), ns(10)).start();
            sim.dut().signal("rst").set(1);
            clk.cycles(2);
            sim.dut().signal("rst").set(0);
            sim.dut().signal("en").set(1);
            clk.cycles(5);
            meanwhile.call();
            return sim.dut().signal("count").toInt();
        }
    }

    private static ContainerExecutor executor() {
        return (ContainerExecutor) Workshop.of(Session.current()).tools().executor();
    }

    private static String container() {
        return executor().containerId().orElse("none");
    }

    private void parallel() throws Exception {
        CountDownLatch all = new CountDownLatch(PARALLEL);
        CountDownLatch go = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newFixedThreadPool(PARALLEL)) {
            List<Future<Integer>> counts = new ArrayList<>();
            for (int i = 0; i < PARALLEL; i++) {
                counts.add(
                        threads.submit(() ->
                                count(() -> {
                                    all.countDown();
                                    go.await();
                                    return null;
                                })));
            }
            all.await();
            say("simulators " + shell("grep -l '^vvp' /proc/[0-9]*/comm | wc -l"));
            say("containers " + containersOfThisJvm());
            go.countDown();
            for (Future<Integer> count : counts) {
                say("count " + count.get());
            }
        }
    }

    private static int containersOfThisJvm() {
        return executor()
                .engine()
                .client()
                .listContainersCmd()
                .withShowAll(true)
                .withLabelFilter(
                        java.util.Map.of(
                                "org.cocobean.jvm", Long.toString(ProcessHandle.current().pid())))
                .exec()
                .size();
    }

    private void many() throws Exception {
        count(() -> null);
        String before = state();
        for (int i = 0; i < MANY; i++) {
            count(() -> null);
        }
        say("before " + before);
        say("after " + state());
    }

    /// Everything of which one could be left behind per simulation.
    private static String state() throws Exception {
        // The start's own watch, should it still be there, is not a leak.
        String processes =
                shell("for s in /proc/[0-9]*/stat; do read -r l <$s && echo \"$l\"; done")
                        .lines()
                        .map(line -> line.split(" ")[1])
                        .filter(name -> !name.equals("(sleep)"))
                        .sorted()
                        .toList()
                        .toString();
        Path shared = executor().sharedMemory().orElseThrow();
        try (Stream<Path> files = Files.list(shared)) {
            return "processes %s shared files %d".formatted(processes, files.count());
        }
    }

    private static String shell(String script) throws Exception {
        return executor()
                .run(
                        Command.of(
                                executor().sharedMemory().orElseThrow(),
                                List.of("sh", "-c", script)),
                        Duration.ofSeconds(20))
                .output()
                .strip();
    }

    private void endless() throws Exception {
        try (Simulation sim = start()) {
            Clock clk = Clock.of(sim.dut().signal("clk"), ns(10)).start();
            clk.cycles(2);
            say("up " + container() + " " + executor().sharedMemory().orElseThrow());
            while (sim.dut().signal("clk").width() == 1) {
                clk.cycles(1);
            }
        }
    }

    private void containerDies() throws Exception {
        String first = container();
        try {
            count(() -> {
                executor().engine().client().killContainerCmd(container()).exec();
                Thread.sleep(500);
                return null;
            });
        } catch (Throwable e) {
            say("failed " + e);
        }
        say("count " + count(() -> null));
        say("other container " + !container().equals(first));
    }

    private void simulatorDies() throws Exception {
        try (Simulation sim = start()) {
            Clock clk = Clock.of(sim.dut().signal("clk"), ns(10)).start();
            clk.cycles(2);
            shell(
                    "for c in /proc/[0-9]*/comm; do read -r n <$c; [ \"$n\" = vvp ] && p=${c#/proc/}"
                            + " && kill -9 ${p%/comm}; done");
            clk.cycles(1_000_000);
            say("nothing happened");
        } catch (Throwable e) {
            say("failed " + e);
        }
        say("count " + count(() -> null));
    }

    private void engineDies() throws Exception {
        try (Simulation sim = start()) {
            Clock clk = Clock.of(sim.dut().signal("clk"), ns(10)).start();
            clk.cycles(2);
            say("up");
            int end = System.in.read(); // the engine is gone by then
            clk.cycles(1_000_000_000L);
            say("nothing happened" + end);
        } catch (Throwable e) {
            say("failed " + e);
        }
        try {
            count(() -> null);
            say("nothing happened again");
        } catch (Throwable e) {
            say("again " + e);
        }
    }

    /// Fills the cache's disk, then needs a build that is not there yet.
    private void fullDisk() throws Exception {
        say("count " + count(() -> null));
        Path cache = Session.current().settings().cacheDirectory().orElseThrow();
        shell("dd if=/dev/zero of='" + cache + "/filler' bs=4k; true");
        Simulation.of(design().withParameter("WIDTH", 16)).on(simulator).start().close();
        say("nothing happened");
    }
}
