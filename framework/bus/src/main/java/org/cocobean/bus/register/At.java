package org.cocobean.bus.register;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Where a register is in its block.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface At {
    /// The offset in bytes.
    long value();

    /// What it has after a reset.
    long reset() default 0;

    /// How long it is: 1, 2, 4 or 8.
    int bytes() default 4;
}
