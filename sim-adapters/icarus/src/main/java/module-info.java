/// Builds and starts simulations with Icarus Verilog.
module org.cocobean.icarus {
    requires static org.jspecify;
    requires org.cocobean.core;

    provides org.cocobean.sim.spi.SimulatorAdapter with
            org.cocobean.adapter.icarus.IcarusAdapter;
}
