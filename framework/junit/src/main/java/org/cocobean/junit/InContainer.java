package org.cocobean.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/// Runs the builds and simulations of a test, or of all tests of a class, in the container of
/// simulators, wherever the others run.
///
/// ```java
/// @Design(top = "counter", sources = "rtl/counter.v")
/// class CounterTests {
///     @HdlTest
///     @InContainer
///     void countsOnTheNewerSimulatorToo(Dut dut) { ... }
/// }
/// ```
///
/// It also holds for a [org.cocobean.Simulation] that the test, its life-cycle methods or its
/// constructor start themselves without [org.cocobean.SimulationSetup#executedBy]. All such tests
/// of a JVM share one container. Nested classes and subclasses inherit it. A test whose class is a
/// [SharedSimulation] outside the container has a simulation of its own.
///
/// Where there is no container engine or no image the test is skipped with the reason; in
/// continuous integration it fails with it.
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
@SuppressWarnings("exports") // the extension is ours alone
@ExtendWith(InContainerExtension.class)
public @interface InContainer {}
