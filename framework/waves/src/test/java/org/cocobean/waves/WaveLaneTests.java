package org.cocobean.waves;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/// Cycles of 10 units: the first begins at 5, the last at 35 and ends at 45.
class WaveLaneTests {

    private static final List<Long> EDGES = List.of(5L, 15L, 25L, 35L);

    private static WaveTransaction transaction(
            long start, long end, boolean sampled, String label) {
        return new WaveTransaction("bus", start, OptionalLong.of(end), sampled, label, label);
    }

    private static List<List<String>> rows(WaveTransaction... transactions) {
        return WaveLane.of(List.of(transactions), EDGES, 45).stream()
                .map(lane -> lane.cells(EDGES.size()))
                .toList();
    }

    @Test
    void whatAFlipFlopSawWasThereInTheCycleBefore() {
        assertThat(rows(transaction(15, 15, true, "a"), transaction(25, 35, true, "b")))
                .containsExactly(List.of("a", "b", ".", ""));
        assertThat(rows(transaction(45, 45, true, "last")))
                .containsExactly(List.of("", "", "", "last"));
    }

    @Test
    void whatWasDrivenIsThereFromItsStartUntilItIsTaken() {
        assertThat(rows(transaction(15, 35, false, "a")))
                .containsExactly(List.of("", "a", ".", ""));
        assertThat(rows(transaction(17, 19, false, "a"))).containsExactly(List.of("", "a", "", ""));
    }

    @Test
    void whatHasNotEndedGoesOnToTheEnd() {
        assertThat(rows(new WaveTransaction("bus", 25, OptionalLong.empty(), false, "open", "")))
                .containsExactly(List.of("", "", "open", "."));
    }

    @Test
    void whatWasBeforeOrComesLaterIsLeftOut() {
        assertThat(rows(transaction(0, 5, true, "before"), transaction(46, 50, true, "later")))
                .isEmpty();
        assertThat(rows(transaction(0, 15, true, "cut")))
                .containsExactly(List.of("cut", "", "", ""));
    }

    @Test
    void whatOverlapsStandsInRowsOfItsOwnAndTheRestIsCounted() {
        WaveTransaction[] all = new WaveTransaction[6];
        for (int i = 0; i < all.length; i++) {
            all[i] = transaction(15, 35, true, "t" + i);
        }
        List<WaveLane> lanes = WaveLane.of(List.of(all), EDGES, 45);
        assertThat(lanes)
                .extracting(WaveLane::name)
                .containsExactly("bus", "bus", "bus", "bus (+2)");
        assertThat(lanes.get(3).cells(4)).containsExactly("t3", ".", ".", "");
    }

    @Test
    void fewerCyclesHaveFewerBoxes() {
        WaveCycles cycles =
                new WaveCycles(
                        "clk",
                        List.of("5 ns", "15 ns", "25 ns", "35 ns"),
                        List.of(new WaveCycles.Row("count", 8, List.of("00", "01", "01", "02"))),
                        WaveLane.of(
                                List.of(
                                        transaction(15, 15, true, "early"),
                                        transaction(25, 45, true, "W 4=12")),
                                EDGES,
                                45));
        assertThat(cycles.last(2).text())
                .isEqualTo(
                        """
                        clk    25 ns   35 ns
                        bus    W 4=12  .
                        count  01      02
                        """);
        assertThat(WaveSvg.alone(cycles))
                .contains("<g class=\"transaction\"><title>bus: W 4=12</title><rect x=")
                .contains(">early</text>");
    }
}
