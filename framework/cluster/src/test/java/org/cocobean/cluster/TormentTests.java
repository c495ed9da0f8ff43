package org.cocobean.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/// A round in every run of the tests, three hundred with `-Dcocobean.test.long=true`. Many at a
/// time run with the main method of [Torment].
@Isolated
class TormentTests {

    @TempDir Path directory;

    @Test
    @Timeout(36_000)
    void eachTestEndsOnceWhateverBecomesOfTheHosts() throws Exception {
        if (!ImitatedHost.canBe()) {
            assumeTrue(System.getenv("CI") == null, ImitatedHost.NEEDS);
            fail(ImitatedHost.NEEDS);
        }
        int rounds = Boolean.getBoolean("cocobean.test.long") ? 300 : 1;
        long seed = System.nanoTime();
        for (int round = 0; round < rounds; round++) {
            assertThat(Torment.round(directory.resolve("r" + round), seed + round).wrong())
                    .isEmpty();
        }
    }
}
