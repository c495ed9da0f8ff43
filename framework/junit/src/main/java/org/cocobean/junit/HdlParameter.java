package org.cocobean.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Gives a parameter of a parameterised test to the design too, as a top-level parameter or
/// generic: one build per value.
///
/// ```java
/// @HdlTest
/// @ParameterizedTest
/// @ValueSource(ints = {8, 16, 32})
/// void wraps(@HdlParameter("WIDTH") int width, Dut dut) { ... }
/// ```
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.PARAMETER, ElementType.FIELD})
public @interface HdlParameter {

    /// The name in the design.
    String value();
}
