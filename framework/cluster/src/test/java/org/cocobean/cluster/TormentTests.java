package org.cocobean.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A few rounds in every run of the tests; `-Dcluster.torment=300` for more. Many at a time run
/// with the main method of [Torment].
class TormentTests {

    @TempDir Path directory;

    @Test
    @Timeout(36_000)
    void eachTestEndsOnceWhateverBecomesOfTheHosts() throws Exception {
        if (!Lab.canRun()) {
            assumeTrue(System.getenv("CI") == null, Lab.NEEDS);
            fail(Lab.NEEDS);
        }
        int rounds = Integer.getInteger("cluster.torment", 1);
        long seed = System.nanoTime();
        for (int round = 0; round < rounds; round++) {
            assertThat(Torment.round(directory.resolve("r" + round), seed + round).wrong())
                    .isEmpty();
        }
    }
}
