/// The contract that every adapter keeps, as JUnit tests: one subclass of
/// [org.cocobean.conformance.ConformanceSuite] runs all of it on one simulator. It must know
/// simulators by name only, and no JUnit extension of ours.
package org.cocobean.conformance;
