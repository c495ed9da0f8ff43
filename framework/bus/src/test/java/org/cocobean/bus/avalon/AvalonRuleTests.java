package org.cocobean.bus.avalon;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.cocobean.bus.BusBench;
import org.cocobean.bus.ClockDomain;
import org.cocobean.bus.Naming;
import org.cocobean.bus.check.AvalonRule;
import org.cocobean.bus.check.Breaks;
import org.cocobean.bus.check.Keeps;
import org.cocobean.bus.check.ProtocolChecks;
import org.cocobean.bus.memory.Memory;
import org.cocobean.bus.memory.Response;
import org.cocobean.dut.Dut;
import org.cocobean.sim.HdlDesign;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What must be known on Avalon-MM, broken and kept at its edge; both ends by hand.
class AvalonRuleTests {

    private static final HdlDesign WIRES = BusBench.design("avl_wires", "bus/avl_wires.v");

    private static final String PART = "X".repeat(56) + "00000111";

    private interface Watched {
        void run(Dut dut, ClockDomain domain, List<AvalonTransfer> seen);
    }

    private static void hand(BiConsumer<Dut, ClockDomain> body) {
        BusBench.run(
                "icarus",
                WIRES,
                (dut, domain) -> {
                    for (String pin : List.of("read", "write", "address", "writedata")) {
                        dut.signal("s_avl_" + pin).set(0);
                    }
                    dut.signal("s_avl_byteenable").set(0xff);
                    dut.signal("s_avl_burstcount").set(1);
                    body.accept(dut, domain);
                    domain.cycles(3);
                });
    }

    private static void watched(@Nullable AvalonRule broken, Watched body) {
        hand((dut, domain) -> {
            for (String pin :
                    List.of("waitrequest", "readdatavalid", "response", "writeresponsevalid")) {
                dut.signal("m_avl_" + pin).set(0);
            }
            dut.signal("m_avl_readdata").set(0);
            ProtocolChecks checks = ProtocolChecks.all();
            if (broken != null) {
                checks.expect(broken);
            }
            List<AvalonTransfer> seen = new ArrayList<>();
            Avalon.of(dut, Naming.prefix("m_avl_"), domain)
                    .checks(checks)
                    .watch()
                    .onItem(seen::add);
            domain.cycles(6);
            body.run(dut, domain, seen);
        });
    }

    private static void command(Dut dut, ClockDomain domain, String command) {
        dut.signal("s_avl_" + command).set(1);
        domain.cycles(1);
        dut.signal("s_avl_" + command).set(0);
    }

    private static void answer(Dut dut, ClockDomain domain, String valid) {
        dut.signal("m_avl_" + valid).set(1);
        domain.cycles(1);
        dut.signal("m_avl_" + valid).set(0);
        domain.cycles(1); // what was seen at that edge is told
    }

    @Breaks(of = AvalonRule.class, value = "REQUEST_KNOWN")
    @ParameterizedTest
    @CsvSource({
        "write, address",
        "write, byteenable",
        "write, writedata",
        "read, address",
        "read, byteenable"
    })
    void whatIsAskedIsKnown(String command, String pin) {
        watched(
                AvalonRule.REQUEST_KNOWN,
                (dut, domain, seen) -> {
                    int width = dut.signal("s_avl_" + pin).width();
                    dut.signal("s_avl_" + pin).set("X" + "0".repeat(width - 1));
                    command(dut, domain, command);
                    answer(
                            dut,
                            domain,
                            command.equals("read") ? "readdatavalid" : "writeresponsevalid");
                    assertThat(seen).hasSize(pin.equals("byteenable") ? 1 : 0);
                });
    }

    @Keeps(
            of = AvalonRule.class,
            value = {"REQUEST_KNOWN", "ANSWER_KNOWN"})
    @Test
    void bytesThatAreNotEnabledMayBeUnknownAndAreTold() {
        watched(
                null,
                (dut, domain, seen) -> {
                    dut.signal("s_avl_byteenable").set(1);
                    dut.signal("s_avl_writedata").set(PART);
                    command(dut, domain, "write");
                    answer(dut, domain, "writeresponsevalid");
                    dut.signal("m_avl_readdata").set(PART);
                    command(dut, domain, "read");
                    answer(dut, domain, "readdatavalid");
                    assertThat(seen)
                            .containsExactly(
                                    new AvalonTransfer(true, 0, 7, 1, Response.OKAY),
                                    new AvalonTransfer(false, 0, 7, 1, Response.OKAY));
                });
    }

    /// The address of a burst counts with its first word; here the second one waits, too.
    @Keeps(
            of = AvalonRule.class,
            value = {"REQUEST_KNOWN", "STABLE"})
    @Test
    void aBurstHasItsAddressOnce() {
        watched(
                null,
                (dut, domain, seen) -> {
                    dut.signal("s_avl_burstcount").set(2);
                    dut.signal("s_avl_address").set(16);
                    dut.signal("s_avl_write").set(1);
                    domain.cycles(1);
                    dut.signal("s_avl_address").set("X".repeat(32));
                    dut.signal("m_avl_waitrequest").set(1);
                    domain.cycles(1);
                    dut.signal("s_avl_address").set(8);
                    dut.signal("s_avl_burstcount").set(7);
                    dut.signal("m_avl_waitrequest").set(0);
                    domain.cycles(1);
                    dut.signal("s_avl_write").set(0);
                    answer(dut, domain, "writeresponsevalid");
                    assertThat(seen).extracting(AvalonTransfer::address).containsExactly(16L, 24L);
                });
    }

    @Keeps(of = AvalonRule.class, value = "BURST_WHOLE")
    @Breaks(of = AvalonRule.class, value = "BURST_WHOLE")
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aReadWaitsForTheEndOfABurst(boolean waits) {
        watched(
                waits ? null : AvalonRule.BURST_WHOLE,
                (dut, domain, seen) -> {
                    dut.signal("s_avl_burstcount").set(2);
                    command(dut, domain, "write"); // may stand still within a burst
                    domain.cycles(1);
                    if (waits) {
                        command(dut, domain, "write");
                        answer(dut, domain, "writeresponsevalid");
                    }
                    command(dut, domain, "read");
                    answer(dut, domain, "readdatavalid");
                    answer(dut, domain, "readdatavalid");
                    assertThat(seen).hasSize(waits ? 4 : 3);
                });
    }

    @Keeps(of = AvalonRule.class, value = "REQUEST_KNOWN")
    @Test
    void aMemoryTakesTheBytesThatAreEnabled() {
        hand((dut, domain) -> {
            Memory memory = Memory.sparse(1 << 16);
            Avalon.of(dut, Naming.prefix("m_avl_"), domain).serve(memory);
            domain.cycles(6);
            dut.signal("s_avl_byteenable").set(1);
            dut.signal("s_avl_writedata").set(PART);
            dut.signal("s_avl_write").set(1);
            domain.edge().when(dut.signal("m_avl_waitrequest"), 0).await();
            dut.signal("s_avl_write").set(0);
            assertThat(memory.bytes(0, 1)).containsExactly(7);
        });
    }
}
