package org.cocobean.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/// Marks a method as a test of the design that [Design] names, with limits and expectations.
///
/// It may stand beside `@ParameterizedTest` or `@RepeatedTest`, which then say how often the method
/// runs. A plain `@Test` in a class with a design works too.
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@SuppressWarnings("exports") // the extensions are ours alone
@TestTemplate
@ExtendWith({HdlTestInvocations.class, HdlExtension.class})
public @interface HdlTest {

    /// How much simulated time may pass, such as `1 ms`; no limit when empty. Longer fails the test
    /// with [org.cocobean.trigger.SimTimeoutException].
    String timeout() default "";

    /// The test passes only if it fails with this type, in its body, in a task or by an error that
    /// the HDL reports.
    Class<? extends Throwable> expectFailure() default None.class;

    /// What the message of the expected failure contains.
    String expectMessage() default "";

    /// Stands for no expected failure.
    final class None extends Throwable {

        private static final long serialVersionUID = 1;

        private None() {}
    }
}
