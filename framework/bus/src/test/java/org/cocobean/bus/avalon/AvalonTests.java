package org.cocobean.bus.avalon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.cocobean.Cocobean.await;
import static org.cocobean.Cocobean.ns;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.cocobean.bus.BusBench;
import org.cocobean.bus.ClockDomain;
import org.cocobean.bus.Naming;
import org.cocobean.bus.PinException;
import org.cocobean.bus.Pins;
import org.cocobean.bus.check.AvalonRule;
import org.cocobean.bus.check.Breaks;
import org.cocobean.bus.check.Keeps;
import org.cocobean.bus.check.ProtocolChecks;
import org.cocobean.bus.memory.AddressBus;
import org.cocobean.bus.memory.AddressMap;
import org.cocobean.bus.memory.Memory;
import org.cocobean.bus.memory.Pending;
import org.cocobean.bus.memory.Reply;
import org.cocobean.bus.memory.Response;
import org.cocobean.bus.memory.Target;
import org.cocobean.dut.Dut;
import org.cocobean.sim.HdlDesign;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Avalon-MM against a memory in HDL, and models against each other; each rule broken, and kept at
/// its edge.
class AvalonTests {

    private static final HdlDesign WIRES = BusBench.design("avl_wires", "bus/avl_wires.v");

    private static HdlDesign ram(int fault) {
        return BusBench.design("avl_ram", "bus/avl_ram.v").withParameter("FAULT", fault);
    }

    private static Avalon ramBus(Dut dut, ClockDomain domain) {
        return Avalon.of(dut, Naming.prefix("avs_"), domain).wordAddresses();
    }

    @ParameterizedTest
    @ValueSource(strings = {"icarus", "verilator"})
    void aMemoryInHdlKeepsWhatIsWritten(String simulator) {
        BusBench.run(
                simulator,
                ram(0),
                (dut, domain) -> {
                    AddressBus bus = ramBus(dut, domain).manage();
                    BusBench.exercise(bus, 100);
                    List<Pending<Reply>> all = new ArrayList<>();
                    for (int i = 0; i < 20; i++) {
                        all.add(bus.startWrite(4L * i, (byte) i, (byte) 0, (byte) 0, (byte) 0));
                        all.add(bus.startRead(4L * i, 4));
                    }
                    for (int i = 0; i < 20; i++) {
                        assertThat(all.get(2 * i + 1).await().data()[0]).isEqualTo((byte) i);
                    }
                    assertThatThrownBy(() -> bus.writeInt(0x400, 1))
                            .hasMessageContaining("0x400 was answered with DECERR");
                    assertThatThrownBy(() -> bus.readInt(0x400))
                            .hasMessageContaining("answered with DECERR");
                });
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 3})
    void modelsUnderstandEachOther(int latency) {
        BusBench.run(
                "icarus",
                WIRES,
                (dut, domain) -> {
                    Memory memory = Memory.sparse(1 << 16);
                    Avalon served = Avalon.of(dut, Naming.prefix("m_avl_"), domain);
                    served.serve(new AddressMap().put("ram", 0, 1 << 16, memory))
                            .latency(0, latency, 1);
                    AvalonMonitor monitor = served.watch();
                    AddressBus bus = Avalon.of(dut, Naming.prefix("s_avl_"), domain).manage();
                    bus.writeBytes(3, new byte[] {1, 2, 3, 4, 5, 6});
                    assertThat(List.of(monitor.next().item(), monitor.next().item()))
                            .containsExactly(
                                    new AvalonTransfer(
                                            true, 0, 0x0504030201000000L, 0xf8, Response.OKAY),
                                    new AvalonTransfer(true, 8, 6, 1, Response.OKAY));
                    assertThat(bus.readShort(4)).isEqualTo(0x0302);
                    assertThat(monitor.next().item().strobes()).isEqualTo(0x30);
                    monitor.onTransfer(transfer -> {});
                    BusBench.exercise(bus, 300);
                    assertThatThrownBy(() -> bus.readInt(1 << 20))
                            .hasMessageContaining("was answered with DECERR");
                    assertThatThrownBy(() -> bus.writeInt(1 << 20, 1))
                            .hasMessageContaining("was answered with DECERR");
                });
    }

    @Keeps(of = AvalonRule.class, value = "ANSWER_TO_REQUEST")
    @Test
    void readsAreUnderWayAtOnce() {
        BusBench.run(
                "icarus",
                WIRES,
                (dut, domain) -> {
                    Memory memory = Memory.sparse(1 << 16);
                    memory.write(0, new byte[256]);
                    Avalon.of(dut, Naming.prefix("m_avl_"), domain).serve(memory);
                    AvalonManager bus = Avalon.of(dut, Naming.prefix("s_avl_"), domain).manage();
                    bus.readLong(0);
                    Pending<Reply> first = bus.startRead(0, 8);
                    Pending<Reply> last = first;
                    for (int i = 1; i < 10; i++) {
                        last = bus.startRead(8L * i, 8);
                    }
                    // a read in each cycle, an answer in each cycle
                    assertThat(last.await().end()).isEqualTo(first.await().end().plus(ns(90)));
                });
    }

    private static AvalonPins neverWaiting(Dut dut, String prefix) {
        AvalonPins p = Pins.of(AvalonPins.class).in(dut).named(Naming.prefix(prefix)).bind();
        return new AvalonPins(
                p.address(),
                p.read(),
                p.write(),
                p.writedata(),
                p.readdata(),
                Optional.empty(),
                p.readdatavalid(),
                p.byteenable(),
                Optional.empty(),
                p.response(),
                p.writeresponsevalid());
    }

    /// Reads on a bus without `waitrequest`, in each cycle one.
    private static void readInEachCycle(Target target, int latency) {
        BusBench.run(
                "icarus",
                WIRES,
                (dut, domain) -> {
                    dut.signal("s_avl_burstcount").set(1);
                    Avalon.of(neverWaiting(dut, "m_avl_"), domain)
                            .serve(target)
                            .latency(latency, latency, 1);
                    AddressBus bus = Avalon.of(neverWaiting(dut, "s_avl_"), domain).manage();
                    List<Pending<Reply>> all = new ArrayList<>();
                    for (int i = 0; i < 5; i++) {
                        all.add(bus.startRead(8L * i, 8));
                    }
                    for (int i = 0; i < 5; i++) {
                        assertThat(all.get(i).await().data()[0]).isEqualTo((byte) i);
                    }
                });
    }

    private static Memory numbered() {
        Memory memory = Memory.sparse(1 << 16);
        for (int i = 0; i < 5; i++) {
            memory.write(8L * i, new byte[] {(byte) i, 0, 0, 0, 0, 0, 0, 0});
        }
        return memory;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 2})
    void withoutWaitrequestNoCommandIsLost(int latency) {
        readInEachCycle(numbered(), latency);
    }

    @Test
    void withoutWaitrequestWhatAnswersMayNotWait() {
        Memory memory = numbered();
        Target slow =
                new Target() {
                    @Override
                    public Response read(long address, byte[] into) {
                        await(ns(25));
                        return memory.read(address, into);
                    }

                    @Override
                    public Response write(long address, byte[] data) {
                        return memory.write(address, data);
                    }
                };
        assertThatThrownBy(() -> readInEachCycle(slow, 0))
                .hasStackTraceContaining(
                        "has no waitrequest, but what answers took 25 ns: commands of that time are"
                                + " lost");
    }

    private static AvalonPins simple(Dut dut, String prefix) {
        AvalonPins p = Pins.of(AvalonPins.class).in(dut).named(Naming.prefix(prefix)).bind();
        return new AvalonPins(
                p.address(),
                p.read(),
                p.write(),
                p.writedata(),
                p.readdata(),
                p.waitrequest(),
                Optional.empty(),
                p.byteenable(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 3})
    void aBusWithoutPipelineWaits(int latency) {
        BusBench.run(
                "icarus",
                WIRES,
                (dut, domain) -> {
                    Memory memory = Memory.sparse(1 << 16);
                    dut.signal("s_avl_burstcount").set(1);
                    Avalon.of(simple(dut, "m_avl_"), domain).serve(memory).latency(0, latency, 1);
                    AvalonManager bus = Avalon.of(simple(dut, "s_avl_"), domain).manage();
                    BusBench.exercise(bus, 100);
                });
    }

    @Test
    void whatIsReadMayComeSomeCyclesLater() {
        BusBench.run(
                "icarus",
                WIRES,
                (dut, domain) -> {
                    dut.signal("s_avl_burstcount").set(1);
                    dut.signal("m_avl_waitrequest").set(0);
                    dut.signal("m_avl_readdata").set(7);
                    AvalonPins pins = simple(dut, "s_avl_");
                    AvalonManager bus = Avalon.of(pins, domain).readLatency(2).manage();
                    Reply reply = bus.startRead(0, 8).await();
                    assertThat(reply.data()[0]).isEqualTo((byte) 7);
                    assertThatThrownBy(() ->
                                    Avalon.of(pins, domain).readLatency(2).serve(Memory.sparse(16)))
                            .isInstanceOf(PinException.class)
                            .hasMessageContaining("nothing in Java can answer it in time");
                    assertThatThrownBy(() -> ofAll(dut, "s_avl_", domain).readLatency(1))
                            .hasMessageContaining("of a bus without readdatavalid");
                });
    }

    private static Avalon ofAll(Dut dut, String prefix, ClockDomain domain) {
        return Avalon.of(dut, Naming.prefix(prefix), domain);
    }

    @Breaks(
            of = AvalonRule.class,
            value = {"ANSWER_TO_REQUEST", "ANSWER_KNOWN", "WAIT_KNOWN", "RESPONSE_RESERVED"})
    @ParameterizedTest
    @CsvSource({
        "1, ANSWER_TO_REQUEST",
        "2, ANSWER_KNOWN",
        "3, WAIT_KNOWN",
        "4, RESPONSE_RESERVED",
        "5, ANSWER_KNOWN",
        "6, ANSWER_TO_REQUEST"
    })
    void anAgentThatBreaksARuleFailsTheTest(int fault, String rule) {
        assertThatThrownBy(() ->
                        BusBench.run(
                                "icarus",
                                ram(fault),
                                (dut, domain) -> {
                                    AddressBus bus = ramBus(dut, domain).manage();
                                    for (int i = 0; i < 3; i++) {
                                        bus.startWrite(4L * i, new byte[4]);
                                    }
                                    bus.readInt(4);
                                    domain.cycles(5);
                                }))
                .rootCause()
                .hasMessageStartingWith(rule + " (Avalon 3");
    }

    /// Drives the host's pins by hand.
    private static void host(@Nullable AvalonRule broken, BiConsumer<Dut, ClockDomain> body) {
        BusBench.run(
                "icarus",
                WIRES,
                (dut, domain) -> {
                    for (String pin : List.of("read", "write", "address", "writedata")) {
                        dut.signal("s_avl_" + pin).set(0);
                    }
                    dut.signal("s_avl_byteenable").set(0xff);
                    dut.signal("s_avl_burstcount").set(1);
                    ProtocolChecks checks =
                            broken == null
                                    ? ProtocolChecks.all()
                                    : ProtocolChecks.all().expect(broken);
                    ofAll(dut, "m_avl_", domain)
                            .checks(checks)
                            .serve(Memory.sparse(1 << 16))
                            .latency(2, 2, 1);
                    domain.cycles(6);
                    body.accept(dut, domain);
                    domain.cycles(12);
                });
    }

    private static void set(Dut dut, String pin, Object value) {
        if (value instanceof Integer number) {
            dut.signal("s_avl_" + pin).set(number);
        } else {
            dut.signal("s_avl_" + pin).set((String) value);
        }
    }

    @Breaks(
            of = AvalonRule.class,
            value = {"COMMAND_KNOWN", "ONE_COMMAND"})
    @ParameterizedTest
    @CsvSource({"COMMAND_KNOWN, read, X", "COMMAND_KNOWN, write, X", "ONE_COMMAND, read, 1"})
    void aHostThatAsksWhatIsNoCommandBreaksARule(AvalonRule rule, String pin, String value) {
        host(
                rule,
                (dut, domain) -> {
                    set(dut, "write", 1);
                    set(dut, pin, value);
                    domain.cycles(1);
                    set(dut, "write", 0);
                    set(dut, "read", 0);
                });
    }

    @Breaks(
            of = AvalonRule.class,
            value = {"STABLE", "COMMAND_UNTIL_TAKEN"})
    @ParameterizedTest
    @CsvSource({
        "STABLE, address, 8",
        "STABLE, writedata, 1",
        "STABLE, byteenable, 1",
        "STABLE, burstcount, 2",
        "COMMAND_UNTIL_TAKEN, write, 0"
    })
    void aHostThatDoesNotWaitBreaksARule(AvalonRule rule, String pin, int value) {
        host(
                rule,
                (dut, domain) -> {
                    awaitWaiting(dut, domain);
                    set(dut, "write", 1);
                    domain.cycles(1); // waits
                    set(dut, pin, value);
                    if (rule == AvalonRule.STABLE) {
                        domain.edge().when(dut.signal("m_avl_waitrequest"), 0).await();
                    }
                    set(dut, "write", 0);
                });
    }

    /// Lets a first command be taken, after which the agent waits for two cycles.
    private static void awaitWaiting(Dut dut, ClockDomain domain) {
        set(dut, "write", 1);
        domain.edge().when(dut.signal("m_avl_waitrequest"), 0).await();
        set(dut, "write", 0);
    }

    @Keeps(
            of = AvalonRule.class,
            value = {"STABLE", "COMMAND_UNTIL_TAKEN", "COMMAND_KNOWN", "ONE_COMMAND"})
    @Test
    void whatIsTakenMayChange() {
        host(
                null,
                (dut, domain) -> {
                    awaitWaiting(dut, domain);
                    set(dut, "address", 8); // at once after the edge that took it
                    set(dut, "write", 1);
                    domain.edge().when(dut.signal("m_avl_waitrequest"), 0).await();
                    set(dut, "write", 0);
                    set(dut, "writedata", 5); // counts for nothing without a command
                    set(dut, "address", "X".repeat(32));
                    set(dut, "read", "X"); // between edges
                    await(ns(5));
                    set(dut, "read", 0);
                });
    }

    @Keeps(of = AvalonRule.class, value = "BURST_COUNT")
    @Breaks(of = AvalonRule.class, value = "BURST_COUNT")
    @ParameterizedTest
    @CsvSource({"0, true", "1, false", "16, false", "17, true"})
    void aBurstHasOneWordAtLeast(int count, boolean broken) {
        host(
                broken ? AvalonRule.BURST_COUNT : null,
                (dut, domain) -> {
                    set(dut, "burstcount", count);
                    set(dut, "read", 1);
                    domain.edge().when(dut.signal("m_avl_waitrequest"), 0).await();
                    set(dut, "read", 0);
                    domain.cycles(60);
                });
    }

    @Keeps(
            of = AvalonRule.class,
            value = {"WAIT_KNOWN", "ANSWER_KNOWN", "RESPONSE_RESERVED"})
    @Test
    void whatNobodyLooksAtMayBeUnknown() {
        BusBench.run(
                "icarus",
                WIRES,
                (dut, domain) -> {
                    dut.signal("m_avl_readdatavalid").set(0);
                    dut.signal("m_avl_writeresponsevalid").set(0);
                    dut.signal("m_avl_response").set("XX");
                    dut.signal("m_avl_waitrequest").set("X");
                    dut.signal("m_avl_readdata").set("X".repeat(64));
                    AvalonManager bus = ofAll(dut, "s_avl_", domain).manage();
                    domain.cycles(8);
                    dut.signal("m_avl_waitrequest").set(0);
                    for (int response : new int[] {0, 3}) {
                        Pending<Reply> read = bus.startRead(2, 1);
                        domain.cycles(2);
                        String lane = response == 0 ? "00000111" : "XXXXXXXX";
                        dut.signal("m_avl_readdata").set("X".repeat(40) + lane + "X".repeat(16));
                        dut.signal("m_avl_response").set(response);
                        dut.signal("m_avl_readdatavalid").set(1);
                        domain.cycles(1);
                        dut.signal("m_avl_readdatavalid").set(0);
                        Reply reply = read.await();
                        assertThat(reply.response().isError()).isEqualTo(response == 3);
                        assertThat(reply.data()).containsExactly(response == 0 ? 7 : 0);
                    }
                });
    }

    @Test
    void aResetCutsOffWhatIsUnderWay() {
        BusBench.run(
                "icarus",
                ram(0),
                (dut, domain) -> {
                    AddressBus bus = ramBus(dut, domain).manage();
                    bus.writeBytes(0, new byte[64]);
                    bus.writeInt(0, 5);
                    Pending<Reply> cut = bus.startRead(0, 64);
                    domain.cycles(4);
                    dut.signal("rst").set(1);
                    domain.cycles(3);
                    dut.signal("rst").set(0);
                    assertThatThrownBy(cut::await).hasMessageContaining("was cut off by a reset");
                    assertThat(bus.readInt(0)).isEqualTo(5);
                });
    }
}
