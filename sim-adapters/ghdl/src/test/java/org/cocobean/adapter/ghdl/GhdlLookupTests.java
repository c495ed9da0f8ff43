package org.cocobean.adapter.ghdl;

import org.cocobean.conformance.Home;
import org.cocobean.conformance.LookupSuite;
import org.cocobean.sim.spi.Isolation;

class GhdlLookupTests extends LookupSuite {
    GhdlLookupTests() {
        super(Home.vhdl("ghdl", Isolation.PROCESS));
    }
}
