package org.cocobean.bus.check;

import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/// The test goes to the edge of rules, and sees that none of them is told; [RulesSeen] sees it as
/// well.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@Repeatable(Keeps.Several.class)
@ExtendWith(RulesSeen.class)
public @interface Keeps {

    /// The enumeration of the rules.
    Class<? extends Rule> of();

    /// Their names.
    String[] value();

    /// Rules of several enumerations.
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.METHOD)
    @ExtendWith(RulesSeen.class)
    @interface Several {
        /// All of them.
        Keeps[] value();
    }
}
