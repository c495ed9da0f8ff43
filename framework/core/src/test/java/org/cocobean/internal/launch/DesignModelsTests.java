package org.cocobean.internal.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.cocobean.sim.spi.DesignObjects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DesignModelsTests {

    private final DesignModels models = new DesignModels();

    @TempDir private Path build;

    @Test
    void theModelOfABuildIsReadOnce() throws Exception {
        DesignObjects.NONE.write(build);
        DesignObjects first = models.of(build, "toy");
        assertThat(first).isEqualTo(DesignObjects.NONE).isNotSameAs(DesignObjects.NONE);
        assertThat(models.of(build, "toy")).isSameAs(first);
    }

    @Test
    void whatIsNotUnderstoodNamesTheToolWithItsVersion() throws Exception {
        Files.writeString(build.resolve(DesignObjects.FILE), "objects 3\n");
        assertThatThrownBy(() -> models.of(build, "toy, Toy 1.2"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("toy, Toy 1.2: " + build)
                .hasMessageContaining(
                        "line 1 has 'objects 3', looked for the format 'cocobean-objects");
    }
}
