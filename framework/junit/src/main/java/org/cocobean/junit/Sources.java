package org.cocobean.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Sources of a [Design] that have macros, include directories, a library or a standard of their
/// own.
///
/// ```java
/// @Design(top = "soc", sources = "rtl/*.sv",
///         sets = {@Sources(value = "ip/fifo/*.v", defines = "DEPTH=4", includeDirs = "ip/fifo"),
///                 @Sources(value = "ip/dma/*.v", defines = "DEPTH=16", includeDirs = "ip/dma")})
/// ```
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({})
public @interface Sources {

    /// The sources, as in [Design#sources]; what they use of one another needs no order.
    String[] value();

    /// The library of those in VHDL without one; empty for that of the design.
    String library() default "";

    /// The language standard; empty for that of the design.
    String language() default "";

    /// Directories that are searched for files that these include, before those of the design.
    String[] includeDirs() default {};

    /// Macros that hold for these alone, as `NAME` or `NAME=value`; one of the design's counts
    /// instead.
    String[] defines() default {};
}
