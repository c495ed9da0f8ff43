package org.cocobean.adapter.icarus;

import org.cocobean.conformance.ConformanceSuite;
import org.cocobean.conformance.Home;
import org.cocobean.sim.spi.Isolation;

class IcarusConformanceTests extends ConformanceSuite {
    IcarusConformanceTests() {
        super(Home.verilog("icarus", Isolation.PROCESS));
    }
}
