package org.cocobean.bus.axi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.cocobean.Cocobean.await;
import static org.cocobean.Cocobean.ns;
import static org.cocobean.Cocobean.us;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.cocobean.bus.BusBench;
import org.cocobean.bus.ClockDomain;
import org.cocobean.bus.Naming;
import org.cocobean.bus.Stall;
import org.cocobean.bus.bench.Scoreboard;
import org.cocobean.bus.check.AxiRule;
import org.cocobean.bus.check.Breaks;
import org.cocobean.bus.check.Keeps;
import org.cocobean.bus.memory.AddressMap;
import org.cocobean.bus.memory.BusErrorException;
import org.cocobean.bus.memory.Memory;
import org.cocobean.bus.memory.Pending;
import org.cocobean.bus.memory.Reply;
import org.cocobean.bus.memory.Response;
import org.cocobean.dut.Dut;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// AXI4 against a memory in HDL that makes managers wait, and manager against subordinate.
class AxiTests {

    interface WithRam {
        void run(Axi bus, Dut dut);
    }

    interface WithModels {
        void run(Axi asking, Axi answering, Dut dut);
    }

    private static void ram(String simulator, WithRam body) {
        BusBench.run(
                simulator,
                BusBench.design("axi_ram", "bus/axi_ram.v"),
                dut -> {
                    ClockDomain domain = BusBench.domain(dut);
                    body.run(Axi.of(dut, Naming.prefix("axi_"), domain), dut);
                });
    }

    static void models(WithModels body) {
        models("icarus", body);
    }

    static void models(String simulator, WithModels body) {
        String file = simulator.equals("ghdl") ? "bus/axi_wires.vhd" : "bus/axi_wires.v";
        BusBench.run(
                simulator,
                BusBench.design("axi_wires", file),
                dut -> {
                    ClockDomain domain = BusBench.domain(dut);
                    body.run(
                            Axi.of(dut, Naming.prefix("s_axi_"), domain),
                            Axi.of(dut, Naming.prefix("m_axi_"), domain),
                            dut);
                });
    }

    private static byte[] random(int length, int seed) {
        byte[] data = new byte[length];
        new Random(seed).nextBytes(data);
        return data;
    }

    @ParameterizedTest
    @ValueSource(strings = {"icarus", "verilator"})
    void everyAddressAndLengthIsReadAsItWasWritten(String simulator) {
        ram(
                simulator,
                (axi, dut) -> {
                    AxiManager bus = axi.stall(AxiChannel.R, Stall.random(0.3, 1)).manage();
                    byte[] shadow = new byte[1 << 14];
                    bus.writeBytes(0, shadow);
                    Random random = new Random(5);
                    for (int i = 0; i < 40; i++) {
                        int address = random.nextInt(shadow.length - 300);
                        byte[] data = random(1 + random.nextInt(300), i);
                        bus.writeBytes(address, data);
                        System.arraycopy(data, 0, shadow, address, data.length);
                        int from = random.nextInt(shadow.length - 300);
                        int length = 1 + random.nextInt(300);
                        assertThat(bus.read(from, length))
                                .isEqualTo(Arrays.copyOfRange(shadow, from, from + length));
                    }
                });
    }

    @Test
    void numbersHaveTheOrderOfTheBus() {
        ram(
                "icarus",
                (axi, dut) -> {
                    AxiManager bus = axi.manage();
                    bus.writeLong(0x10, 0x1122334455667788L);
                    assertThat(bus.readInt(0x10)).isEqualTo(0x55667788);
                    assertThat(bus.readShort(0x12)).isEqualTo(0x5566);
                    assertThat(bus.readByte(0x17)).isEqualTo(0x11);
                    bus.writeByte(0x10, 0xff);
                    bus.writeShort(0x16, 0xabcd);
                    assertThat(bus.readLong(0x10)).isEqualTo(0xabcd3344556677ffL);
                });
    }

    @Keeps(
            of = AxiRule.class,
            value = {"RESPONSE_AFTER_DATA", "WRITE_ID"})
    @ParameterizedTest
    @EnumSource(WriteOrder.class)
    void addressAndDataComeInAnyOrder(WriteOrder order) {
        models((asking, answering, dut) -> {
            Memory memory = Memory.sparse(1 << 16);
            answering.serve(memory);
            AxiManager bus = asking.manage().writeOrder(order);
            for (int i = 0; i < 5; i++) {
                bus.writeBytes(i * 100, random(70, i));
                assertThat(memory.holds(i * 100, random(70, i))).isTrue();
            }
        });
    }

    @Test
    void narrowFixedAndWrappingBurstsReachTheRightBytes() {
        models((asking, answering, dut) -> {
            Memory memory = Memory.sparse(1 << 16);
            answering.serve(memory);
            AxiManager bus = asking.manage();
            byte[] data = random(8, 1);
            AxiAddress wrap = AxiAddress.at(0x14, 1).withBeats(4, Burst.WRAP); // 10 to 17
            bus.send(wrap, bus.beats(wrap, data)).await();
            byte[] turned = new byte[8];
            System.arraycopy(data, 0, turned, 4, 4);
            System.arraycopy(data, 4, turned, 0, 4);
            assertThat(memory.bytes(0x10, 8)).isEqualTo(turned);
            assertThat(bus.fetch(wrap).await().data()).isEqualTo(data);

            AxiAddress fixed = AxiAddress.at(0x31, 2).withBeats(3, Burst.FIXED);
            bus.send(fixed, bus.beats(fixed, random(9, 2))).await();
            assertThat(memory.bytes(0x31, 3)).isEqualTo(Arrays.copyOfRange(random(9, 2), 6, 9));

            bus.like(AxiAddress.at(0, 0)); // bytes
            bus.writeBytes(0x55, random(20, 3));
            assertThat(memory.holds(0x55, random(20, 3))).isTrue();
            assertThat(bus.read(0x55, 20)).isEqualTo(random(20, 3));
        });
    }

    @Test
    void allOfALongFixedAccessGoesToOneAddress() {
        models((asking, answering, dut) -> {
            List<String> seen = new ArrayList<>();
            answering
                    .watch()
                    .onItem(burst ->
                            seen.add(
                                    "%x x%d"
                                            .formatted(
                                                    burst.request().address(),
                                                    burst.request().beats())));
            Memory memory = Memory.sparse(1 << 16);
            answering.serve(memory);
            AxiManager bus = asking.manage();
            bus.like(AxiAddress.at(0, 2).withBeats(1, Burst.FIXED));
            bus.writeBytes(0xffc, random(20 * 4, 1));
            assertThat(bus.read(0xffc, 17 * 4)).hasSize(17 * 4).endsWith(random(20 * 4, 1)[79]);
            bus.writeBytes(0x103, random(3, 2)); // a byte in each beat
            assertThat(memory.bytes(0x103, 1)).containsExactly(random(3, 2)[2]);
            assertThat(seen).containsExactly("ffc x16", "ffc x4", "ffc x16", "ffc x1", "103 x3");
        });
    }

    @Keeps(of = AxiRule.class, value = "RLAST")
    @Test
    void aLongAccessIsCutAt4KiBAndAt256Beats() {
        models((asking, answering, dut) -> {
            answering.serve(Memory.sparse(1 << 20));
            AxiMonitor monitor = asking.watch();
            AxiManager bus = asking.manage();
            bus.writeBytes(0xff5, random(5000, 1));
            List<AxiAddress> requests = new ArrayList<>();
            while (requests.stream().mapToInt(AxiAddress::beats).sum() < 626) {
                requests.add(monitor.next().item().request());
            }
            assertThat(requests)
                    .extracting(AxiAddress::address, AxiAddress::beats)
                    .containsExactly(
                            org.assertj.core.groups.Tuple.tuple(0xff5L, 2),
                            org.assertj.core.groups.Tuple.tuple(0x1000L, 256),
                            org.assertj.core.groups.Tuple.tuple(0x1800L, 256),
                            org.assertj.core.groups.Tuple.tuple(0x2000L, 112));
            assertThat(bus.read(0xff5, 5000)).isEqualTo(random(5000, 1));
        });
    }

    @Keeps(of = AxiRule.class, value = "READ_ID")
    @Test
    void answersOfDifferentIdsMayComeInAnyOrder() {
        models((asking, answering, dut) -> {
            Memory memory = Memory.sparse(1 << 16);
            memory.set(0, random(4096, 1));
            answering.serve(memory).latency(0, 20, 4).reorder(3);
            AxiManager bus = asking.manage();
            Scoreboard<AxiTransaction> board = Scoreboard.perKey("axi", t -> t.request().id());
            board.expectFrom(bus).watch(answering.watch());
            List<Pending<Reply>> reads = new ArrayList<>();
            for (int i = 0; i < 32; i++) {
                bus.like(AxiAddress.at(0, 3).withId(i % 5));
                reads.add(bus.startRead(i * 64, 50));
            }
            List<Integer> order = new ArrayList<>();
            for (int i = 0; i < 32; i++) {
                Reply reply = reads.get(i).await();
                assertThat(reply.data()).isEqualTo(memory.bytes(i * 64, 50));
                order.add((int) (reply.end().toSteps(-12) / 1000));
            }
            assertThat(order).isNotEqualTo(order.stream().sorted().toList());
        });
    }

    @Keeps(of = AxiRule.class, value = "EXOKAY")
    @Test
    void anExclusiveWriteSucceedsOnlyWhileNobodyElseWrites() {
        models((asking, answering, dut) -> {
            answering.serve(Memory.sparse(1 << 16));
            AxiManager bus = asking.manage();
            AxiAddress lock = AxiAddress.at(0x40, 3).withId(2).asExclusive();
            assertThat(bus.fetch(lock).await().response()).isEqualTo(Response.EXOKAY);
            assertThat(bus.send(lock, bus.beats(lock, random(8, 1))).await().response())
                    .isEqualTo(Response.EXOKAY);
            assertThat(bus.fetch(lock).await().response()).isEqualTo(Response.EXOKAY);
            bus.writeByte(0x43, 1);
            assertThat(bus.send(lock, bus.beats(lock, random(8, 2))).await().response())
                    .isEqualTo(Response.OKAY);
            assertThat(bus.readByte(0x44)).isEqualTo(random(8, 1)[4] & 0xff);
        });
    }

    @Test
    void errorsNameTheAccessAndMapsAnswerWhereSomethingIs() {
        models((asking, answering, dut) -> {
            AddressMap map = new AddressMap();
            map.put("ram", 0x1000, 0x1000, Memory.sparse(0x1000));
            answering.serve(map);
            AxiManager bus = asking.manage();
            bus.writeInt(0x1ffc, 7);
            assertThat(bus.readInt(0x1ffc)).isEqualTo(7);
            assertThatThrownBy(() -> bus.writeInt(0x2000, 1))
                    .isInstanceOf(BusErrorException.class)
                    .hasMessageContaining("write of 4 bytes at 0x2000 was answered with DECERR at");
            assertThatThrownBy(() -> bus.read(0, 4))
                    .hasMessageContaining("read of 4 bytes at 0x0 was answered with DECERR");
        });
    }

    @Test
    void anErrorThatNobodyAsksForFailsTheTest() {
        assertThatThrownBy(() ->
                        models((asking, answering, dut) -> {
                            answering.serve(new AddressMap());
                            asking.manage().startWrite(0x10, (byte) 1);
                        }))
                .hasMessageContaining(
                        "write of 1 bytes at 0x10 was answered with an error, and nobody asked");
    }

    @Test
    void whatIsNeverAnsweredFailsTheTest() {
        assertThatThrownBy(() ->
                        models((asking, answering, dut) -> {
                            for (String ready : List.of("aw", "w", "ar")) {
                                dut.signal("m_axi_" + ready + "ready").set(1);
                            }
                            dut.signal("m_axi_bvalid").set(0);
                            dut.signal("m_axi_rvalid").set(0);
                            asking.manage().startRead(0x10, 4);
                        }))
                .hasMessageContaining(
                        "the test ended, but axi_wires.s_axi: read of 4 bytes at 0x10")
                .hasMessageContaining("without an answer for 10000 clock cycles");
    }

    @Test
    void aResetCutsOffWhatIsUnderWayAndWhatIsAskedInItWaits() {
        models((asking, answering, dut) -> {
            Memory memory = Memory.sparse(1 << 16);
            answering.serve(memory).latency(50, 60, 1);
            AxiManager bus = asking.manage();
            Pending<Reply> cut = bus.startWrite(0x10, random(4, 1));
            await(ns(200));
            dut.signal("rst").set(1);
            await(ns(20));
            assertThatThrownBy(cut::await)
                    .isInstanceOf(BusErrorException.class)
                    .hasMessageContaining(
                            "write of 4 bytes at 0x10 was cut off by a reset at 200 ns");
            Pending<Reply> waits = bus.startWrite(0x20, random(4, 2));
            await(us(2));
            assertThat(waits.isDone()).isFalse();
            dut.signal("rst").set(0);
            assertThat(waits.await().response()).isEqualTo(Response.OKAY);
            assertThat(memory.isWritten(0x10, 4)).isFalse();
            assertThat(memory.holds(0x20, random(4, 2))).isTrue();
        });
    }

    @Test
    void aBusIsARegionOfAMap() {
        ram(
                "icarus",
                (axi, dut) -> {
                    Memory local = Memory.sparse(4096);
                    AddressMap map = new AddressMap().put("local", 0, 4096, local);
                    map.put("ram", 0x8000, 1 << 14, axi.manage());
                    assertThat(map.write(0x8010, random(9, 1))).isEqualTo(Response.OKAY);
                    byte[] back = new byte[9];
                    assertThat(map.window(0x8000, 0x100).read(0x10, back)).isEqualTo(Response.OKAY);
                    assertThat(back).isEqualTo(random(9, 1));
                });
    }

    @Breaks(
            of = AxiRule.class,
            value = {"RLAST", "WRITE_ID", "RESPONSE_AFTER_DATA", "EXOKAY"})
    @ParameterizedTest
    @CsvSource({"1, RLAST", "2, WRITE_ID", "3, RESPONSE_AFTER_DATA", "4, EXOKAY"})
    void aSubordinateThatBreaksARuleFailsTheTest(int fault, String rule) {
        assertThatThrownBy(() ->
                        BusBench.run(
                                "icarus",
                                BusBench.design("axi_ram", "bus/axi_ram.v")
                                        .withParameter("FAULT", fault),
                                dut -> {
                                    ClockDomain domain = BusBench.domain(dut);
                                    AxiManager bus =
                                            Axi.of(dut, Naming.prefix("axi_"), domain).manage();
                                    bus.writeBytes(0, random(40, 1));
                                    bus.read(0, 40);
                                }))
                .rootCause()
                .hasMessageStartingWith(rule + " (AXI ");
    }
}
