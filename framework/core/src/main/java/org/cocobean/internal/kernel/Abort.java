package org.cocobean.internal.kernel;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What test frameworks throw for an assumption that does not hold. Told by name: the kernel knows
/// no test framework.
public final class Abort {

    private static final Set<String> NAMES =
            Set.of(
                    "org.opentest4j.TestAbortedException",
                    "org.junit.internal.AssumptionViolatedException");

    private Abort() {}

    /// Tells whether this ends a test without its having failed.
    public static boolean is(@Nullable Throwable thrown) {
        if (thrown == null) {
            return false;
        }
        for (Class<?> type = thrown.getClass(); type != null; type = type.getSuperclass()) {
            if (NAMES.contains(type.getName())) {
                return true;
            }
        }
        return false;
    }
}
