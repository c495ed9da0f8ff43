package org.cocobean.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WaveCommandTests {

    private final Path directory;
    private final Path waves;

    WaveCommandTests(@TempDir Path directory) {
        this.directory = directory;
        this.waves = directory.resolve("waves.vcd");
    }

    @BeforeEach
    void write() throws IOException {
        Files.writeString(waves, FailureWavesTests.VCD);
    }

    private String print(int exit, String... options) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        List<String> arguments =
                Stream.concat(
                                Stream.of("wave", waves.toString(), directory.toString()),
                                Stream.of(options))
                        .toList();
        assertThat(ReportMain.run(arguments, out)).isEqualTo(exit);
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @Test
    void theLastCyclesAreShown() throws IOException {
        assertThat(print(0))
                .isEqualTo(
                        waves
                                + """
                                : 4 signals, 0 s to 15 ns
                                top.clk        5 ns  15 ns
                                top.fifo[7:0]  0a    .
                                top.u.deep     x     1
                                """);
    }

    @Test
    void signalsAndAWindowMayBeChosen() throws IOException {
        assertThat(print(0, "--signals", "deep,fifo", "--from", "1ns", "--to", "9ns"))
                .endsWith(
                        """
                                       1 ns  5 ns
                        top.u.deep     x     .
                        top.fifo[7:0]  00    0a
                        """);
    }

    @Test
    void lanesOfTheTestAreShownAndMayBeChosen() throws IOException {
        LaneEntry.append(
                directory,
                List.of(
                        new LaneEntry("top.bus", "5 ns", "15 ns", false, "W 4=12", Map.of()),
                        new LaneEntry("top.model", "15 ns", "", false, "busy", Map.of())));
        assertThat(print(0))
                .endsWith(
                        """
                        top.clk        5 ns    15 ns
                        top.bus        W 4=12
                        top.model              busy
                        top.fifo[7:0]  0a      .
                        top.u.deep     x       1
                        """);
        assertThat(print(0, "--signals", "bus"))
                .endsWith(
                        """
                        top.clk  5 ns    15 ns
                        top.bus  W 4=12
                        """);
    }

    @Test
    void thePictureIsAFileOfItsOwn() throws Exception {
        Path picture = directory.resolve("waves.svg");
        assertThat(print(0, "--svg", picture.toString())).endsWith("Written: " + picture + "\n");
        String svg = Files.readString(picture);
        javax.xml.parsers.DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(picture.toFile());
        assertThat(svg)
                .contains("<title>top.fifo[7:0] = 0a from 5 ns</title>")
                .contains("<g class=\"unknown\"><title>top.u.deep = x from 5 ns</title>")
                .contains("<polyline");
    }

    @Test
    void mistakesAreNamed() throws IOException {
        assertThat(print(2, "--signals", "dep"))
                .contains("no signal is called dep; there are for example top.clk, top.fifo");
        assertThat(print(2, "--from", "9")).contains("'9' is no time: write for example 100ns");
        assertThat(print(2, "--cycles", "many")).contains("--cycles takes a number, not 'many'");
        assertThat(print(2, "--form", "9ns")).contains("not '--form'");
    }
}
