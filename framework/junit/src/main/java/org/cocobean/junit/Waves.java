package org.cocobean.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Says when waves are written, for a test or all tests of a class; the setting
/// `-Dcocobean.waves=on|failure|off` wins over it. Without either it is [Mode#ON_FAILURE].
///
/// Each test has a file of its own in its directory. A failure names it.
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface Waves {

    /// When waves are written.
    Mode value() default Mode.ON;

    /// When waves are written.
    enum Mode {
        /// In every test.
        ON,
        /// A test runs without them, and when it fails it is repeated once with the same seed and
        /// with waves. Its first failure is the one that counts.
        ON_FAILURE,
        /// Never.
        OFF
    }
}
