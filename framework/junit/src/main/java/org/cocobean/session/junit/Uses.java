package org.cocobean.session.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/// Runs a test only while it has what there are only so many of, such as licences.
///
/// ```java
/// @HdlTest
/// @Uses({"questa", "board:2"})
/// void runsOnBothBoards(Dut dut) { ... }
/// ```
///
/// `-Dcocobean.resources=questa:4,board:2` says how many there are, for all processes and hosts of
/// a run ([org.cocobean.session.Resources]); without it, nothing is counted. On a class it holds
/// for each of its tests and those nested in it, together with what stands at the method; a class
/// whose tests belong together (`@SharedSimulation`, `@TestMethodOrder`, `PER_CLASS`) has what any
/// of them needs from its first test to its last. The wait is no part of the test and its timeout.
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
@ExtendWith(UsesExtension.class)
public @interface Uses {

    /// What is used, one of each, or as many as stand after the colon.
    String[] value();
}
