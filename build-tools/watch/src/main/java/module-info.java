/// A JVM that stays warm: it compiles what was edited and runs the tests that the edit touches.
module org.cocobean.watch {
    requires static transitive org.jspecify;
    requires java.compiler;
    requires java.management;
    requires org.cocobean.core;
    requires org.cocobean.report;
    requires org.junit.platform.launcher;

    uses org.cocobean.sim.spi.SimulatorAdapter;
}
