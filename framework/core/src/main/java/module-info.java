/// A testbench without a test framework: values, time, triggers, tasks, simulations, and what
/// adapters for simulators implement.
module org.cocobean.core {
    requires static transitive org.jspecify;
    requires transitive org.cocobean.session;
    requires transitive org.slf4j;
    requires com.sun.jna;
    requires java.management;
    requires org.apache.commons.exec;
    requires org.yaml.snakeyaml;
    requires org.zeroturnaround.exec;

    exports org.cocobean;
    exports org.cocobean.clock;
    exports org.cocobean.dut;
    exports org.cocobean.sim;
    exports org.cocobean.sim.spi;
    exports org.cocobean.task;
    exports org.cocobean.time;
    exports org.cocobean.trigger;
    exports org.cocobean.value;
    exports org.cocobean.internal.hdl to
            org.cocobean.duts,
            org.cocobean.ghdl,
            org.cocobean.verilator;
    exports org.cocobean.internal.kernel to
            org.cocobean.bus,
            org.cocobean.conformance,
            org.cocobean.duts,
            org.cocobean.junit;
    exports org.cocobean.internal.launch to
            org.cocobean.conformance,
            org.cocobean.duts,
            org.cocobean.junit;
    exports org.cocobean.internal.settings to
            org.cocobean.conformance,
            org.cocobean.container,
            org.cocobean.duts,
            org.cocobean.junit,
            org.cocobean.watch;

    uses org.cocobean.sim.spi.Executor;
    uses org.cocobean.sim.spi.SimulatorAdapter;
    uses org.slf4j.spi.SLF4JServiceProvider;
}
