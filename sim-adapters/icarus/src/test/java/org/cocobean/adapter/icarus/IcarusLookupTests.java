package org.cocobean.adapter.icarus;

import org.cocobean.conformance.Home;
import org.cocobean.conformance.LookupSuite;
import org.cocobean.sim.spi.Isolation;

class IcarusLookupTests extends LookupSuite {
    IcarusLookupTests() {
        super(Home.verilog("icarus", Isolation.PROCESS));
    }
}
