package org.cocobean.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cocobean.Cocobean.await;
import static org.cocobean.Cocobean.fork;
import static org.cocobean.Cocobean.ns;
import static org.cocobean.Cocobean.readOnly;
import static org.cocobean.Cocobean.rising;
import static org.cocobean.Cocobean.us;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.cocobean.Log;
import org.cocobean.bus.ClockDomain;
import org.cocobean.bus.Naming;
import org.cocobean.bus.Stall;
import org.cocobean.bus.Stream;
import org.cocobean.bus.StreamSink;
import org.cocobean.bus.StreamSource;
import org.cocobean.bus.axi.Axi;
import org.cocobean.bus.memory.AddressBus;
import org.cocobean.clock.Clock;
import org.cocobean.dut.Dut;
import org.cocobean.sim.spi.Isolation;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/// Failures of every kind on every simulator, for the page that [PageInBrowserTests] opens and
/// leaves in `target/pages` for the eye.
final class PlantedFailures {

    private static final Log LOG = Log.of("planted");

    private PlantedFailures() {}

    public static void main(String[] arguments) {
        LauncherFactory.create()
                .execute(
                        LauncherDiscoveryRequestBuilder.request()
                                .selectors(
                                        DiscoverySelectors.selectClass(Verilog.class),
                                        DiscoverySelectors.selectClass(Vhdl.class),
                                        DiscoverySelectors.selectClass(Hdl.class),
                                        DiscoverySelectors.selectClass(Registers.class),
                                        DiscoverySelectors.selectClass(VerilogQueue.class),
                                        DiscoverySelectors.selectClass(VhdlQueue.class),
                                        DiscoverySelectors.selectClass(VerilogEnds.class),
                                        DiscoverySelectors.selectClass(VhdlEnds.class),
                                        DiscoverySelectors.selectClass(GivesUp.class),
                                        DiscoverySelectors.selectClass(Crashes.class),
                                        DiscoverySelectors.selectClass(NeverComesBack.class),
                                        DiscoverySelectors.selectClass(BadSource.class),
                                        DiscoverySelectors.selectClass(BadClass.class))
                                .build());
    }

    @Design(top = "counter", sources = Trial.COUNTER)
    static class Verilog extends OfTheCounter {}

    @Design(top = "counter", sources = "../../hdl-samples/rtl/vhdl/counter.vhd")
    static class Vhdl extends OfTheCounter {}

    abstract static class OfTheCounter {

        private static Clock start(Dut dut) {
            Clock clock = Clock.of(dut.signal("clk"), ns(10)).start();
            dut.signal("en").set(1);
            dut.signal("rst").set(1);
            clock.cycles(2);
            dut.signal("rst").set(0);
            return clock;
        }

        @HdlTest
        void passes(Dut dut) {
            start(dut).cycles(5);
            assertThat(dut.signal("count").toInt()).isEqualTo(5);
        }

        @HdlTest
        void hasAWrongCount(Dut dut) {
            start(dut).cycles(40);
            LOG.warn("the counter stands at {}", dut.signal("count").toInt());
            assertThat(dut.signal("count").toInt()).as("counter.count").isEqualTo(41);
        }

        @HdlTest
        void hasWrongLines(Dut dut) {
            start(dut).cycles(2);
            assertThat("one\ntwo %s\nthree\n".formatted(dut.signal("count")))
                    .isEqualTo("one\ntwo\nthree\n");
        }

        @HdlTest
        void readsTooEarly(Dut dut) {
            Clock.of(dut.signal("clk"), ns(10)).start().cycles(3);
            assertThat(dut.signal("count").toInt()).isZero();
        }

        @HdlTest
        void asksForAnotherName(Dut dut) {
            start(dut).cycles(1);
            dut.signal("cuont").toInt();
        }

        @HdlTest(timeout = "200 ns")
        void takesTooLong(Dut dut) {
            start(dut).cycles(1000);
        }

        @HdlTest
        void waitsForEver(Dut dut) {
            rising(dut.signal("en")).await();
        }

        @HdlTest
        void failsInATask(Dut dut) {
            start(dut);
            fork(
                    "checker",
                    () -> {
                        await(ns(55));
                        throw new IllegalStateException(
                                "the checker saw " + dut.signal("count").toInt());
                    });
            await(ns(500));
        }

        @HdlTest
        void writesInReadOnly(Dut dut) {
            readOnly().await();
            dut.signal("en").set(0);
        }

        @ExpectedToFail(because = "it only counts up")
        @HdlTest
        void countsDown(Dut dut) {
            start(dut).cycles(3);
            assertThat(dut.signal("count").toInt()).isEqualTo(253);
        }

        @ExpectedToFail(on = "verilator", because = "nothing, in truth")
        @HdlTest
        void failsOnlyByItsMark(Dut dut) {
            start(dut).cycles(2);
            assertThat(dut.signal("count").toInt()).isEqualTo(2);
        }

        @Test
        void isLeftOut() {
            assumeTrue(false, "no board is connected");
        }
    }

    @Design(top = "error_message", sources = Trial.HDL + "error_message.sv")
    static class Hdl {

        @HdlTest
        void reportsAnError(Dut dut) {
            Clock clock = Clock.of(dut.signal("clk"), ns(10)).start();
            clock.cycles(4);
            dut.signal("error").set(1);
            clock.cycles(1);
            dut.signal("error").set(0);
            clock.cycles(4);
        }
    }

    @Design(top = "axil_regs", sources = "../../hdl-samples/rtl/verilog/axil_regs.v")
    static class Registers {

        @HdlTest
        void readsWhatNobodyWrote(Dut dut) {
            AddressBus bus = Axi.of(dut, Naming.prefix("s_axil_"), domain(dut)).manage();
            bus.writeInt(0x08, 0xcafe);
            bus.writeInt(0x0c, 0xbeef);
            assertThat(bus.readInt(0x08)).isEqualTo(0xcafe);
            assertThat(bus.readInt(0x0c)).as("SCRATCH1").isEqualTo(0xbabe);
        }
    }

    @Design(top = "sync_fifo", sources = "../../hdl-samples/rtl/verilog/sync_fifo.v")
    static class VerilogQueue extends OfTheQueue {

        @HdlTest
        void hasOtherPins(Dut dut) {
            Stream.of(Word.class, dut, Naming.prefix("inn_"), domain(dut)).drive();
        }

        @HdlTest
        void takesAnOfferBack(Dut dut) {
            ClockDomain domain = domain(dut);
            Stream.of(Word.class, dut, Naming.prefix("in_"), domain).withoutLane().watch();
            dut.signal("out_ready").set(0);
            dut.signal("in_data").set(1);
            dut.signal("in_valid").set(1);
            rising(dut.signal("clk")).when(dut.signal("in_ready"), 0).times(2).await(us(1));
            dut.signal("in_valid").set(0);
            rising(dut.signal("clk")).times(3).await();
        }
    }

    @Design(top = "sync_fifo", sources = "../../hdl-samples/rtl/vhdl/sync_fifo.vhd")
    static class VhdlQueue extends OfTheQueue {}

    abstract static class OfTheQueue {

        record Word(int data) {}

        @HdlTest
        void losesAWord(Dut dut) {
            ClockDomain domain = domain(dut);
            StreamSource<Word> in =
                    Stream.of(Word.class, dut, Naming.prefix("in_"), domain).drive();
            StreamSink<Word> out =
                    Stream.of(Word.class, dut, Naming.prefix("out_"), domain)
                            .stall(Stall.every(2, 1))
                            .receive();
            for (int i = 1; i <= 6; i++) {
                in.send(new Word(0x11 * i));
            }
            assertThat(out.receive(6)).hasSize(7);
        }
    }

    private static ClockDomain domain(Dut dut) {
        Clock clk = Clock.of(dut.signal("clk"), ns(10)).start();
        dut.signal("rst").set(1);
        clk.cycles(2);
        dut.signal("rst").set(0);
        return ClockDomain.of(dut.signal("clk")).withReset(dut.signal("rst"));
    }

    @Design(top = "finish_early", sources = Trial.HDL + "finish_early.v")
    static class VerilogEnds extends Ends {}

    @Design(top = "finish_early", sources = Trial.HDL + "finish_early.vhd")
    static class VhdlEnds extends Ends {}

    abstract static class Ends {

        @HdlTest
        void endsBeforeItsTest(Dut dut) {
            triggered(dut).cycles(20);
        }
    }

    @Design(top = "fatal_early", sources = Trial.HDL + "fatal_early.sv")
    static class GivesUp {

        @HdlTest
        void givesUp(Dut dut) {
            triggered(dut).cycles(20);
        }
    }

    @Design(
            top = "dpi_calls",
            sources = {Trial.HDL + "dpi_calls.sv", Trial.HDL + "dpi_calls.c"},
            isolation = Isolation.PROCESS)
    static class Crashes {

        @HdlTest
        void readsThroughANullPointer(Dut dut) {
            Clock clock = Clock.of(dut.signal("clk"), ns(10)).start();
            clock.cycles(2);
            dut.signal("crash").set(1);
            clock.cycles(2);
        }
    }

    @Design(top = "endless_process", sources = Trial.HDL + "endless_process.v")
    static class NeverComesBack {

        @HdlTest
        @Timeout(value = 1, unit = TimeUnit.SECONDS)
        void spins(Dut dut) {
            triggered(dut).cycles(3);
        }
    }

    private static Clock triggered(Dut dut) {
        Clock clock = Clock.of(dut.signal("clk"), ns(10)).start();
        clock.cycles(3);
        dut.signal("trigger").set(1);
        return clock;
    }

    @Design(top = "syntax_error", sources = Trial.HDL + "syntax_error.v")
    static class BadSource {

        @HdlTest
        void isNotCompiled(Dut dut) {
            assertThat(dut.name()).isEqualTo("syntax_error");
        }
    }

    static class BadClass {

        @BeforeAll
        static void breaks() {
            assertThat(Duration.ZERO).isEqualTo(Duration.ofSeconds(1));
        }

        @Test
        void neverRuns() {}
    }
}
