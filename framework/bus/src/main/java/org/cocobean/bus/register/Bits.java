package org.cocobean.bus.register;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Where a field is in its register.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Bits {
    /// The place: `"7:4"`, or `"0"` for one bit.
    String value();

    /// What reads and writes do to it.
    Access access() default Access.READ_WRITE;

    /// The design changes it by itself, so nobody knows what it is until it is read.
    boolean isVolatile() default false;
}
