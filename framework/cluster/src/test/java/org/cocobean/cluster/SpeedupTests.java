package org.cocobean.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/// The bound is far below what a machine with nothing else to do reaches: the figures are in
/// `docs/cluster.md`.
@Timeout(120)
@Isolated
class SpeedupTests {

    @TempDir Path directory;

    @Test
    void fourHostsAreMoreThanTwiceAsFastAsOneCouldBe() throws Exception {
        if (!ImitatedHost.canBe()) {
            assumeTrue(System.getenv("CI") == null, ImitatedHost.NEEDS);
            fail(ImitatedHost.NEEDS);
        }
        Speedup.Figures figures = Speedup.measure(directory.resolve("four"), 4, 100);
        assertThat(figures.tests()).isEqualTo(Speedup.TESTS);
        assertThat(figures.speedup()).as("%s", figures).isGreaterThan(2);
    }
}
