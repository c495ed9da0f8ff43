/// Adapters for the simulators that Cocobean knows.
module org.cocobean.adapters {
    requires static org.jspecify;
    requires org.cocobean.framework;

    provides org.cocobean.sim.spi.SimulatorAdapter with
            org.cocobean.adapter.icarus.IcarusAdapter,
            org.cocobean.adapter.verilator.VerilatorAdapter,
            org.cocobean.adapter.ghdl.GhdlAdapter;
}
