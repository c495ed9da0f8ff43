package org.cocobean.conformance;

import org.cocobean.sim.spi.Isolation;

class GhdlConformanceTests extends ConformanceSuite {
    GhdlConformanceTests() {
        super(Home.vhdl("ghdl", Isolation.PROCESS));
    }
}
