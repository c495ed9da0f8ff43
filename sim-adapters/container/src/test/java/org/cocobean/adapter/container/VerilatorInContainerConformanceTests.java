package org.cocobean.adapter.container;

import org.cocobean.conformance.ConformanceSuite;
import org.cocobean.conformance.Home;
import org.cocobean.sim.spi.Isolation;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/// The whole suite with the version of Verilator that the image has.
@EnabledIfSystemProperty(
        named = "cocobean.executor",
        matches = "container",
        disabledReason = "for simulators in a container: ./cocobean test --suite forky")
class VerilatorInContainerConformanceTests extends ConformanceSuite {
    VerilatorInContainerConformanceTests() {
        super(Home.verilog("verilator", Isolation.PROCESS));
    }
}
