package org.cocobean.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.engine.reporting.ReportEntry;

class SeedTests {

    @Design(top = "counter", sources = Trial.COUNTER)
    static class Draws {

        private long early;

        @BeforeEach
        void drawEarly(Random random) {
            early = random.nextLong();
        }

        @HdlTest
        void first(Random random, TestReporter reporter) {
            reporter.publishEntry("first", early + " " + random.nextLong());
        }

        @HdlTest
        void second(Random random, TestReporter reporter) {
            reporter.publishEntry("second", early + " " + random.nextLong());
        }

        @RepeatedTest(2)
        void repeated(Random random, RepetitionInfo info, TestReporter reporter) {
            reporter.publishEntry(
                    "repeated " + info.getCurrentRepetition(), early + " " + random.nextLong());
        }
    }

    private static Map<String, String> drawn(Trial trial) {
        assertThat(trial.failures()).isEmpty();
        Map<String, String> drawn = new TreeMap<>();
        trial.results()
                .testEvents()
                .reportingEntryPublished()
                .map(event -> event.getRequiredPayload(ReportEntry.class))
                .forEach(entry -> drawn.putAll(entry.getKeyValuePairs()));
        return drawn;
    }

    private static Map<String, String> drawnWith(String... settings) {
        return drawn(Trial.of(Draws.class, settings));
    }

    @Test
    void eachTestDrawsItsOwnNumbersAndTheSameOnesAgain() {
        Map<String, String> once = drawnWith("cocobean.seed=5");
        assertThat(once).hasSize(4);
        assertThat(once.values()).doesNotHaveDuplicates();
        assertThat(drawnWith("cocobean.seed=5")).isEqualTo(once);
    }

    @Test
    void anotherSeedGivesOtherNumbers() {
        assertThat(drawnWith("cocobean.seed=5").values())
                .doesNotContainAnyElementsOf(drawnWith("cocobean.seed=6").values());
    }

    @Test
    void aTestAloneDrawsWhatItDrawsAmongOthers() {
        Map<String, String> alone =
                drawn(
                        Trial.of(
                                DiscoverySelectors.selectMethod(
                                        Draws.class, "second", Random.class, TestReporter.class),
                                "cocobean.seed=5"));
        assertThat(alone).hasSize(1);
        assertThat(drawnWith("cocobean.seed=5")).containsAllEntriesOf(alone);
    }

    @Test
    void allSimulatorsGetTheSameNumbers() {
        List<String> values = new ArrayList<>();
        Trial.of(Draws.class, "cocobean.seed=5", "cocobean.sim=icarus,icarus")
                .results()
                .testEvents()
                .reportingEntryPublished()
                .map(event -> event.getRequiredPayload(ReportEntry.class))
                .filter(entry -> entry.getKeyValuePairs().containsKey("first"))
                .forEach(entry -> values.addAll(entry.getKeyValuePairs().values()));
        assertThat(values).hasSize(2);
        assertThat(values.get(0)).isEqualTo(values.get(1));
    }

    @Test
    void withoutASettingAllTestsOfTheRunDeriveFromOneSeed() {
        assertThat(drawnWith("cocobean.seed=")).isEqualTo(drawnWith("cocobean.seed="));
    }

    @Test
    void aSeedThatIsNoNumberIsRefused() {
        assertThat(Trial.of(Draws.class, "cocobean.seed=lucky").failures().getFirst())
                .hasMessageContaining(
                        "The setting cocobean.seed is 'lucky', but must be a whole number");
    }
}
