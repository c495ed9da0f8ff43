package org.cocobean.conformance;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.cocobean.sim.spi.Capability;

/// Marks a test that proves a capability: it uses it where it is claimed, and shows what happens
/// instead where it is not.
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@interface Uses {
    /// Returns what the test proves.
    Capability value();
}
