package org.cocobean.bus.axi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.cocobean.Cocobean.await;
import static org.cocobean.Cocobean.falling;
import static org.cocobean.Cocobean.fork;
import static org.cocobean.Cocobean.ns;
import static org.cocobean.Cocobean.us;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.cocobean.Simulation;
import org.cocobean.bus.BusBench;
import org.cocobean.bus.ClockDomain;
import org.cocobean.bus.Naming;
import org.cocobean.bus.Stall;
import org.cocobean.bus.check.AxiRule;
import org.cocobean.bus.check.ProtocolChecks;
import org.cocobean.bus.memory.AddressMap;
import org.cocobean.bus.memory.Memory;
import org.cocobean.bus.memory.Response;
import org.cocobean.bus.memory.Target;
import org.cocobean.bus.memory.Unwritten;
import org.cocobean.dut.Dut;
import org.cocobean.dut.Signal;
import org.cocobean.sim.HdlDesign;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A memory that is answered beside the simulator does in each cycle what the same one in Java
/// does.
class AxiBesideTests {

    private static HdlDesign wires(String simulator) {
        return BusBench.design(
                "axi_wires", simulator.equals("ghdl") ? "bus/axi_wires.vhd" : "bus/axi_wires.v");
    }

    /// A call-back on one channel keeps all of the memory in Java.
    private static Axi inJava(Axi axi, boolean java) {
        return java ? axi.stall(AxiChannel.AW, Stall.of(() -> false)) : axi;
    }

    // ---- the same in each cycle

    private static final List<String> SEEN =
            List.of(
                    "arready", "arvalid", "awready", "awvalid", "bid", "bready", "bresp", "bvalid",
                    "rdata", "rid", "rlast", "rready", "rresp", "rvalid", "wready", "wvalid");

    private static String pins(Dut dut) {
        StringBuilder text = new StringBuilder().append(Simulation.current().time());
        for (String name : SEEN) {
            String valid = name.substring(0, 1) + "valid";
            boolean isPayload = !name.endsWith("valid") && !name.endsWith("ready");
            Signal signal = dut.signal("m_axi_" + name);
            text.append(' ')
                    .append(
                            isPayload && !dut.signal("m_axi_" + valid).isHigh()
                                    ? "-"
                                    : signal.value());
        }
        return text.toString();
    }

    /// What the pins are at each edge while a manager does all that it can, and what it reads.
    private static List<String> trace(String simulator, boolean stalls, boolean java) {
        List<String> trace = new ArrayList<>();
        Memory low = Memory.sparse(0x3800).unwritten(Unwritten.random(5)); // half a page at its end
        Memory high = Memory.sparse(1 << 16);
        int[] handled = {0};
        AddressMap map = new AddressMap().put("low", 0, 0x3800, low);
        map.put("high", 0x8000, 1 << 16, high).put("alias", 0x2_0000, 1 << 16, high);
        map.put("handler", 0x4000, 0x1000, new Counting(handled));
        BusBench.run(
                simulator,
                wires(simulator),
                dut -> {
                    ClockDomain domain = BusBench.domain(dut);
                    Axi asking = Axi.of(dut, Naming.prefix("s_axi_"), domain);
                    Axi answering = Axi.of(dut, Naming.prefix("m_axi_"), domain);
                    if (stalls) {
                        for (AxiChannel channel : AxiChannel.values()) {
                            asking = asking.stall(channel, Stall.random(0.3, 7));
                            answering =
                                    channel == AxiChannel.AW
                                            ? answering
                                            : answering.stall(channel, Stall.random(0.2, 9));
                        }
                    }
                    inJava(answering, java).serve(map);
                    AxiManager bus = asking.manage();
                    fork(
                            "traffic",
                            () -> {
                                Random random = new Random(11);
                                for (int i = 0; i < 150; i++) {
                                    access(bus, random, trace);
                                }
                            });
                    for (int cycle = 0; cycle < 4000; cycle++) {
                        domain.cycles(1);
                        trace.add(pins(dut));
                        if (cycle == 1500) {
                            dut.signal("rst").set(1);
                        } else if (cycle == 1510) {
                            dut.signal("rst").set(0);
                        }
                    }
                });
        trace.add(low.hexDump(0, 0x3800));
        trace.add(high.hexDump(0, 0x400));
        trace.add("handled " + handled[0]);
        return trace;
    }

    /// Something behind the bus that is no memory.
    private record Counting(int[] accesses) implements Target {
        @Override
        public Response read(long address, byte[] into) {
            Arrays.fill(into, (byte) accesses[0]++);
            return Response.OKAY;
        }

        @Override
        public Response write(long address, byte[] data) {
            accesses[0]++;
            return address % 2 == 0 ? Response.OKAY : Response.SLVERR;
        }
    }

    private static final long[] BASES = {
        0, 0x100, 0x2000, 0x3f00, 0x4000, 0x8000, 0x2_0000, 0x7000
    };

    private static void access(AxiManager bus, Random random, List<String> trace) {
        int size = random.nextInt(4);
        long address = BASES[random.nextInt(BASES.length)] + random.nextInt(0x40);
        AxiAddress request = AxiAddress.at(address, size).withId(random.nextInt(4));
        request =
                switch (random.nextInt(6)) {
                    case 0 ->
                            request.withAddress(address & -8)
                                    .withBeats(2 << random.nextInt(3), Burst.WRAP);
                    case 1 -> request.withBeats(1 + random.nextInt(8), Burst.FIXED);
                    case 2 -> request.withAddress(address & -8).withSize(3).asExclusive();
                    default -> request.withBeats(1 + random.nextInt(16), Burst.INCR);
                };
        int bytes = 0;
        for (int beat = 0; beat < request.beats(); beat++) {
            bytes += request.bytesOf(beat);
        }
        byte[] data = new byte[random.nextInt(bytes) + 1];
        random.nextBytes(data);
        try {
            if (random.nextBoolean()) {
                trace.add("wrote " + bus.send(request, bus.beats(request, data)).await());
            } else {
                trace.add("read " + bus.fetch(request).await());
            }
        } catch (RuntimeException cutOff) {
            trace.add(String.valueOf(cutOff.getMessage()));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"icarus", "verilator", "verilator/process", "ghdl"})
    void everyAnswerComesInTheSameCycleAsInJava(String simulator) {
        assertThat(trace(simulator, false, false)).isEqualTo(trace(simulator, false, true));
        assertThat(trace(simulator, true, false)).isEqualTo(trace(simulator, true, true));
    }

    /// Steps of a stall are handed over in lots; an answer may take the one at which more are due.
    @ParameterizedTest
    @ValueSource(strings = {"icarus", "verilator", "verilator/process", "ghdl"})
    void aMemoryThatStandsStillAnswersForEver(String simulator) {
        BusBench.run(
                simulator,
                wires(simulator),
                dut -> {
                    ClockDomain domain = BusBench.domain(dut);
                    Memory memory = Memory.sparse(1 << 20);
                    memory.write(0, new byte[] {7});
                    Axi.of(dut, Naming.prefix("m_axi_"), domain)
                            .stall(AxiChannel.R, Stall.every(1, 1))
                            .serve(memory);
                    AxiManager bus = Axi.of(dut, Naming.prefix("s_axi_"), domain).manage();
                    for (int i = 0; i < 1100; i++) {
                        assertThat(bus.startRead(0, 1).await(us(1)).data()[0]).isEqualTo((byte) 7);
                    }
                });
    }

    // ---- a manager of the design

    private static void copy(String simulator, boolean java, int bursts, Memory memory) {
        BusBench.run(
                simulator,
                BusBench.design("axi_copy", "bus/axi_copy.v"),
                dut -> {
                    ClockDomain domain = BusBench.domain(dut);
                    dut.signal("start").set(0);
                    inJava(Axi.of(dut, Naming.prefix("m_axi_"), domain), java).serve(memory);
                    dut.signal("source").set(0x1000);
                    dut.signal("target").set(0x8000);
                    dut.signal("bursts").set(bursts);
                    domain.cycles(6);
                    dut.signal("start").set(1);
                    domain.cycles(1);
                    dut.signal("start").set(0);
                    domain.cycles(2);
                    falling(dut.signal("busy")).await();
                    assertThat(dut.signal("failed").isHigh()).isFalse();
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"icarus", "verilator", "verilator/process"})
    void theTestIsNotWokenByWhatTheDesignCopies(String simulator) {
        Memory memory = Memory.sparse(1 << 20);
        byte[] data = new byte[200 * 128];
        new Random(3).nextBytes(data);
        memory.set(0x1000, data);
        long[] stops = new long[1];
        BusBench.run(
                simulator,
                BusBench.design("axi_copy", "bus/axi_copy.v"),
                dut -> {
                    ClockDomain domain = BusBench.domain(dut);
                    dut.signal("start").set(0);
                    Axi.of(dut, Naming.prefix("m_axi_"), domain).serve(memory);
                    dut.signal("source").set(0x1000);
                    dut.signal("target").set(0x8000);
                    dut.signal("bursts").set(200);
                    domain.cycles(6);
                    long before = Simulation.current().stops();
                    dut.signal("start").set(1);
                    domain.cycles(1);
                    dut.signal("start").set(0);
                    falling(dut.signal("busy")).await();
                    stops[0] = Simulation.current().stops() - before;
                    assertThat(dut.signal("failed").isHigh()).isFalse();
                    assertThat(memory.bytes(0x8000, data.length)).isEqualTo(data);
                });
        assertThat(memory.bytes(0x8000, data.length)).isEqualTo(data);
        assertThat(memory.isWritten(0x8000, data.length)).isTrue();
        assertThat(memory.isWritten(0x8000 + data.length, 1)).isFalse();
        assertThat(stops[0]).isLessThan(200 * 32 / 64);
    }

    @Test
    void aMemoryThatIsWatchedIsAnsweredInJava() {
        Memory memory = Memory.sparse(1 << 20);
        memory.set(0x1000, new byte[1024]);
        copy("icarus", false, 2, memory);
        List<Long> seen = new ArrayList<>();
        memory.watch(0x8000, 0x100, (isWrite, address, data) -> seen.add(address));
        copy("icarus", false, 2, memory);
        assertThat(seen).hasSize(2 * 16).startsWith(0x8000L, 0x8008L);
    }

    @Test
    void aWatchThatComesLateSeesWhatFollows() {
        AxiTests.models((asking, answering, dut) -> {
            Memory memory = Memory.sparse(1 << 16);
            answering.serve(memory);
            AxiManager bus = asking.manage();
            bus.writeLong(0x10, 1);
            List<Long> seen = new ArrayList<>();
            memory.watch(0x10, 8, (isWrite, address, data) -> seen.add(address));
            bus.writeLong(0x10, 2);
            assertThat(bus.readLong(0x10)).isEqualTo(2);
            assertThat(seen).containsExactly(0x10L, 0x10L);
        });
    }

    @Test
    void whatTheTestWritesIsReadAndWhatIsWrittenTheTestReads() {
        AxiTests.models((asking, answering, dut) -> {
            Memory memory = Memory.sparse(1 << 16);
            answering.serve(memory);
            AxiManager bus = asking.manage();
            bus.writeLong(0x10, 0x11);
            assertThat(memory.readInt(0x10)).isEqualTo(0x11);
            memory.writeInt(0x14, 0x22);
            assertThat(bus.readLong(0x10)).isEqualTo(0x22_0000_0011L);
            memory.unwritten(Unwritten.value(0x5a));
            assertThat(bus.readInt(0x20)).isEqualTo(0x5a5a5a5a);
        });
    }

    @Test
    void toReadWhatNobodyHasWrittenMayFailTheTest() {
        assertThatThrownBy(() ->
                        AxiTests.models((asking, answering, dut) -> {
                            Memory memory = Memory.sparse(1 << 16).unwritten(Unwritten.error());
                            answering.serve(memory);
                            AxiManager bus = asking.manage();
                            bus.writeLong(0x10, 1);
                            assertThat(bus.readLong(0x10)).isEqualTo(1);
                            bus.readInt(0x18);
                        }))
                .hasStackTraceContaining("0x18 was read, but nobody has written it");
    }

    @Test
    void aRuleThatIsBrokenFailsTheTestAtItsEdge() {
        AxiTests.models((asking, answering, dut) -> {
            ProtocolChecks checks = ProtocolChecks.all().expect(AxiRule.BOUNDARY_4K);
            Memory memory = Memory.sparse(1 << 16);
            answering.checks(checks).serve(memory);
            AxiManager bus = asking.manage();
            bus.writeLong(0xff8, 1);
            AxiAddress over = AxiAddress.at(0xff8, 3).withBeats(2, Burst.INCR);
            assertThat(bus.fetch(over).await().response()).isEqualTo(Response.OKAY);
            assertThat(checks.violations()).hasSize(1);
            bus.writeLong(0xff0, 2);
            assertThat(memory.readInt(0xff0)).isEqualTo(2);
        });
    }

    @Test
    void morePagesThanLieBesideTheSimulatorAreBroughtAndTakenBack() {
        AxiTests.models((asking, answering, dut) -> {
            Memory memory = Memory.sparse(1L << 32);
            answering.serve(memory);
            AxiManager bus = asking.manage();
            for (int i = 0; i < 1200; i++) {
                bus.writeInt(i * 4096L * (i % 2 == 0 ? 1 : 5), i);
            }
            for (int i = 0; i < 1200; i += 37) {
                assertThat(bus.readInt(i * 4096L * (i % 2 == 0 ? 1 : 5))).isEqualTo(i);
            }
            await(ns(10));
        });
    }
}
