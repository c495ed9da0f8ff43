package org.cocobean.assertj;

import org.cocobean.dut.Signal;
import org.cocobean.value.LogicVector;
import org.jspecify.annotations.Nullable;

/// The entry points of the assertions, for static import beside AssertJ's own `assertThat`.
///
/// ```java
/// import static org.assertj.core.api.Assertions.assertThat;
/// import static org.cocobean.assertj.CocobeanAssertions.assertThat;
///
/// assertThat(dut.count()).hasValue(5);
/// ```
public final class CocobeanAssertions {

    private CocobeanAssertions() {}

    /// Begins assertions about a signal. Each reads its value at the present stop of the
    /// simulation.
    public static SignalAssert assertThat(@Nullable Signal actual) {
        return new SignalAssert(actual);
    }

    /// Begins assertions about a value.
    public static LogicVectorAssert assertThat(@Nullable LogicVector actual) {
        return new LogicVectorAssert(actual);
    }
}
