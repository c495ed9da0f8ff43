package org.cocobean.session.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/// Lets the tests of a class ask for the results of [org.cocobean.session.junit.SessionFixture]
/// methods: those in the class itself and those in the named holders.
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@ExtendWith(SessionFixtureExtension.class)
public @interface UseSessionFixtures {

    /// Classes with further fixtures.
    Class<?>[] value() default {};
}
