/// Cocobean: JUnit tests in plain, blocking Java that drive an HDL design in a real simulator.
module org.cocobean.framework {
    requires static transitive org.jspecify;
    requires static org.assertj.core;
    requires transitive org.junit.jupiter.api;
    requires org.junit.jupiter.params;
    requires org.junit.platform.launcher;
    requires org.slf4j;
    requires com.fasterxml.jackson.core;
    requires com.sun.jna;
    requires org.apache.commons.exec;
    requires org.zeroturnaround.exec;

    exports org.cocobean;
    exports org.cocobean.assertj;
    exports org.cocobean.clock;
    exports org.cocobean.dut;
    exports org.cocobean.junit;
    exports org.cocobean.session;
    exports org.cocobean.session.junit;
    exports org.cocobean.settings;
    exports org.cocobean.sim;
    exports org.cocobean.sim.spi;
    exports org.cocobean.task;
    exports org.cocobean.time;
    exports org.cocobean.trigger;
    exports org.cocobean.value;

    opens org.cocobean.junit to
            org.junit.platform.commons;

    uses org.cocobean.sim.spi.Executor;
    uses org.cocobean.sim.spi.SimulatorAdapter;

    provides org.junit.platform.launcher.LauncherDiscoveryListener with
            org.cocobean.internal.junit.ThreadPoolByDefault;
    provides org.junit.platform.launcher.TestExecutionListener with
            org.cocobean.internal.junit.TestRecorder;
}
