/// Builds and starts simulations with GHDL.
module org.cocobean.ghdl {
    requires static org.jspecify;
    requires org.cocobean.core;

    provides org.cocobean.sim.spi.SimulatorAdapter with
            org.cocobean.adapter.ghdl.GhdlAdapter;
}
