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
import java.util.Optional;
import java.util.TreeMap;

/// Measures everything side by side and prints one table after the other: `Benchmarks ROOT
/// [--quick] [--only WORDS] [--write FILE]`.
public final class Benchmarks {

    private static final String COCOTB = "cocotb==2.1.0";

    /// The newest that runs with the Verilator of Debian 12.
    private static final String COCOTB_FOR_OLD_VERILATOR = "cocotb==1.9.2";

    private final Path root;
    private final Path work;
    private final Limits limits;
    private final long scale;
    private final String only;
    private final StringBuilder report = new StringBuilder();
    private final List<String> titles = new ArrayList<>();
    private boolean any;
    private boolean failed;

    private Benchmarks(Path root, boolean quick, String only) throws IOException {
        this.root = root;
        this.work = Files.createDirectories(root.resolve("target/benchmarks")).toAbsolutePath();
        this.limits = new Limits(root, work);
        this.scale = quick ? 1 : 4;
        this.only = only.toLowerCase(Locale.ROOT);
    }

    /// Runs all benchmarks whose titles contain what `--only` says.
    public static void main(String[] arguments) throws Exception {
        List<String> options = Arrays.asList(arguments);
        Benchmarks benchmarks =
                new Benchmarks(
                        Path.of(arguments[0]).toAbsolutePath(),
                        options.contains("--quick"),
                        option(options, "--only").orElse(""));
        Optional<String> file = option(options, "--write");
        benchmarks.all();
        if (!benchmarks.any) {
            throw new IllegalArgumentException(
                    "no title contains '%s'; there are:\n  %s"
                            .formatted(benchmarks.only, String.join("\n  ", benchmarks.titles)));
        }
        if (file.isPresent()) {
            Files.writeString(Path.of(file.get()), benchmarks.report);
        }
        if (benchmarks.failed) {
            System.exit(1);
        }
    }

    private static Optional<String> option(List<String> options, String name) {
        int at = options.indexOf(name);
        if (at < 0) {
            return Optional.empty();
        }
        if (at + 1 == options.size()) {
            throw new IllegalArgumentException(name + " needs a value");
        }
        return Optional.of(options.get(at + 1));
    }

    private void all() throws Exception {
        say(
                "Measured by `./cocobean bench` on "
                        + LocalDate.now(ZoneOffset.UTC)
                        + ": "
                        + machine());
        say(
                "Each table is the median of "
                        + Table.ROUNDS
                        + " rounds in which the contenders take turns.");
        BusTables buses = new BusTables(this, limits, scale);
        if (installed("iverilog")) {
            icarus(Cocotb.install(root, work, COCOTB));
            buses.icarus(Cocotb.install(root, work, BusTables.PEER));
        }
        if (installed("ghdl")) {
            ghdl(Cocotb.install(root, work, COCOTB));
            buses.ghdl();
        }
        if (installed("verilator")) {
            verilator(Cocotb.install(root, work, COCOTB_FOR_OLD_VERILATOR));
            buses.verilator();
        }
        emptyTests();
        recording();
        largeScopes();
        changedPackage();
        if (installed("iverilog") && isWanted(ContainerFigures.TITLE)) {
            say(ContainerFigures.measure(root, scale == 1).stripTrailing());
        }
    }

    private void icarus(Optional<Cocotb> cocotb) throws Exception {
        for (int copies : new int[] {1, 2, 4}) {
            List<Contender> all = new ArrayList<>();
            all.add(limits.verilog("counter_bench", "verilog/counter", copies, 1_000_000 * scale));
            all.add(cocobean("Cocobean", "counter", "icarus", 250_000 * scale, copies));
            for (String mode : List.of("spin", "yield", "sleep")) {
                String option = "-Dcocobean.handover=" + mode;
                long cycles = (copies == 1 ? 50_000 : 10_000) * scale;
                all.add(
                        cocobean(
                                "Cocobean, always " + mode,
                                "counter",
                                "icarus",
                                cycles,
                                copies,
                                option));
            }
            cocotb.ifPresent(
                    peer -> all.add(peer.loop("counter", "icarus", "gpi", 50_000 * scale, copies)));
            if (copies == 1) {
                cocotb.ifPresent(peer ->
                        all.add(peer.loop("counter", "icarus", "default", 25_000 * scale, 1)));
            }
            table("Counter loop on Icarus, " + simulations(copies), "cycles/s", all);
        }
        List<Contender> fir = new ArrayList<>();
        fir.add(limits.verilog("fir_bench", "verilog/fir8", 1, 100_000 * scale));
        fir.add(cocobean("Cocobean", "fir", "icarus", 50_000 * scale, 1));
        cocotb.ifPresent(peer -> fir.add(peer.loop("fir", "icarus", "gpi", 25_000 * scale, 1)));
        table("FIR loop on Icarus", "cycles/s", fir);
        List<Contender> tasks = new ArrayList<>();
        tasks.add(cocobean("Cocobean, continuations", "tasks", "icarus", 20_000 * scale, 1));
        String virtual = "-Dcocobean.tasks=virtual";
        tasks.add(
                cocobean("Cocobean, virtual threads", "tasks", "icarus", 500 * scale, 1, virtual));
        cocotb.ifPresent(peer -> tasks.add(peer.loop("tasks", "icarus", "gpi", 2_000 * scale, 1)));
        table("100 more tasks that wait for every edge, on Icarus", "resumes/s", tasks);
    }

    private void ghdl(Optional<Cocotb> cocotb) throws Exception {
        for (int copies : new int[] {1, 2}) {
            List<Contender> all = new ArrayList<>();
            all.add(limits.vhdl("counter_bench", "vhdl/counter", copies, 200_000 * scale));
            all.add(cocobean("Cocobean", "counter", "ghdl", 100_000 * scale, copies));
            String wrapped = "Cocobean, records through a wrapper";
            all.add(cocobean(wrapped, "records", "ghdl", 100_000 * scale, copies));
            cocotb.ifPresent(
                    peer -> all.add(peer.loop("counter", "ghdl", "gpi", 50_000 * scale, copies)));
            table("Counter loop on GHDL, " + simulations(copies), "cycles/s", all);
        }
        List<Contender> fir = new ArrayList<>();
        fir.add(limits.vhdl("fir_bench", "vhdl/fir8", 1, 10_000 * scale));
        fir.add(cocobean("Cocobean", "fir", "ghdl", 10_000 * scale, 1));
        cocotb.ifPresent(peer -> fir.add(peer.loop("fir", "ghdl", "gpi", 5_000 * scale, 1)));
        table("FIR loop on GHDL", "cycles/s", fir);
    }

    private void verilator(Optional<Cocotb> cocotb) throws Exception {
        for (int copies : new int[] {1, 2, 4}) {
            List<Contender> all = new ArrayList<>();
            all.add(limits.cpp("verilog/counter", "counter_main.cpp", copies, 50_000_000 * scale));
            for (String call : List.of("ffm", "jna")) {
                String option = "-Dcocobean.native.call=" + call;
                long cycles = 5_000_000 * scale;
                all.add(
                        cocobean(
                                "Cocobean in-process, " + call,
                                "counter",
                                "verilator",
                                cycles,
                                copies,
                                option));
            }
            String process = "-Dcocobean.bench.isolation=PROCESS";
            long cycles = 250_000 * scale;
            all.add(
                    cocobean(
                            "Cocobean in a process",
                            "counter",
                            "verilator",
                            cycles,
                            copies,
                            process));
            cocotb.ifPresent(peer ->
                    all.add(peer.loop("counter", "verilator", "default", 10_000 * scale, copies)));
            table("Counter loop on Verilator, " + simulations(copies), "cycles/s", all);
        }
        List<Contender> fir = new ArrayList<>();
        fir.add(limits.cpp("verilog/fir8", "fir_main.cpp", 1, 20_000_000 * scale));
        fir.add(cocobean("Cocobean in-process", "fir", "verilator", 2_000_000 * scale, 1));
        cocotb.ifPresent(
                peer -> fir.add(peer.loop("fir", "verilator", "default", 5_000 * scale, 1)));
        table("FIR loop on Verilator", "cycles/s", fir);
    }

    private void emptyTests() throws Exception {
        List<Contender> all = new ArrayList<>();
        for (String simulator : simulators()) {
            all.add(cocobean("Cocobean on " + simulator, "empty", simulator, 25 * scale, 1));
        }
        if (!all.isEmpty()) {
            table("Empty tests, the design already built", "tests/s", all);
        }
    }

    private void recording() throws Exception {
        String title = "Recording of outcomes";
        if (isWanted(title)) {
            List<String> argv =
                    java("-Dcocobean.run.dir=" + Files.createTempDirectory(work, "recording-"));
            argv.add(Recording.class.getName());
            try {
                say("\n**" + title + "**: " + Recording.found(Shell.run(work, argv)));
            } catch (IllegalStateException e) {
                failed(e);
            }
        }
    }

    /// Verilator's model has a tenth of the signals: to compile more takes it many minutes.
    private void largeScopes() throws Exception {
        Map<String, String> titles =
                Map.of(
                        "start", "Start of a design of one large scope",
                        "find", "Names that are found in one large scope",
                        "miss", "Names that are missed in one large scope");
        for (Map.Entry<String, String> title : new TreeMap<>(titles).entrySet()) {
            List<Contender> all = new ArrayList<>();
            for (String simulator : simulators()) {
                int signals = simulator.equals("verilator") ? 10_000 : 100_000;
                List<String> argv = java();
                argv.add(LargeScope.class.getName());
                argv.addAll(List.of(title.getKey(), simulator, "" + signals, work + "/large"));
                all.add(
                        new Contender(
                                simulator + ", " + signals + " signals",
                                () -> Shell.rates(work, Map.of(), 1, argv)));
            }
            if (!all.isEmpty()) {
                table(title.getValue(), "/s", all);
            }
        }
    }

    private void changedPackage() throws Exception {
        if (installed("ghdl")) {
            List<Contender> all = new ArrayList<>();
            for (String who : List.of("ghdl", "cocobean")) {
                List<String> arguments = List.of(who, "" + 50 * scale, work + "/fifty-" + who);
                String name = who.equals("ghdl") ? "ghdl -m" : "Cocobean";
                all.add(java(name, ChangedPackage.class, arguments));
            }
            table("Builds after a changed package of fifty files", "/s", all);
        }
    }

    private static List<String> simulators() {
        Map<String, String> programs =
                Map.of("icarus", "iverilog", "verilator", "verilator", "ghdl", "ghdl");
        return List.of("icarus", "verilator", "ghdl").stream()
                .filter(name -> installed(programs.getOrDefault(name, name)))
                .toList();
    }

    private Contender cocobean(
            String name,
            String what,
            String simulator,
            long cycles,
            int copies,
            String... options) {
        return java(
                name,
                Loops.class,
                List.of(what, simulator, Long.toString(cycles), Integer.toString(copies)),
                options);
    }

    /// A main class of ours that prints its rate, in a JVM of its own.
    Contender java(String name, Class<?> main, List<String> arguments, String... options) {
        List<String> argv = java("-Dcocobean.root=" + root);
        argv.addAll(List.of(options));
        argv.add(main.getName());
        argv.addAll(arguments);
        return new Contender(name, () -> Shell.rates(work, Map.of(), 1, argv));
    }

    private static List<String> java(String... options) {
        List<String> argv = new ArrayList<>();
        argv.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        argv.add("--enable-native-access=ALL-UNNAMED");
        argv.add("-Dorg.slf4j.simpleLogger.defaultLogLevel=warn");
        argv.addAll(List.of("-cp", System.getProperty("java.class.path")));
        argv.addAll(List.of(options));
        return argv;
    }

    static String simulations(int copies) {
        return copies == 1 ? "one simulation" : copies + " simulations at once";
    }

    void table(String title, String unit, List<Contender> contenders) throws Exception {
        if (isWanted(title)) {
            say(new Table(title, unit, contenders).measured(this::failed).stripTrailing());
        }
    }

    private boolean isWanted(String title) {
        titles.add(title);
        boolean wanted = title.toLowerCase(Locale.ROOT).contains(only);
        any |= wanted;
        return wanted;
    }

    private void failed(Exception failure) {
        failed = true;
        failure.printStackTrace();
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
        String load = Files.readString(Path.of("/proc/loadavg")).split(" ")[0];
        return "%d cores (%s), JDK %s, load before it began %s."
                .formatted(
                        Runtime.getRuntime().availableProcessors(),
                        model,
                        System.getProperty("java.version"),
                        load);
    }

    private void say(String line) {
        System.out.println(line);
        report.append(line).append('\n');
    }
}
