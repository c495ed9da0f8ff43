package org.cocobean.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Measures everything side by side and prints one table: `Benchmarks ROOT [--quick] [--write
/// FILE]`.
public final class Benchmarks {

    private static final int ROUNDS = 3;

    private final Path root;
    private final Path work;
    private final Limits limits;
    private final long scale;
    private final StringBuilder report = new StringBuilder();

    private Benchmarks(Path root, boolean quick) throws IOException {
        this.root = root;
        this.work = Files.createDirectories(root.resolve("target/benchmarks")).toAbsolutePath();
        this.limits = new Limits(root, work);
        this.scale = quick ? 1 : 4;
    }

    /// Runs all benchmarks.
    public static void main(String[] arguments) throws Exception {
        List<String> options = Arrays.asList(arguments);
        Benchmarks benchmarks =
                new Benchmarks(Path.of(arguments[0]).toAbsolutePath(), options.contains("--quick"));
        benchmarks.all();
        int write = options.indexOf("--write");
        if (write >= 0) {
            Files.writeString(Path.of(options.get(write + 1)), benchmarks.report);
        }
    }

    private void all() throws Exception {
        say("# Measured figures");
        say("");
        say(
                "Written by `./cocobean bench --write` on "
                        + LocalDate.now(ZoneOffset.UTC)
                        + "; "
                        + machine()
                        + ".");
        say(
                "Each table is one run, the median of "
                        + ROUNDS
                        + " rounds in which the contenders take turns. Ratios hold");
        say("better than absolute figures. The loops are in `benchmarks/`.");
        boolean icarus = installed("iverilog");
        boolean verilator = installed("verilator");
        boolean ghdl = installed("ghdl");
        if (icarus) {
            for (int copies : new int[] {1, 2, 4}) {
                table(
                        "Counter loop on Icarus, " + simulations(copies),
                        "cycles/s",
                        limits.verilog("counter_bench", "counter", copies, 1_000_000 * scale),
                        cocobean("Cocobean", "counter", "icarus", "-", 200_000 * scale, copies),
                        cocobean(
                                "Cocobean, always spinning",
                                "counter",
                                "icarus",
                                "-",
                                50_000 * scale,
                                copies,
                                "-Dcocobean.handover=spin"),
                        cocobean(
                                "Cocobean, always yielding",
                                "counter",
                                "icarus",
                                "-",
                                50_000 * scale,
                                copies,
                                "-Dcocobean.handover=yield"),
                        cocobean(
                                "Cocobean, always sleeping",
                                "counter",
                                "icarus",
                                "-",
                                50_000 * scale,
                                copies,
                                "-Dcocobean.handover=sleep"));
            }
            table(
                    "FIR loop on Icarus",
                    "cycles/s",
                    limits.verilog("fir_bench", "fir8", 1, 100_000 * scale),
                    cocobean("Cocobean", "fir", "icarus", "-", 50_000 * scale, 1));
            table(
                    "100 more tasks that wait for every edge, on Icarus",
                    "resumes/s",
                    cocobean("Cocobean, continuations", "tasks", "icarus", "-", 10_000 * scale, 1),
                    cocobean(
                            "Cocobean, virtual threads",
                            "tasks",
                            "icarus",
                            "-",
                            2_000 * scale,
                            1,
                            "-Dcocobean.tasks=virtual"));
        }
        if (verilator) {
            for (int copies : new int[] {1, 2}) {
                table(
                        "Counter loop on Verilator, " + simulations(copies),
                        "cycles/s",
                        limits.cpp("counter", "counter_main.cpp", copies, 50_000_000 * scale),
                        cocobean(
                                "Cocobean in-process, FFM",
                                "counter",
                                "verilator",
                                "IN_PROCESS",
                                2_000_000 * scale,
                                copies,
                                "-Dcocobean.native.call=ffm"),
                        cocobean(
                                "Cocobean in-process, JNA",
                                "counter",
                                "verilator",
                                "IN_PROCESS",
                                2_000_000 * scale,
                                copies,
                                "-Dcocobean.native.call=jna"),
                        cocobean(
                                "Cocobean process",
                                "counter",
                                "verilator",
                                "PROCESS",
                                200_000 * scale,
                                copies));
            }
            table(
                    "FIR loop on Verilator",
                    "cycles/s",
                    limits.cpp("fir8", "fir_main.cpp", 1, 20_000_000 * scale),
                    cocobean(
                            "Cocobean in-process",
                            "fir",
                            "verilator",
                            "IN_PROCESS",
                            1_000_000 * scale,
                            1));
        }
        if (ghdl) {
            table(
                    "Counter loop on GHDL",
                    "cycles/s",
                    limits.vhdl("counter_bench", "counter", 1, 200_000 * scale),
                    cocobean("Cocobean", "counter", "ghdl", "-", 50_000 * scale, 1));
        }
        List<Contender> empty = new ArrayList<>();
        if (icarus) {
            empty.add(cocobean("Icarus", "empty", "icarus", "-", 25 * scale, 1));
        }
        if (verilator) {
            empty.add(
                    cocobean(
                            "Verilator in-process",
                            "empty",
                            "verilator",
                            "IN_PROCESS",
                            25 * scale,
                            1));
        }
        if (ghdl) {
            empty.add(cocobean("GHDL", "empty", "ghdl", "-", 25 * scale, 1));
        }
        table("Empty tests, the design already built", "tests/s", empty.toArray(Contender[]::new));
        peers(icarus, ghdl);
    }

    private void peers(boolean icarus, boolean ghdl) throws Exception {
        Path python = work.resolve("venv/bin/python3");
        if (!Files.exists(python)) {
            try {
                Shell.run(work, "python3", "-m", "venv", work.resolve("venv").toString());
                Shell.run(work, python.toString(), "-m", "pip", "install", "-q", "cocotb");
            } catch (IllegalStateException | IOException e) {
                say("");
                say(
                        "cocotb was not measured: it could not be installed here ("
                                + e.getMessage()
                                + ").");
                return;
            }
        }
        String version =
                Shell.run(work, python.toString(), "-c", "import cocotb; print(cocotb.__version__)")
                        .strip();
        if (icarus) {
            table(
                    "Against cocotb " + version + " on Icarus, counter loop",
                    "cycles/s",
                    cocotb(version, "icarus", python, "verilog/counter.v"),
                    cocobean("Cocobean", "counter", "icarus", "-", 200_000 * scale, 1));
        }
        if (ghdl) {
            table(
                    "Against cocotb " + version + " on GHDL, counter loop",
                    "cycles/s",
                    cocotb(version, "ghdl", python, "vhdl/counter.vhd"),
                    cocobean("Cocobean", "counter", "ghdl", "-", 50_000 * scale, 1));
        }
    }

    private Contender cocotb(String version, String simulator, Path python, String source) {
        return new Contender(
                "cocotb " + version,
                () ->
                        Shell.rate(
                                work,
                                Map.of("PATH", python.getParent() + ":" + System.getenv("PATH")),
                                List.of(
                                        python.toString(),
                                        root.resolve("benchmarks/peers/cocotb_run.py").toString(),
                                        simulator,
                                        root.resolve("hdl-samples/rtl").resolve(source).toString(),
                                        Long.toString(50_000 * scale),
                                        work.resolve("cocotb-" + simulator).toString())));
    }

    private Contender cocobean(
            String name,
            String what,
            String simulator,
            String home,
            long cycles,
            int copies,
            String... options) {
        List<String> argv =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java")
                                        .toString()));
        argv.add("--add-exports=java.base/jdk.internal.vm=ALL-UNNAMED");
        argv.add("--enable-native-access=ALL-UNNAMED");
        argv.add("-Dorg.slf4j.simpleLogger.defaultLogLevel=warn");
        argv.add("-Dcocobean.root=" + root);
        argv.addAll(List.of(options));
        argv.addAll(List.of("-cp", System.getProperty("java.class.path"), Loops.class.getName()));
        argv.addAll(
                List.of(what, simulator, home, Long.toString(cycles), Integer.toString(copies)));
        return new Contender(name, () -> Shell.rate(work, Map.of(), argv));
    }

    private static String simulations(int copies) {
        return copies == 1 ? "one simulation" : copies + " simulations at once";
    }

    /// Measures the contenders in turns; the first one is the reference.
    private void table(String title, String unit, Contender... contenders) throws Exception {
        double[][] rates = new double[contenders.length][ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            for (int i = 0; i < contenders.length; i++) {
                rates[i][round] = contenders[i].measurement().perSecond();
            }
        }
        say("");
        say("## " + title);
        say("");
        say(String.format(Locale.ROOT, "| contender | %s | time each | ratio |", unit));
        say("|---|---:|---:|---:|");
        double reference = 0;
        for (int i = 0; i < contenders.length; i++) {
            Arrays.sort(rates[i]);
            double median = rates[i][ROUNDS / 2];
            reference = i == 0 ? median : reference;
            say(
                    String.format(
                            Locale.ROOT,
                            "| %s | %s | %s | %.2f |",
                            contenders[i].name(),
                            grouped(median),
                            time(1 / median),
                            median / reference));
        }
    }

    private static String grouped(double rate) {
        return rate < 1000
                ? String.format(Locale.ROOT, "%.1f", rate)
                : String.format(Locale.ROOT, "%,.0f", rate).replace(',', ' ');
    }

    private static String time(double seconds) {
        if (seconds < 1e-6) {
            return String.format(Locale.ROOT, "%.0f ns", seconds * 1e9);
        }
        return seconds < 1e-3
                ? String.format(Locale.ROOT, "%.2f µs", seconds * 1e6)
                : String.format(Locale.ROOT, "%.1f ms", seconds * 1e3);
    }

    private static boolean installed(String program) {
        return Arrays.stream(System.getenv("PATH").split(":"))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, program)));
    }

    private static String machine() throws IOException {
        String model =
                Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
                        .filter(line -> line.startsWith("model name"))
                        .map(line -> line.replaceAll(".*: ", ""))
                        .findFirst()
                        .orElse("unknown processor");
        return Runtime.getRuntime().availableProcessors()
                + " cores ("
                + model
                + "), JDK "
                + System.getProperty("java.version");
    }

    private void say(String line) {
        System.out.println(line);
        report.append(line).append('\n');
    }
}
