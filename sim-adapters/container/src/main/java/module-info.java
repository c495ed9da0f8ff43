/// Runs the simulators' programs in a container.
module org.cocobean.container {
    requires static org.jspecify;
    // The library that needs it is no module of its own and cannot ask for it.
    requires com.fasterxml.jackson.annotation;
    requires com.github.dockerjava.api;
    requires org.cocobean.core;
    requires org.slf4j;
    requires testcontainers;

    uses org.testcontainers.dockerclient.DockerClientProviderStrategy;

    provides org.cocobean.sim.spi.Executor with
            org.cocobean.adapter.container.ContainerExecutor;
}
