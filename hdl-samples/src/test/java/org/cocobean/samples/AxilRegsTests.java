package org.cocobean.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cocobean.Cocobean.fork;
import static org.cocobean.Cocobean.now;
import static org.cocobean.Cocobean.ns;
import static org.cocobean.Cocobean.rising;
import static org.cocobean.assertj.CocobeanAssertions.assertThat;
import static org.cocobean.samples.AxiLiteMaster.ALL_BYTES;
import static org.cocobean.samples.AxiLiteMaster.Response.OKAY;
import static org.cocobean.samples.AxiLiteMaster.Response.SLVERR;

import org.cocobean.clock.Clock;
import org.cocobean.dut.Dut;
import org.cocobean.dut.Signal;
import org.cocobean.junit.Design;
import org.cocobean.junit.HdlTest;
import org.cocobean.samples.AxiLiteMaster.ReadData;
import org.cocobean.samples.AxiLiteMaster.Response;
import org.cocobean.task.Task;
import org.cocobean.time.SimTime;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// A register block, accessed through a bus master that hides the handshakes.
@Design(top = "axil_regs", sources = "rtl/verilog/axil_regs.v")
class AxilRegsTests {

    private static final int ID = 0x00;
    private static final int CONTROL = 0x04;
    private static final int SCRATCH0 = 0x08;
    private static final int SCRATCH1 = 0x0c;
    private static final int STATUS = 0x10;
    private static final int UNMAPPED = 0x14;

    private final Regs dut;
    private final Clock clk;
    private final AxiLiteMaster bus;

    interface Regs extends Dut {
        Signal clk();

        Signal rst();

        Signal eventIn();

        Signal control();
    }

    /// JUnit makes a new object for each test, so the constructor can do the set-up.
    AxilRegsTests(Regs dut) {
        this.dut = dut;
        this.clk = Clock.of(dut.clk(), ns(10)).start();
        this.bus = new AxiLiteMaster(dut, "s_axil", dut.clk());
        dut.eventIn().set(0);
        reset();
    }

    @HdlTest(timeout = "1 us")
    void readsItsIdentification() {
        assertThat(bus.read(ID)).isEqualTo(new ReadData(0xc0c0bea0, OKAY));
    }

    @HdlTest(timeout = "1 us")
    void keepsWhatIsWritten() {
        assertThat(bus.write(SCRATCH0, 0x12345678)).isEqualTo(OKAY);
        assertThat(bus.write(SCRATCH1, 0x9abcdef0)).isEqualTo(OKAY);
        assertThat(bus.read(SCRATCH0)).isEqualTo(new ReadData(0x12345678, OKAY));
        assertThat(bus.read(SCRATCH1)).isEqualTo(new ReadData(0x9abcdef0, OKAY));
    }

    @HdlTest(timeout = "1 us")
    @ParameterizedTest
    @CsvSource({
        "0b0001, 0x111111aa",
        "0b0110, 0x11ccbb11",
        "0b1000, 0xdd111111",
        "0b0000, 0x11111111"
    })
    void writesOnlyTheBytesWithAStrobe(String strobes, String expected) {
        bus.write(CONTROL, 0x11111111);
        bus.write(CONTROL, 0xddccbbaa, Integer.parseInt(strobes.substring(2), 2));
        assertThat(dut.control()).hasValue(Long.decode(expected));
    }

    @HdlTest(timeout = "1 us")
    void statusRemembersEventsUntilTheyAreClearedByWritingOnes() {
        pulse(0b0000_0101);
        assertThat(bus.read(STATUS)).isEqualTo(new ReadData(0b101, OKAY));
        bus.write(STATUS, 0b001);
        assertThat(bus.read(STATUS)).isEqualTo(new ReadData(0b100, OKAY));
        bus.write(STATUS, 0xff, 0b1110); // no strobe for the byte with the bits
        assertThat(bus.read(STATUS)).isEqualTo(new ReadData(0b100, OKAY));
    }

    @HdlTest(timeout = "1 us")
    void anEventWinsOverItsClearing() {
        pulse(0b11);
        bus.sendAddress(STATUS);
        bus.sendData(0b11, ALL_BYTES);
        dut.eventIn().set(0b01);
        rising(dut.clk()).await();
        SimTime event = now();
        dut.eventIn().set(0);
        assertThat(dut.signal("s_axil_bvalid")).isLow();
        assertThat(bus.takeWriteResponse()).isEqualTo(OKAY);
        assertThat(now()).as("the write happened with the event").isEqualTo(event.plus(ns(10)));
        assertThat(bus.read(STATUS)).isEqualTo(new ReadData(0b01, OKAY)); // bit 1 was cleared
    }

    @HdlTest(timeout = "1 us")
    void everyRegisterIsZeroAfterReset() {
        for (int register : new int[] {CONTROL, SCRATCH0, SCRATCH1}) {
            bus.write(register, -1);
        }
        pulse(0xff);
        dut.rst().set(1);
        clk.cycles(2);
        assertThat(dut.control()).hasValue(0);
        dut.rst().set(0);
        for (int register : new int[] {CONTROL, SCRATCH0, SCRATCH1, STATUS}) {
            assertThat(bus.read(register)).isEqualTo(new ReadData(0, OKAY));
        }
    }

    @HdlTest(timeout = "1 us")
    @ParameterizedTest
    @ValueSource(ints = {ID, UNMAPPED})
    void nothingIsTakenDuringReset(int answered) {
        bus.write(UNMAPPED, -1);
        bus.read(answered);
        dut.rst().set(1);
        clk.cycles(2);
        for (String ready : new String[] {"awready", "wready", "arready"}) {
            assertThat(dut.signal("s_axil_" + ready)).isLow();
        }
        for (String zero : new String[] {"bvalid", "bresp", "rvalid", "rdata", "rresp"}) {
            assertThat(dut.signal("s_axil_" + zero)).hasValue(0);
        }
    }

    @HdlTest(timeout = "1 us")
    void aWriteThatReachedOnlyHalfwayIsForgottenAtReset() {
        bus.sendAddress(CONTROL);
        reset();
        bus.sendData(1, ALL_BYTES);
        clk.cycles(3);
        assertThat(dut.signal("s_axil_bvalid")).isLow();
        bus.sendAddress(SCRATCH0);
        assertThat(bus.takeWriteResponse()).isEqualTo(OKAY);
        assertThat(dut.control()).hasValue(0);
    }

    @HdlTest(timeout = "1 us")
    void theNextWriteWaitsUntilTheResponseIsTaken() {
        bus.sendAddress(CONTROL);
        bus.sendData(1, ALL_BYTES);
        bus.sendAddress(UNMAPPED);
        bus.sendData(2, ALL_BYTES);
        clk.cycles(3);
        assertThat(dut.signal("s_axil_awready")).isLow();
        assertThat(dut.signal("s_axil_wready")).isLow();
        assertThat(bus.takeWriteResponse()).isEqualTo(OKAY);
        assertThat(bus.takeWriteResponse()).isEqualTo(SLVERR);
        assertThat(dut.control()).hasValue(1);
    }

    @HdlTest(timeout = "1 us")
    void anAnswerStaysUntilItIsTaken() {
        bus.write(SCRATCH0, 7);
        dut.signal("s_axil_araddr").set(SCRATCH0);
        dut.signal("s_axil_arvalid").set(1);
        clk.cycles(1);
        dut.signal("s_axil_araddr").set(ID);
        clk.cycles(3);
        assertThat(dut.signal("s_axil_arready")).isLow();
        assertThat(dut.signal("s_axil_rdata")).hasValue(7);
    }

    @HdlTest(timeout = "1 us")
    void readsControlAsItWasWritten() {
        bus.write(CONTROL, 0x600dcafe);
        assertThat(bus.read(CONTROL)).isEqualTo(new ReadData(0x600dcafe, OKAY));
    }

    @HdlTest(timeout = "10 us")
    @ParameterizedTest
    @ValueSource(ints = {0x20, 0x40, 0x80})
    void everyBitOfTheAddressCounts(int bit) {
        for (int register : new int[] {ID, CONTROL, SCRATCH0, SCRATCH1, STATUS}) {
            assertThat(bus.write(register | bit, -1)).isEqualTo(SLVERR);
            assertThat(bus.read(register | bit)).isEqualTo(new ReadData(0, SLVERR));
        }
        assertThat(dut.control()).hasValue(0);
        assertThat(bus.read(SCRATCH0)).isEqualTo(new ReadData(0, OKAY));
    }

    @HdlTest(timeout = "1 us")
    void refusesWhatIsNotThere() {
        bus.read(ID);
        assertThat(bus.read(UNMAPPED)).isEqualTo(new ReadData(0, SLVERR));
        assertThat(bus.write(UNMAPPED, 1)).isEqualTo(SLVERR);
        assertThat(bus.write(ID, 1)).isEqualTo(SLVERR);
        assertThat(bus.write(SCRATCH0, 1)).isEqualTo(OKAY);
        assertThat(bus.read(ID)).isEqualTo(new ReadData(0xc0c0bea0, OKAY));
    }

    @HdlTest(timeout = "1 us")
    void takesAddressAndDataInEitherOrder() {
        bus.sendAddress(CONTROL);
        clk.cycles(5);
        bus.sendData(1, ALL_BYTES);
        assertThat(bus.takeWriteResponse()).isEqualTo(OKAY);
        assertThat(dut.control()).hasValue(1);

        bus.sendData(2, ALL_BYTES);
        clk.cycles(5);
        bus.sendAddress(CONTROL);
        assertThat(bus.takeWriteResponse()).isEqualTo(OKAY);
        assertThat(dut.control()).hasValue(2);
    }

    @HdlTest(timeout = "1 us")
    void readsWhileItWrites() {
        bus.write(SCRATCH0, 7);
        Task<Response> write = fork("write", () -> bus.write(SCRATCH1, 8));
        assertThat(bus.read(SCRATCH0)).isEqualTo(new ReadData(7, OKAY));
        assertThat(write.join()).isEqualTo(OKAY);
        assertThat(bus.read(SCRATCH1)).isEqualTo(new ReadData(8, OKAY));
    }

    private void reset() {
        dut.rst().set(1);
        clk.cycles(2);
        dut.rst().set(0);
        clk.cycles(1);
    }

    private void pulse(int events) {
        dut.eventIn().set(events);
        clk.cycles(1);
        dut.eventIn().set(0);
        clk.cycles(1);
    }
}
