package org.cocobean.sim.spi;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HiddenObjectsTests {

    @TempDir private Path output;

    @Test
    void whatWasWrittenIsRead() throws Exception {
        HiddenObjects objects =
                new HiddenObjects(
                        Map.of(
                                "top.u.queue", HiddenKind.QUEUE,
                                "top.name with\ttab", HiddenKind.STRING));
        objects.write(output);
        HiddenObjects read = HiddenObjects.read(output);
        assertThat(read).isEqualTo(objects);
        assertThat(read.find("top.u.queue")).contains(HiddenKind.QUEUE);
        assertThat(read.find("top.u")).isEmpty();
    }

    @Test
    void aBuildThatWroteNothingHidesNothing() throws Exception {
        assertThat(HiddenObjects.read(output).kinds()).isEmpty();
    }
}
