package org.cocobean.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.cocobean.Cocobean.now;
import static org.cocobean.Cocobean.ns;
import static org.cocobean.Cocobean.rising;
import static org.cocobean.assertj.CocobeanAssertions.assertThat;
import static org.cocobean.bus.axi.AxiChannel.AW;
import static org.cocobean.bus.axi.AxiChannel.B;
import static org.cocobean.bus.axi.AxiChannel.R;
import static org.cocobean.bus.axi.AxiChannel.W;
import static org.cocobean.bus.memory.Response.OKAY;
import static org.cocobean.bus.memory.Response.SLVERR;

import java.nio.ByteBuffer;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.cocobean.bus.ClockDomain;
import org.cocobean.bus.Naming;
import org.cocobean.bus.Stall;
import org.cocobean.bus.axi.Axi;
import org.cocobean.bus.axi.AxiAddress;
import org.cocobean.bus.axi.AxiChannel;
import org.cocobean.bus.axi.AxiManager;
import org.cocobean.bus.axi.AxiWriteBeat;
import org.cocobean.bus.memory.Pending;
import org.cocobean.bus.memory.Reply;
import org.cocobean.bus.memory.Response;
import org.cocobean.clock.Clock;
import org.cocobean.dut.Dut;
import org.cocobean.dut.Signal;
import org.cocobean.junit.Design;
import org.cocobean.junit.HdlTest;
import org.cocobean.time.SimTime;
import org.cocobean.value.LogicVector;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// A register block behind AXI4-Lite. Accesses are blocking calls, the manager checks the rules of
/// the bus at every clock edge, and `held` stops single channels where the order matters.
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
    private final AxiManager bus;
    private final Set<AxiChannel> held = EnumSet.noneOf(AxiChannel.class);

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
        ClockDomain domain = ClockDomain.of(dut.clk()).withReset(dut.rst());
        Axi axi = Axi.of(dut, Naming.prefix("s_axil_"), domain);
        for (AxiChannel channel : AxiChannel.values()) {
            axi = axi.stall(channel, Stall.of(() -> held.contains(channel)));
        }
        this.bus = axi.manage();
        dut.eventIn().set(0);
        reset();
    }

    @HdlTest(timeout = "1 us")
    void readsItsIdentification() {
        assertThat(bus.readInt(ID)).isEqualTo(0xc0c0bea0);
    }

    @HdlTest(timeout = "1 us")
    void keepsWhatIsWritten() {
        bus.writeInt(SCRATCH0, 0x12345678);
        bus.writeInt(SCRATCH1, 0x9abcdef0);
        assertThat(bus.readInt(SCRATCH0)).isEqualTo(0x12345678);
        assertThat(bus.readInt(SCRATCH1)).isEqualTo(0x9abcdef0);
    }

    @HdlTest(timeout = "1 us")
    @ParameterizedTest
    @CsvSource({"0001, 0x111111aa", "0110, 0x11ccbb11", "1000, 0xdd111111", "0000, 0x11111111"})
    void writesOnlyTheBytesWithAStrobe(String strobes, String expected) {
        bus.writeInt(CONTROL, 0x11111111);
        AxiWriteBeat beat =
                new AxiWriteBeat(LogicVector.of(0xddccbbaaL, 32), LogicVector.of(strobes), true, 0);
        bus.send(AxiAddress.at(CONTROL, 2), List.of(beat)).await();
        assertThat(dut.control()).hasValue(Long.decode(expected));
    }

    @HdlTest(timeout = "1 us")
    void theLowestBitsOfAnAddressDoNotCount() {
        bus.writeInt(SCRATCH0, 0x44332211);
        bus.writeByte(SCRATCH0 + 2, 0xcc);
        assertThat(bus.readShort(SCRATCH0 + 2)).isEqualTo(0x44cc);
        assertThat(bus.readInt(SCRATCH0)).isEqualTo(0x44cc2211);
    }

    @HdlTest(timeout = "1 us")
    void statusRemembersEventsUntilTheyAreClearedByWritingOnes() {
        pulse(0b0000_0101);
        assertThat(bus.readInt(STATUS)).isEqualTo(0b101);
        bus.writeInt(STATUS, 0b001);
        assertThat(bus.readInt(STATUS)).isEqualTo(0b100);
        bus.writeByte(STATUS + 1, 0xff); // no strobe for the byte with the bits
        assertThat(bus.readInt(STATUS)).isEqualTo(0b100);
    }

    @HdlTest(timeout = "1 us")
    void anEventWinsOverItsClearing() {
        pulse(0b11);
        Pending<Reply> clearing = bus.startWrite(STATUS, word(0b11));
        rising(dut.clk()).when(dut.signal("s_axil_wready"), 1).await();
        dut.eventIn().set(0b01);
        rising(dut.clk()).await();
        SimTime event = now();
        dut.eventIn().set(0);
        assertThat(dut.signal("s_axil_bvalid")).isLow();
        assertThat(clearing.await().end())
                .as("the write happened with the event")
                .isEqualTo(event.plus(ns(10)));
        assertThat(bus.readInt(STATUS)).isEqualTo(0b01); // bit 1 was cleared
    }

    @HdlTest(timeout = "1 us")
    void everyRegisterIsZeroAfterReset() {
        for (int register : new int[] {CONTROL, SCRATCH0, SCRATCH1}) {
            bus.writeInt(register, -1);
        }
        pulse(0xff);
        dut.rst().set(1);
        clk.cycles(2);
        assertThat(dut.control()).hasValue(0);
        dut.rst().set(0);
        for (int register : new int[] {CONTROL, SCRATCH0, SCRATCH1, STATUS}) {
            assertThat(bus.readInt(register)).isEqualTo(0);
        }
    }

    @HdlTest(timeout = "1 us")
    @ParameterizedTest
    @ValueSource(ints = {ID, UNMAPPED})
    void nothingIsTakenDuringReset(int answered) {
        write(UNMAPPED, -1);
        read(answered);
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
        held.add(W);
        Pending<Reply> halfway = bus.startWrite(CONTROL, word(1));
        clk.cycles(3);
        reset();
        assertThatThrownBy(halfway::await).hasMessageContaining("was cut off by a reset");

        held.remove(W);
        held.add(AW);
        Pending<Reply> whole = bus.startWrite(SCRATCH0, word(1));
        clk.cycles(3);
        assertThat(dut.signal("s_axil_wready")).as("the data are there").isLow();
        assertThat(dut.signal("s_axil_bvalid")).isLow();
        held.remove(AW);
        assertThat(whole.await().response()).isEqualTo(OKAY);
        assertThat(dut.control()).hasValue(0);
    }

    @HdlTest(timeout = "1 us")
    void theNextWriteWaitsUntilTheResponseIsTaken() {
        held.add(B);
        Pending<Reply> first = bus.startWrite(CONTROL, word(1));
        Pending<Reply> second = bus.startWrite(UNMAPPED, word(2));
        clk.cycles(6);
        assertThat(dut.signal("s_axil_awready")).isLow();
        assertThat(dut.signal("s_axil_wready")).isLow();
        assertThat(dut.control()).as("the first is done, whoever takes its response").hasValue(1);
        held.remove(B);
        assertThat(first.await().response()).isEqualTo(OKAY);
        assertThat(second.await().response()).isEqualTo(SLVERR);
        assertThat(dut.control()).hasValue(1);
    }

    @HdlTest(timeout = "1 us")
    void anAnswerStaysUntilItIsTaken() {
        bus.writeInt(SCRATCH0, 7);
        held.add(R);
        Pending<Reply> first = bus.startRead(SCRATCH0, 4);
        Pending<Reply> second = bus.startRead(ID, 4);
        clk.cycles(5);
        assertThat(dut.signal("s_axil_arready")).isLow();
        assertThat(dut.signal("s_axil_rdata")).hasValue(7);
        held.remove(R);
        assertThat(first.await().data()).isEqualTo(word(7));
        assertThat(second.await().data()).isEqualTo(word(0xc0c0bea0));
    }

    @HdlTest(timeout = "1 us")
    void readsControlAsItWasWritten() {
        bus.writeInt(CONTROL, 0x600dcafe);
        assertThat(bus.readInt(CONTROL)).isEqualTo(0x600dcafe);
    }

    @HdlTest(timeout = "10 us")
    @ParameterizedTest
    @ValueSource(ints = {0x20, 0x40, 0x80})
    void everyBitOfTheAddressCounts(int bit) {
        for (int register : new int[] {ID, CONTROL, SCRATCH0, SCRATCH1, STATUS}) {
            assertThat(write(register | bit, -1)).isEqualTo(SLVERR);
            assertIsNotThere(register | bit);
        }
        assertThat(dut.control()).hasValue(0);
        assertThat(bus.readInt(SCRATCH0)).isEqualTo(0);
    }

    @HdlTest(timeout = "1 us")
    void refusesWhatIsNotThere() {
        bus.readInt(ID);
        assertIsNotThere(UNMAPPED);
        assertThat(write(UNMAPPED, 1)).isEqualTo(SLVERR);
        assertThat(write(ID, 1)).isEqualTo(SLVERR);
        assertThat(write(SCRATCH0, 1)).isEqualTo(OKAY);
        assertThat(bus.readInt(ID)).isEqualTo(0xc0c0bea0);
    }

    @HdlTest(timeout = "1 us")
    @ParameterizedTest
    @ValueSource(strings = {"AW", "W"})
    void takesAddressAndDataInEitherOrder(AxiChannel last) {
        held.add(last);
        Pending<Reply> write = bus.startWrite(CONTROL, word(1));
        clk.cycles(5);
        assertThat(write.isDone()).isFalse();
        held.remove(last);
        assertThat(write.await().response()).isEqualTo(OKAY);
        assertThat(dut.control()).hasValue(1);
    }

    @HdlTest(timeout = "1 us")
    void readsWhileItWrites() {
        bus.writeInt(SCRATCH0, 7);
        Pending<Reply> write = bus.startWrite(SCRATCH1, word(8));
        assertThat(bus.readInt(SCRATCH0)).isEqualTo(7);
        assertThat(write.await().response()).isEqualTo(OKAY);
        assertThat(bus.readInt(SCRATCH1)).isEqualTo(8);
    }

    /// An access whose answer matters; `writeInt` and `readInt` throw unless it is OKAY.
    private Response write(int address, int data) {
        return bus.startWrite(address, word(data)).await().response();
    }

    private Reply read(int address) {
        return bus.startRead(address, 4).await();
    }

    private void assertIsNotThere(int address) {
        Reply reply = read(address);
        assertThat(reply.response()).isEqualTo(SLVERR);
        assertThat(reply.data()).isEqualTo(word(0));
    }

    private byte[] word(int value) {
        return ByteBuffer.allocate(4).order(bus.order()).putInt(value).array();
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
