package org.cocobean.bus.memory;

import static org.cocobean.Cocobean.await;
import static org.cocobean.Cocobean.fork;
import static org.cocobean.Cocobean.ns;

import java.util.List;
import org.cocobean.bus.BusBench;
import org.cocobean.bus.ClockDomain;
import org.cocobean.bus.Naming;
import org.cocobean.bus.Stall;
import org.cocobean.bus.ahb.Ahb;
import org.cocobean.bus.apb.Apb;
import org.cocobean.bus.avalon.Avalon;
import org.cocobean.bus.axi.Axi;
import org.cocobean.bus.axi.AxiChannel;
import org.cocobean.bus.wishbone.Wishbone;
import org.cocobean.dut.Dut;
import org.cocobean.sim.HdlDesign;

/// The buses whose accesses are looked at while they are under way.
enum Protocol {
    AXI("axi_wires"),
    AXI_IN_JAVA("axi_wires"),
    APB("word_wires"),
    AHB("word_wires"),
    WISHBONE("word_wires"),
    AVALON("avl_wires");

    final String wires;

    Protocol(String wires) {
        this.wires = wires;
    }

    HdlDesign design() {
        return BusBench.design(wires, "bus/" + wires + ".v");
    }

    AddressBus manage(Dut dut, ClockDomain domain) {
        return switch (this) {
            case AXI, AXI_IN_JAVA -> axi(dut, "s_axi_", domain).manage();
            case APB -> Apb.of(dut, Naming.prefix("s_apb_"), domain).manage();
            case AHB -> Ahb.of(dut, Naming.prefix("s_ahb_"), domain).manage();
            case WISHBONE -> Wishbone.of(dut, Naming.prefix("s_wb_"), domain).manage();
            case AVALON -> Avalon.of(dut, Naming.prefix("s_avl_"), domain).manage();
        };
    }

    private Axi axi(Dut dut, String prefix, ClockDomain domain) {
        Axi axi = Axi.of(dut, Naming.prefix(prefix), domain);
        for (AxiChannel channel : AxiChannel.values()) {
            boolean inJava = this == AXI_IN_JAVA;
            axi = axi.stall(channel, inJava ? Stall.of(() -> false) : Stall.delays(0, 9, 1));
        }
        return axi;
    }

    void serve(Dut dut, ClockDomain domain, Target target, int latency) {
        switch (this) {
            case AXI -> axi(dut, "m_axi_", domain).serve(target);
            case AXI_IN_JAVA ->
                    axi(dut, "m_axi_", domain).serve(target).latency(latency, latency, 1);
            case APB ->
                    Apb.of(dut, Naming.prefix("m_apb_"), domain)
                            .serve(target)
                            .latency(latency, latency, 1);
            case AHB ->
                    Ahb.of(dut, Naming.prefix("m_ahb_"), domain)
                            .serve(target)
                            .latency(latency, latency, 1);
            case WISHBONE ->
                    Wishbone.of(dut, Naming.prefix("m_wb_"), domain)
                            .serve(target)
                            .latency(latency, latency, 1);
            case AVALON ->
                    Avalon.of(dut, Naming.prefix("m_avl_"), domain)
                            .serve(target)
                            .latency(latency, latency, 1);
        }
    }

    /// Whether a read comes after the writes before it.
    boolean keepsOrder() {
        return this != AXI && this != AXI_IN_JAVA;
    }

    /// Nobody answers: what comes back stays at rest.
    void rest(Dut dut) {
        List<String> pins =
                switch (this) {
                    case AXI, AXI_IN_JAVA ->
                            List.of(
                                    "axi_awready",
                                    "axi_wready",
                                    "axi_arready",
                                    "axi_bvalid",
                                    "axi_rvalid");
                    case APB -> List.of("apb_pready", "apb_pslverr");
                    case AHB -> List.of("ahb_hresp");
                    case WISHBONE -> List.of("wb_ack", "wb_err");
                    case AVALON -> List.of("avl_readdatavalid", "avl_writeresponsevalid");
                };
        pins.forEach(pin -> dut.signal("m_" + pin).set(0));
        if (this == AVALON) {
            dut.signal("m_avl_waitrequest").set(1);
        } else if (this == AHB) { // ready until it is asked
            dut.signal("m_ahb_hready").set(1);
            fork(
                    "not ready",
                    () -> {
                        await(ns(52));
                        dut.signal("m_ahb_hready").set(0);
                    });
        }
    }

    /// The pin with which a subordinate takes or answers.
    String answer() {
        return switch (this) {
            case AXI, AXI_IN_JAVA -> "m_axi_arready";
            case APB -> "m_apb_pready";
            case AHB -> "m_ahb_hready";
            case WISHBONE -> "m_wb_ack";
            case AVALON -> "m_avl_waitrequest";
        };
    }
}
