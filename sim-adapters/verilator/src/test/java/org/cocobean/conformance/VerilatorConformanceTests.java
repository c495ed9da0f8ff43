package org.cocobean.conformance;

import org.cocobean.sim.spi.Isolation;

class VerilatorConformanceTests extends ConformanceSuite {
    VerilatorConformanceTests() {
        super(Home.verilog("verilator", Isolation.IN_PROCESS));
    }
}
