package org.cocobean.adapter.verilator;

import org.cocobean.conformance.ConformanceSuite;
import org.cocobean.conformance.Home;
import org.cocobean.sim.spi.Isolation;

class VerilatorConformanceTests extends ConformanceSuite {
    VerilatorConformanceTests() {
        super(Home.verilog("verilator", Isolation.IN_PROCESS));
    }
}
