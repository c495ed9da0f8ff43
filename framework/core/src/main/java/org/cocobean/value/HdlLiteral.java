package org.cocobean.value;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// The value of an HDL enumeration that a constant of a Java enum stands for. A constant without it
/// stands for the value of its own name.
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.FIELD)
public @interface HdlLiteral {
    /// The name in the HDL.
    String value();

    /// Its bits, for simulators that know no names; empty where only the simulator knows them.
    String bits() default "";
}
