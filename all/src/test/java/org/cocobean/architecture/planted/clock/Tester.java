package org.cocobean.architecture.planted.clock;

import org.junit.jupiter.api.Assertions;

/// Main code that knows JUnit and AssertJ.
public final class Tester {

    /// Tests.
    public void test() {
        Assertions.assertTrue(true);
        org.assertj.core.api.Assertions.assertThat(1).isOne();
    }
}
