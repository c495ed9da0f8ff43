package org.cocobean.adapter.ghdl;

import org.cocobean.conformance.ConformanceSuite;
import org.cocobean.conformance.Home;
import org.cocobean.sim.spi.Isolation;

class GhdlConformanceTests extends ConformanceSuite {
    GhdlConformanceTests() {
        super(Home.vhdl("ghdl", Isolation.PROCESS));
    }
}
