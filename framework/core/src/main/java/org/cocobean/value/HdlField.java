package org.cocobean.value;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// What a component of a record knows of the member of a packed structure that it stands for. Where
/// every component tells its width, simulators that know no structures read and write them too.
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface HdlField {
    /// The name in the HDL; empty for that of the component, or that in lower case with
    /// underscores.
    String value() default "";

    /// The width of plain bits; 0 where it is not known.
    int width() default 0;

    /// Whether they are a number in two's complement.
    boolean signed() default false;
}
