package org.cocobean.session.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Runs a static method once per run, across all forks, and injects its result where it is asked
/// for.
///
/// ```java
/// class Boards {
///     @SessionFixture
///     static Path bitstream(RunDirectory run) throws Exception {
///         return Scratch.publish(run.path().resolve("bitstream"), Boards::synthesise);
///     }
/// }
///
/// @UseSessionFixtures(Boards.class)
/// class BoardTests {
///     @Test
///     void loads(Path bitstream) { ... }
/// }
/// ```
///
/// The method stands in the test class, a class around it, one it extends, or one that
/// `@UseSessionFixtures` names. It returns what [CallOnce][org.cocobean.session.CallOnce] can
/// carry. Its parameters are results of other fixtures, or a
/// [Session][org.cocobean.session.Session], [RunDirectory][org.cocobean.session.RunDirectory] or
/// [WorkerId][org.cocobean.session.WorkerId]. When it fails, every test that asks for its result
/// fails with the same message, and it is not run again in this run.
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface SessionFixture {

    /// The name by which it is asked for; that of the method when empty.
    String value() default "";

    /// How many seconds to wait for a worker that runs it; 0 for the setting
    /// `cocobean.once.timeout`.
    long timeoutSeconds() default 0;
}
