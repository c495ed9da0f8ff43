package org.cocobean.sim.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cocobean.sim.spi.HdlObject.Role;
import org.cocobean.sim.spi.HdlObject.Trait;
import org.cocobean.sim.spi.ObjectType.Kind;
import org.cocobean.value.Layout;
import org.cocobean.value.LogicRange;
import org.cocobean.value.LogicVector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DesignObjectsTests {

    @TempDir Path output;

    private static final HdlObject QUEUE =
            HdlObject.hidden("top.u", "queue", ObjectType.UNKNOWN, HiddenKind.QUEUE, "u.sv:12");

    private static final HdlObject GRID =
            HdlObject.typed(
                    "top",
                    "a name.with blanks",
                    Role.SIGNAL,
                    ObjectType.array(
                            "grid_t",
                            Optional.of(Kind.LOGIC),
                            List.of(LogicRange.to(-1, 1), LogicRange.downto(3, 0))));

    private static final HdlObject STATE =
            new HdlObject(
                    "top",
                    "START",
                    Role.CONSTANT,
                    new ObjectType(
                            Kind.ENUMERATION,
                            "state_t",
                            Optional.of(new ObjectType.Bounds(-1, 1L << 40)),
                            "idle,',',run",
                            Optional.empty(),
                            List.of()),
                    Optional.empty(),
                    "run",
                    "top.vhd:3",
                    Optional.empty(),
                    Set.of(Trait.SIGNED, Trait.DRIVEN));

    private static HdlObject shaped(String name, Layout layout) {
        return HdlObject.shaped("top", name, Role.INPUT, layout);
    }

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
                DesignObjects.of(
                        List.of(
                                shaped("a", new Layout.Elements(LogicRange.downto(3, 0), both)),
                                shaped("b", state),
                                shaped(
                                        "c",
                                        new Layout.Structure(
                                                "one",
                                                false,
                                                List.of(new Layout.Member("m", both)))),
                                QUEUE,
                                GRID,
                                STATE),
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
        assertThat(objects.layout("top.b")).contains(state);
        assertThat(objects.hidden("top.u.queue")).contains(QUEUE);
        assertThat(objects.hidden("top.b")).isEmpty();
        assertThat(objects.find("top.u")).isEmpty();
    }

    @Test
    void ofTwoModelsTheOtherOneCounts() {
        HdlObject other =
                HdlObject.hidden("top", "START", ObjectType.UNKNOWN, HiddenKind.EVENT, "");
        DesignObjects both =
                DesignObjects.of(List.of(QUEUE, STATE)).with(DesignObjects.of(List.of(other)));
        assertThat(both).isEqualTo(DesignObjects.of(List.of(QUEUE, other)));
        assertThat(both.with(DesignObjects.NONE)).isSameAs(both);
        assertThat(DesignObjects.NONE.with(both)).isSameAs(both);
    }

    @Test
    void whatWouldEndAColumnOrALineIsABlank() throws IOException {
        DesignObjects.of(List.of(HdlObject.typed("t\tp", "n\n", Role.SIGNAL, ObjectType.UNKNOWN)))
                .write(output);
        assertThat(DesignObjects.read(output).find("t p.n ")).isPresent();
    }

    @Test
    void aBuildThatTellsNothingIsNoFailure() throws IOException {
        assertThat(DesignObjects.read(output)).isEqualTo(DesignObjects.NONE);
    }

    @ParameterizedTest
    @CsvSource({
        "'', 'line 1 has '''', looked for the format ''cocobean-objects\t2'''",
        "'cocobean-objects\t1', 'line 1 has ''cocobean-objects\t1'', looked for the format'",
        "'cocobean-objects\t2\nqueue\t0', 'line 2 has ''queue'', looked for one of BITS, '",
        "'cocobean-objects\t2\nOBJECT\ttop', 'looked for 16 columns'",
        "'cocobean-objects\t2\nALIAS\ttop', 'looked for all columns of that row'",
        "'cocobean-objects\t2\nELEMENTS\t0\t7 to 0\t3', 'layouts before their use'",
        "'cocobean-objects\t2\nBITS\t0\tlogic\t7:0\t0', 'looked for a range such as ''7 downto 0'''",
    })
    void anUnknownFormatFailsWithWhatWasFoundAndLookedFor(String text, String message)
            throws IOException {
        Files.writeString(output.resolve(DesignObjects.FILE), text + "\n");
        assertThatThrownBy(() -> DesignObjects.read(output))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("was not written by this version")
                .hasMessageContaining(message);
    }
}
