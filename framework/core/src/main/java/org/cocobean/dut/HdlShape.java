package org.cocobean.dut;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// What a generated interface knows of a signal: its direction, sign and range, such as `input
/// signed [7:0]`; `input *` where its range differs from instance to instance.
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface HdlShape {
    /// The shape.
    String value();
}
