package org.cocobean.conformance;

import org.cocobean.sim.spi.Isolation;

class IcarusConformanceTests extends ConformanceSuite {
    IcarusConformanceTests() {
        super(Home.verilog("icarus", Isolation.PROCESS));
    }
}
