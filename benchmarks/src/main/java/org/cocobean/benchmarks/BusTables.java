package org.cocobean.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The bus library: beats of an AXI-Stream, bytes of a memory on AXI4 and of a serial line, through
/// the public API.
final class BusTables {

    /// What the peer needs.
    static final String PEER = "cocotb==2.1.0 cocotbext-axi==0.1.28";

    private static final String REGISTER = "axis_register";
    private static final String RATE = "beats/s";
    private static final String JAVA_ONLY = "-Dcocobean.bus.engine=off";

    private final Benchmarks bench;
    private final Limits limits;
    private final long scale;

    /// @param scale 1 for a quick look
    BusTables(Benchmarks bench, Limits limits, long scale) {
        this.bench = bench;
        this.limits = limits;
        this.scale = scale;
    }

    void icarus(Optional<Cocotb> peer) throws Exception {
        for (int copies : new int[] {1, 2}) {
            List<Contender> all = new ArrayList<>();
            all.add(
                    limits.verilog(
                            REGISTER + "_bench", "bus/" + REGISTER, copies, 500_000 * scale));
            all.add(stream("Cocobean", "icarus", 500_000, copies));
            all.add(stream("Cocobean, endpoints in Java", "icarus", 50_000, copies, JAVA_ONLY));
            peer.ifPresent(p -> all.add(p.bus("stream", REGISTER, 5_000 * scale, copies)));
            bench.table("AXI-Stream on Icarus, " + Benchmarks.simulations(copies), RATE, all);
        }
        List<Contender> ram = new ArrayList<>();
        ram.add(ram("Cocobean"));
        ram.add(ram("Cocobean, endpoints in Java", JAVA_ONLY));
        peer.ifPresent(p -> ram.add(p.bus("ram", "axi_wires", 10_000 * scale, 1)));
        bench.table("AXI4 memory on Icarus, bursts of 16", "bytes/s", ram);
        uart("Icarus", "icarus");
    }

    void ghdl() throws Exception {
        for (int copies : new int[] {1, 2}) {
            bench.table(
                    "AXI-Stream on GHDL, " + Benchmarks.simulations(copies),
                    RATE,
                    List.of(
                            limits.vhdl(
                                    REGISTER + "_bench", "bus/" + REGISTER, copies, 50_000 * scale),
                            stream("Cocobean", "ghdl", 500_000, copies)));
        }
        uart("GHDL", "ghdl");
    }

    void verilator() throws Exception {
        for (int copies : new int[] {1, 2}) {
            bench.table(
                    "AXI-Stream on Verilator, " + Benchmarks.simulations(copies),
                    RATE,
                    List.of(
                            limits.cpp(
                                    "bus/" + REGISTER,
                                    REGISTER + "_main.cpp",
                                    copies,
                                    10_000_000 * scale),
                            stream("Cocobean in-process", "verilator", 2_000_000, copies),
                            stream(
                                    "Cocobean in a process",
                                    "verilator",
                                    1_000_000,
                                    copies,
                                    "-Dcocobean.bench.isolation=PROCESS")));
        }
        uart("Verilator", "verilator");
    }

    /// Bytes on a serial line from one side of the test to the other, eight bits without parity.
    private void uart(String title, String simulator) throws Exception {
        bench.table(
                "UART on " + title,
                "bytes/s",
                List.of(
                        uart("Cocobean", simulator, 200_000),
                        uart("Cocobean, endpoints in Java", simulator, 20_000, JAVA_ONLY)));
    }

    private Contender uart(String name, String simulator, long bytes, String... options) {
        return bench.java(
                name, BusLoops.class, List.of("uart", simulator, "" + bytes * scale, "1"), options);
    }

    private Contender stream(
            String name, String simulator, long beats, int copies, String... options) {
        return bench.java(
                name,
                BusLoops.class,
                List.of("stream", simulator, "" + beats * scale, "" + copies),
                options);
    }

    private Contender ram(String name, String... options) {
        return bench.java(
                name, BusLoops.class, List.of("ram", "icarus", "" + 250_000 * scale, "1"), options);
    }
}
