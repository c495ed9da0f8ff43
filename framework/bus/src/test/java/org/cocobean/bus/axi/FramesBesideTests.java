package org.cocobean.bus.axi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.cocobean.bus.BusBench;
import org.cocobean.bus.ClockDomain;
import org.cocobean.bus.Naming;
import org.cocobean.bus.Stall;
import org.cocobean.bus.StreamSource;
import org.cocobean.bus.Transfer;
import org.cocobean.dut.Dut;
import org.cocobean.sim.HdlDesign;
import org.cocobean.value.LogicVector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Frames whose bytes go straight from and to the ring of an engine, beside frames in Java: the
/// same bytes at the same times.
class FramesBesideTests {

    private interface Traffic {
        List<Transfer<Frame>> run(Dut dut, ClockDomain domain, Stall stall);
    }

    /// A stall that never stalls, and that no engine can run.
    private static Stall inJava() {
        return Stall.of(() -> false);
    }

    private static void compare(String simulator, int bytes, Traffic traffic) {
        boolean vhdl = simulator.equals("ghdl");
        HdlDesign design =
                BusBench.design("axis_register", "bus/axis_register." + (vhdl ? "vhd" : "v"))
                        .withParameter("BYTES", bytes);
        List<List<Transfer<Frame>>> seen = new ArrayList<>();
        for (Stall stall : List.of(Stall.none(), inJava())) {
            BusBench.run(
                    simulator,
                    design,
                    dut -> seen.add(traffic.run(dut, BusBench.domain(dut), stall)));
        }
        assertThat(seen.getFirst()).isNotEmpty().isEqualTo(seen.getLast());
    }

    private static AxiStream in(Dut dut, ClockDomain domain, Stall stall) {
        return AxiStream.of(dut, Naming.prefix("s_axis_"), domain).stall(stall);
    }

    private static FrameSink out(Dut dut, ClockDomain domain, Stall stall) {
        return AxiStream.of(dut, Naming.prefix("m_axis_"), domain).stall(stall).receive();
    }

    private static Frame frame(int length) {
        byte[] data = new byte[length];
        new Random(length).nextBytes(data);
        return Frame.of(data);
    }

    @ParameterizedTest
    @CsvSource({"icarus, 8", "icarus, 4", "verilator, 16", "ghdl, 8", "ghdl, 12"})
    void framesOfAnyLengthComeAtTheSameTimes(String simulator, int bytes) {
        compare(
                simulator,
                bytes,
                (dut, domain, stall) -> {
                    FrameSource source = in(dut, domain, stall).limit(7).drive();
                    FrameSink sink = out(dut, domain, stall);
                    for (int length = 0; length < 40; length++) {
                        source.send(frame(length));
                    }
                    List<Transfer<Frame>> all = new ArrayList<>();
                    for (int length = 0; length < 40; length++) {
                        all.add(sink.next());
                        assertThat(all.getLast().item()).isEqualTo(frame(length));
                    }
                    return all;
                });
    }

    @ParameterizedTest
    @CsvSource({"icarus, 8", "ghdl, 8"})
    void beatsThatAreNotPlainAreLookedAt(String simulator, int bytes) {
        compare(
                simulator,
                bytes,
                (dut, domain, stall) -> {
                    StreamSource<AxiBeat> source = in(dut, domain, stall).beats().drive();
                    FrameSink sink = out(dut, domain, stall);
                    Random random = new Random(5);
                    for (int beat = 0; beat < 60; beat++) {
                        long keep = random.nextBoolean() ? 0xff : random.nextInt(256);
                        AxiBeat plain = AxiBeat.of(LogicVector.of(random.nextLong(), 64));
                        AxiBeat sent = plain.withKeep(keep, keep);
                        source.send(beat % 6 == 5 ? sent.asLast() : sent);
                    }
                    List<Transfer<Frame>> all = new ArrayList<>();
                    for (int i = 0; i < 10; i++) {
                        all.add(sink.next());
                    }
                    return all;
                });
    }

    @ParameterizedTest
    @CsvSource({"icarus, 8", "verilator, 16"})
    void aFrameThatAResetCutsOffIsSentAgain(String simulator, int bytes) {
        compare(
                simulator,
                bytes,
                (dut, domain, stall) -> {
                    FrameSource source = in(dut, domain, stall).drive();
                    FrameSink sink = out(dut, domain, stall);
                    for (int i = 1; i < 6; i++) {
                        source.send(frame(100 * i));
                    }
                    List<Transfer<Frame>> all = new ArrayList<>();
                    all.add(sink.next());
                    domain.cycles(30);
                    dut.signal("rst").set(1);
                    domain.cycles(3);
                    dut.signal("rst").set(0);
                    while (all.getLast().item().length() < 500) {
                        all.add(sink.next());
                    }
                    return all;
                });
    }

    @Test
    void whoListensLaterHearsTheRest() {
        compare(
                "icarus",
                8,
                (dut, domain, stall) -> {
                    FrameSource source = in(dut, domain, stall).drive();
                    FrameSink sink = out(dut, domain, stall);
                    for (int i = 1; i < 6; i++) {
                        source.send(frame(100));
                    }
                    List<Transfer<Frame>> all = new ArrayList<>();
                    all.add(sink.next());
                    domain.cycles(5); // in the middle of the next one
                    List<Transfer<Frame>> sent = new ArrayList<>();
                    sink.onTransfer(all::add);
                    source.onTransfer(sent::add);
                    source.drain();
                    domain.cycles(3);
                    assertThat(all).hasSize(5);
                    all.addAll(sent.subList(1, sent.size())); // the first began unheard
                    return all;
                });
    }
}
