package org.cocobean.sim.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.cocobean.value.Layout;
import org.cocobean.value.LogicRange;
import org.cocobean.value.LogicVector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DesignObjectsTests {

    @TempDir Path output;

    @Test
    void whatABuildWritesIsRead() throws IOException {
        Layout bits = new Layout.Bits("logic", LogicRange.to(-1, 2), true);
        Layout state =
                new Layout.Enumeration(
                        "p::state_t",
                        LogicRange.downto(1, 0),
                        true,
                        List.of(new Layout.Literal("IDLE", LogicVector.of("0X"))));
        Layout both =
                new Layout.Structure(
                        "both",
                        true,
                        List.of(
                                new Layout.Member("bits", bits),
                                new Layout.Member("state", state)));
        DesignObjects objects =
                new DesignObjects(
                        Map.of(
                                "top.a",
                                new Layout.Elements(LogicRange.downto(3, 0), both),
                                "top.b",
                                state,
                                "top.c",
                                new Layout.Structure(
                                        "one", false, List.of(new Layout.Member("m", both)))),
                        Map.of("top.lane.in", "top.chan", "top.lane.deep.in", "top.chan"),
                        Map.of(
                                "top.pin",
                                new DesignObjects.Driver("beside", "a driver", ""),
                                "top.line",
                                new DesignObjects.Driver("beside", "driver0", "puller0")));
        objects.write(output);
        assertThat(DesignObjects.read(output)).isEqualTo(objects);
        assertThat(objects.aliasesIn("top.lane")).containsExactly("in");
        assertThat(objects.alias("top.lane.in")).contains("top.chan");
        assertThat(objects.driver("top.pin").orElseThrow().strong()).isEqualTo("a driver");
    }

    @Test
    void aBuildThatTellsNothingIsNoFailure() throws IOException {
        assertThat(DesignObjects.read(output)).isEqualTo(DesignObjects.NONE);
    }

    @Test
    void anUnknownFormatFailsWithWhatWasFound() throws IOException {
        Files.writeString(output.resolve(DesignObjects.FILE), "cocobean-objects\t2\n");
        assertThatThrownBy(() -> DesignObjects.read(output))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("was not written by this version")
                .hasMessageContaining("cocobean-objects\t2");
        Files.writeString(output.resolve(DesignObjects.FILE), "cocobean-objects\t1\nqueue\t0\n");
        assertThatThrownBy(() -> DesignObjects.read(output)).hasMessageContaining("'queue\t0'");
    }
}
