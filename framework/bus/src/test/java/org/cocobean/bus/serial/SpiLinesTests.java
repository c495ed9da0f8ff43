package org.cocobean.bus.serial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.cocobean.Cocobean.await;
import static org.cocobean.Cocobean.now;
import static org.cocobean.Cocobean.ns;

import java.util.Random;
import org.cocobean.bus.BusBench;
import org.cocobean.bus.ClockDomain;
import org.cocobean.bus.Naming;
import org.cocobean.bus.Pins;
import org.cocobean.dut.Dut;
import org.cocobean.sim.HdlDesign;
import org.cocobean.time.SimTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// A flash on one, two and four lines, read by a design.
class SpiLinesTests {

    private static final int COUNT = 5;

    private interface Body {
        void run(Dut dut, ClockDomain domain, SpiFlash flash);
    }

    private static void run(String simulator, int fault, Body body) {
        BusBench.run(
                simulator,
                BusBench.design("qspi_reader", "bus/qspi_reader.v").withParameter("FAULT", fault),
                dut -> {
                    for (String input : new String[] {"start", "command", "address", "count"}) {
                        dut.signal(input).set(0);
                    }
                    SpiIoPins pins = Pins.of(SpiIoPins.class).in(dut).named(Naming.plain()).bind();
                    SpiFlash flash = SpiFlash.of(1 << 16, 0xef4015).connect(pins);
                    byte[] data = new byte[0x200];
                    new Random(3).nextBytes(data);
                    flash.memory().set(0x1200, data);
                    ClockDomain domain = BusBench.domain(dut);
                    domain.cycles(6);
                    body.run(dut, domain, flash);
                });
    }

    private static byte[] read(Dut dut, ClockDomain domain, int command, int address) {
        dut.signal("command").set(command);
        dut.signal("address").set(address);
        dut.signal("count").set(COUNT);
        dut.signal("start").set(1);
        domain.cycles(1);
        dut.signal("start").set(0);
        byte[] got = new byte[COUNT];
        for (int i = 0; i < COUNT; i++) {
            domain.edge().when(dut.signal("valid"), 1).await();
            got[i] = (byte) dut.signal("data").toInt();
        }
        domain.cycles(3);
        return got;
    }

    @ParameterizedTest
    @ValueSource(strings = {"icarus", "verilator"})
    void bytesComeOnOneTwoAndFourLines(String simulator) {
        run(
                simulator,
                0,
                (dut, domain, flash) -> {
                    // command, clocks before the data, lines of the data
                    int[][] reads = {
                        {0x03, 32, 1},
                        {0x0b, 40, 1},
                        {0x3b, 40, 2},
                        {0xbb, 24, 2},
                        {0x6b, 40, 4},
                        {0xeb, 20, 4}
                    };
                    for (int[] each : reads) {
                        SimTime start = now();
                        assertThat(read(dut, domain, each[0], 0x1234))
                                .isEqualTo(flash.memory().bytes(0x1234, COUNT));
                        int clocks = each[1] + 8 * COUNT / each[2];
                        assertThat(now().minus(start).toSteps(-9)).isEqualTo(10 * (2 * clocks + 5));
                    }
                });
    }

    @Test
    void aLineThatBothDriveFailsTheTest() {
        assertThatThrownBy(() ->
                        run("icarus", 1, (dut, domain, flash) -> read(dut, domain, 0x6b, 0x1200)))
                .rootCause()
                .hasMessageContaining(
                        "qspi_reader.io_oe is 0001 while the peripheral drives the lines 1111 for"
                                + " byte 5");
    }

    @Test
    void aTransferThatIsCutOffLeavesTheFlashAsItWas() {
        run(
                "icarus",
                0,
                (dut, domain, flash) -> {
                    dut.signal("command").set(0x6b);
                    dut.signal("count").set(COUNT);
                    dut.signal("start").set(1);
                    domain.cycles(30);
                    dut.signal("start").set(0);
                    dut.signal("rst").set(1);
                    domain.cycles(2);
                    dut.signal("rst").set(0);
                    domain.cycles(2);
                    assertThat(read(dut, domain, 0xeb, 0x1300))
                            .isEqualTo(flash.memory().bytes(0x1300, COUNT));
                });
    }

    /// The wires of another bench are lines enough.
    private static SpiIoPins wires(Dut dut) {
        return new SpiIoPins(
                dut.signal("gmii_rx_dv"),
                dut.signal("gmii_rx_er"),
                dut.signal("mii_rxd"),
                dut.signal("rgmii_rxd"),
                dut.signal("xgmii_rxc"));
    }

    @ParameterizedTest
    @CsvSource({"icarus, 0", "verilator, 3", "ghdl, 0", "ghdl, 3"})
    void aControllerProgramsAndReadsAFlashOnFourLines(String simulator, int mode) {
        BusBench.run(
                simulator,
                BusBench.design(
                        "eth_wires", "bus/eth_wires." + (simulator.equals("ghdl") ? "vhd" : "v")),
                dut -> {
                    SpiIoController bus =
                            SpiIoController.inPlaceOf(wires(dut), SpiFormat.mode(mode), ns(20));
                    SpiFlash flash = SpiFlash.of(1 << 16, 0xef4015).connect(wires(dut));
                    await(ns(20));
                    for (boolean enabled : new boolean[] {false, true}) {
                        if (enabled) {
                            transfer(bus, () -> bus.send(1, 0x06));
                        }
                        transfer(
                                bus,
                                () -> {
                                    bus.send(1, 0x32, 0, 0x10, 0xfe);
                                    bus.send(4, 0xf1, 0xf2, 0xf3); // the third wraps in its page
                                });
                        assertThat(flash.memory().isWritten(0x10fe, 1)).isEqualTo(enabled);
                    }
                    assertThat(flash.memory().bytes(0x1000, 1)).containsExactly(0xf3);
                    transfer(
                            bus,
                            () -> {
                                bus.send(1, 0xbb);
                                bus.send(2, 0, 0x10, 0xfe, 0xff);
                                assertThat(bus.receive(2, 3)).containsExactly(0xf1, 0xf2, 0xff);
                            });
                    transfer(
                            bus,
                            () -> {
                                bus.send(1, 0xeb);
                                bus.send(4, 0, 0x10, 0xfe, 0xff);
                                bus.idle(4);
                                assertThat(bus.receive(4, 2)).containsExactly(0xf1, 0xf2);
                            });
                    transfer(
                            bus,
                            () -> {
                                bus.send(1, 0x9f);
                                assertThat(bus.receive(1, 3)).containsExactly(0xef, 0x40, 0x15);
                            });
                });
    }

    private static void transfer(SpiIoController bus, Runnable body) {
        bus.select();
        body.run();
        bus.deselect();
    }

    private static HdlDesign memoryDesign(String simulator) {
        return BusBench.design(
                "qspi_ram", "bus/qspi_ram." + (simulator.equals("ghdl") ? "vhd" : "v"));
    }

    private static void memory(String simulator, int fault, int mode) {
        BusBench.run(
                simulator,
                memoryDesign(simulator).withParameter("FAULT", fault),
                dut -> {
                    SpiIoPins pins = Pins.of(SpiIoPins.class).in(dut).named(Naming.plain()).bind();
                    SpiIoController bus = SpiIoController.of(pins, SpiFormat.mode(mode), ns(20));
                    await(ns(20));
                    SimTime before = now();
                    for (int none : new int[] {0x100, -1}) {
                        assertThatThrownBy(() -> bus.send(1, 0x32, none))
                                .hasMessage("0x%x has more than 8 bits", none);
                    }
                    assertThat(now()).isEqualTo(before);
                    transfer(
                            bus,
                            () -> {
                                bus.send(1, 0x32, 0, 0, 0x10);
                                bus.send(4, 0x12, 0x34, 0x56);
                            });
                    transfer(bus, () -> bus.send(1, 0x02, 0, 0, 0x11, 0x9a));
                    transfer(
                            bus,
                            () -> {
                                bus.send(1, 0x6b, 0, 0, 0x10);
                                bus.idle(8);
                                assertThat(bus.receive(4, 3)).containsExactly(0x12, 0x9a, 0x56);
                            });
                    transfer(
                            bus,
                            () -> {
                                bus.send(1, 0x03, 0, 0, 0x11);
                                assertThat(bus.receive(1, 2)).containsExactly(0x9a, 0x56);
                            });
                });
    }

    @ParameterizedTest
    @CsvSource({"icarus, 0", "icarus, 3", "verilator, 0", "ghdl, 0", "ghdl, 3"})
    void aMemoryInHdlIsWrittenAndReadOnFourLines(String simulator, int mode) {
        memory(simulator, 0, mode);
    }

    @ParameterizedTest
    @ValueSource(strings = {"icarus", "ghdl"})
    void aPeripheralThatDrivesTheControllersLineFailsTheTest(String simulator) {
        assertThatThrownBy(() -> memory(simulator, 1, 0))
                .hasMessage("qspi_ram.io_oe is 0001 while the controller drives the lines 1");
        assertThatThrownBy(() -> memory(simulator, 0, 1))
                .hasMessageContaining("several lines carry bytes in the modes 0 and 3");
    }
}
