package org.cocobean.bus.memory;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.cocobean.Cocobean.await;
import static org.cocobean.Cocobean.fork;
import static org.cocobean.Cocobean.us;

import java.util.List;
import java.util.function.BiConsumer;
import org.cocobean.bus.BusBench;
import org.cocobean.bus.ClockDomain;
import org.cocobean.bus.Naming;
import org.cocobean.bus.ahb.Ahb;
import org.cocobean.bus.apb.Apb;
import org.cocobean.bus.avalon.Avalon;
import org.cocobean.bus.axi.Axi;
import org.cocobean.bus.check.AxiRule;
import org.cocobean.bus.check.Keeps;
import org.cocobean.bus.wishbone.Wishbone;
import org.cocobean.dut.Dut;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// What has begun on a bus that is only watched must have ended when the test does; both ends by
/// hand.
class OpenAtTheEndTests {

    private static void watch(Protocol protocol, Dut dut, ClockDomain domain) {
        switch (protocol) {
            case AXI, AXI_IN_JAVA -> Axi.of(dut, Naming.prefix("m_axi_"), domain).watch();
            case APB -> Apb.of(dut, Naming.prefix("m_apb_"), domain).watch();
            case AHB -> Ahb.of(dut, Naming.prefix("m_ahb_"), domain).watch();
            case WISHBONE -> Wishbone.of(dut, Naming.prefix("m_wb_"), domain).watch();
            case AVALON -> Avalon.of(dut, Naming.prefix("m_avl_"), domain).watch();
        }
    }

    /// All inputs of the wires at 0, and what answers ready.
    private static void hand(Protocol protocol, BiConsumer<Dut, ClockDomain> body) {
        BusBench.run(
                "icarus",
                protocol.design(),
                (dut, domain) -> {
                    for (String pin : pins(protocol)) {
                        dut.signal(pin).set(0);
                    }
                    if (protocol == Protocol.AHB) {
                        dut.signal("m_ahb_hready").set(1);
                    }
                    watch(protocol, dut, domain);
                    domain.cycles(6);
                    body.accept(dut, domain);
                });
    }

    private static List<String> pins(Protocol protocol) {
        return switch (protocol) {
            case AXI, AXI_IN_JAVA ->
                    List.of(
                            "s_axi_awvalid",
                            "s_axi_wvalid",
                            "s_axi_arvalid",
                            "s_axi_bready",
                            "s_axi_rready",
                            "m_axi_awready",
                            "m_axi_wready",
                            "m_axi_arready",
                            "m_axi_bvalid",
                            "m_axi_rvalid",
                            "s_axi_awid",
                            "s_axi_awaddr",
                            "s_axi_awlen",
                            "s_axi_awlock",
                            "s_axi_awcache",
                            "s_axi_awprot",
                            "s_axi_awqos",
                            "s_axi_awregion",
                            "s_axi_awuser",
                            "s_axi_arid",
                            "s_axi_araddr",
                            "s_axi_arlen",
                            "s_axi_arlock",
                            "s_axi_arcache",
                            "s_axi_arprot",
                            "s_axi_arqos",
                            "s_axi_arregion",
                            "s_axi_aruser",
                            "s_axi_awsize",
                            "s_axi_arsize",
                            "s_axi_awburst",
                            "s_axi_arburst",
                            "s_axi_wdata",
                            "s_axi_wstrb",
                            "s_axi_wlast",
                            "s_axi_wuser",
                            "m_axi_bid",
                            "m_axi_bresp",
                            "m_axi_buser",
                            "m_axi_rid",
                            "m_axi_rdata",
                            "m_axi_rresp",
                            "m_axi_rlast",
                            "m_axi_ruser");
            case APB ->
                    List.of(
                            "s_apb_psel",
                            "s_apb_penable",
                            "s_apb_pwrite",
                            "s_apb_paddr",
                            "s_apb_pwdata",
                            "s_apb_pstrb",
                            "m_apb_pready",
                            "m_apb_prdata",
                            "m_apb_pslverr");
            case AHB ->
                    List.of(
                            "s_ahb_htrans",
                            "s_ahb_haddr",
                            "s_ahb_hburst",
                            "s_ahb_hsize",
                            "s_ahb_hwrite",
                            "s_ahb_hwdata",
                            "m_ahb_hresp",
                            "m_ahb_hrdata");
            case WISHBONE ->
                    List.of(
                            "s_wb_cyc",
                            "s_wb_stb",
                            "s_wb_we",
                            "s_wb_adr",
                            "s_wb_dat_m",
                            "s_wb_sel",
                            "m_wb_ack",
                            "m_wb_err");
            case AVALON ->
                    List.of(
                            "s_avl_read",
                            "s_avl_write",
                            "s_avl_address",
                            "s_avl_writedata",
                            "s_avl_byteenable",
                            "m_avl_waitrequest",
                            "m_avl_readdatavalid",
                            "m_avl_response",
                            "m_avl_writeresponsevalid",
                            "m_avl_readdata");
        };
    }

    private static void set(Dut dut, String pins, int value) {
        for (String pin : pins.split(" ")) {
            dut.signal(pin).set(value);
        }
    }

    /// Sets pins for a cycle.
    private static void pulse(Dut dut, ClockDomain domain, String pins) {
        set(dut, pins, 1);
        domain.cycles(1);
        set(dut, pins, 0);
    }

    @ParameterizedTest
    @CsvSource({
        "AXI, s_axi_arvalid m_axi_arready, a read of AxiAddress",
        "AXI, s_axi_awvalid m_axi_awready, a write of AxiAddress",
        "AXI, s_axi_wvalid s_axi_wlast m_axi_wready, data of a write without its address",
        "AVALON, s_avl_read, a read of a word without its data",
        "AVALON, s_avl_write, a write without its response"
    })
    void whatIsNeverAnsweredFailsTheTest(Protocol protocol, String pins, String what) {
        assertThatThrownBy(() ->
                        hand(
                                protocol,
                                (dut, domain) -> {
                                    if (protocol == Protocol.AVALON) {
                                        dut.signal("s_avl_burstcount").set(1);
                                    }
                                    pulse(dut, domain, pins);
                                    domain.cycles(1);
                                }))
                .hasMessageContaining("the test ended, but")
                .hasMessageContaining(what)
                .hasMessageContaining("has not ended for 10000 clock cycles");
    }

    @Test
    void aBurstThatIsNeverWrittenToItsEndFailsTheTest() {
        assertThatThrownBy(() ->
                        hand(
                                Protocol.AVALON,
                                (dut, domain) -> {
                                    dut.signal("s_avl_burstcount").set(2);
                                    pulse(dut, domain, "s_avl_write");
                                    domain.cycles(1);
                                }))
                .hasMessageContaining("a burst of 2 words that is written");
    }

    private static void askForEver(Protocol protocol, Dut dut, ClockDomain domain) {
        switch (protocol) {
            case APB -> {
                set(dut, "s_apb_psel", 1);
                domain.cycles(1);
                set(dut, "s_apb_penable", 1);
            }
            case AHB -> {
                set(dut, "s_ahb_htrans", 2);
                domain.cycles(1);
                set(dut, "s_ahb_htrans", 0);
                set(dut, "m_ahb_hready", 0);
            }
            case WISHBONE -> set(dut, "s_wb_cyc s_wb_stb", 1);
            case AVALON -> set(dut, "s_avl_burstcount m_avl_waitrequest s_avl_write", 1);
            case AXI, AXI_IN_JAVA -> pulse(dut, domain, "s_axi_arvalid m_axi_arready");
        }
        domain.cycles(2);
    }

    private static void answer(Protocol protocol, Dut dut, ClockDomain domain) {
        switch (protocol) {
            case APB -> {
                pulse(dut, domain, "m_apb_pready");
                set(dut, "s_apb_psel s_apb_penable", 0);
            }
            case AHB -> set(dut, "m_ahb_hready", 1);
            case WISHBONE -> {
                pulse(dut, domain, "m_wb_ack");
                set(dut, "s_wb_cyc s_wb_stb", 0);
            }
            case AVALON -> {
                set(dut, "m_avl_waitrequest", 0);
                domain.cycles(1);
                set(dut, "s_avl_write", 0);
                pulse(dut, domain, "m_avl_writeresponsevalid");
            }
            case AXI, AXI_IN_JAVA -> pulse(dut, domain, "m_axi_rvalid m_axi_rlast s_axi_rready");
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Protocol.class,
            names = {"APB", "AHB", "WISHBONE", "AVALON", "AXI"})
    void whatWaitsForEverFailsTheTest(Protocol protocol) {
        assertThatThrownBy(() -> hand(protocol, (dut, domain) -> askForEver(protocol, dut, domain)))
                .hasMessageContaining("the test ended, but")
                .hasMessageContaining("has not ended for 10000 clock cycles");
    }

    @ParameterizedTest
    @EnumSource(
            value = Protocol.class,
            names = {"APB", "AHB", "WISHBONE", "AVALON", "AXI"})
    void theEndOfATestWaitsForAnAnswer(Protocol protocol) {
        hand(
                protocol,
                (dut, domain) -> {
                    askForEver(protocol, dut, domain);
                    fork(() -> {
                        await(us(5));
                        domain.edge().await();
                        answer(protocol, dut, domain);
                    });
                });
    }

    /// A design goes on for ever: what begins at the end of the test counts no more.
    @Keeps(of = AxiRule.class, value = "DATA_AFTER_ADDRESS")
    @Test
    void whatGoesOnForEverHoldsUpNoTest() {
        hand(
                Protocol.AXI,
                (dut, domain) -> {
                    set(dut, "s_axi_arvalid m_axi_arready", 1);
                    domain.cycles(1);
                    set(dut, "m_axi_rvalid m_axi_rlast s_axi_rready", 1);
                    domain.cycles(20);
                });
    }
}
