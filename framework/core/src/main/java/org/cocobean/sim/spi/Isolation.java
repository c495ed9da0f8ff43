package org.cocobean.sim.spi;

/// Where a simulation lives.
public enum Isolation {
    /// In a process of its own: a crash of the design cannot touch the tests.
    PROCESS,
    /// Inside the JVM of the test: fastest.
    IN_PROCESS
}
