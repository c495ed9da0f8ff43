package org.cocobean.dut;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// The path of an object in the HDL, where it differs from the method's name and from that in lower
/// case with underscores.
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface HdlName {
    /// The path below the scope.
    String value();
}
