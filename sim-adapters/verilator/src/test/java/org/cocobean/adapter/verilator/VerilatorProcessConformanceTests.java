package org.cocobean.adapter.verilator;

import org.cocobean.conformance.ConformanceSuite;
import org.cocobean.conformance.Home;
import org.cocobean.sim.spi.Isolation;

class VerilatorProcessConformanceTests extends ConformanceSuite {
    VerilatorProcessConformanceTests() {
        super(Home.verilog("verilator", Isolation.PROCESS));
    }
}
