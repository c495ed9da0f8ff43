package org.cocobean.internal.junit;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

/// What this JVM left out because the setting `cocobean.test` names another invocation of the same
/// method. A build counts these as skipped, and so would pass though the one that is named does not
/// exist.
final class OtherInvocations {

    private final Set<String> numbers = Collections.synchronizedSet(new LinkedHashSet<>());
    private volatile boolean anyRan;

    /// @param number such as `[2]`; empty of a method that runs once
    void leftOut(String number) {
        numbers.add(number.isEmpty() ? "one without a number" : number);
    }

    void oneRan() {
        anyRan = true;
    }

    /// Tells whether this JVM met the method that is named, and ran nothing of it.
    boolean areAll() {
        return !anyRan && !numbers.isEmpty();
    }

    /// Says that there is no such test.
    ///
    /// @param wanted the one that is named
    IllegalStateException instead(String wanted) {
        return new IllegalStateException(
                "no test ran that is called %s (cocobean.test); of that method there are: %s"
                        .formatted(wanted, String.join(", ", numbers)));
    }
}
