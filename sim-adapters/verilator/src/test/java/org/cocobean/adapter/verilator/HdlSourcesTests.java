package org.cocobean.adapter.verilator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.cocobean.session.BuildFailedException;
import org.cocobean.sim.spi.DesignObjects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is read of sources that are hard to read: `hard.sv` has macros, comments and literals that
/// look like what is looked for, quoted names, tabs, lines that end with two characters, and a part
/// that says it is of another file.
class HdlSourcesTests {

    @TempDir Path directory;

    @Test
    void theOldestAndTheNewestFormatTellTheSameOfHardSources() throws IOException {
        for (Dialect dialect : Dialect.values()) {
            Hierarchy.model(Golden.read("hard", dialect, directory)).write(directory);
            assertThat(directory.resolve(DesignObjects.FILE))
                    .as(dialect.name())
                    .hasContent(Golden.text("hard.objects"));
        }
    }

    @Test
    void fatalsAreToldFromErrorsBehindMacrosAndTexts() throws IOException {
        for (Dialect dialect : Dialect.values()) {
            assertThat(Golden.read("hard", dialect, directory).fatals())
                    .as(dialect.name())
                    .containsExactlyInAnyOrder("other.sv:501", "other.sv:502");
        }
    }

    private HdlSources sources(String text) throws IOException {
        Files.writeString(directory.resolve(HdlSources.FILE), text);
        return new HdlSources(directory, Map.of("c", "t.v", "d", "library/l.v"));
    }

    private static Optional<Boolean> packed(HdlSources sources, String location) {
        return sources.tell(
                location,
                words -> words.at(0).equals("struct"),
                words -> words.at(1).equals("packed"));
    }

    @Test
    void aFileThatIsReadSeveralTimesMustSayTheSame() throws IOException {
        String once = "`line 1 \"t.v\" 1\n struct packed { }\n";
        assertThat(packed(sources(once + once), "c,1,2,1,8")).contains(true);
        HdlSources other = sources(once + once.replace("packed", "      "));
        assertThatThrownBy(() -> packed(other, "c,1,2,1,8"))
                .isInstanceOf(BuildFailedException.class)
                .hasMessage(
                        "t.v:1 is read several times, with other macros, and is not the same each time");
    }

    @Test
    void whatIsNotThereIsNotGuessed() throws IOException {
        HdlSources sources = sources("`line 1 \"t.v\" 1\n struct packed { }\n x struct {}\n");
        assertThat(packed(sources, "c,1,3,1,8")).isEmpty();
        assertThat(packed(sources, "c,2,2,2,8")).isEmpty();
        assertThat(packed(sources, "c,2,4,2,8")).contains(false);
        assertThat(packed(sources, "c,1,99,1,99")).isEmpty();
        assertThat(packed(sources, "c,9,1,9,8")).isEmpty();
        assertThat(packed(sources, "a,1,1,1,8")).isEmpty();
        assertThat(packed(sources, "")).isEmpty();
    }

    @Test
    void ofAFileInALibraryFolderOnlyLinesAreReadWhoseColumnsAreSure() throws IOException {
        Files.createDirectory(directory.resolve("library"));
        Files.writeString(
                directory.resolve("library/l.v"),
                "struct packed {}\n`S struct {}\n/**/ struct {}\n");
        HdlSources sources = sources("`line 1 \"t.v\" 1\n");
        assertThat(packed(sources, "d,1,1,1,7")).contains(true);
        assertThat(packed(sources, "d,2,4,2,9")).isEmpty();
        assertThat(packed(sources, "d,3,6,3,9")).isEmpty();
    }

    @Test
    void aDirectiveOfAnotherFormIsRefused() {
        assertThatThrownBy(() -> sources("`line t.v\n"))
                .isInstanceOf(BuildFailedException.class)
                .hasMessage(
                        "preprocessed.v has '`line t.v', where `line NUMBER \"FILE\" LEVEL was looked for");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    module a; endmodule                                                  |
                    `timescale 1ns/1ps module a; endmodule                               | 1ns
                    `timescale 1 us / 1 ns module a; endmodule                           | 1us
                    module a; endmodule `timescale 1us/1ns module b; endmodule           | 1ns 1us
                    module a; timeunit 1us; timeprecision 1ns; endmodule                 | 1us
                    module a; timeprecision 1ns; timeunit 1us/1ns; endmodule module b; endmodule | 1us 1ns
                    `timescale 10ns/1ns module a; endmodule `resetall module b; endmodule | 10ns 1ns
                    module a; initial $display("`timescale 1us/1ns"); endmodule          | 1ns
                    """)
    void timeUnitsAreThoseOfTheModules(String text, String units) throws IOException {
        assertThat(sources("`line 1 \"t.v\" 1\n" + text + "\n").timeUnits("1ns"))
                .containsExactlyInAnyOrder(units == null ? new String[0] : units.split(" "));
    }
}
