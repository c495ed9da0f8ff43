package org.cocobean.bus.serial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.cocobean.Cocobean.await;
import static org.cocobean.Cocobean.fork;
import static org.cocobean.Cocobean.now;
import static org.cocobean.Cocobean.ns;
import static org.cocobean.Cocobean.us;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.BiFunction;
import org.cocobean.Simulation;
import org.cocobean.bus.BusBench;
import org.cocobean.dut.Dut;
import org.cocobean.dut.Signal;
import org.cocobean.sim.HdlDesign;
import org.cocobean.task.Task;
import org.cocobean.time.SimTime;
import org.cocobean.value.LogicVector;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Serial lines beside the simulator carry at each moment what those in Java do.
class UartEngineTests {

    private static final SimTime BIT = ns(100);

    private static HdlDesign fifo(String simulator) {
        return simulator.equals("ghdl")
                ? BusBench.design("sync_fifo", "vhdl/sync_fifo.vhd")
                : BusBench.design("sync_fifo", "verilog/sync_fifo.v");
    }

    private static Signal line(Dut dut) {
        return dut.signal("in_valid");
    }

    private record Manner(
            BiFunction<Signal, UartFormat, UartSource> source,
            BiFunction<Signal, UartFormat, UartSink> sink) {

        static Manner beside() {
            return new Manner(UartSource::on, UartSink::on);
        }

        static Manner inJava() {
            return new Manner(UartSource::inJava, UartSink::inJava);
        }
    }

    private static UartFormat format(String kind) {
        return switch (kind) {
            case "plain" -> UartFormat.of(BIT);
            case "thirds" -> UartFormat.of(BIT.dividedBy(3)).withParity(Parity.EVEN);
            case "small" ->
                    UartFormat.of(BIT).withDataBits(7).withParity(Parity.ODD).withStopBits(2);
            case "nine" -> UartFormat.of(BIT).withDataBits(9).withParity(Parity.MARK);
            default -> throw new IllegalArgumentException(kind);
        };
    }

    /// Every change of the line, what the design makes of it at its clock, and what is heard when.
    private static List<String> trace(
            String simulator, Manner manner, UartFormat sent, UartFormat expected) {
        List<String> all = new ArrayList<>();
        List<String> heard = new ArrayList<>();
        BusBench.run(
                simulator,
                fifo(simulator),
                dut -> {
                    BusBench.domain(dut);
                    dut.signal("in_data").set(1);
                    dut.signal("out_ready").set(1);
                    UartSource source = manner.source.apply(line(dut), sent);
                    UartSink sink = manner.sink.apply(line(dut), expected).allowErrors();
                    await(us(1));
                    fork("line", () -> changes(line(dut), all));
                    fork("design", () -> changes(dut.signal("out_valid"), all));
                    fork("receiver", () -> receive(sink, heard));
                    send(source, sent, all);
                    await(us(3));
                    while (!sink.isSilent()) {
                        heard.add(sink.next().toString());
                    }
                });
        all.sort(null); // in one moment, in any order
        all.addAll(heard);
        return all;
    }

    private static void changes(Signal signal, List<String> to) {
        while (true) {
            signal.change().await();
            to.add("%s %s at %s".formatted(signal.name(), signal.logic(), now()));
        }
    }

    private static void receive(UartSink sink, List<String> to) {
        for (int i = 0; i < 6; i++) {
            to.add("%s now %s".formatted(sink.next(), now()));
        }
        to.add("'%s' now %s".formatted(sink.line(), now()));
        to.add("%d bytes now %s".formatted(sink.take(20).length, now()));
    }

    private static void send(UartSource source, UartFormat format, List<String> to) {
        source.send(0x15);
        await(ns(1234));
        source.send("AB");
        if (format.parity() != Parity.NONE) {
            source.sendWithWrongParity(0x2a);
        }
        source.sendWithoutStop(0x0f);
        source.sendBreak(BIT.times(25));
        source.glitch(ns(4));
        source.send("some text\n");
        to.add("sent at " + now());
        Random random = new Random(4);
        byte[] data = new byte[50];
        for (int i = 0; i < data.length; i++) {
            data[i] = (byte) random.nextInt(format.mask() < 255 ? 128 : 256);
        }
        for (byte each : data) {
            source.send(each & 0xff);
        }
        source.send(data);
        to.add("sent at " + now());
    }

    @ParameterizedTest
    @CsvSource({
        "icarus, plain, 1",
        "icarus, thirds, 1",
        "icarus, small, 1.04",
        "icarus, nine, 1.1",
        "verilator, thirds, 1.04",
        "verilator/process, small, 1.1",
        "ghdl, plain, 1.1",
        "ghdl, thirds, 1"
    })
    void allHappensWhenItDoesInJava(String simulator, String kind, double stretch) {
        UartFormat format = format(kind);
        UartFormat expected = format.stretched(Math.round(100 * stretch), 100);
        List<String> inJava = trace(simulator, Manner.inJava(), format, expected);
        assertThat(inJava).hasSizeGreaterThan(500);
        assertThat(trace(simulator, Manner.beside(), format, expected))
                .containsExactlyElementsOf(inJava);
    }

    private static Throwable whenUnknown(String simulator, Manner manner) {
        return catchThrowable(() ->
                BusBench.run(
                        simulator,
                        fifo(simulator),
                        dut -> {
                            line(dut).set(1);
                            UartSink unused = manner.sink.apply(line(dut), UartFormat.of(BIT));
                            await(us(1));
                            line(dut).set(0);
                            await(ns(420));
                            line(dut).set(LogicVector.of("x"));
                            await(us(3));
                        }));
    }

    @ParameterizedTest
    @ValueSource(strings = {"icarus", "ghdl"})
    void whatIsNeither0Nor1FailsTheTest(String simulator) {
        String message = whenUnknown(simulator, Manner.inJava()).getMessage();
        assertThat(message).contains("in_valid is ").contains("in bit 4 of a frame that began at");
        assertThat(whenUnknown(simulator, Manner.beside())).hasMessage(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"icarus", "ghdl"})
    void anIdleLineThatIsNoLongerKnownFailsTheTest(String simulator) {
        for (Manner manner : List.of(Manner.beside(), Manner.inJava())) {
            assertThatThrownBy(() -> idle(simulator, manner, us(1)))
                    .hasStackTraceContaining("in bit 0 of a frame that began at 1 us");
            idle(simulator, manner, ns(30));
        }
    }

    /// Rests, and is unknown for some time before and after.
    private static void idle(String simulator, Manner manner, SimTime unknown) {
        BusBench.run(
                simulator,
                fifo(simulator),
                dut -> {
                    Signal line = line(dut);
                    line.set(LogicVector.of("x"));
                    UartSink sink = manner.sink.apply(line, format("plain"));
                    await(ns(500));
                    line.set(1);
                    await(ns(500));
                    line.set(LogicVector.of("x"));
                    await(unknown);
                    line.set(1);
                    await(us(1));
                    assertThat(sink.isSilent()).isTrue();
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"icarus", "verilator", "verilator/process", "ghdl"})
    void whatIsSentAtOnceIsHeard(String simulator) {
        for (Manner manner : List.of(Manner.beside(), Manner.inJava())) {
            BusBench.run(
                    simulator,
                    fifo(simulator),
                    dut -> {
                        UartSink sink = manner.sink.apply(line(dut), format("plain"));
                        UartSource source = manner.source.apply(line(dut), format("plain"));
                        source.send(0x5a);
                        assertThat(now()).isEqualTo(BIT.times(11));
                        assertThat(sink.take()).isEqualTo(0x5a);
                        source.send(0xa5);
                        assertThat(now()).isEqualTo(BIT.times(21));
                    });
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"icarus", "verilator", "verilator/process", "ghdl"})
    void theTestIsWokenSeldom(String simulator) {
        int count = 2048;
        BusBench.run(
                simulator,
                fifo(simulator),
                dut -> {
                    UartFormat format = UartFormat.of(ns(10));
                    UartSource source = UartSource.on(line(dut), format);
                    UartSink sink = UartSink.on(line(dut), format);
                    await(us(1));
                    byte[] data = new byte[count];
                    new Random(7).nextBytes(data);
                    long before = Simulation.current().stops();
                    Task<byte[]> heard = fork(() -> sink.take(count));
                    source.send(data);
                    assertThat(heard.join()).isEqualTo(data);
                    assertThat(Simulation.current().stops() - before).isLessThan(count / 64);
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"icarus", "ghdl"})
    void aPartOfASignalIsALineToo(String simulator) {
        BusBench.run(
                simulator,
                fifo(simulator),
                dut -> {
                    dut.signal("in_data").set(0);
                    Signal part = dut.signal("in_data").bit(3);
                    UartSource source = UartSource.on(part, BIT);
                    UartSink sink = UartSink.on(part, BIT);
                    await(us(1));
                    source.send("ok\n");
                    assertThat(sink.line()).isEqualTo("ok");
                });
    }
}
