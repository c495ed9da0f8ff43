package org.cocobean.bus.wishbone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.function.BiConsumer;
import org.cocobean.bus.BusBench;
import org.cocobean.bus.ClockDomain;
import org.cocobean.bus.Naming;
import org.cocobean.bus.check.Breaks;
import org.cocobean.bus.check.Keeps;
import org.cocobean.bus.check.ProtocolChecks;
import org.cocobean.bus.check.Violation;
import org.cocobean.bus.check.WishboneRule;
import org.cocobean.bus.memory.Memory;
import org.cocobean.dut.Dut;
import org.cocobean.sim.HdlDesign;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What must be known on Wishbone, and what must stay, broken and kept at the edge.
class WishboneRuleTests {

    private static final HdlDesign WIRES = BusBench.design("word_wires", "bus/word_wires.v");

    private static final String HALF = "X".repeat(32) + "0".repeat(32);

    private static void set(Dut dut, String pin, Object value) {
        if (value instanceof Integer number) {
            dut.signal("s_wb_" + pin).set(number);
        } else {
            dut.signal("s_wb_" + pin).set((String) value);
        }
    }

    /// Both ends by hand, at rest.
    private static void hand(BiConsumer<Dut, ClockDomain> body) {
        BusBench.run(
                "icarus",
                WIRES,
                (dut, domain) -> {
                    for (String pin : List.of("cyc", "stb", "we", "adr", "dat_m", "sel")) {
                        set(dut, pin, 0);
                    }
                    dut.signal("m_wb_ack").set(0);
                    dut.signal("m_wb_err").set(0);
                    domain.cycles(6);
                    body.accept(dut, domain);
                    domain.cycles(3);
                });
    }

    private static void watch(Dut dut, ClockDomain domain, ProtocolChecks checks) {
        Wishbone.of(dut, Naming.prefix("m_wb_"), domain).checks(checks).watch();
        domain.cycles(2);
    }

    @Keeps(of = WishboneRule.class, value = "REQUEST_KNOWN")
    @Breaks(of = WishboneRule.class, value = "REQUEST_KNOWN")
    @ParameterizedTest
    @CsvSource({
        "cyc, X, 0, true",
        "stb, X, 1, true",
        "we, X, 1, true",
        "sel, 0000000X, 1, true",
        "adr, 0000000000000000000000000000000X, 1, true",
        "dat_m, low, 1, true",
        "dat_m, high, 1, false",
        "stb, X, 0, false",
        "we, X, 0, false",
        "sel, 0000000X, 0, false",
        "adr, 0000000000000000000000000000000X, 0, false",
        "dat_m, low, 0, false"
    })
    void whatIsAskedIsKnown(String pin, String value, int asks, boolean broken) {
        hand((dut, domain) -> {
            ProtocolChecks checks = ProtocolChecks.all();
            if (broken) {
                checks.expect(WishboneRule.REQUEST_KNOWN);
            }
            watch(dut, domain, checks);
            set(dut, "cyc", asks);
            set(dut, "stb", asks);
            set(dut, "we", 1);
            set(dut, "sel", 0x0f);
            String low = "0".repeat(32) + "X".repeat(32);
            set(dut, pin, value.equals("low") ? low : value.equals("high") ? HALF : value);
            dut.signal("m_wb_ack").set(pin.equals("stb") ? 0 : asks);
            domain.cycles(1);
            dut.signal("m_wb_ack").set(0);
            set(dut, "cyc", 0);
            set(dut, "stb", 0);
        });
    }

    @Keeps(of = WishboneRule.class, value = "REQUEST_KNOWN")
    @Test
    void dataOfAReadAreNobodys() {
        hand((dut, domain) -> {
            watch(dut, domain, ProtocolChecks.all());
            set(dut, "sel", 0xff);
            set(dut, "dat_m", "X".repeat(64));
            set(dut, "cyc", 1);
            set(dut, "stb", 1);
            dut.signal("m_wb_ack").set(1);
            domain.cycles(1);
            dut.signal("m_wb_ack").set(0);
            set(dut, "cyc", 0);
            set(dut, "stb", 0);
        });
    }

    @Keeps(of = WishboneRule.class, value = "STABLE")
    @Breaks(of = WishboneRule.class, value = "STABLE")
    @ParameterizedTest
    @CsvSource({
        "1, 0x0000000000000001, true",
        "1, 0x0000000100000000, false",
        "0, 0x0000000000000001, false"
    })
    void whatIsWrittenStays(int write, String data, boolean broken) {
        hand((dut, domain) -> {
            ProtocolChecks checks = ProtocolChecks.all();
            if (broken) {
                checks.expect(WishboneRule.STABLE);
            }
            watch(dut, domain, checks);
            set(dut, "we", write);
            set(dut, "sel", 0x0f);
            set(dut, "cyc", 1);
            set(dut, "stb", 1);
            domain.cycles(2);
            dut.signal("s_wb_dat_m").set(Long.decode(data));
            dut.signal("m_wb_ack").set(1);
            domain.cycles(1);
            dut.signal("m_wb_ack").set(0);
            set(dut, "cyc", 0);
            set(dut, "stb", 0);
            if (broken) {
                assertThat(checks.violations())
                        .extracting(Violation::what)
                        .allMatch(what -> what.contains("dat_m changed from"));
            }
        });
    }

    @Keeps(of = WishboneRule.class, value = "ANSWER_KNOWN")
    @Test
    void bytesThatAreNotSelectedMayBeUnknown() {
        hand((dut, domain) -> {
            dut.signal("m_wb_dat_s").set("X".repeat(56) + "00000111");
            dut.signal("m_wb_ack").set(1);
            assertThat(read(dut, domain)).isEqualTo(7);
        });
    }

    @Breaks(of = WishboneRule.class, value = "ANSWER_KNOWN")
    @Test
    void whatIsReadIsKnown() {
        assertThatThrownBy(() ->
                        hand((dut, domain) -> {
                            dut.signal("m_wb_dat_s").set("X".repeat(64));
                            dut.signal("m_wb_ack").set(1);
                            read(dut, domain);
                        }))
                .rootCause()
                .hasMessageStartingWith("ANSWER_KNOWN (Wishbone B4");
    }

    /// Reads a byte of a bus that answers at any time.
    private static int read(Dut dut, ClockDomain domain) {
        return Wishbone.of(dut, Naming.prefix("s_wb_"), domain)
                .checks(ProtocolChecks.all().without(WishboneRule.ANSWER_TO_REQUEST))
                .manage()
                .readByte(0);
    }

    @Keeps(of = WishboneRule.class, value = "REQUEST_KNOWN")
    @Test
    void aMemoryTakesTheBytesThatAreSelected() {
        hand((dut, domain) -> {
            Memory memory = Memory.sparse(1 << 16);
            Wishbone.of(dut, Naming.prefix("m_wb_"), domain).serve(memory);
            set(dut, "we", 1);
            set(dut, "sel", 1);
            set(dut, "dat_m", "X".repeat(56) + "00000111");
            set(dut, "cyc", 1);
            set(dut, "stb", 1);
            domain.edge().when(dut.signal("m_wb_ack"), 1).await();
            set(dut, "cyc", 0);
            set(dut, "stb", 0);
            assertThat(memory.bytes(0, 1)).containsExactly(7);
        });
    }
}
