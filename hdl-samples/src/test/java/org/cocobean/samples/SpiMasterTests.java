package org.cocobean.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cocobean.Cocobean.falling;
import static org.cocobean.Cocobean.fork;
import static org.cocobean.Cocobean.now;
import static org.cocobean.Cocobean.ns;
import static org.cocobean.Cocobean.rising;
import static org.cocobean.assertj.CocobeanAssertions.assertThat;

import org.cocobean.bus.Pins;
import org.cocobean.bus.serial.SpiFormat;
import org.cocobean.bus.serial.SpiPeripheral;
import org.cocobean.bus.serial.SpiPins;
import org.cocobean.clock.Clock;
import org.cocobean.dut.Dut;
import org.cocobean.dut.Signal;
import org.cocobean.junit.Design;
import org.cocobean.junit.HdlTest;
import org.cocobean.task.Task;
import org.cocobean.time.SimTime;
import org.cocobean.trigger.Edge;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// A VHDL design with a device model in Java, in all four modes of SPI.
@Design(top = "spi_master", sources = "rtl/vhdl/spi_master.vhd")
class SpiMasterTests {

    interface SpiMaster extends Dut {
        Signal clk();

        Signal rst();

        Signal cpol();

        Signal cpha();

        Signal divider();

        Signal inValid();

        Signal inReady();

        Signal inData();

        Signal outValid();

        Signal outData();

        Signal sclk();

        Signal csN();
    }

    @BeforeEach
    void reset(SpiMaster dut) {
        Clock clk = Clock.of(dut.clk(), ns(10)).start();
        dut.rst().set(1);
        dut.inValid().set(0);
        clk.cycles(2);
        dut.rst().set(0);
        clk.cycles(1);
        assertThat(dut.csN()).isHigh();
    }

    @HdlTest(timeout = "10 us")
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void exchangesBytesInEveryMode(int mode, SpiMaster dut) {
        dut.cpol().set(mode >> 1);
        dut.cpha().set(mode & 1);
        dut.divider().set(1);
        rising(dut.clk()).times(2).await();
        assertThat(dut.sclk()).hasValue(mode >> 1);

        SpiPins pins = Pins.of(SpiPins.class).in(dut).bind();
        SpiPeripheral device = SpiPeripheral.of(pins, SpiFormat.mode(mode));
        for (int data : new int[] {0x00, 0xa5, 0x3c, 0xff}) {
            Task<Long> atTheDevice = fork("device", () -> device.exchange(data ^ 0x5a));
            assertThat(exchange(dut, data)).isEqualTo(data ^ 0x5a);
            assertThat(atTheDevice.join()).isEqualTo(data);
        }
    }

    @HdlTest(timeout = "10 us")
    @ParameterizedTest
    @CsvSource({"0, 0", "3, 1", "7, 0"})
    void theDividerSetsTheClockOfTheBus(int divider, int cpol, SpiMaster dut) {
        SimTime half = ns(10).times(divider + 1);
        Edge leading = cpol == 0 ? rising(dut.sclk()) : falling(dut.sclk());
        dut.cpol().set(cpol);
        dut.divider().set(divider);
        fork("master", () -> exchange(dut, 0x81));
        falling(dut.csN()).await();
        SimTime selected = now();
        for (int pulse = 0; pulse < 8; pulse++) {
            leading.await();
            assertThat(now().minus(selected)).isEqualTo(half.times(1 + 2 * pulse));
        }
        rising(dut.csN()).await();
        assertThat(now().minus(selected)).isEqualTo(half.times(17));
    }

    @HdlTest(timeout = "10 us")
    @ParameterizedTest
    @ValueSource(ints = {0, 2})
    void resetEndsATransferAtOnce(int mode, SpiMaster dut) {
        dut.cpol().set(mode >> 1);
        dut.divider().set(0);
        exchange(dut, 0xff);
        fork("master", () -> exchange(dut, 0xff));
        rising(dut.sclk()).times(2).await();
        dut.rst().set(1);
        rising(dut.clk()).times(2).await();
        assertThat(dut.csN()).isHigh();
        assertThat(dut.inReady()).isLow();
        assertThat(dut.sclk()).hasValue(mode >> 1);
        assertThat(dut.outData()).hasValue(0);
        assertThat(dut.signal("mosi")).isLow();

        dut.inValid().set(0);
        dut.rst().set(0);
        rising(dut.clk()).await();
        assertThat(dut.inReady()).isHigh();
    }

    private static int exchange(SpiMaster dut, int data) {
        dut.inData().set(data);
        dut.inValid().set(1);
        rising(dut.clk()).when(dut.inReady(), 1).await();
        dut.inValid().set(0);
        rising(dut.clk()).when(dut.outValid(), 1).await();
        return dut.outData().toInt();
    }
}
