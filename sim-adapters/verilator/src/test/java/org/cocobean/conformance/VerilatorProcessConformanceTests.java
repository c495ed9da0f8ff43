package org.cocobean.conformance;

import org.cocobean.sim.spi.Isolation;

class VerilatorProcessConformanceTests extends ConformanceSuite {
    VerilatorProcessConformanceTests() {
        super(Home.verilog("verilator", Isolation.PROCESS));
    }
}
