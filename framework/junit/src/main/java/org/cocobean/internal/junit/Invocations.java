package org.cocobean.internal.junit;

import java.util.function.Predicate;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.UniqueId.Segment;

/// Which of the invocations of its class and of its method a test is.
final class Invocations {

    private Invocations() {}

    /// Returns their numbers, the class's first, such as `[2]`; empty where there is nothing to
    /// choose.
    ///
    /// @param ofSimulator tells, by their ids, the invocations of which there is one for each
    ///   simulator
    static String of(UniqueId test, Predicate<String> ofSimulator) {
        Segment last = test.getLastSegment();
        String own =
                last.getType().endsWith("-template-invocation")
                                && !ofSimulator.test(test.toString())
                        ? "[" + last.getValue().substring(1) + "]"
                        : "";
        return test.getSegments().size() == 1
                ? own
                : of(test.removeLastSegment(), ofSimulator) + own;
    }
}
