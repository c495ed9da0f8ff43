package org.cocobean.waves;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Files of three simulators; `README.md` beside them says how they were made.
class WaveFileTests {

    private final Path directory;

    WaveFileTests(@TempDir Path directory) {
        this.directory = directory;
    }

    @BeforeEach
    void copy() throws IOException {
        for (String name :
                List.of("icarus.fst", "icarus.vcd", "ghdl.fst", "ghdl.vcd", "verilator.fst")) {
            try (InputStream in = WaveFileTests.class.getResourceAsStream(name)) {
                Files.copy(Objects.requireNonNull(in), directory.resolve(name));
            }
        }
    }

    private WaveFile open(String name) {
        return WaveFile.open(directory.resolve(name));
    }

    private static String trace(WaveFile file, String path, long from, long to) {
        WaveSignal signal = file.find(path).orElseThrow();
        return String.valueOf(file.read(List.of(signal), from, to).get(signal));
    }

    @ParameterizedTest
    @ValueSource(strings = {"icarus.fst", "icarus.vcd"})
    void icarus(String name) {
        try (WaveFile file = open(name)) {
            assertThat(file.exponent()).isEqualTo(-12);
            assertThat(file.end()).isEqualTo(1_035_000);
            assertThat(file.damage()).isEmpty();
            assertThat(file.signals())
                    .extracting(WaveSignal::path)
                    .containsExactly(
                            "top.n",
                            "top.clk",
                            "top.one",
                            "top.v",
                            "top.wide",
                            "top.i",
                            "top.r",
                            "top.u.clk",
                            "top.u.n");
            assertThat(file.find("top.wide").orElseThrow().range()).isEqualTo("69:0");
            assertThat(trace(file, "top.one", 0, 2_000_000)).isEqualTo("0=z 12000=1 32000=0");
            assertThat(trace(file, "top.v", 0, 2_000_000))
                    .isEqualTo("0=xxxxxxxx 12000=01011010 22000=1x0z0101 1032000=00000000");
            assertThat(trace(file, "top.r", 0, 2_000_000))
                    .isEqualTo("0=0.5 12000=1.25 1032000=-3.0E10");
            assertThat(trace(file, "top.i", 0, 21_999)).isEqualTo("0=" + "1".repeat(32));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"icarus.fst", "icarus.vcd"})
    void aWindowBeginsWithTheValueThatHolds(String name) {
        try (WaveFile file = open(name)) {
            assertThat(trace(file, "top.clk", 12_000, 25_000))
                    .isEqualTo("12000=0 15000=1 20000=0 25000=1");
            assertThat(trace(file, "top.u.n", 500_000, 505_000))
                    .isEqualTo("500000=000010010110 505000=000010011001");
            assertThat(trace(file, "top.v", 2_000_000, 3_000_000)).isEqualTo("2000000=00000000");
            WaveSignal v = file.find("top.v").orElseThrow();
            WaveTrace trace = Objects.requireNonNull(file.read(List.of(v), 0, 30_000).get(v));
            assertThat(List.of(trace.at(11_999), trace.at(12_000), trace.at(30_000)))
                    .containsExactly("xxxxxxxx", "01011010", "1x0z0101");
        }
    }

    @Test
    void signalsThatAreTheSameShareTheirValues() {
        try (WaveFile file = open("verilator.fst")) {
            assertThat(file.find("TOP.top.n").orElseThrow().handle())
                    .isEqualTo(file.find("TOP.n").orElseThrow().handle());
        }
    }

    @Test
    void ghdlsFileIsUnpackedAsAWhole() {
        try (WaveFile file = open("ghdl.fst")) {
            assertThat(file.exponent()).isEqualTo(-15);
            assertThat(trace(file, "s", 0, 200_000_000))
                    .isEqualTo("0=idle 45000000=busy 75000000=done");
            assertThat(trace(file, "u", 0, 200_000_000)).isEqualTo("0=uwlh 75000000=10-z");
            assertThat(trace(file, "n", 0, 6_000_000))
                    .isEqualTo("0=000000000000 5000000=000000000011");
        }
    }

    @Test
    void aCodeOfVcdMayBeginAsATimeDoes() {
        try (WaveFile file = open("ghdl.vcd")) {
            assertThat(trace(file, "c.r", 0, 200_000_000)).isEqualTo("0=0.5 75000000=-2.5");
            assertThat(trace(file, "c.u", 0, 200_000_000)).isEqualTo("0=uwlh 75000000=10-z");
            assertThat(trace(file, "c.i", 0, 10)).isEqualTo("0=" + "1".repeat(32));
            assertThat(file.end()).isEqualTo(105_000_000);
        }
    }

    @Test
    void enumerationsHaveNames() {
        try (WaveFile file = open("verilator.fst")) {
            WaveSignal state = file.find("TOP.top.st").orElseThrow();
            WaveTrace trace = Objects.requireNonNull(file.read(List.of(state), 0, 195).get(state));
            assertThat(List.of(0L, 45L, 75L))
                    .extracting(time -> state.literal(trace.at(time)))
                    .containsExactly("IDLE", "BUSY", "DONE");
            assertThat(state.literal("11")).isEqualTo("11");
        }
    }

    @Test
    void ofAFileThatWasCutOffTheRestIsRead() throws IOException {
        Path cut = directory.resolve("cut.vcd");
        String whole = Files.readString(directory.resolve("icarus.vcd"));
        Files.writeString(cut, whole.substring(0, whole.indexOf('\n', whole.length() / 2)));
        try (WaveFile file = WaveFile.open(cut)) {
            assertThat(file.damage().orElseThrow())
                    .isEqualTo(
                            cut
                                    + ": it was cut off: what was written after "
                                    + file.end()
                                    + " is missing");
            assertThat(file.end()).isBetween(100_000L, 900_000L);
            assertThat(trace(file, "top.one", 0, 100_000)).isEqualTo("0=z 12000=1 32000=0");
        }
    }

    @Test
    void anFstFileWithoutItsNamesSaysSo() throws IOException {
        Path cut = directory.resolve("cut.fst");
        byte[] whole = Files.readAllBytes(directory.resolve("icarus.fst"));
        Files.write(cut, Arrays.copyOf(whole, whole.length - 10));
        assertThatThrownBy(() -> WaveFile.open(cut))
                .isInstanceOf(WaveFormatException.class)
                .hasMessageContaining("cut off before the names of the signals were written");
    }

    @Test
    void whatHoldsNoWavesIsNamed() throws IOException {
        Path text = Files.writeString(directory.resolve("a.txt"), "hello world\n");
        assertThatThrownBy(() -> WaveFile.open(text))
                .isInstanceOf(WaveFormatException.class)
                .hasMessage(
                        text
                                + " holds no waves: 'hello' stands where a VCD file has $scope,"
                                + " $var or $enddefinitions");
        assertThatThrownBy(() -> WaveFile.open(directory.resolve("none.fst")))
                .hasMessageEndingWith("none.fst: there is no such file");
    }

    @Test
    void aFileOfGhdlsOwnFormatIsNamed() throws IOException {
        Path file = Files.writeString(directory.resolve("waves.ghw"), "GHDLwave\n and more");
        assertThatThrownBy(() -> WaveFile.open(file))
                .isInstanceOf(WaveFormatException.class)
                .hasMessage(
                        file
                                + " is a GHW file, which is not read here: let the simulator write FST or VCD (--fst=FILE, --vcd=FILE), or open it in GTKWave");
    }
}
