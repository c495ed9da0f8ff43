package org.cocobean.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.cocobean.waves.WaveCycles;
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
        return FailureWaves.lastCycles(file, message).orElseThrow().rows().stream()
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
    void whatCannotBeReadIsLeftOut(@TempDir Path directory) throws IOException {
        Path file = Files.writeString(directory.resolve("waves.fst"), "no waves");
        assertThat(FailureWaves.lastCycles(file, "")).isEmpty();
        assertThat(FailureWaves.lastCycles(directory.resolve("none.fst"), "")).isEmpty();
    }
}
