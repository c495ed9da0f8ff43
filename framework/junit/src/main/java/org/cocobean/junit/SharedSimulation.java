package org.cocobean.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// Lets all tests of a class, and of the classes nested in it, use one simulation, one after the
/// other: the next test finds the design, its time and its clocks as the last one left them.
///
/// The simulation starts with the first test that asks for it and ends after the last. The tasks of
/// each test end with it, and simulated timeouts count from its beginning. When the simulation
/// breaks off, the remaining tests fail and name the test in which that happened. An error that the
/// HDL reports fails the class. Waves are one file for the class, and a failed test is not
/// repeated.
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@Execution(ExecutionMode.SAME_THREAD)
public @interface SharedSimulation {}
