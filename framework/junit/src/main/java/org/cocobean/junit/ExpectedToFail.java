package org.cocobean.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Says that tests of a design are known to fail, all or on some simulators.
///
/// They are run all the same: one that fails is reported as skipped with the reason, one that
/// passes fails, since then the mark is to be removed. What breaks under a test, such as a missing
/// tool or a design that does not compile, is never expected.
///
/// ```java
/// @ExpectedToFail(on = "ghdl", because = "ghdl 2.0 loses the last write, issue 1234")
/// @HdlTest
/// void keepsOrder(Dut dut) { ... }
/// ```
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
@Repeatable(ExpectedToFail.All.class)
public @interface ExpectedToFail {

    /// The simulators; all if none is named.
    String[] on() default {};

    /// Why, for the reader of the report.
    String because();

    /// Holds several.
    @Documented
    @Retention(RetentionPolicy.RUNTIME)
    @Target({ElementType.METHOD, ElementType.TYPE})
    @interface All {

        /// The marks.
        ExpectedToFail[] value();
    }
}
