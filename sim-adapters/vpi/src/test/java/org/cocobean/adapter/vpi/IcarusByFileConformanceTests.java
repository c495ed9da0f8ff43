package org.cocobean.adapter.vpi;

import org.cocobean.conformance.ConformanceSuite;
import org.cocobean.conformance.Home;
import org.cocobean.sim.spi.Isolation;

class IcarusByFileConformanceTests extends ConformanceSuite {
    IcarusByFileConformanceTests() {
        super(Home.verilog("icarus-by-file", Isolation.PROCESS));
    }
}
