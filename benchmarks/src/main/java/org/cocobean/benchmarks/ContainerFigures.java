package org.cocobean.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;
import org.cocobean.Simulation;
import org.cocobean.internal.launch.Workshop;
import org.cocobean.session.Session;
import org.cocobean.sim.HdlDesign;
import org.cocobean.sim.MissingToolException;
import org.cocobean.sim.spi.Command;
import org.cocobean.sim.spi.Executor;

/// What the container costs: the same things on the host and in it, `ContainerFigures ROOT
/// [--quick]`.
final class ContainerFigures {

    /// The heading of the section.
    static final String TITLE = "Host and container, Icarus";

    private static final int ROUNDS = 3;
    private static final Duration LONG = Duration.ofMinutes(1);

    private final Path root;
    private final Path work;
    private final boolean quick;

    private ContainerFigures(Path root, boolean quick) throws IOException {
        this.root = root;
        this.work = Files.createDirectories(root.resolve("target/benchmarks")).toAbsolutePath();
        this.quick = quick;
    }

    public static void main(String[] arguments) throws Exception {
        System.out.print(
                measure(
                        Path.of(arguments[0]).toAbsolutePath(),
                        List.of(arguments).contains("--quick")));
    }

    /// Measures on Icarus, which both sides must have.
    ///
    /// @return a section of the report, or a line with the reason where there is no engine
    static String measure(Path root, boolean quick) throws Exception {
        long start = System.nanoTime();
        Workshop container;
        try {
            container = Workshop.on(Session.current(), "container");
        } catch (MissingToolException e) {
            return "\nThe container was not measured: " + e.getMessage() + "\n";
        }
        ContainerFigures figures = new ContainerFigures(root, quick);
        double found = millis(start);
        return figures.table(container.tools().executor(), found);
    }

    private String table(Executor container, double found) throws Exception {
        Executor host = Workshop.on(Session.current(), "host").tools().executor();
        int times = quick ? 10 : 30;
        StringBuilder text = new StringBuilder("\n## " + TITLE + "\n\n");
        text.append(
                String.format(
                        Locale.ROOT,
                        "Engine found and image inspected, once per JVM: %.0f ms.%n%n",
                        found));
        text.append("| | host | container | container / host |\n|---|---:|---:|---:|\n");
        row(
                text,
                "first command, once per JVM (starts the container), ms",
                once(host, "true"),
                once(container, "true"));
        row(
                text,
                "one command (`true`), median of " + times + ", ms",
                median(times, command(host, "true")),
                median(times, command(container, "true")));
        row(
                text,
                "one command (`iverilog -V`), median of " + times + ", ms",
                median(times, command(host, "iverilog", "-V")),
                median(times, command(container, "iverilog", "-V")));
        row(
                text,
                "empty simulation, already built, median of " + times + ", ms",
                median(times, empty("host")),
                median(times, empty("container")));
        double[][] rates = rates();
        String loop = "counter loop, median of " + ROUNDS + ", cycles/s";
        row(text, loop, rates[0][ROUNDS / 2], rates[1][ROUNDS / 2]);
        String socket = "the same over a socket (`-Dcocobean.link=socket`), cycles/s";
        row(text, socket, rates[2][ROUNDS / 2], rates[3][ROUNDS / 2]);
        return text.toString();
    }

    private static void row(StringBuilder text, String what, double host, double container) {
        String format =
                host < 100 ? "| %s | %.1f | %.1f | %.2f |%n" : "| %s | %.0f | %.0f | %.2f |%n";
        text.append(String.format(Locale.ROOT, format, what, host, container, container / host));
    }

    private static double millis(long since) {
        return (System.nanoTime() - since) / 1e6;
    }

    private double once(Executor executor, String... argv) throws Exception {
        return median(1, command(executor, argv));
    }

    private Callable<?> command(Executor executor, String... argv) {
        return () -> run(executor, argv);
    }

    /// In the JVM's temporary directory, which both sides have.
    private static int run(Executor executor, String... argv)
            throws IOException, InterruptedException, TimeoutException {
        Path directory = Path.of(System.getProperty("java.io.tmpdir"));
        return executor.run(Command.of(directory, List.of(argv)), LONG).exitCode();
    }

    private Callable<?> empty(String executor) throws Exception {
        Path counter = root.resolve("hdl-samples/rtl/verilog/counter.v");
        HdlDesign design = HdlDesign.of("counter", counter).withTimescale("1ns/1ns");
        Callable<?> simulation =
                () -> {
                    Simulation.of(design).on("icarus").executedBy(executor).start().close();
                    return true;
                };
        simulation.call();
        return simulation;
    }

    private static double median(int times, Callable<?> what) throws Exception {
        double[] taken = new double[times];
        for (int i = 0; i < times; i++) {
            long start = System.nanoTime();
            what.call();
            taken[i] = millis(start);
        }
        Arrays.sort(taken);
        return taken[times / 2];
    }

    /// The contenders take turns.
    private double[][] rates() throws Exception {
        List<List<String>> contenders =
                List.of(
                        List.of(),
                        List.of("-Dcocobean.executor=container"),
                        List.of("-Dcocobean.link=socket"),
                        List.of("-Dcocobean.executor=container", "-Dcocobean.link=socket"));
        double[][] rates = new double[contenders.size()][ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            for (int i = 0; i < rates.length; i++) {
                rates[i][round] = Shell.rates(work, Map.of(), 1, loop(contenders.get(i)));
            }
        }
        Arrays.stream(rates).forEach(Arrays::sort);
        return rates;
    }

    private List<String> loop(List<String> options) {
        List<String> argv = new ArrayList<>();
        argv.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        argv.add("--enable-native-access=ALL-UNNAMED");
        argv.add("-Dorg.slf4j.simpleLogger.defaultLogLevel=warn");
        argv.add("-Dcocobean.root=" + root);
        argv.addAll(options);
        argv.addAll(List.of("-cp", System.getProperty("java.class.path"), Loops.class.getName()));
        argv.addAll(List.of("counter", "icarus", quick ? "100000" : "400000", "1"));
        return argv;
    }
}
