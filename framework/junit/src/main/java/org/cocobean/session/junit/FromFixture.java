package org.cocobean.session.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Asks for the result of the [SessionFixture] with this name, where the name of the parameter is
/// not it.
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PARAMETER)
public @interface FromFixture {

    /// The name of the fixture.
    String value();
}
