/// Builds and starts simulations with Verilator.
module org.cocobean.verilator {
    requires static org.jspecify;
    requires com.fasterxml.jackson.core;
    requires java.xml;
    requires org.cocobean.core;

    provides org.cocobean.sim.spi.SimulatorAdapter with
            org.cocobean.adapter.verilator.VerilatorAdapter;
}
