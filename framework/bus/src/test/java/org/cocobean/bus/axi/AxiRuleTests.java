package org.cocobean.bus.axi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.cocobean.Cocobean.await;
import static org.cocobean.Cocobean.us;

import java.util.ArrayList;
import java.util.List;
import org.cocobean.bus.BusBench;
import org.cocobean.bus.ClockDomain;
import org.cocobean.bus.Naming;
import org.cocobean.bus.StreamSource;
import org.cocobean.bus.check.AxiRule;
import org.cocobean.bus.check.Breaks;
import org.cocobean.bus.check.Keeps;
import org.cocobean.bus.check.ProtocolChecks;
import org.cocobean.bus.memory.BusErrorException;
import org.cocobean.bus.memory.Memory;
import org.cocobean.bus.memory.Pending;
import org.cocobean.bus.memory.Reply;
import org.cocobean.bus.memory.Response;
import org.cocobean.dut.Dut;
import org.cocobean.value.LogicVector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Each rule of AXI4 broken, and kept at its edge; and AXI4-Lite.
class AxiRuleTests {

    @Keeps(
            of = AxiRule.class,
            value = {
                "BOUNDARY_4K",
                "WRAP_LENGTH",
                "WRAP_ALIGNED",
                "FIXED_LENGTH",
                "BURST_RESERVED",
                "EXCLUSIVE_SIZE",
                "SIZE_OF_BUS"
            })
    @Breaks(
            of = AxiRule.class,
            value = {
                "BOUNDARY_4K",
                "WRAP_LENGTH",
                "WRAP_ALIGNED",
                "FIXED_LENGTH",
                "BURST_RESERVED",
                "EXCLUSIVE_SIZE"
            })
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // address | beats | size | burst | exclusive | rule, or none at the edge
                "0xff8 | 2 | 3 | INCR | false | BOUNDARY_4K",
                "0xff8 | 1 | 3 | INCR | false | -",
                "0x1001 | 256 | 3 | INCR | false | -",
                "0x800 | 256 | 3 | INCR | false | -",
                "0x808 | 256 | 3 | INCR | false | BOUNDARY_4K",
                "0x100 | 3 | 3 | WRAP | false | WRAP_LENGTH",
                "0x100 | 32 | 3 | WRAP | false | WRAP_LENGTH",
                "0x108 | 16 | 3 | WRAP | false | -",
                "0xff8 | 2 | 3 | WRAP | false | -",
                "0x104 | 4 | 3 | WRAP | false | WRAP_ALIGNED",
                "0x100 | 17 | 3 | FIXED | false | FIXED_LENGTH",
                "0x100 | 16 | 3 | FIXED | false | -",
                "0x100 | 1 | 3 | RESERVED | false | BURST_RESERVED",
                "0x180 | 16 | 3 | INCR | true | -",
                "0x180 | 16 | 0 | INCR | true | -",
                "0x180 | 32 | 0 | INCR | true | EXCLUSIVE_SIZE",
                "0x100 | 32 | 3 | INCR | true | EXCLUSIVE_SIZE",
                "0x104 | 1 | 3 | INCR | true | EXCLUSIVE_SIZE",
                "0x100 | 3 | 3 | INCR | true | EXCLUSIVE_SIZE"
            })
    void requests(
            String address, int beats, int size, Burst burst, boolean exclusive, String rule) {
        AxiTests.models((asking, answering, dut) -> {
            ProtocolChecks checks = ProtocolChecks.all();
            if (!rule.equals("-")) {
                checks.expect(AxiRule.valueOf(rule));
            }
            answering.checks(checks).serve(Memory.sparse(1 << 16));
            AxiAddress request = AxiAddress.at(Long.decode(address), size).withBeats(beats, burst);
            asking.manage().fetch(exclusive ? request.asExclusive() : request).await();
        });
    }

    @Keeps(
            of = AxiRule.class,
            value = {"WLAST", "STROBES"})
    @Breaks(
            of = AxiRule.class,
            value = {"WLAST", "STROBES"})
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "false | 00001111 | WLAST",
                "true | 11111111 | STROBES",
                "true | 11110000 | -",
                "true | 00000000 | -"
            })
    void data(boolean last, String strobes, String rule) {
        AxiTests.models((asking, answering, dut) -> {
            ProtocolChecks checks = ProtocolChecks.all();
            if (!rule.equals("-")) {
                checks.expect(AxiRule.valueOf(rule));
            }
            answering.checks(checks).serve(Memory.sparse(1 << 16));
            AxiAddress request = AxiAddress.at(last ? 0x104 : 0x100, 2);
            List<AxiWriteBeat> beats = new ArrayList<>();
            beats.add(new AxiWriteBeat(LogicVector.of(0, 64), LogicVector.of(strobes), last, 0));
            asking.manage().send(request, beats).await();
        });
    }

    /// Returns data of which each character is a byte, from the highest lane on.
    private static LogicVector bytes(String lanes) {
        return LogicVector.of(lanes.replace("X", "000X0000").replace("-", "00000001"));
    }

    @Keeps(of = AxiRule.class, value = "DATA_KNOWN")
    @Breaks(of = AxiRule.class, value = "DATA_KNOWN")
    @ParameterizedTest
    @CsvSource({
        "icarus, X-------, 10000000, true",
        "icarus, -------X, 11111111, true",
        "icarus, --------, 0000X000, true",
        "icarus, X-------, 01111111, false",
        "icarus, XXXXXXXX, 00000000, false",
        "ghdl, X-------, 10000000, true",
        "ghdl, X-------, 01111111, false"
    })
    void whatIsWrittenIsKnown(String simulator, String lanes, String strobes, boolean broken) {
        List<AxiWriteBeat> beats =
                List.of(new AxiWriteBeat(bytes(lanes), LogicVector.of(strobes), true, 0));
        Runnable test =
                () ->
                        AxiTests.models(
                                simulator,
                                (asking, answering, dut) -> {
                                    answering.serve(Memory.sparse(1 << 16));
                                    asking.manage().send(AxiAddress.at(0x100, 3), beats).await();
                                });
        if (broken) {
            assertThatThrownBy(test::run)
                    .rootCause()
                    .hasMessageStartingWith("DATA_KNOWN (AXI A3.2.2, A3.4.3) axi_wires.m_axi")
                    .hasMessageContaining("with wstrb " + strobes);
        } else {
            test.run();
        }
    }

    /// A subordinate by hand, of which the reads are answered.
    private static StreamSource<AxiReadBeat> byHand(Axi answering, Dut dut) {
        dut.signal("m_axi_bvalid").set(0);
        for (String ready : List.of("aw", "w", "ar")) {
            dut.signal("m_axi_" + ready + "ready").set(1);
        }
        return answering.r().drive();
    }

    @Keeps(of = AxiRule.class, value = "DATA_KNOWN")
    @Breaks(of = AxiRule.class, value = "DATA_KNOWN")
    @ParameterizedTest
    @CsvSource({
        "0x102, 1, -----X--, OKAY, true",
        "0x102, 1, XXXX--XX, OKAY, false",
        "0x103, 1, XXXX-XXX, OKAY, false",
        "0x103, 1, ----X---, OKAY, true",
        "0x100, 3, XXXXXXXX, SLVERR, false",
        "0x100, 3, XXXXXXXX, DECERR, false"
    })
    void whatIsReadIsKnown(
            String address, int size, String lanes, Response response, boolean broken) {
        AxiTests.models((asking, answering, dut) -> {
            ProtocolChecks checks = ProtocolChecks.all();
            if (broken) {
                checks.expect(AxiRule.DATA_KNOWN);
            }
            AxiManager bus = asking.checks(checks).manage();
            StreamSource<AxiReadBeat> r = byHand(answering, dut);
            Pending<AxiTransaction> read = bus.fetch(AxiAddress.at(Long.decode(address), size));
            await(us(1));
            r.send(new AxiReadBeat(0, bytes(lanes), response, true, 0));
            assertThat(read.await().response()).isEqualTo(response);
            assertThat(read.await().has(0)).isEqualTo(!broken && !response.isError());
        });
    }

    /// Both ends by hand; `;` ends a cycle, and what is taken in it has a `+`.
    @Keeps(
            of = AxiRule.class,
            value = {"DATA_AFTER_ADDRESS", "RESPONSE_AFTER_DATA"})
    @Breaks(
            of = AxiRule.class,
            value = {"DATA_AFTER_ADDRESS", "RESPONSE_AFTER_DATA"})
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ar+ r+ | DATA_AFTER_ADDRESS",
                "r ; ar+ r+ | DATA_AFTER_ADDRESS",
                "r ; ar+ r ; r+ | DATA_AFTER_ADDRESS",
                "ar+ ; r+ | -",
                "ar+ ; ar+ r+ ; r+ | -",
                "ar ; ar+ ; r ; r+ | -",
                "aw+ w+ ; b+ | -",
                "aw+ w+ b+ | RESPONSE_AFTER_DATA",
                "w+ ; aw+ b+ | RESPONSE_AFTER_DATA",
                "w+ ; b ; aw+ b ; b+ | RESPONSE_AFTER_DATA",
                "w+ ; aw+ ; b+ | -",
                "aw+ ; w+ b+ | RESPONSE_AFTER_DATA",
                "aw+ ; w+ ; b ; b+ | -"
            })
    void answersComeAfterWhatTheyAnswer(String script, String rule) {
        AxiTests.models((asking, answering, dut) -> {
            ProtocolChecks checks = ProtocolChecks.all();
            if (!rule.equals("-")) {
                checks.expect(AxiRule.valueOf(rule));
            }
            atRest(dut, asking.pins(), answering.pins());
            answering.checks(checks).watch();
            ClockDomain domain = ClockDomain.of(dut.signal("clk"));
            domain.cycles(6);
            for (String cycle : script.split(";")) {
                List<String> channels = List.of(cycle.strip().split(" "));
                for (String channel : List.of("aw", "w", "ar", "b", "r")) {
                    boolean goes = channels.contains(channel + "+");
                    set(dut, channel, goes || channels.contains(channel) ? 1 : 0, goes ? 1 : 0);
                }
                domain.cycles(1);
            }
            atRest(dut, asking.pins(), answering.pins());
            domain.cycles(2);
        });
    }

    private static void set(Dut dut, String channel, int valid, int ready) {
        boolean asks = List.of("aw", "w", "ar").contains(channel);
        dut.signal((asks ? "s_axi_" : "m_axi_") + channel + "valid").set(valid);
        dut.signal((asks ? "m_axi_" : "s_axi_") + channel + "ready").set(ready);
    }

    /// All that the ends drive is 0, and beats are the last of their burst.
    private static void atRest(Dut dut, AxiPins asking, AxiPins answering) {
        for (AxiChannel channel : AxiChannel.values()) {
            boolean asks = channel != AxiChannel.B && channel != AxiChannel.R;
            (asks ? asking : answering)
                    .payload(channel)
                    .forEach(pin -> pin.ifPresent(p -> p.set(0)));
        }
        for (String channel : List.of("aw", "w", "ar", "b", "r")) {
            set(dut, channel, 0, 0);
        }
        dut.signal("s_axi_wlast").set(1);
        dut.signal("m_axi_rlast").set(1);
    }

    /// A memory that nobody has written is unknown beside what is asked for.
    @Keeps(of = AxiRule.class, value = "DATA_KNOWN")
    @Breaks(of = AxiRule.class, value = "DATA_KNOWN")
    @ParameterizedTest
    @CsvSource({"2, false", "3, true"})
    void whatNobodyWantsOfABeatMayBeUnknown(int length, boolean broken) {
        Runnable test =
                () ->
                        AxiTests.models((asking, answering, dut) -> {
                            AxiManager bus = asking.manage();
                            StreamSource<AxiReadBeat> r = byHand(answering, dut);
                            Pending<Reply> read = bus.startRead(0x107, length);
                            await(us(1));
                            r.send(new AxiReadBeat(0, bytes("-XXXXXXX"), Response.OKAY, false, 0));
                            r.send(new AxiReadBeat(0, bytes("XXXXXXX-"), Response.OKAY, true, 0));
                            assertThat(read.await().data()).containsExactly(1, 1);
                        });
        if (broken) {
            assertThatThrownBy(test::run).rootCause().hasMessageStartingWith("DATA_KNOWN (AXI");
        } else {
            test.run();
        }
    }

    @Keeps(of = AxiRule.class, value = "DATA_KNOWN")
    @Breaks(of = AxiRule.class, value = "DATA_KNOWN")
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatIsReadOnAxiLiteIsKnown(boolean error) {
        BusBench.run(
                "icarus",
                BusBench.design("axil_apb", "bus/axil_apb.v"),
                (dut, domain) -> {
                    dut.signal("m_apb_pready").set(1);
                    dut.signal("m_apb_prdata").set("X".repeat(32));
                    dut.signal("m_apb_pslverr").set(error ? 1 : 0);
                    ProtocolChecks checks = ProtocolChecks.all();
                    if (!error) {
                        checks.expect(AxiRule.DATA_KNOWN);
                    }
                    AxiManager bus =
                            Axi.of(dut, Naming.prefix("s_axil_"), domain).checks(checks).manage();
                    AxiTransaction read = bus.fetch(AxiAddress.at(4, 2)).await();
                    assertThat(read.response().isError()).isEqualTo(error);
                });
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anErrorThatNobodyAsksForFailsTheTest(boolean write) {
        assertThatThrownBy(() ->
                        AxiTests.models((asking, answering, dut) -> {
                            answering.serve(Memory.sparse(1 << 12));
                            AxiManager bus = asking.manage();
                            ask(bus, write, 0x10);
                            ask(bus, write, 0x1000).await();
                            ask(bus, write, 0x1000);
                        }))
                .hasMessageContaining("address=4096")
                .hasMessageContaining("was answered with an error, and nobody asked");
    }

    private static Pending<AxiTransaction> ask(AxiManager bus, boolean write, long address) {
        AxiAddress request = AxiAddress.at(address, 3);
        return write ? bus.send(request, bus.beats(request, new byte[8])) : bus.fetch(request);
    }

    @Breaks(of = AxiRule.class, value = "SIZE_OF_BUS")
    @Test
    void aBeatIsNotWiderThanTheBus() {
        assertThatThrownBy(() ->
                        AxiTests.models((asking, answering, dut) -> {
                            answering.serve(Memory.sparse(1 << 16));
                            asking.manage().fetch(AxiAddress.at(0x100, 4)).await();
                        }))
                .rootCause()
                .hasMessageStartingWith(
                        "SIZE_OF_BUS (AXI A3.4.1) axi_wires.m_axi: AR of 0x100 with")
                .hasMessageContaining("1 beats of 16 bytes on a bus of 8 bytes");
    }

    @Breaks(of = AxiRule.class, value = "READ_ID")
    @Test
    void dataThatNobodyAskedForBreaksARule() {
        AxiTests.models((asking, answering, dut) -> {
            ProtocolChecks checks = ProtocolChecks.all().expect(AxiRule.READ_ID);
            asking.checks(checks).manage();
            StreamSource<AxiReadBeat> r = byHand(answering, dut);
            r.sendAndWait(new AxiReadBeat(3, LogicVector.of(0, 64), Response.OKAY, true, 0));
            await(us(1));
            assertThat(checks.violations().getFirst().what())
                    .isEqualTo("data came with id 3, for which no read is under way");
        });
    }

    @Test
    void registersBehindAxiLiteAnswerAsTheyShould() {
        BusBench.run(
                "icarus",
                BusBench.design("axil_regs", "verilog/axil_regs.v"),
                dut -> {
                    ClockDomain domain = BusBench.domain(dut);
                    dut.signal("event_in").set(0);
                    AxiManager bus = Axi.of(dut, Naming.prefix("s_axil_"), domain).manage();
                    assertThat(bus.readInt(0)).isEqualTo(0xc0c0bea0);
                    bus.writeLong(8, 0x1122334455667788L); // two accesses
                    assertThat(bus.readLong(8)).isEqualTo(0x1122334455667788L);
                    bus.writeByte(9, 0xaa);
                    assertThat(bus.readInt(8)).isEqualTo(0x5566aa88);
                    assertThatThrownBy(() -> bus.writeInt(0x14, 1))
                            .isInstanceOf(BusErrorException.class)
                            .hasMessageContaining("0x14 was answered with SLVERR");
                    assertThat(bus.poll(0, id -> id != 0, us(1))).isEqualTo(0xc0c0bea0);
                    assertThatThrownBy(() -> bus.poll(0x10, s -> s == 1, us(1)))
                            .hasMessageContaining("0x0 at 0x10 is not what was waited for");
                });
    }
}
