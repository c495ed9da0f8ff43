package org.cocobean.benchmarks;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.LongFunction;

/// The physical limits: the same loops without any testbench framework, in pure HDL or C++ on the
/// model.
final class Limits {

    private final Path root;
    private final Path work;

    Limits(Path root, Path work) {
        this.root = root;
        this.work = work;
    }

    private String rtl(String name) {
        return root.resolve("hdl-samples/rtl").resolve(name).toString();
    }

    private String bench(String name) {
        return root.resolve("benchmarks/hdl").resolve(name).toString();
    }

    /// @param design its file below `hdl-samples/rtl`, without the ending
    Contender verilog(String top, String design, int copies, long cycles) {
        return new Contender(
                "pure Verilog testbench",
                () -> {
                    Path output = work.resolve(top + ".vvp");
                    Shell.run(
                            work,
                            "iverilog",
                            "-g2012",
                            "-o",
                            output.toString(),
                            "-s",
                            top,
                            bench(top + ".v"),
                            rtl(design + ".v"));
                    return slope(
                            copies,
                            cycles,
                            n -> List.of("vvp", "-n", output.toString(), "+cycles=" + n));
                });
    }

    Contender vhdl(String top, String design, int copies, long cycles) {
        return new Contender(
                "pure VHDL testbench",
                () -> {
                    Path directory = Files.createDirectories(work.resolve("vhdl-" + top));
                    Shell.run(
                            directory,
                            "ghdl",
                            "-a",
                            "--std=08",
                            rtl(design + ".vhd"),
                            bench(top + ".vhd"));
                    Shell.run(directory, "ghdl", "-e", "--std=08", top);
                    return slope(
                            copies,
                            cycles,
                            n ->
                                    List.of(
                                            "ghdl",
                                            "-r",
                                            "--std=08",
                                            "--workdir=" + directory,
                                            top,
                                            "-gCYCLES=" + n));
                });
    }

    Contender cpp(String design, String main, int copies, long cycles) {
        return new Contender(
                "C++ on the Verilated model",
                () -> {
                    String top = design.substring(design.indexOf('/') + 1);
                    Path directory = work.resolve("cpp-" + top);
                    Shell.run(
                            work,
                            "verilator",
                            "--cc",
                            "--exe",
                            "--build",
                            "-O3",
                            "-CFLAGS",
                            "-O3",
                            "-Mdir",
                            directory.toString(),
                            "--top-module",
                            top,
                            "-Wno-fatal",
                            top.equals("counter") ? "-GWIDTH=32" : "-Wno-lint",
                            rtl(design + ".v"),
                            bench(main),
                            "-MAKEFLAGS",
                            "OPT_FAST=-O3 OPT_GLOBAL=-O3");
                    return slope(
                            copies,
                            cycles,
                            n ->
                                    List.of(
                                            directory.resolve("V" + top).toString(),
                                            Long.toString(n)));
                });
    }

    /// Two runs of different length cancel out the time to start.
    private double slope(int copies, long cycles, LongFunction<List<String>> command)
            throws Exception {
        long few = cycles / 10;
        double small = Shell.seconds(work, copies, command.apply(few));
        double large = Shell.seconds(work, copies, command.apply(cycles));
        return copies * (cycles - few) / (large - small);
    }
}
