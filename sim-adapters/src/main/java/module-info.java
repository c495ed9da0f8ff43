/// Adapters for the simulators that Cocobean knows.
module org.cocobean.adapters {
    requires static org.jspecify;
    // The library that needs it is no module of its own and cannot ask for it.
    requires com.fasterxml.jackson.annotation;
    requires com.fasterxml.jackson.core;
    requires com.github.dockerjava.api;
    requires java.xml;
    requires org.cocobean.framework;
    requires org.slf4j;
    requires testcontainers;

    uses org.testcontainers.dockerclient.DockerClientProviderStrategy;

    provides org.cocobean.sim.spi.Executor with
            org.cocobean.adapter.container.ContainerExecutor;
    provides org.cocobean.sim.spi.SimulatorAdapter with
            org.cocobean.adapter.icarus.IcarusAdapter,
            org.cocobean.adapter.verilator.VerilatorAdapter,
            org.cocobean.adapter.ghdl.GhdlAdapter;
}
