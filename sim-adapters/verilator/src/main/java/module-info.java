/// Builds and starts simulations with Verilator.
module org.cocobean.verilator {
    requires static org.jspecify;
    requires org.cocobean.core;

    provides org.cocobean.sim.spi.SimulatorAdapter with
            org.cocobean.adapter.verilator.VerilatorAdapter;
}
