package org.cocobean.bus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.cocobean.Cocobean.await;
import static org.cocobean.Cocobean.ns;

import java.util.function.BiConsumer;
import org.cocobean.bus.check.Breaks;
import org.cocobean.bus.check.Keeps;
import org.cocobean.bus.check.ProtocolChecks;
import org.cocobean.bus.check.StreamRule;
import org.cocobean.bus.check.Violation;
import org.cocobean.dut.Dut;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Rules of valid, ready and payload, broken by a test that plays the source, and kept at their
/// edge.
class StreamRuleTests {

    record Item(int data) {}

    /// Out of reset, with valid and data at 0.
    private static void input(BiConsumer<Dut, ClockDomain> body) {
        BusBench.run(
                "icarus",
                BusBench.design("sync_fifo", "verilog/sync_fifo.v"),
                dut -> {
                    dut.signal("out_ready").set(1);
                    dut.signal("in_valid").set(0);
                    dut.signal("in_data").set(0);
                    ClockDomain domain = BusBench.domain(dut);
                    domain.cycles(6);
                    body.accept(dut, domain);
                });
    }

    private static Stream<Item> in(Dut dut, ClockDomain domain) {
        return Stream.of(Item.class, dut, Naming.prefix("in_"), domain);
    }

    @Breaks(of = StreamRule.class, value = "VALID_KNOWN")
    @Test
    void anUnknownValidFailsTheTestAtTheEdge() {
        assertThatThrownBy(() ->
                        input((dut, domain) -> {
                            in(dut, domain).watch();
                            domain.cycles(2);
                            dut.signal("in_valid").set("X");
                            domain.cycles(3);
                        }))
                .rootCause()
                .hasMessageStartingWith("VALID_KNOWN (AXI")
                .hasMessageContaining("sync_fifo.in_valid is X")
                .hasMessageEndingWith("at 85 ns");
    }

    @Keeps(of = StreamRule.class, value = "VALID_KNOWN")
    @Test
    void anUnknownValidBetweenEdgesIsNone() {
        input((dut, domain) -> {
            in(dut, domain).watch();
            domain.cycles(2);
            dut.signal("in_valid").set("X");
            await(ns(5));
            dut.signal("in_valid").set(0);
            domain.cycles(3);
        });
    }

    @Test
    void anUnknownValidIsToldOnceUntilItIsKnownAgain() {
        input((dut, domain) -> {
            ProtocolChecks checks = ProtocolChecks.all().expect(StreamRule.VALID_KNOWN);
            in(dut, domain).checks(checks).watch();
            for (int i = 0; i < 2; i++) {
                domain.cycles(2);
                dut.signal("in_valid").set("X");
                domain.cycles(3);
                dut.signal("in_valid").set(0);
            }
            domain.cycles(2);
            assertThat(checks.violations())
                    .extracting(Violation::rule)
                    .containsExactly(StreamRule.VALID_KNOWN, StreamRule.VALID_KNOWN);
        });
    }

    @Keeps(of = StreamRule.class, value = "PAYLOAD_KNOWN")
    @Breaks(of = StreamRule.class, value = "PAYLOAD_KNOWN")
    @Test
    void anUnknownPayloadFailsTheTestAtItsTransfer() {
        assertThatThrownBy(() ->
                        input((dut, domain) -> {
                            in(dut, domain).watch();
                            domain.cycles(2);
                            dut.signal("in_data").set("000X0000");
                            domain.cycles(2); // not valid: it does not count
                            dut.signal("in_valid").set(1);
                            domain.cycles(3);
                        }))
                .rootCause()
                .hasMessageStartingWith("PAYLOAD_KNOWN (AXI")
                .hasMessageContaining("sync_fifo.in_data at 105 ns")
                .hasMessageEndingWith("at 105 ns");
    }

    @Keeps(
            of = StreamRule.class,
            value = {"VALID_STABLE", "PAYLOAD_STABLE"})
    @Breaks(
            of = StreamRule.class,
            value = {"VALID_STABLE", "PAYLOAD_STABLE"})
    @ParameterizedTest
    @ValueSource(strings = {"VALID_STABLE", "PAYLOAD_STABLE"})
    void whatWaitsMayChangeOnlyWithItsTransfer(String name) {
        StreamRule rule = StreamRule.valueOf(name);
        input((dut, domain) -> {
            ProtocolChecks checks = ProtocolChecks.all().expect(rule);
            dut.signal("out_ready").set(0);
            dut.signal("in_valid").set(1);
            in(dut, domain).checks(checks).watch();
            for (int i = 0; i < 16; i++) {
                dut.signal("in_data").set(i); // the queue takes each: no rule is broken
                domain.cycles(1);
            }
            domain.cycles(4);
            assertThat(checks.violations()).isEmpty();
            assertThat(dut.signal("in_ready").isHigh()).isFalse();
            dut.signal(rule == StreamRule.VALID_STABLE ? "in_valid" : "in_data").set(0);
            domain.cycles(3);
            assertThat(checks.violations()).hasSize(1);
            assertThat(checks.violations().getFirst().rule()).isEqualTo(rule);
        });
    }

    @Keeps(of = StreamRule.class, value = "READY_KNOWN")
    @Test
    void anUnknownReadyBetweenEdgesOrInResetIsNone() {
        input((dut, domain) -> {
            Stream.of(Item.class, dut, Naming.prefix("out_"), domain).watch();
            domain.cycles(2);
            dut.signal("out_ready").set("X");
            await(ns(5));
            dut.signal("out_ready").set(1);
            domain.cycles(3);
            dut.signal("rst").set(1);
            domain.cycles(1);
            dut.signal("out_ready").set("X");
            domain.cycles(2);
            dut.signal("out_ready").set(1);
            dut.signal("rst").set(0);
            domain.cycles(3);
        });
    }

    @Keeps(of = StreamRule.class, value = "VALID_IN_RESET")
    @Breaks(of = StreamRule.class, value = "VALID_IN_RESET")
    @ParameterizedTest
    @CsvSource({"1, 0", "2, 1"})
    void validMayBeOneAtTheFirstEdgeOfAReset(int edges, int broken) {
        input((dut, domain) -> {
            ProtocolChecks checks = ProtocolChecks.all();
            if (broken > 0) {
                checks.expect(StreamRule.VALID_IN_RESET);
            }
            in(dut, domain).checks(checks).watch();
            domain.cycles(2);
            dut.signal("in_valid").set(1);
            domain.cycles(2);
            dut.signal("rst").set(1);
            domain.cycles(edges);
            dut.signal("in_valid").set(0);
            domain.cycles(3);
            assertThat(checks.violations()).hasSize(broken);
        });
    }
}
