package org.cocobean.bus.serial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.cocobean.Cocobean.now;

import java.util.Random;
import org.cocobean.bus.BusBench;
import org.cocobean.bus.ClockDomain;
import org.cocobean.bus.Naming;
import org.cocobean.bus.Pins;
import org.cocobean.dut.Dut;
import org.cocobean.time.SimTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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
}
