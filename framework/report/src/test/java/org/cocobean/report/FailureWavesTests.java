package org.cocobean.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.cocobean.waves.WaveCycles;
import org.cocobean.waves.WaveLane;
import org.cocobean.waves.WaveSignal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FailureWavesTests {

    static final String VCD =
            """
            $timescale 1 ns $end
            $scope module top $end
            $var wire 1 ! clk $end
            $var wire 8 " fifo [7:0] $end
            $scope module u $end
            $var wire 8 " same [7:0] $end
            $var wire 1 # deep $end
            $upscope $end
            $upscope $end
            $enddefinitions $end
            #0
            0!
            b0 "
            x#
            #5
            1!
            b1010 "
            #10
            0!
            #15
            1!
            1#
            """;

    private static List<String> names(String message, Path directory) throws IOException {
        Path file = Files.writeString(directory.resolve("waves.vcd"), VCD);
        return FailureWaves.lastCycles(file, message, List.of())
                .cycles()
                .orElseThrow()
                .rows()
                .stream()
                .map(WaveCycles.Row::name)
                .toList();
    }

    @Test
    void signalsNearTheTopComeFirstAndEachValueOnce(@TempDir Path directory) throws IOException {
        assertThat(names("5 is not 6", directory)).containsExactly("top.fifo[7:0]", "top.u.deep");
    }

    @Test
    void thoseOfTheMessageComeBeforeAllOthers(@TempDir Path directory) throws IOException {
        assertThat(names("top.u.deep is 1, not 0: top.u.deep", directory))
                .containsExactly("top.u.deep", "top.fifo[7:0]");
        assertThat(names("deep is 1", directory).getFirst()).isEqualTo("top.u.deep");
    }

    @Test
    void whatTheTestRecordedIsDrawnOverItsPins(@TempDir Path directory) throws IOException {
        Path file = Files.writeString(directory.resolve("waves.vcd"), VCD);
        LaneEntry.append(
                directory,
                List.of(
                        new LaneEntry("u", "5 ns", "", false, "W 4=12", Map.of("id", "3")),
                        new LaneEntry("u", "1 ns", "5 ns", true, "before", Map.of())));
        WaveCycles cycles =
                FailureWaves.lastCycles(file, "", LaneEntry.read(directory)).cycles().orElseThrow();
        assertThat(cycles.lanes())
                .containsExactly(
                        new WaveLane(
                                "u",
                                List.of(
                                        new WaveLane.Box(
                                                0, 2, "W 4=12", "W 4=12, since 5 ns; id 3"))));
        assertThat(cycles.rows().getFirst().name()).as("pins of u").isEqualTo("top.u.same[7:0]");
    }

    @Test
    void clocksAndResetsComeBeforeOthers() {
        List<WaveSignal> all =
                Stream.of("data", "hresetn", "clk_i", "clkdiv", "rst_n", "u.u.u.clk")
                        .map(name ->
                                new WaveSignal(
                                        "top",
                                        name,
                                        "",
                                        WaveSignal.Kind.BITS,
                                        1,
                                        Map.of(),
                                        name.hashCode()))
                        .toList();
        assertThat(FailureWaves.chosen(all, "", Set.of(), 4))
                .extracting(WaveSignal::name)
                .containsExactly("hresetn", "clk_i", "rst_n", "data");
    }

    @Test
    void whatCannotBeReadIsLeftOutAndItsReasonIsTold(@TempDir Path directory) throws IOException {
        Path file = Files.writeString(directory.resolve("waves.fst"), "no waves");
        LastCycles unreadable = FailureWaves.lastCycles(file, "", List.of());
        assertThat(unreadable.cycles()).isEmpty();
        assertThat(unreadable.trouble()).isNotEmpty();
        assertThat(FailureWaves.lastCycles(directory.resolve("none.fst"), "", List.of()))
                .isEqualTo(LastCycles.NONE);
    }
}
