package org.cocobean.dut;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Marks an interface that was generated from a module or entity: it must have all ports of the
/// scope that it is given to, and the scope all of its own, of the same direction and range. Other
/// objects are looked for when they are asked for, since not every simulator shows all of them.
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface HdlModule {
    /// The module or entity.
    String value();

    /// The parameters or generics with which the ranges are what they are, as `NAME=value`; with
    /// other values only directions are compared.
    String[] parameters() default {};
}
