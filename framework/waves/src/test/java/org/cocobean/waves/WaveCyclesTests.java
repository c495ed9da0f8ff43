package org.cocobean.waves;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WaveCyclesTests {

    private final Path directory;

    WaveCyclesTests(@TempDir Path directory) {
        this.directory = directory;
    }

    private WaveFile open(String name) throws IOException {
        Path file = directory.resolve(name);
        try (InputStream in = WaveCyclesTests.class.getResourceAsStream(name)) {
            Files.copy(Objects.requireNonNull(in), file);
        }
        return WaveFile.open(file);
    }

    @Test
    void theLastCyclesBeginAtTheRisingEdgesOfTheClock() throws IOException {
        try (WaveFile file = open("verilator.fst")) {
            assertThat(WaveCycles.last(file, file.signals().subList(2, 6), 4).text())
                    .contains("165 ps  175 ps  185 ps  195 ps")
                    .containsPattern("TOP.top.n\\[11:0\\]  033     036     039     03c")
                    .containsPattern("TOP.top.st\\[1:0\\]  DONE    \\.       \\.       \\.");
        }
    }

    @Test
    void aWindowWithoutAClockHasItsChanges() throws IOException {
        try (WaveFile file = open("icarus.vcd")) {
            WaveTime time = new WaveTime(file.exponent());
            assertThat(
                            WaveCycles.between(
                                            file,
                                            file.signals().subList(2, 4),
                                            time.parse("10ns"),
                                            time.parse("0.04 us"),
                                            9)
                                    .text())
                    .isEqualTo(
                            """
                                        10 ns     12 ns  22 ns     32 ns
                            top.one     z         1      .         0
                            top.v[7:0]  xxxxxxxx  5a     1x0z0101  .
                            """);
        }
    }

    @Test
    void timesAreReadAndWritten() {
        WaveTime picoseconds = new WaveTime(-12);
        assertThat(picoseconds.parse("1.5us")).isEqualTo(1_500_000);
        assertThat(picoseconds.text(1_500_000)).isEqualTo("1.5 us");
        assertThat(picoseconds.text(0)).isEqualTo("0 s");
        assertThatThrownBy(() -> picoseconds.parse("10"))
                .hasMessage("'10' is no time: write for example 100ns or 1.5us");
    }
}
