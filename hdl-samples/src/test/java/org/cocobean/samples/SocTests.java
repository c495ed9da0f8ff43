package org.cocobean.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cocobean.Cocobean.change;
import static org.cocobean.Cocobean.fork;
import static org.cocobean.Cocobean.now;
import static org.cocobean.Cocobean.ns;
import static org.cocobean.Cocobean.rising;
import static org.cocobean.assertj.CocobeanAssertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.cocobean.bus.serial.UartSink;
import org.cocobean.bus.serial.UartSource;
import org.cocobean.clock.Clock;
import org.cocobean.dut.Dut;
import org.cocobean.dut.Signal;
import org.cocobean.junit.Design;
import org.cocobean.junit.HdlTest;
import org.cocobean.session.FirmwareImage;
import org.cocobean.session.junit.Firmware;
import org.cocobean.sim.SimulationFailedError;
import org.cocobean.time.SimTime;
import org.junit.jupiter.api.Nested;

/// Firmware on a small RISC-V system: `@Firmware` builds a program once for all workers and puts
/// its image into the directory of the test, from where the RTL loads it.
@Design(
        top = "soc",
        sources = {
            "rtl/soc/soc.v",
            "rtl/soc/rv32i_core.v",
            "rtl/soc/soc_ram.v",
            "rtl/soc/soc_flash.v",
            "rtl/soc/soc_uart.v",
            "rtl/soc/soc_gpio.v",
            "rtl/soc/soc_timer.v",
            "rtl/soc/soc_test.v",
            "rtl/verilog/sync_fifo.v",
            "rtl/verilog/uart_tx.v",
            "rtl/verilog/uart_rx.v"
        })
class SocTests {

    private static final SimTime CYCLE = ns(10);
    private static final SimTime UART_BIT = CYCLE.times(16);

    interface Soc extends Dut {
        Signal clk();

        Signal rst();

        Signal uartRxd();

        Signal uartTxd();

        Signal gpioIn();

        Signal gpioOut();

        Signal signature();

        Signal testDone();

        Signal testCode();
    }

    @HdlTest(timeout = "2 ms")
    @Firmware("boot")
    void boots(Soc dut) {
        start(dut);
        List<Integer> progress = new ArrayList<>();
        fork("progress", () -> follow(dut.gpioOut(), progress));
        assertThat(exitCode(dut)).isEqualTo(0);
        assertThat(progress).containsExactly(1, 2, 3);
        assertThat(dut.signature()).hasValue(0xb007c0deL);
    }

    @HdlTest(
            expectFailure = SimulationFailedError.class,
            expectMessage = "cannot open the firmware image 'firmware.vmem'")
    void saysThatThereIsNoFirmware(Soc dut) {
        start(dut);
        exitCode(dut);
    }

    @HdlTest(timeout = "1 ms")
    @Firmware("hello")
    void saysHello(Soc dut) {
        UartSink console = start(dut);
        assertThat(console.line()).isEqualTo("Hello from RV32I!");
        assertThat(exitCode(dut)).isEqualTo(0);
        assertThat(console.isSilent()).isTrue();
    }

    @HdlTest(timeout = "1 ms")
    @Firmware(value = "hello", makeArgs = "DEBUG=1")
    void aDebugBuildIsAVariantOfItsOwn(Soc dut) {
        UartSink console = start(dut);
        assertThat(console.line()).isEqualTo("[debug] hello");
        assertThat(console.line()).isEqualTo("Hello from RV32I!");
    }

    @HdlTest(timeout = "2 ms")
    @Firmware("uart_echo")
    void sendsBackWhatItReceives(Soc dut) {
        UartSink console = start(dut);
        UartSource keyboard = UartSource.on(dut.uartRxd(), UART_BIT);
        assertThat(console.line()).isEqualTo("ready");

        keyboard.send("Is anybody there?\n");
        assertThat(console.line()).isEqualTo("Is anybody there?");
        assertThat(dut.signature()).hasValue(18);

        int ctrlD = 4;
        keyboard.send(ctrlD);
        assertThat(exitCode(dut)).isEqualTo(0);
        assertThat(console.isSilent()).isTrue();
    }

    @HdlTest(timeout = "1 ms")
    @Firmware("timer_irq")
    void takesTimerInterruptsAThousandCyclesApart(Soc dut) {
        start(dut);
        List<SimTime> ticks = new ArrayList<>();
        for (int tick = 1; tick <= 5; tick++) {
            change(dut.gpioOut()).await();
            assertThat(dut.gpioOut()).hasValue(tick % 2);
            assertThat(dut.signature()).hasValue(tick);
            ticks.add(now());
        }
        for (int tick = 1; tick < 5; tick++) {
            assertThat(ticks.get(tick).minus(ticks.get(tick - 1))).isEqualTo(CYCLE.times(1000));
        }
        assertThat(exitCode(dut)).isEqualTo(0);
    }

    @HdlTest(timeout = "1 ms")
    @Firmware("gpio")
    void drivesTheInverseOfItsPins(Soc dut) {
        start(dut);
        for (long pins : new long[] {0x00000001L, 0x80000000L, 0xdeadbeefL}) {
            dut.gpioIn().set(pins);
            change(dut.gpioOut()).await();
            assertThat(dut.gpioOut()).hasValue(~pins & 0xffffffffL);
        }
        dut.gpioIn().set(0xffffffffL);
        assertThat(exitCode(dut)).isEqualTo(0);
        assertThat(dut.signature()).hasValue(4);
    }

    @HdlTest(timeout = "2 ms")
    @Firmware("registers")
    void everyRegisterDoesWhatItsDescriptionSays(Soc dut) {
        start(dut);
        UartSource line = UartSource.on(dut.uartRxd(), UART_BIT);
        fork(
                "bench",
                () -> {
                    rising(dut.clk()).when(dut.gpioOut(), 1).await();
                    line.sendBreak(UART_BIT.times(11)); // longer than a frame: the stop bit is 0
                    rising(dut.clk()).when(dut.gpioOut(), 2).await();
                    for (int data = 0; data <= 17; data++) {
                        line.send(data);
                    }
                });
        assertThat(exitCode(dut)).as("the check that failed").isEqualTo(0);
        assertThat(dut.signature()).hasValue(50);
    }

    @Nested
    @Firmware("bootloader")
    class BootLoader {

        @HdlTest(timeout = "2 ms")
        @Firmware(value = "app", dest = "app.vmem")
        void startsTheApplicationInTheFlash(Soc dut, FirmwareImage app) {
            UartSink console = start(dut);
            assertThat(console.line())
                    .isEqualTo(
                            "loader: starting app at %08x".formatted(app.expectSymbol("_start")));
            assertThat(console.line()).isEqualTo("app: running");
            assertThat(exitCode(dut)).isEqualTo(0);
            assertThat(dut.signature()).hasValue(0xa995);
        }

        @HdlTest(timeout = "2 ms")
        void saysThatTheFlashIsEmpty(Soc dut) {
            UartSink console = start(dut);
            assertThat(console.line()).isEqualTo("loader: no app");
            assertThat(exitCode(dut)).isEqualTo(1);
        }
    }

    /// One directed program per class of instructions; each counts its checks and exits with the
    /// number of the one that failed.
    @Nested
    class Instructions {

        @HdlTest(timeout = "1 ms")
        @Firmware("isa_alu")
        void arithmetic(Soc dut) {
            passesChecks(dut, 69);
        }

        @HdlTest(timeout = "1 ms")
        @Firmware("isa_branch")
        void branches(Soc dut) {
            passesChecks(dut, 20);
        }

        @HdlTest(timeout = "1 ms")
        @Firmware("isa_jump")
        void jumps(Soc dut) {
            passesChecks(dut, 17);
        }

        @HdlTest(timeout = "1 ms")
        @Firmware("isa_loadstore")
        void loadsAndStores(Soc dut) {
            passesChecks(dut, 28);
        }

        @HdlTest(timeout = "1 ms")
        @Firmware("isa_system")
        void systemInstructionsExceptionsAndInterrupts(Soc dut) {
            passesChecks(dut, 102);
        }

        private void passesChecks(Soc dut, int count) {
            start(dut);
            assertThat(exitCode(dut)).as("the check that failed").isEqualTo(0);
            assertThat(dut.signature()).hasValue(count);
        }
    }

    /// Lets the processor run; its console is heard from the beginning.
    private static UartSink start(Soc dut) {
        Clock clk = Clock.of(dut.clk(), CYCLE).start();
        dut.rst().set(1);
        dut.uartRxd().set(1);
        dut.gpioIn().set(0);
        clk.cycles(2);
        dut.rst().set(0);
        return UartSink.on(dut.uartTxd(), UART_BIT);
    }

    /// Waits for the end of the program.
    private static int exitCode(Soc dut) {
        rising(dut.clk()).when(dut.testDone(), 1).await();
        return dut.testCode().toInt();
    }

    private static void follow(Signal signal, List<Integer> values) {
        while (true) {
            change(signal).await();
            values.add(signal.toInt());
        }
    }
}
